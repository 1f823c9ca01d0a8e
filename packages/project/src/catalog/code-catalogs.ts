/** The parts of a catalog that stay in code: read live, each entry where it stands. */
import type { CatalogText, SourceEntries } from '@loglex/catalog';
import {
  type CatalogModule,
  importConstants,
  importSpec,
  type Settings,
  sourceEntries,
} from '@loglex/engine';
import { readModules } from '../import/read-modules.ts';
import type { Problem } from '../problem.ts';

export interface CodeCatalogs {
  readonly entries: readonly SourceEntries[];
  readonly modules: readonly CatalogModule[];
  readonly texts: readonly CatalogText[];
  readonly problems: readonly Problem[];
}

/**
 * What the modules hold that the settings name as catalogs.
 * @param root absolute path of the project's root; what leads out of it is not read.
 * @param settingsFile the file to blame for a reference that leads nowhere.
 * @param changed texts that are read in the place of those on disk.
 */
export function readCodeCatalogs(
  root: string,
  { catalogs, references }: Settings,
  settingsFile: string,
  changed?: readonly CatalogText[],
): CodeCatalogs {
  const read = catalogs.flatMap((reference) => {
    if (reference.kind !== 'code') return [];
    const { path, preset, said } = reference;
    const { modules, problems } = readModules(root, [path], changed);
    const imported = importConstants(modules, importSpec(preset, { ...said, references })!);
    const isEmpty = problems.length === 0 && imported.constants.length === 0;
    const message = `The catalog "${path}" holds no constants that the preset "${preset}" can read. Take another preset, or say more of how they are written.`;
    return {
      entries: sourceEntries(imported),
      modules: modules.map(({ file, text, language }): CatalogModule => {
        const isOwn = (each: { readonly file: string }) => each.file === file;
        return {
          file,
          text,
          preset,
          form: language === 'data' ? undefined : references.get(language),
          imported: {
            constants: imported.constants.filter(isOwn),
            aggregates: imported.aggregates.filter(isOwn),
          },
        };
      }),
      texts: modules.map(({ file, text }) => ({ file, text })),
      problems: isEmpty
        ? [{ kind: 'settings' as const, file: settingsFile, message }]
        : problems.map((problem) =>
            problem.file === path && problem.kind === 'arguments'
              ? {
                  ...problem,
                  kind: 'settings' as const,
                  file: settingsFile,
                  message: `The catalog "${path}": ${problem.message}`,
                }
              : problem,
          ),
    };
  });
  return {
    entries: read.map(({ entries }) => entries),
    modules: read.flatMap(({ modules }) => modules),
    texts: read.flatMap(({ texts }) => texts),
    problems: read.flatMap(({ problems }) => problems),
  };
}
