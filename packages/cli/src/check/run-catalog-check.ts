/** `loglex catalog check`: what is wrong with the catalog, without a look at the code. */
import { checks, runCatalogChecks } from '@loglex/engine';
import type { CatalogCheckOptions } from '../commands/catalog.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { FORMATS } from '../formats/formats.ts';
import { openConfigured, shownPath } from '../open-project.ts';
import { buildReport } from '../report/build-report.ts';
import { lookOf } from '../terminal/look.ts';
import { output } from '../terminal/output.ts';
import { sourceTexts } from './source-texts.ts';

export async function runCatalogCheck(options: CatalogCheckOptions): Promise<ExitCode> {
  const project = await openConfigured(options);
  const findings = runCatalogChecks(project.catalogProblems, project);
  const unread = project.problems;
  const report = buildReport(
    { findings, unread, files: project.catalogTexts.length, known: 0, checks },
    sourceTexts(project.root),
    shownPath(project),
  );
  const { format, outputFile } = options;
  const formatter = await FORMATS[format]();
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  await output(formatter(report, look), outputFile);
  if (unread.length > 0) return EXIT.failed;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}
