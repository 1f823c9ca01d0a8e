/** A planned row for the eye: the call as it stands, and as it would be. */
import type { PlannedRow } from '@loglex/engine';
import wrapAnsi from 'wrap-ansi';
import type { Paint } from '../terminal/table.ts';
import { visible } from '../terminal/visible.ts';

/**
 * The lines of `row`'s call before and after, marked as in a patch, each at most `width` columns. Indentation that all
 * lines but the first share is taken away: the call begins in the middle of a line that is not shown.
 */
export function siteDiff(
  { before, after }: Pick<PlannedRow, 'before' | 'after'>,
  paint: Paint,
  width: number,
): readonly string[] {
  return [
    ...marked(before, '-', paint.red, width),
    ...(after === undefined ? [] : marked(after, '+', paint.green, width)),
  ];
}

function marked(
  code: string,
  mark: string,
  tint: (text: string) => string,
  width: number,
): readonly string[] {
  return unindented(code).flatMap((line) =>
    wrapAnsi(line, width - 2, { hard: true, trim: false })
      .split('\n')
      .map((part, at) => tint(`${at === 0 ? mark : ' '} ${part}`)),
  );
}

/** Lines, harmless for a terminal. */
function unindented(code: string): readonly string[] {
  const [first = '', ...others] = code
    .split(/\r\n|[\n\r]/u)
    .map((line) => visible(line.replaceAll('\t', '  ')));
  const filled = others.filter((line) => line.trim() !== '');
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  return [first, ...others.map((line) => line.slice(Math.min(indent, line.length)))];
}
