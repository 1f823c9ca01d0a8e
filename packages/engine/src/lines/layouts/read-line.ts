/** Reads a line by the layouts of its log. */
import type { LogRecord } from '../records/log-record.ts';
import { type LineLayout, tellingOf } from './layout.ts';
import { type IsCode, readTextLine } from './read-text.ts';
import { hasLayout, jsonObjectIn, readJsonLine } from './read-json.ts';

/** The records in the line of this number: several where it is an envelope of them; none where no layout fits it. */
export type ReadLine = (line: string, number: number) => readonly LogRecord[];

/** Of several layouts that a line has, the one that says most of it is taken. Lines are without colours. */
export function lineReader(
  layouts: readonly LineLayout[],
  isCode: IsCode = looksLikeCode,
): ReadLine {
  const text = layouts
    .filter((layout) => layout.kind === 'text')
    .sort((a, b) => tellingOf(b) - tellingOf(a));
  const json = layouts.filter((layout) => layout.kind === 'json');
  return (line, number) => {
    if (json.length > 0) {
      const object = jsonObjectIn(line);
      const layout = object && json.find((one) => hasLayout(one, object));
      if (object !== undefined && layout !== undefined) return readJsonLine(layout, object, number);
    }
    for (const layout of text) {
      const record = readTextLine(layout, line, number, isCode);
      if (record !== undefined) return [record];
    }
    return [];
  };
}

/** Letters, and digits or joints among them, as in `LOG612` and `SINK_FULL`: no level, and hardly a word. */
export function looksLikeCode(text: string): boolean {
  return /[A-Za-z]/.test(text) && /[\d_.:-]/.test(text);
}
