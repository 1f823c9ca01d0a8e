/** A logger that calls are generated for: how a program has it, and how what it writes is recorded. */
import type { CallShape } from './generate-call.ts';

/** One record, in the words of no logger. */
export interface WrittenRecord {
  /** The text, before what the logger adds to it. */
  readonly message: unknown;
  /** As the logger has it: a number, a method, a word. */
  readonly level: unknown;
  /** All that is in the record beside them, as it reached the logger: the very objects. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whatever else has to be the same: context, stack, streams. */
  readonly others?: unknown;
}

export interface OpenDialect {
  readonly logger: object;
  /** The records written since it was last asked. */
  take(): readonly WrittenRecord[];
}

export interface Dialect {
  readonly id: string;
  /** Packages that it needs. */
  readonly packages: readonly string[];
  /** How a file comes by `logger`, for the front end to recognise it. */
  readonly program: string;
  /** The name of the logger in calls. */
  readonly name: string;
  readonly shape: CallShape;
  /** Whether messages are lines of text, in which what acts in a value is written as an escape. */
  readonly isText: boolean;
  /** Whether a field was written as it should be, where that is not as the very thing that was given. */
  readonly isSame?: (before: unknown, after: unknown) => boolean;
  /** Whether the logger took a text inside a value for a verb of its own, and dropped fields for it: no coded call repeats that. */
  readonly dropped?: (record: WrittenRecord) => boolean;
  open(load: (name: string) => Promise<Record<string, unknown>>): Promise<OpenDialect>;
}
