/** What a rename would make of the project that a fixture draws. */
import {
  applyEdits,
  type CatalogText,
  GENERATORS,
  parseCatalog,
  smallestEdit,
  sortEdits,
} from '@loglex/catalog';
import {
  type ChangedText,
  generatedSpelling,
  rename,
  type RenamedFile,
  type RenameOptions,
  type RenameSources,
  type Snapshot,
} from '@loglex/engine';
import type { EditorFixture, Mark } from './fixture.ts';

export interface RenamingOptions extends RenameOptions {
  /** Whether the branch that work is merged into has every code. Default: none. */
  readonly merged?: boolean;
  readonly unread?: readonly { readonly file: string; readonly message: string }[];
}

export interface Renaming {
  /** Why there is none. */
  readonly refused?: string;
  /** What is replaced, with its role; what is put in between is in none. */
  readonly marks: readonly Mark[];
  /** The files that change, as they would be. */
  readonly texts: ReadonlyMap<string, string>;
}

/** `undefined` where nothing at the cursor can be renamed. */
export function renaming(
  { snapshot, document, offset, markOf }: EditorFixture,
  newName: string,
  { merged = false, unread = [], ...options }: RenamingOptions = {},
): Renaming | undefined {
  const sources = renameSources(snapshot, { merged, unread });
  const made = rename(snapshot, document, offset, newName, sources, options);
  if (made === undefined) return undefined;
  if ('refused' in made) return { refused: made.refused, marks: [], texts: new Map() };
  return {
    marks: made
      .flatMap(({ file, edits }) =>
        edits
          .filter(({ start, end }) => start < end)
          .map(({ role, ...range }) => markOf(file, range, role)),
      )
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.range.start - b.range.start)),
    texts: textsAfter(made),
  };
}

export function textsAfter(files: readonly RenamedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ file, text, edits }) => [file, applyEdits(text, sortEdits(edits))]));
}

export function renameSources(
  snapshot: Snapshot,
  { merged, unread }: { readonly merged: boolean; readonly unread: RenamingOptions['unread'] },
): RenameSources {
  const { session, sessionOf, catalogTexts, index } = snapshot;
  const { catalog, settings } = session;
  const textOf = (file: string) => snapshot.documentOf(file)?.text ?? '';
  const catalogWith = (...changed: readonly CatalogText[]) => {
    const texts = catalogTexts.map(
      (text) => changed.find(({ file }) => file === text.file) ?? text,
    );
    return { ...parseCatalog(texts), unread: [] };
  };
  return {
    scope: {
      settings,
      catalog,
      catalogTexts,
      catalogProblems: parseCatalog(catalogTexts).problems,
      catalogModules: [],
      problems: [],
      catalogWith,
    },
    index,
    sessionOf,
    textOf,
    unreadNaming: () => unread ?? [],
    wasMerged: () => merged,
    generatedWith(changed) {
      const { catalog: next } = catalogWith(...changed);
      return settings.generate.flatMap(({ target, out }): ChangedText[] => {
        const before = textOf(out);
        if (before === '') return [];
        const spelling = generatedSpelling(target, settings);
        const options = { from: ['log-catalog.yaml'], ...(spelling && { spelling }) };
        const { text: after } = GENERATORS.get(target)!(next, options);
        const edits = before === after ? [] : [smallestEdit(before, after)];
        return [{ file: out, before, after, edits }];
      });
    },
  };
}
