/**
 * What the projects around a folder say, as a short text. ESLint's cache knows that a file or the configuration changed,
 * and nothing of `loglex.yaml` and catalogs: with this text in its `settings`, the configuration changes with them.
 */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { CatalogReference } from '@loglex/engine';
import { findSettingsFile, findSettingsFilesBelow } from '@loglex/project';
import { projectAt } from './linted-project.ts';
import { rechecked } from './recheck.ts';

/** What the settings files at, above and below a folder amount to. */
export interface Surroundings {
  /** Changes whenever one of them, or a catalog that they name, says something else. */
  readonly digest: string;
  /** All catalogs that they name, from the root of each. */
  readonly catalogs: readonly CatalogReference[];
  /** Globs of the configuration files that they name, from the root of each. */
  readonly configuration: readonly string[];
}

/** Of the projects at, above and below this absolute folder. */
export const surroundingsOf: (folder: string) => Surroundings = rechecked((folder) => {
  const above = findSettingsFile(folder);
  const files = new Set([
    ...(above === undefined ? [] : [above]),
    ...findSettingsFilesBelow(folder),
  ]);
  const projects = [...files].map((file) => ({ file, ...projectAt(file) }));
  const hash = createHash('sha256');
  for (const { file, scope } of projects) {
    const { settings, missing, catalogTexts } = scope;
    const said = [relative(folder, file), settings, missing];
    hash.update(
      JSON.stringify(said, (_, value: unknown) => (value instanceof Map ? [...value] : value)),
    );
    for (const text of catalogTexts) hash.update(`\0${text.file}\0`).update(text.text);
  }
  return {
    digest: hash.digest('base64url').slice(0, 16),
    catalogs: projects.flatMap(({ scope }) => scope.settings.catalogs),
    configuration: projects.flatMap(({ scope }) =>
      scope.settings.configuration.flatMap(({ files }) => files),
    ),
  };
});
