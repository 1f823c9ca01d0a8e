/** The files of a new project as texts: its settings, and a catalog file for each component. */
import type { AuditFile } from '../audit/counted-call.ts';
import { catalogText } from './catalog-text.ts';
import { draftProject } from './draft.ts';
import { generatedModules, type GeneratedModule } from './generated-modules.ts';
import type { Draft } from './draft.ts';
import { settingsText } from './settings-text.ts';
import { testGlobs } from './tests.ts';

export interface DraftFile {
  /** POSIX path relative to the project's root. */
  readonly path: string;
  readonly text: string;
}

export interface DraftOptions {
  /** POSIX path of the folder for the catalog, relative to the project's root. */
  readonly catalogFolder: string;
  /** Paths of all source files, those without log calls included. */
  readonly sources: readonly string[];
}

export interface DraftedProject extends Draft {
  /** `loglex.yaml` first. */
  readonly files: readonly DraftFile[];
  /** What the settings generate from the catalog. */
  readonly modules: readonly GeneratedModule[];
}

/** Drafts settings and catalog from `files`. What it returns parses without a problem. */
export function draftFiles(files: readonly AuditFile[], options: DraftOptions): DraftedProject {
  const { catalogFolder, sources } = options;
  const draft = draftProject(files);
  const modules = generatedModules(
    sources,
    files.map(({ facts }) => facts),
  );
  const settings = {
    catalogFolder,
    tests: testGlobs(sources),
    modules,
    wrappers: draft.wrappers,
  };
  return {
    ...draft,
    modules,
    files: [
      { path: 'loglex.yaml', text: settingsText(settings) },
      ...draft.catalogs.map((catalog) => ({
        path: `${catalogFolder}/${catalog.name}.yaml`,
        text: catalogText(catalog),
      })),
    ],
  };
}
