/** The tag or the message of a legend that a cursor stands in, within a piece of text. */
import {
  type Catalog,
  explainTag,
  type Legend,
  matchMessage,
  type TextRange,
} from '@loglex/catalog';
import { touches } from './ranges.ts';
import type { ReadingTarget } from './target.ts';

/**
 * `within`: the piece, such as a message, or a line of a log. The tag whose brackets hold the offset; else the message that
 * stands in the piece, or is all of it, where it is one of a legend.
 */
export function readingAt(
  catalog: Catalog,
  text: string,
  within: TextRange,
  offset: number,
  message: TextRange = within,
): ReadingTarget | undefined {
  const legends = [...catalog.legends.values()];
  const piece = text.slice(within.start, within.end);
  for (const range of legends.flatMap((legend) => bracketed(legend, piece))) {
    const inFile = { start: within.start + range.start, end: within.start + range.end };
    if (!touches(inFile, offset)) continue;
    const target = targetOf(catalog, text, inFile);
    if (target !== undefined) return target;
  }
  const said = text.slice(message.start, message.end);
  const isMessage = legends.some((legend) => matchMessage(legend, said) !== undefined);
  return isMessage ? targetOf(catalog, text, message) : undefined;
}

function targetOf(catalog: Catalog, text: string, range: TextRange): ReadingTarget | undefined {
  const read = text.slice(range.start, range.end);
  const readings = explainTag(catalog, read);
  return readings.length > 0 ? { kind: 'reading', range, text: read, readings } : undefined;
}

/** What stands between the brackets of a legend, brackets included. */
export function bracketed({ brackets }: Legend, text: string): readonly TextRange[] {
  if (brackets === undefined) return [];
  const [open, close] = brackets;
  const found: TextRange[] = [];
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, start + 1)) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    if (end - start <= LONGEST) found.push({ start, end: end + close.length });
    if (found.length >= MOST) break;
  }
  return found;
}

/** What is longer is no tag; a line with more of them is no message. */
const LONGEST = 200;
const MOST = 50;
