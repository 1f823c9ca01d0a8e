/**
 * Changes as an editor makes them: planned by the mechanism of the program upon what is in buffers or on disk, in the
 * catalog, in code and in what is generated. Nothing is written.
 */
import type { CatalogText, TextEdit } from '@loglex/catalog';
import {
  type Alteration,
  difference,
  type DocumentEdits,
  type FileFacts,
  makeChange,
  type PlannedConstant,
  type ProjectIndex,
} from '@loglex/engine';
import { languageOf } from '../files/language.ts';
import { extendCatalogs } from '../migrate/add-constants.ts';
import { missingIn } from '../migrate/missing-in.ts';
import { unreadIn } from '../migrate/unread-in.ts';
import type { Problem } from '../problem.ts';
import type { CatalogPreview } from '../scope.ts';
import type { LiveFilling } from './live-filling.ts';
import type { LiveScopes } from './live-scopes.ts';
import {
  type ChangeSources,
  generatedOf,
  previewsWith,
  type Refused,
  unreadNaming,
} from './planned-change.ts';
import type { ScopeView } from './scope-views.ts';

/** Edits of the catalog, then of the generated files; or why there are none, in one or two sentences. */
export type LiveChange = readonly DocumentEdits[] | Refused;

/** Files are POSIX paths from the root. */
export interface LiveChanges {
  /**
   * A change of the project that is planned upon what it says now: `plan` is called again where files turn out to be other
   * than the index knows them. Refused while the project is being read, since what is not known would not be changed.
   */
  planned<Plan>(file: string, plan: (sources: ChangeSources) => Plan): Plan | Refused;
  /** Why coded calls in the file would import what is not there, and what to do; `undefined`: nothing is missing. */
  missingFor(file: string): string | undefined;
  addConstants(constants: readonly PlannedConstant[]): LiveChange;
  /** Of anything but a name. `file`: any that the catalog governs. */
  changeConstant(file: string, change: Alteration): LiveChange;
  /** Whether the comment that `edit` puts into a file is one there: `after` might have it in a string. */
  isComment(file: string, after: string, edit: TextEdit): boolean;
}

export interface LiveChangesOptions {
  /** Absolute path. */
  readonly root: string;
  readonly scopes: LiveScopes;
  readonly index: ProjectIndex;
  readonly filling: Pick<LiveFilling, 'phase' | 'progress'>;
  /** What kept files from being read, wholly or at all. */
  readonly unreadable: ReadonlyMap<string, Problem>;
  /** Settings and catalogs are those of now, and so is what is known of buffers. */
  readonly refresh: () => void;
  /** What a file says now, in its buffer or on disk. */
  readonly textOf: (file: string) => string | undefined;
  /** Whether a file is on disk, or in its buffer, as the index knows it. */
  readonly isKnown: (file: string) => boolean;
  readonly readFromDisk: (file: string) => void;
  /** What is read from another text of a file. */
  readonly factsWith: (file: string, text: string) => FileFacts | undefined;
}

/** Files that change while one plans are read again this often. */
const MOST_ROUNDS = 3;

export function createLiveChanges(options: LiveChangesOptions): LiveChanges {
  const { root, scopes, index, filling, refresh, textOf } = options;

  function planned<Plan>(file: string, plan: (sources: ChangeSources) => Plan): Plan | Refused {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      refresh();
      const { phase, progress } = filling;
      if (phase !== 'ready') {
        const far = progress === undefined ? '' : ` (${progress})`;
        return {
          refused: `The project is not read whole yet${far}, and what is not read would be missed. Try again when it is.`,
        };
      }
      const stale = new Set<string>();
      const made = plan({
        scope: scopes.viewOf(file),
        index,
        sessionOf: (other) => scopes.viewOf(other).session,
        textOf(other) {
          if (!options.isKnown(other)) stale.add(other);
          return textOf(other) ?? '';
        },
        unreadNaming: (words) => unreadNaming(options.unreadable, textOf, words),
        // What a person wrote is code, and changed as such.
        generatedWith: (changed) =>
          generatedOf(root, previewsWith(scopes.views(), changed), textOf, 'left'),
      });
      if (stale.size === 0) return made;
      for (const each of stale) options.readFromDisk(each);
    }
    return { refused: 'Files of the project are changing right now. Try again.' };
  }

  /** Edits of catalogs, and what is generated of them as they will be. */
  function withGenerated(
    catalogs: readonly Pick<DocumentEdits, 'file' | 'edits'>[],
    previews: ReadonlyMap<ScopeView, CatalogPreview>,
  ): LiveChange {
    const generated = generatedOf(root, previews, textOf, 'refused');
    if ('refused' in generated) return generated;
    const labelled =
      (about: string) =>
      ({ file, edits }: Pick<DocumentEdits, 'file' | 'edits'>) => ({ file, edits, about });
    return [...catalogs.map(labelled('Catalog')), ...generated.map(labelled('Generated files'))];
  }

  return {
    planned,
    missingFor(file) {
      const language = languageOf(file);
      if (language === undefined) return undefined;
      const missing = missingIn(root, [{ language, scope: scopes.now.of(file) }]);
      if (missing.length === 0) return undefined;
      const told = missing.map(({ what, advice }) => `${what} is not there. ${advice}`);
      return `The call would import what cannot be found: ${told.join(' ')}`;
    },
    addConstants(constants) {
      const views = scopes.views();
      const unread = unreadIn(views);
      if (unread !== undefined) return { refused: unread };
      const extended = extendCatalogs(views, constants);
      return 'refused' in extended ? extended : withGenerated(extended.files, extended.previews);
    },
    changeConstant(file, change) {
      const views = scopes.views();
      const unread = unreadIn(views);
      if (unread !== undefined) return { refused: unread };
      // Only a new name would concern code.
      const made = makeChange(scopes.viewOf(file), change, undefined);
      if ('refused' in made) return made;
      const changed = made.files.map((each): CatalogText => ({
        file: each.file,
        text: each.after,
      }));
      return withGenerated(made.files, previewsWith(views, changed));
    },
    isComment(file, after, { start, text }) {
      if (languageOf(file) !== undefined) {
        const end = start + text.length;
        const directives = options.factsWith(file, after)?.directives ?? [];
        return directives.some(({ range }) => range.start < end && start < range.end);
      }
      const { catalog, catalogTexts, catalogWith } = scopes.viewOf(file);
      if (!catalogTexts.some((each) => each.file === file)) return true;
      const preview = catalogWith({ file, text: after });
      const { gone, come } = difference(catalog.constants, preview.catalog.constants);
      return gone.length === 0 && come.length === 0;
    },
  };
}
