/** What a change of a project that is open in an editor is planned upon: buffers over the disk, files to be generated, what nobody could read. */
import type { CatalogText } from '@loglex/catalog';
import {
  type CatalogScope,
  type ChangedText,
  type CodeSources,
  smallestEdit,
} from '@loglex/engine';
import { generatedFiles } from '../generate/generated-files.ts';
import type { Problem } from '../problem.ts';
import type { ScopeView } from './scope-views.ts';

/** Why there is no change, in one or two sentences. */
export interface Refused {
  readonly refused: string;
}

export interface ChangeSources extends CodeSources {
  /** The catalog that governs the file that is asked about. */
  readonly scope: CatalogScope;
  /** Files that could not be read, or not wholly, in which one of `words` stands. */
  unreadNaming(words: readonly string[]): readonly Problem[];
  /** Generated files that are there and would say something else, were this in the files of the catalog. */
  generatedWith(changed: readonly CatalogText[]): readonly ChangedText[] | Refused;
}

type TextOf = (file: string) => string | undefined;

export function unreadNaming(
  unreadable: ReadonlyMap<string, Problem>,
  textOf: TextOf,
  words: readonly string[],
): readonly Problem[] {
  return [...unreadable.values()].filter(({ file, kind }) => {
    if (kind !== 'syntax' && kind !== 'internal') return false;
    const text = textOf(file) ?? '';
    return words.some((word) => text.includes(word));
  });
}

/** As `loglex generate` would write them, with the line ends that are there. */
export function generatedWith(
  root: string,
  views: readonly ScopeView[],
  textOf: TextOf,
  changed: readonly CatalogText[],
): readonly ChangedText[] | Refused {
  const files: ChangedText[] = [];
  const isChanged = ({ file }: CatalogText) => changed.some((each) => each.file === file);
  for (const view of views) {
    const own = view.catalogTexts.filter(isChanged).map(({ file }) => file);
    if (own.length === 0 || view.settings.generate.length === 0) continue;
    const { settings, settingsFiles } = view;
    const { catalog } = view.catalogWith(...changed.filter(({ file }) => own.includes(file)));
    const generated = generatedFiles(root, { settings, settingsFiles, catalog }, textOf);
    if ('refused' in generated) return generated;
    for (const { file, before, after, isForeign } of generated) {
      if (before === undefined || isForeign || before === after) continue;
      const now = textOf(file) ?? '';
      const next = now.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after;
      files.push({ file, before: now, after: next, edits: [smallestEdit(now, next)] });
    }
  }
  return files;
}
