/**
 * What a feature of an editor is asked about: a project as it is at one moment, open buffers included. A feature is a
 * pure function of a snapshot, a document and an offset; it knows offsets and ranges, and no line, protocol or disk.
 */
import type { CatalogText } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { ProjectIndex } from '../index/project-index.ts';
import { lineStartsOf } from '../text/line-index.ts';

export interface Snapshot {
  /** The catalog and the settings that govern the document that is asked about. */
  readonly session: CheckSession;
  /** Those that govern any file of the project: inner settings files have catalogs of their own. */
  sessionOf(file: string): CheckSession;
  /** The files of the catalog as they are now, those that stand in code included. */
  readonly catalogTexts: readonly CatalogText[];
  /** The facts of all files, as far as they are known yet. */
  readonly index: ProjectIndex;
  /** A file as it is now, in its buffer or on disk; `undefined` where it cannot be read. */
  documentOf(file: string): EditorDocument | undefined;
  /** Whether a path is that of a test file. */
  isTest(file: string): boolean;
}

/**
 * What a document is to Loglex. `source`: code, a catalog in code included; `catalog`: a YAML or JSON file of the
 * catalog; `settings`: `loglex.yaml`; `data`: a configuration file of the settings; `log`: written by a program.
 */
export type DocumentKind = 'source' | 'catalog' | 'settings' | 'data' | 'log' | 'other';

export interface EditorDocument {
  /** POSIX path relative to the project's root, or a URI. */
  readonly file: string;
  readonly text: string;
  readonly kind: DocumentKind;
  /** Start offset of each line; computed when it is first asked for. */
  readonly lineStarts: readonly number[];
  /**
   * What a front end read from the text. Absent where nothing of interest can stand in it, and where it could not be
   * parsed: `lastFacts` are then those of an earlier text, whose ranges do not fit this one.
   */
  readonly facts?: FileFacts;
  readonly lastFacts?: FileFacts;
}

export function createDocument(given: Omit<EditorDocument, 'lineStarts'>): EditorDocument {
  let starts = given.facts?.lineStarts;
  return {
    ...given,
    get lineStarts() {
      return (starts ??= lineStartsOf(given.text));
    },
  };
}
