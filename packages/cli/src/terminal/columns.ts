/** Rows in columns that line up, whatever script they are in. */
import stringWidth from 'string-width';
import { cut } from './table.ts';

/** The first column stands left, the others right, but for those named; each is as wide as its widest cell, 48 columns at most. */
export function columns(
  rows: readonly (readonly string[])[],
  { left = [0] }: { readonly left?: readonly number[] } = {},
): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => cut(cell, WIDEST)));
  const count = Math.max(0, ...cells.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...cells.map((row) => stringWidth(row[at] ?? ''))),
  );
  return cells.map((row) =>
    row
      .map((cell, at) => {
        const padding = ' '.repeat(widths[at]! - stringWidth(cell));
        return left.includes(at) ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

const WIDEST = 48;
