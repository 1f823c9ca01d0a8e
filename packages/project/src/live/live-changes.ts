/**
 * Changes of the catalog as an editor makes them: edits of what is in buffers or on disk, in the catalog and in what is
 * generated from it. The mechanism is that of the program; nothing is written.
 */
import type { TextEdit } from '@loglex/catalog';
import {
  type Alteration,
  difference,
  type DocumentEdits,
  type FileFacts,
  makeChange,
  type PlannedConstant,
  smallestEdit,
} from '@loglex/engine';
import { languageOf } from '../files/language.ts';
import type { ChangedText } from '../files/write-all.ts';
import { extendCatalogs } from '../migrate/add-constants.ts';
import { regeneratedFiles } from '../migrate/generate-files.ts';
import { missingIn } from '../migrate/missing-in.ts';
import { unreadIn } from '../migrate/unread-in.ts';
import type { CatalogPreview, Scope } from '../scope.ts';
import type { LiveScopes } from './live-scopes.ts';
import type { ScopeView } from './scope-views.ts';

/** Edits of the catalog, then of the generated files; or why there are none, in one or two sentences. */
export type LiveChange = readonly DocumentEdits[] | { readonly refused: string };

export interface LiveChanges {
  /** Why coded calls in the file would import what is not there, and what to do; `undefined`: nothing is missing. */
  missingFor(file: string): string | undefined;
  addConstants(constants: readonly PlannedConstant[]): LiveChange;
  /** Of anything but a name. `file`: any that the catalog governs. */
  changeConstant(file: string, change: Alteration): LiveChange;
  /** Whether the comment that `edit` puts into a file is one there: `after` might have it in a string. */
  isComment(file: string, after: string, edit: TextEdit): boolean;
}

/** `textOf`: what a file says now, in its buffer or on disk; `factsWith`: what is read from another text of it. */
export function createLiveChanges(
  root: string,
  scopes: LiveScopes,
  textOf: (file: string) => string | undefined,
  factsWith: (file: string, text: string) => FileFacts | undefined,
): LiveChanges {
  /** All scopes with what is typed, or why nothing may be changed by them. */
  function openScopes(): readonly Scope[] | { readonly refused: string } {
    const open = scopes.views().map(asOpen);
    const unread = unreadIn(open);
    return unread === undefined ? open : { refused: unread };
  }

  function generated(previews: ReadonlyMap<Scope, CatalogPreview>): LiveChange {
    const files = regeneratedFiles(root, previews);
    if ('refused' in files) return files;
    return files.map(({ file, before, after }) => {
      const text = textOf(file) ?? before;
      // Line ends are those that git made.
      const wanted = text.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after;
      const edits = text === wanted ? [] : [smallestEdit(text, wanted)];
      return { file, edits, about: 'Generated files' };
    });
  }

  function withGenerated(
    catalogs: readonly DocumentEdits[],
    previews: ReadonlyMap<Scope, CatalogPreview>,
  ): LiveChange {
    const unsaved = catalogs.find(({ file }) =>
      scopes.views().some((view) => isUnsavedModule(view, file)),
    );
    if (unsaved !== undefined) return { refused: `Save ${unsaved.file} first.` };
    const others = generated(previews);
    return 'refused' in others ? others : [...catalogs, ...others];
  }

  return {
    missingFor(file) {
      const language = languageOf(file);
      if (language === undefined) return undefined;
      const missing = missingIn(root, [{ language, scope: scopes.now.of(file) }]);
      if (missing.length === 0) return undefined;
      const told = missing.map(({ what, advice }) => `${what} is not there. ${advice}`);
      return `The call would import what cannot be found: ${told.join(' ')}`;
    },
    addConstants(constants) {
      const open = openScopes();
      if ('refused' in open) return open;
      const extended = extendCatalogs(open, constants);
      if ('refused' in extended) return extended;
      const { files, previews } = extended;
      return withGenerated(
        files.map(({ file, edits }) => ({ file, edits, about: 'Catalog' })),
        previews,
      );
    },
    changeConstant(file, change) {
      const open = openScopes();
      if ('refused' in open) return open;
      const { scope: governing } = scopes.viewOf(file);
      const scope = open.find(({ settingsFiles }) => settingsFiles === governing.settingsFiles)!;
      // Only a new name would concern code.
      const made = makeChange(scope, change, undefined);
      if ('refused' in made) return made;
      const edits = made.files.map((each) => {
        return { file: each.file, edits: each.edits, about: 'Catalog' };
      });
      return withGenerated(edits, previewsOf(open, made.files));
    },
    isComment(file, after, { start, text }) {
      if (languageOf(file) !== undefined) {
        const end = start + text.length;
        const directives = factsWith(file, after)?.directives ?? [];
        return directives.some(({ range }) => range.start < end && start < range.end);
      }
      const { catalog, catalogTexts, scope } = scopes.viewOf(file);
      if (!catalogTexts.some((each) => each.file === file)) return true;
      const others = catalogTexts.filter((each) => each.file !== file);
      const { gone, come } = difference(
        catalog.constants,
        scope.catalogWith(...others, { file, text: after }).catalog.constants,
      );
      return gone.length === 0 && come.length === 0;
    },
  };
}

/** What each catalog that reads one of the files will be. */
function previewsOf(
  scopes: readonly Scope[],
  files: readonly Pick<ChangedText, 'file' | 'after'>[],
): ReadonlyMap<Scope, CatalogPreview> {
  const changed = files.map(({ file, after }) => ({ file, text: after }));
  return new Map(
    scopes
      .filter(({ catalogTexts }) =>
        catalogTexts.some((text) => changed.some(({ file }) => file === text.file)),
      )
      .map((scope) => [scope, scope.catalogWith(...changed)]),
  );
}

/** A scope as if what is typed were saved. */
function asOpen(view: ScopeView): Scope {
  const { scope, catalog, catalogTexts, catalogProblems, problems } = view;
  const saved = new Set(scope.catalogTexts);
  const typed = catalogTexts.filter((text) => !saved.has(text));
  return {
    ...scope,
    catalog,
    catalogTexts,
    catalogProblems,
    problems,
    catalogWith: (...changed) =>
      scope.catalogWith(
        ...typed.filter(({ file }) => !changed.some((each) => each.file === file)),
        ...changed,
      ),
  };
}

/** A catalog in code is spliced as it was read from disk. */
function isUnsavedModule({ scope, catalogTexts }: ScopeView, file: string): boolean {
  const module = scope.catalogModules.find((each) => each.file === file);
  const text = catalogTexts.find((each) => each.file === file);
  return module !== undefined && text !== undefined && module.text !== text.text;
}
