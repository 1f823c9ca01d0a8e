/** When a log showed a constant last: for those who ask whether anything still says it. */
import type { Catalog, Location, LogConstant } from '@loglex/catalog';
import { fileBelow } from './file-below.ts';
import { positionAt } from '../text/line-index.ts';
import { isTelling } from './named-constant.ts';
import type { EditorDocument } from './snapshot.ts';

/** The place of the code in the log. */
export interface Sighting extends Location {
  /** The day and the minute, as the line begins with them: `2026-11-21 10:00`; absent where it does not. */
  readonly time?: string;
}

/** The last line of a log with each code that is in it, as `loglex coverage` counts them: by code, not by name. */
export function lastSeen(
  { byCode }: Catalog,
  { file, text, lineStarts }: EditorDocument,
): ReadonlyMap<LogConstant, Sighting> {
  const ends = new Map<LogConstant, number>();
  const note = (word: string, end: number): void => {
    if (!isTelling(word)) return;
    for (const constant of byCode(word)) ends.set(constant, end);
  };
  for (const { 0: words, index } of text.matchAll(WORDS)) {
    note(words, index + words.length);
    if (!JOINT.test(words)) continue;
    for (const part of words.matchAll(/[^.:/-]+/g)) {
      note(part[0], index + part.index + part[0].length);
    }
  }
  const sightings = Array.from(ends, ([constant, end]) => {
    const start = lineStarts[positionAt(lineStarts, end).line] ?? 0;
    const time = TIME.exec(text.slice(start, start + NEAR));
    const range = { start: end - constant.code.length, end };
    return [constant, { file, range, ...(time && { time: `${time[1]} ${time[2]}` }) }] as const;
  });
  return new Map(sightings);
}

/** The logs that a catalog names, below the project's root; where it names them by a glob, nobody knows which. */
export function logFilesOf({ destinations }: Catalog): readonly string[] {
  const files = [...destinations.values()].flatMap(({ file }) => fileBelow('', file ?? '') ?? []);
  return [...new Set(files)];
}

/** Words, and words joined by what a code may have in it. */
const WORDS = /[\p{L}\p{N}_]+(?:[.:/-]+[\p{L}\p{N}_]+)*/gu;
const JOINT = /[.:/-]/;

const TIME = /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/;

/** A line says its time at its beginning, or among the first keys of its record. */
const NEAR = 200;
