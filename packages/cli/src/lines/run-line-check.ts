/** `loglex lines --check`, from its options to its exit code: does the running system keep the catalog? */
import { createLineChecker, type Finding, type LineCheckCounts } from '@loglex/engine';
import type { FailOn, LinesOptions } from '../commands/lines.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type FormatName, FORMATS } from '../formats/formats.ts';
import { many } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { checkReport } from './check-report.ts';
import { openLogs } from './read-logs.ts';

export async function runLineCheck(
  names: readonly string[],
  options: LinesOptions & { readonly format: FormatName },
): Promise<ExitCode> {
  const { format, outputFile, failOn = 'error' } = options;
  const logs = await openLogs(names, options);
  const { project, knowledge } = logs;
  const checker = createLineChecker({ catalog: knowledge.catalog, settings: project.settings });
  const read = new Set<string>();
  for await (const records of logs.read()) {
    for (const { log, record, explanation, isContext } of records) {
      read.add(log);
      if (isContext !== true) checker.add(log, record, explanation);
    }
  }
  const findings = checker.findings().map((found) =>
    // The places of another version's catalog are not those of the files that are there.
    options.at === undefined ? found : { ...found, finding: { ...found.finding, related: [] } },
  );
  const report = checkReport({ project, findings, logs: read.size, unread: [] }, format);
  const formatter = await FORMATS[format]();
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  await output(await formatter(report, look), outputFile);
  tell(checker.counts());
  const fails = findings.some(({ finding }) => isAtLeast(finding.severity, failOn));
  return logs.end(fails ? EXIT.findings : EXIT.clean);
}

/** Nothing found among records that nobody knows is no good news. */
function tell({ records, coded, known, untold }: LineCheckCounts): void {
  const others = records - coded - known;
  say(
    `${many(records, 'record')}: ${coded.toLocaleString('en-US')} with a code, ` +
      `${known.toLocaleString('en-US')} known by their text, ${others.toLocaleString('en-US')} unknown.`,
  );
  if (untold > 0) {
    say(
      `Not told: what is wrong with ${many(untold, 'further record')}, in more ways than are kept.`,
    );
  }
}

const SEVERITIES: readonly FailOn[] = ['info', 'warning', 'error', 'never'];

function isAtLeast(severity: Finding['severity'], least: FailOn): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}
