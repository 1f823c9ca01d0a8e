/** What a change of a project that is open in an editor is planned upon: buffers over the disk, files to be generated, what nobody could read. */
import { type CatalogText, smallestEdit } from '@loglex/catalog';
import { type CatalogScope, type ChangedText, type CodeSources } from '@loglex/engine';
import { regeneratedFiles } from '../migrate/generate-files.ts';
import type { Problem } from '../problem.ts';
import type { CatalogPreview } from '../scope.ts';
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

/** What each catalog that reads one of the files will be. */
export function previewsWith(
  views: readonly ScopeView[],
  changed: readonly CatalogText[],
): ReadonlyMap<ScopeView, CatalogPreview> {
  const previews = new Map<ScopeView, CatalogPreview>();
  for (const view of views) {
    const own = changed.filter(({ file }) => view.catalogTexts.some((each) => each.file === file));
    if (own.length > 0) previews.set(view, view.catalogWith(...own));
  }
  return previews;
}

/** As `loglex generate` would write them, with the line ends that are there. */
export function generatedOf(
  root: string,
  previews: ReadonlyMap<ScopeView, CatalogPreview>,
  textOf: TextOf,
  foreign: 'refused' | 'left',
): readonly ChangedText[] | Refused {
  const files = regeneratedFiles(root, previews, { textOf, foreign });
  if ('refused' in files) return files;
  return files.map((each) => {
    const { file } = each;
    const before = textOf(file) ?? each.before;
    const after = before.includes('\r\n') ? each.after.replaceAll('\n', '\r\n') : each.after;
    return { file, before, after, edits: [smallestEdit(before, after)] };
  });
}
