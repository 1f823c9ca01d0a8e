/** Reads a line by a text layout: from left to right, without going back, so that the time is that of the line. */
import type { LogRecord } from '../records/log-record.ts';
import type { LayoutPiece, TextLayout } from './layout.ts';
import { endOfCode, endOfTimestamp, levelAt } from './tokens.ts';

/** Whether a text may be a code: what keeps `INFO | started` from being one of `{code} | {message}`. */
export type IsCode = (text: string) => boolean;

/**
 * The record in a line without colours, the line of this number; `undefined` where the line is not of it. Padding beside slots is
 * passed over, but the message keeps its own.
 */
export function readTextLine(
  { id, pieces }: TextLayout,
  line: string,
  number: number,
  isCode: IsCode,
): LogRecord | undefined {
  const record: Writable = {
    layout: id,
    message: '',
    fields: NO_FIELDS,
    malformed: NONE,
    trace: NONE,
    line: number,
    lines: 1,
    bytes: 0,
  };
  let at = 0;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.kind === 'text') {
      // A slot passes over the text behind it as well: what is left is the text that a line starts with.
      if (!line.startsWith(piece.text, at)) return undefined;
      at += piece.text.length;
      continue;
    }
    const behind = pieces[index + 1];
    const end = readSlot(
      record,
      piece,
      line,
      at,
      textOf(behind),
      pieces[index + 2],
      textOf(pieces[index + 3]),
      isCode,
    );
    if (end < 0) return undefined;
    at = end;
    if (behind !== undefined) index++;
  }
  return at === line.length ? record : undefined;
}

type Writable = { -readonly [Key in keyof LogRecord]: LogRecord[Key] };
type SlotPiece = Extract<LayoutPiece, { kind: 'slot' }>;

const NO_FIELDS: ReadonlyMap<string, unknown> = new Map();
const NONE: readonly string[] = [];

function textOf(piece: LayoutPiece | undefined): string {
  return piece?.kind === 'text' ? piece.text : '';
}

/** Reads the slot and the text behind it; where that ends, or -1. */
function readSlot(
  record: Writable,
  slot: SlotPiece,
  line: string,
  at: number,
  behind: string,
  next: LayoutPiece | undefined,
  after: string,
  isCode: IsCode,
): number {
  if (slot.as === 'json') return readJson(record, slot.name, line, at, behind);
  switch (slot.name) {
    case 'timestamp': {
      const start = afterSpaces(line, at);
      const end = endOfTimestamp(line, start);
      if (end < 0) return -1;
      record.timestamp = line.slice(start, end);
      return afterText(line, end, behind);
    }
    case 'level': {
      const start = afterSpaces(line, at);
      const found = levelAt(line, start);
      if (found === undefined) return -1;
      record.level = found.level;
      record.levelStart = start;
      return afterText(line, found.end, behind);
    }
    case 'code': {
      const start = afterSpaces(line, at);
      let end = endOfCode(line, start);
      // `LOG612: full` where the text behind the code is `: `
      if (end === start) return -1;
      if (!isAfter(line, end, behind)) {
        const earlier = behind === '' ? -1 : line.lastIndexOf(behind, end);
        if (earlier <= start) return -1;
        end = earlier;
      }
      const code = line.slice(start, end);
      if (!isCode(code)) return -1;
      record.code = code;
      record.codeStart = start;
      return afterText(line, end, behind);
    }
    default:
      return readOpen(record, slot.name, line, at, behind, next, after);
  }
}

/** A slot that any text fills: it ends where the text behind it stands, and what follows is what the layout says. */
function readOpen(
  record: Writable,
  name: string,
  line: string,
  at: number,
  behind: string,
  next: LayoutPiece | undefined,
  after: string,
): number {
  const first = behind === '' ? line.length : line.indexOf(behind, at);
  let end = first;
  if (next?.kind === 'slot') {
    for (let tried = 1; end >= 0 && !mayBegin(next, after, line, end + behind.length); tried++) {
      end = tried < MOST_TRIED ? line.indexOf(behind, end + 1) : -1;
    }
  }
  // What should be JSON and is not, is told; all else means another layout.
  if (end < 0 && next?.kind === 'slot' && next.as === 'json') end = first;
  if (end < 0) return -1;
  const isOwn = name === 'message' || name === 'detail';
  const text = isOwn ? line.slice(at, end) : line.slice(at, end).trim();
  if (name === 'message') {
    record.message = text;
    record.messageStart = at;
  } else if (
    name === 'logger' ||
    name === 'host' ||
    name === 'process' ||
    name === 'thread' ||
    name === 'pid'
  ) {
    if (text === '' || text.length > 200 || (name !== 'thread' && /\s/.test(text))) return -1;
    if (name === 'logger') {
      record.logger = text;
      record.loggerStart = afterSpaces(line, at);
    } else setField(record, name, text);
  } else if (name === 'function' || name === 'lineno') {
    if (endOfPlace(name, text, 0) !== text.length) return -1;
    record[name] = text;
  } else if (name === 'file' || name === 'component' || name === 'subcomponent') {
    if (text === '' || text.length > 200) return -1;
    record[name] = text;
  } else if (name === 'detail') record.detail = text;
  else setField(record, name, text);
  return end + behind.length;
}

/** Places where the text behind an open slot may end it, before the line is given up. */
const MOST_TRIED = 16;

/** @param after the text behind the slot. */
function mayBegin(slot: SlotPiece, after: string, line: string, at: number): boolean {
  const start = afterSpaces(line, at);
  if (slot.name === 'function' || slot.name === 'lineno') {
    const end = endOfPlace(slot.name, line, start);
    return end > start && (after === '' || afterText(line, end, after) >= 0);
  }
  if (slot.as === 'json') return line[start] === '{' || line[start] === '[';
  if (slot.name === 'level') return levelAt(line, start) !== undefined;
  if (slot.name === 'timestamp') return endOfTimestamp(line, start) > 0;
  return true;
}

/** The end of the name of a function, or of the number of a line, at `at`. */
function endOfPlace(name: 'function' | 'lineno', line: string, at: number): number {
  const token = name === 'function' ? FUNCTION : NUMBER;
  token.lastIndex = at;
  return token.test(line) ? token.lastIndex : at;
}

const FUNCTION = /<[a-z]{1,20}>|[\p{L}_$][\p{L}\p{N}_$]{0,100}/uy;
const NUMBER = /\d{1,9}/y;

/** Text that is no JSON stands in the fields as it is, and the slot is malformed. */
function readJson(
  record: Writable,
  name: string,
  line: string,
  at: number,
  behind: string,
): number {
  const end = behind === '' ? line.length : line.lastIndexOf(behind);
  if (end < at) return -1;
  const text = line.slice(at, end).trim();
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, one] of Object.entries(value)) setField(record, key, one);
    } else setField(record, name, value);
  } catch {
    setField(record, name, text);
    if (record.malformed.length === 0) record.malformedStart = afterSpaces(line, at);
    record.malformed = [...record.malformed, name];
  }
  return end + behind.length;
}

function setField(record: Writable, name: string, value: unknown): void {
  if (record.fields === NO_FIELDS) record.fields = new Map();
  (record.fields as Map<string, unknown>).set(name, value);
}

function afterSpaces(line: string, at: number): number {
  while (line.charCodeAt(at) === 32) at++;
  return at;
}

/** Right behind `text`, before which there may be padding; -1 where it does not stand there. */
function afterText(line: string, at: number, text: string): number {
  if (text === '') return at;
  if (line.startsWith(text, at)) {
    // Where nothing but a space parts two slots, it may be several: the first slot is padded.
    return text === ' ' ? afterSpaces(line, at) : at + text.length;
  }
  const padded = afterSpaces(line, at);
  const start = padded - (text.length - text.trimStart().length);
  return padded > at && start >= at && line.startsWith(text, start) ? start + text.length : -1;
}

function isAfter(line: string, at: number, text: string): boolean {
  return text === '' ? at === line.length : afterText(line, at, text) >= 0;
}
