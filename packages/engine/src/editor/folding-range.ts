/** What of a catalog may be folded away: lists, entries, and what an entry says over several lines. */
import type { TextRange } from '@loglex/catalog';
import { positionAt } from '../text/line-index.ts';
import { catalogPieces, type Piece } from './catalog-outline.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';

/**
 * From the line that stays to the last one that goes, by place: of any two, one lies within the other, or no line is in
 * both. Of more than `limit` the outermost. Empty in documents that are no catalog: their languages fold them.
 */
export function foldingRanges(
  { session }: Snapshot,
  document: EditorDocument,
  limit = Infinity,
): readonly TextRange[] {
  if (document.kind !== 'catalog') return [];
  const all = catalogPieces(session.catalog, document, { severalLines: true });
  const pieces = [...all].flatMap((piece) => {
    const range = foldedRange(document, piece.range);
    return range === undefined ? [] : [{ kind: piece.kind, range }];
  });
  const nested = apart(document, pieces);
  const kept = nested.length <= limit ? nested : outermost(nested, limit);
  return kept.map(({ range }) => range);
}

/** `undefined` where it stands on one line. A line with nothing but the end of a bracket stays in sight. */
function foldedRange(
  { text, lineStarts }: EditorDocument,
  { start, end }: TextRange,
): TextRange | undefined {
  let last = start + text.slice(start, end).trimEnd().length;
  const lineStart = lineStarts[positionAt(lineStarts, last).line] ?? 0;
  if (/^\s*[\]}]+$/.test(text.slice(lineStart, last))) {
    last = start + text.slice(start, lineStart).trimEnd().length;
  }
  return text.slice(start, last).includes('\n') ? { start, end: last } : undefined;
}

type Folded = Pick<Piece, 'kind' | 'range'>;

/** By place, one for each line, and none that ends after one that it begins in. */
function apart({ lineStarts }: EditorDocument, pieces: readonly Folded[]): readonly Folded[] {
  const lineOf = (offset: number) => positionAt(lineStarts, offset).line;
  const inOrder = pieces
    .map((piece) => ({ ...piece, first: lineOf(piece.range.start), last: lineOf(piece.range.end) }))
    .sort((a, b) => a.first - b.first || b.last - a.last);
  const open: { readonly first: number; readonly last: number }[] = [];
  return inOrder.filter((piece) => {
    while (open.length > 0 && open.at(-1)!.last < piece.first) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined && (outer.first === piece.first || outer.last < piece.last)) {
      return false;
    }
    open.push(piece);
    return true;
  });
}

const DEPTHS: Readonly<Record<Piece['kind'], number>> = { list: 0, entry: 1, pair: 2, value: 3 };

function outermost(pieces: readonly Folded[], limit: number): readonly Folded[] {
  return pieces
    .toSorted((a, b) => DEPTHS[a.kind] - DEPTHS[b.kind])
    .slice(0, limit)
    .sort((a, b) => a.range.start - b.range.start);
}
