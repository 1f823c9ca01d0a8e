/** A record as a log shows it, whatever wrote it. */
import type { Level } from '@loglex/catalog';

export interface LogRecord {
  /** The layout that it was read by; absent where none fits, and all of the line is the message. */
  readonly layout?: string;
  readonly message: string;
  /** Where the message starts in its line, colours taken out; absent where it stands there in other letters, as in JSON. */
  readonly messageStart?: number;
  /** Where these start, as `messageStart`; absent where the record has none of them, or in other letters. */
  readonly levelStart?: number;
  readonly codeStart?: number;
  readonly loggerStart?: number;
  /** Where the first slot starts that does not hold what it should. */
  readonly malformedStart?: number;
  /** As the log says it, in the order of the layout; what is no slot of its own stands in `fields`. */
  readonly timestamp?: string;
  readonly level?: Level;
  readonly code?: string;
  readonly logger?: string;
  readonly component?: string;
  readonly subcomponent?: string;
  readonly detail?: string;
  /** Where the call stands that wrote it: the file's path or name, the function, the number of the line. */
  readonly file?: string;
  readonly function?: string;
  readonly lineno?: string;
  /** Everything else: keys of JSON, further slots. Values are what JSON has, or text. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** Slots that do not hold what they should, and stand in `fields` as text: `extra` that is no JSON. */
  readonly malformed: readonly string[];
  /** The lines below that belong to it, a stack trace, without colours; no more than `MOST_TRACE_LINES`. */
  readonly trace: readonly string[];
  /** The number of its first line, from 1, and how many lines it takes. */
  readonly line: number;
  readonly lines: number;
  /** How many bytes of UTF-8 its lines take, with their ends. Of several records in one line each has its share. */
  readonly bytes: number;
}

/** The slots with a meaning of their own, as layouts and key mappings name them. */
export const SLOTS = [
  'timestamp',
  'level',
  'code',
  'logger',
  'component',
  'subcomponent',
  'message',
  'detail',
  'file',
  'function',
  'lineno',
] as const;

export type Slot = (typeof SLOTS)[number];

export function isSlot(name: string): name is Slot {
  return (SLOTS as readonly string[]).includes(name);
}
