/** `loglex catalog diff`: two versions of the catalog, and what became of each constant. */
import { diffCatalogs } from '@loglex/catalog';
import type { CatalogDiffOptions, FailOn } from '../commands/catalog-evolution.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { output } from '../terminal/output.ts';
import { catalogVersion } from './catalog-version.ts';
import { DIFF_FORMATS, type ToldChange } from './diff-formats.ts';
import { emitSites } from './emit-sites.ts';

/** `given`: git refs or catalog files; the second may be left out for the catalog as it is now. */
export async function runDiff(
  givenOld: string,
  givenNew: string | undefined,
  { format, outputFile, failOn = [], sites, config }: CatalogDiffOptions,
): Promise<ExitCode> {
  const project = await openConfigured(config === undefined ? {} : { config });
  const before = await catalogVersion(project, givenOld);
  const after = await catalogVersion(project, givenNew);
  const found = diffCatalogs(before.catalog, after.catalog);
  const bySites = sites && found.length > 0 ? await emitSites(project) : undefined;
  const changes = found.map((change): ToldChange => {
    // Of a recoded constant the code may say either.
    const codes = new Set([change.before?.code ?? change.code, change.code]);
    return { ...change, sites: [...codes].flatMap((code) => bySites?.get(code) ?? []) };
  });
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  const diff = { from: before.label, to: after.label, changes };
  await output(DIFF_FORMATS[format](diff, look), outputFile);
  return changes.some((change) => failOn.some((what) => FAILS[what](change)))
    ? EXIT.findings
    : EXIT.clean;
}

const FAILS: Readonly<Record<FailOn, (change: ToldChange) => boolean>> = {
  breaking: ({ impact }) => impact === 'breaking',
  risky: ({ impact }) => impact !== 'harmless',
  any: () => true,
  'new-code': ({ asksForNewCode }) => asksForNewCode,
};
