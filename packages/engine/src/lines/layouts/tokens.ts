/** What stands in a slot that only some texts fill: a time, a level, a code. Each reader says where its token ends. */
import { type Level, levelOf } from '@loglex/catalog';

/** The end of a timestamp that starts at `at`; -1 where none does. */
export function endOfTimestamp(line: string, at: number): number {
  const iso = endOfIsoTime(line, at);
  if (iso > 0) return iso;
  OTHER_TIME.lastIndex = at;
  return OTHER_TIME.test(line) ? OTHER_TIME.lastIndex : -1;
}

/**
 * `2026-01-31T12:00:00.123Z`, `2026-01-31 12:00:00,123 +0200`, `2026/01/31`. Nearly every log has it, and a regular expression takes
 * longer than all else that is read of a line.
 */
function endOfIsoTime(line: string, at: number): number {
  if (!digits(line, at, 4) || !digits(line, at + 5, 2) || !digits(line, at + 8, 2)) return -1;
  const separator = line.charCodeAt(at + 4);
  if ((separator !== MINUS && separator !== SLASH) || line.charCodeAt(at + 7) !== separator)
    return -1;
  let end = at + 10;
  const between = line.charCodeAt(end);
  if ((between === SPACE || between === T) && isClock(line, end + 1)) {
    end = endOfFraction(line, end + 9);
    ZONE.lastIndex = end;
    const next = line.charCodeAt(end);
    if (next === Z) end++;
    else if ((next === PLUS || next === MINUS || next === SPACE) && ZONE.test(line))
      end = ZONE.lastIndex;
  }
  return isWordAt(line, end) ? -1 : end;
}

function isClock(line: string, at: number): boolean {
  return (
    digits(line, at, 2) &&
    line.charCodeAt(at + 2) === COLON &&
    digits(line, at + 3, 2) &&
    line.charCodeAt(at + 5) === COLON &&
    digits(line, at + 6, 2)
  );
}

function endOfFraction(line: string, at: number): number {
  const mark = line.charCodeAt(at);
  if (mark !== POINT && mark !== COMMA && mark !== COLON) return at;
  let end = at + 1;
  while (end < at + 10 && digits(line, end, 1)) end++;
  return end === at + 1 ? at : end;
}

function digits(line: string, at: number, count: number): boolean {
  for (let end = at + count; at < end; at++) {
    const unit = line.charCodeAt(at);
    // Beyond the end it is NaN.
    if (!(unit >= 48 && unit <= 57)) return false;
  }
  return true;
}

function isWordAt(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  return (unit >= 48 && unit <= 57) || isLetter(unit) || unit === 95;
}

const [SPACE, PLUS, COMMA, MINUS, POINT, SLASH, COLON, T, Z] = Array.from(' +,-./:TZ', (sign) =>
  sign.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number];

const ZONE = / ?(?:[+-]\d\d:?\d\d|UTC|GMT)(?!\w)/y;

const CLOCK = String.raw`\d\d?:\d\d:\d\d(?:[.,:]\d{1,9})?`;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';

/** Every one of bounded length. */
const OTHER_TIME = new RegExp(
  [
    `(?:${DAY},? )?${MONTH} {1,2}\\d{1,2}(?:,? \\d{4})?,? ${CLOCK}(?: (?:UTC|GMT|[+-]\\d{4}))?(?: \\d{4})?`,
    `\\d{1,2}/${MONTH}/\\d{4}:${CLOCK} [+-]\\d{4}`,
    `\\d{1,2}[-/. ](?:${MONTH}|\\d\\d)[-/. ]\\d{2,4},? ${CLOCK}(?: [AP]M)?`,
    `\\d\\d-\\d\\d ${CLOCK}`,
    `\\d{8}[-T ]?${CLOCK}`,
    `${CLOCK}(?: [AP]M)?`,
    String.raw`\d{10}(?:\.\d{1,9}|\d{3}|\d{6}|\d{9})?`,
  ]
    .map((form) => `(?:${form})(?![\\w:])`)
    .join('|'),
  'y',
);

/** The level that stands at `at` as a word of its own, and its end. */
export function levelAt(
  line: string,
  at: number,
): { readonly level: Level; readonly end: number } | undefined {
  let end = at;
  while (end < at + LONGEST_LEVEL && isLetter(line.charCodeAt(end))) end++;
  if (end === at || isWordAt(line, end)) return undefined;
  const native = line.slice(at, end);
  let level = levels.get(native);
  if (level === undefined) {
    level = levelOf(native);
    if (level === undefined) return undefined;
    if (levels.size < 1000) levels.set(native, level);
  }
  return { level, end };
}

/** Levels as logs spell them, each made once. */
const levels = new Map<string, Level>();
const LONGEST_LEVEL = 12;

function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

/** The end of what may be a code or a name at `at`: a run of letters, digits and joints; `at` where there is none. */
export function endOfCode(line: string, at: number): number {
  CODE.lastIndex = at;
  return CODE.test(line) ? CODE.lastIndex : at;
}

const CODE = /[\p{L}\p{N}](?:[\p{L}\p{N}_.:/-]{0,126}[\p{L}\p{N}_])?/uy;
