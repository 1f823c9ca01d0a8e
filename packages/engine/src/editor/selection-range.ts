/** What an editor selects as one widens a selection in a catalog: a name, its placeholder, the message, the entry. */
import type { TextRange } from '@loglex/catalog';
import { positionAt } from '../text/line-index.ts';
import { catalogPieces } from './catalog-outline.ts';
import { touches } from './ranges.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { wordsAt } from './word-at.ts';

/**
 * The ranges around `offset`, the narrowest first, each strictly within the next; the last is the whole text. `undefined`
 * in documents that are no catalog: their languages know better.
 */
export function selectionRanges(
  { session }: Snapshot,
  document: EditorDocument,
  offset: number,
): readonly TextRange[] | undefined {
  if (document.kind !== 'catalog') return undefined;
  const { text } = document;
  const around = [
    ...wordsAt(text, offset).map(({ start, end }) => ({ start, end })),
    lineAt(document, offset),
    ...Array.from(catalogPieces(session.catalog, document, { offset }), ({ range }) => range),
  ].filter((range) => touches(range, offset) && range.start < range.end);
  const chain: TextRange[] = [{ start: 0, end: text.length }];
  for (const range of around.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (isWithin(range, chain.at(-1)!)) chain.push(range);
  }
  return chain.reverse();
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  const isInside = outer.start <= inner.start && inner.end <= outer.end;
  return isInside && inner.end - inner.start < outer.end - outer.start;
}

/** What is written on the line, without the space before it. */
function lineAt({ text, lineStarts }: EditorDocument, offset: number): TextRange {
  const { line } = positionAt(lineStarts, offset);
  const start = lineStarts[line] ?? 0;
  const written = text.slice(start, lineStarts[line + 1] ?? text.length);
  const end = start + written.trimEnd().length;
  return { start: Math.min(end, start + written.search(/\S|$/)), end };
}
