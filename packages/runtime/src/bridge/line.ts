/** A record on one line of a worker's output, `LOG402 | message | extra={json}`: read by the host, written by the worker. */
import type { LogRecord } from '../record.ts';

export type WorkerLine =
  | {
      readonly kind: 'record';
      readonly code: string;
      readonly message: string;
      readonly fields: LogRecord;
    }
  /** It begins as a record does, and its fields are no object of JSON. */
  | { readonly kind: 'malformed' }
  /** Anything else that a program prints. */
  | { readonly kind: 'plain' };

const BAR = ' | ';
const EXTRA = ' | extra=';
const LONGEST_CODE = 100;

/**
 * Reads `CODE | message | extra={…}`, and a line of JSON that has a `code`, as loggers write them. Takes time in
 * proportion to the line, whatever it holds. The message may contain `|`.
 */
export function readLine(line: string): WorkerLine {
  const text = line.trim();
  if (text.startsWith('{')) return readJson(text);
  const bar = text.indexOf(BAR);
  const last = text.lastIndexOf(EXTRA);
  if (bar <= 0 || bar > LONGEST_CODE || last < bar || /\s/.test(text.slice(0, bar))) return PLAIN;
  // `createLineLogger` writes no bar among the fields. Others do: then the first `extra=` is the one that is meant.
  for (const at of new Set([last, text.indexOf(EXTRA, bar)])) {
    const fields = parsed(text.slice(at + EXTRA.length));
    if (fields === undefined) continue;
    return {
      kind: 'record',
      code: text.slice(0, bar),
      message: text.slice(bar + BAR.length, at),
      fields,
    };
  }
  return { kind: 'malformed' };
}

const PLAIN: WorkerLine = { kind: 'plain' };

/** `message` and `fields` must hold no line end in their text: `visible` sees to that. */
export function writeLine(code: string, message: string, fields: string): string {
  return code + BAR + message + EXTRA + fields.replaceAll('|', '\\u007c');
}

/** Where loggers put the message, and what they add that the host's logger adds itself. */
const MESSAGES = ['msg', 'message', 'event'];
const ADDED = new Set(['level', 'time', 'timestamp', 'pid', 'hostname', 'v']);
const CODES = ['code', 'log_code', 'event_code'];

function readJson(text: string): WorkerLine {
  const record = parsed(text);
  const codeKey = record && CODES.find((key) => typeof record[key] === 'string');
  const messageKey = record && MESSAGES.find((key) => typeof record[key] === 'string');
  if (record === undefined || codeKey === undefined || messageKey === undefined) return PLAIN;
  const fields = Object.fromEntries(
    Object.entries(record).filter(
      ([key]) => key !== codeKey && key !== messageKey && !ADDED.has(key),
    ),
  );
  return {
    kind: 'record',
    code: record[codeKey] as string,
    message: record[messageKey] as string,
    fields,
  };
}

/** JSON; and what Python's `json` writes of numbers that JSON has no form for: such a number becomes its name. */
function parsed(json: string): LogRecord | undefined {
  const value = valueOf(json) ?? valueOf(json.replace(NO_NUMBERS, asText));
  return isObject(value) ? value : undefined;
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Strings are passed over, one that does not end too. */
const NO_NUMBERS = /"(?:[^"\\]|\\.)*"?|-?Infinity|NaN/g;

function asText(found: string): string {
  return found.startsWith('"') ? found : `"${found}"`;
}

function isObject(value: unknown): value is LogRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
