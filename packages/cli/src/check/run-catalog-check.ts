/** `loglex catalog check`: what is wrong with the catalog, without a look at the code. */
import { checks, type Finding, runCatalogChecks } from '@loglex/engine';
import type { CatalogCheckOptions } from '../commands/catalog.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { baseFolder } from '../formats/base-folder.ts';
import { FORMATS } from '../formats/formats.ts';
import { openConfigured, partsOf, shownPath } from '../open-project.ts';
import { buildReport } from '../report/build-report.ts';
import { lookOf } from '../terminal/look.ts';
import { output } from '../terminal/output.ts';
import { sourceTexts } from './source-texts.ts';

export async function runCatalogCheck(options: CatalogCheckOptions): Promise<ExitCode> {
  const { format, outputFile } = options;
  const project = await openConfigured(options);
  const parts = partsOf(project);
  const found = parts.flatMap((part) => runCatalogChecks(part.catalogProblems, part));
  const files = new Set(parts.flatMap(({ catalogTexts }) => catalogTexts.map(({ file }) => file)));
  const findings = once(found);
  const unread = project.problems;
  const report = buildReport(
    { findings, unread, files: files.size, known: 0, checks },
    sourceTexts(project.root),
    shownPath(project, baseFolder(format, project.cwd, process.env)),
  );
  const formatter = await FORMATS[format]();
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  await output(await formatter(report, look), outputFile);
  if (unread.length > 0) return EXIT.failed;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}

/** A catalog that two parts of a monorepo share is read by both, and wrong once. */
function once(findings: readonly Finding[]): Finding[] {
  const key = ({ file, range, check, message }: Finding) =>
    JSON.stringify([file, range.start, check, message]);
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}
