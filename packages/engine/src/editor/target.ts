/**
 * What stands at a cursor, in the words of the catalog: the one question that hover, definition, references and rename
 * begin with. Each kind of document has its own way to tell.
 */
import type {
  Component,
  Field,
  LogConstant,
  Reading,
  RetiredConstant,
  TextRange,
  WordMeaning,
} from '@loglex/catalog';
import type { ConstantMention, LogCall } from '../facts/log-call.ts';
import { catalogTarget } from './catalog-target.ts';
import { logTarget } from './log-target.ts';
import type { RecordWriter } from './record-writers.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { sourceTarget } from './source-target.ts';
import { namedConstant } from './named-constant.ts';

export type EditorTarget =
  ConstantTarget | FieldTarget | ComponentTarget | WordTarget | ReadingTarget | RecordTarget;

/** A code, a name or a reference. Several entries where the catalog has duplicates. */
export interface ConstantTarget {
  readonly kind: 'constant';
  /** What the cursor stands on: the word itself, or the expression that means it. */
  readonly range: TextRange;
  readonly constants: readonly LogConstant[];
  readonly retired: readonly RetiredConstant[];
  /** In code, how it is named; absent where it is merely a word of a text. */
  readonly mention?: ConstantMention;
  /** In code, the log call that it is an argument of. */
  readonly call?: LogCall;
  /** In the catalog, whether this is the entry's own code, name, alias or message; and which of them. */
  readonly isDeclaration?: boolean;
  readonly part?: 'code' | 'name' | 'aliases' | 'message';
  /** In a log, the record's constant: the cursor stands on another part of the record. */
  readonly isLine?: boolean;
}

/** A placeholder of a message, a field of an entry, or the key of a record. */
export interface FieldTarget {
  readonly kind: 'field';
  readonly range: TextRange;
  readonly name: string;
  readonly constant: LogConstant;
  /** Its declaration, by the constant or by its component; absent where only the message names it. */
  readonly field?: Field;
  readonly call?: LogCall;
}

export interface ComponentTarget {
  readonly kind: 'component';
  readonly range: TextRange;
  readonly component: Component;
  /** Where the cursor stands on the name of one of its parts. */
  readonly subcomponent?: string;
}

/** A word of a vocabulary: a term, a section, a setting and the like. */
export interface WordTarget {
  readonly kind: 'word';
  readonly range: TextRange;
  readonly text: string;
  /** At least one. */
  readonly meanings: readonly WordMeaning[];
}

/** A whole tag, or a message that is one of a legend's. */
export interface ReadingTarget {
  readonly kind: 'reading';
  readonly range: TextRange;
  readonly text: string;
  /** At least one. */
  readonly readings: readonly Reading[];
}

/** In a log, a record that names no constant. */
export interface RecordTarget {
  readonly kind: 'record';
  /** Its lines, those of its trace included. */
  readonly range: TextRange;
  /** What can have written it, most likely first; at least one. */
  readonly writers: readonly RecordWriter[];
}

export function targetAt(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const { session } = snapshot;
  switch (document.kind) {
    case 'catalog':
      return catalogTarget(session.catalog, document, offset);
    case 'source':
    case 'data':
      // A module may hold a part of the catalog: an entry's own places come first.
      return (
        catalogTarget(session.catalog, document, offset) ?? sourceTarget(session, document, offset)
      );
    case 'log':
      return logTarget(snapshot, document, offset);
    case 'settings':
    case 'other':
      return namedConstant(session.catalog, document.text, offset);
  }
}
