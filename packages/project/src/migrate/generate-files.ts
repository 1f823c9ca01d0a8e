/** The generated files of a migration: made of the catalogs as they will be. */
import { generatedFiles } from '../generate/generated-files.ts';
import type { ChangedText } from '../files/write-all.ts';
import type { CatalogPreview, Scope } from '../scope.ts';

/** Files that are there and change; refused where one was not generated, and would lack what code imports from it. */
export function regeneratedFiles(
  root: string,
  previews: ReadonlyMap<Scope, CatalogPreview>,
): readonly ChangedText[] | { readonly refused: string } {
  const changed = new Map<string, ChangedText>();
  for (const [{ settings, settingsFiles }, { catalog }] of previews) {
    const files = generatedFiles(root, { settings, settingsFiles, catalog });
    if ('refused' in files) return files;
    for (const { file, before, after, isForeign } of files) {
      if (before === undefined || before === after) continue;
      if (isForeign) {
        return {
          refused: `${file} was not generated, so the new constants cannot be put there. Move it away and run \`loglex generate\`.`,
        };
      }
      if (changed.has(file)) {
        return {
          refused: `${file} is named by two entries of \`generate\`. Give them places of their own.`,
        };
      }
      changed.set(file, { file, before, after });
    }
  }
  return [...changed.values()];
}
