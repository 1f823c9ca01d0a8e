/** The generated files of a change: made of the catalogs as they will be. */
import {
  type GeneratedFile,
  generatedFiles,
  type GeneratingPart,
} from '../generate/generated-files.ts';
import type { ChangedText } from '../files/write-all.ts';

/** A part of a project, of which the catalog will be another one. */
type ChangedPart = Pick<GeneratingPart, 'settings' | 'settingsFiles'>;

export interface RegenerateOptions {
  /** A file as it is now. Default: as it is on disk. */
  readonly textOf?: (file: string) => string | undefined;
  /** What becomes of a file that a person wrote. Default: refused, since it would lack what code imports from it. */
  readonly foreign?: 'refused' | 'left';
}

/** Files that are there and change. Their texts have the line ends of what is generated. */
export function regeneratedFiles(
  root: string,
  previews: ReadonlyMap<ChangedPart, Pick<GeneratingPart, 'catalog'>>,
  { textOf, foreign = 'refused' }: RegenerateOptions = {},
): readonly ChangedText[] | { readonly refused: string } {
  const changed = new Map<string, ChangedText>();
  for (const [{ settings, settingsFiles }, { catalog }] of previews) {
    const files = generatedFiles(root, { settings, settingsFiles, catalog }, textOf);
    if ('refused' in files) return files;
    for (const generated of files) {
      const { file, before, after, isForeign } = generated;
      if (before === undefined || before === after || (isForeign && foreign === 'left')) continue;
      const refused = whyNot(generated, changed);
      if (refused !== undefined) return { refused };
      changed.set(file, { file, before, after });
    }
  }
  return [...changed.values()];
}

function whyNot(
  { file, isForeign }: GeneratedFile,
  changed: ReadonlyMap<string, ChangedText>,
): string | undefined {
  if (isForeign) {
    return `${file} was not generated, so the new constants cannot be put there. Move it away and run \`loglex generate\`.`;
  }
  return changed.has(file)
    ? `${file} is named by two entries of \`generate\`. Give them places of their own.`
    : undefined;
}
