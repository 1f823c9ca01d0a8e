/** Tables with bars, for a terminal: text measured in columns, so that every script lines up. */
import type picocolors from 'picocolors';
import stringWidth from 'string-width';
import { grouped } from './count.ts';
import { visible } from './visible.ts';

export type Paint = ReturnType<typeof picocolors.createColors>;

export interface BarRow {
  readonly name: string;
  readonly amount: number;
  /** Where a name that is too long is cut; default: at its end. */
  readonly cutAt?: 'start';
  readonly tint?: (text: string) => string;
}

/** Columns of a table beside its names and bars: ` 12,345  100% `. */
const GAP = ' ';

/** Rows of name, amount, share of `total` and a bar, each `width` columns wide. */
export function barTable(
  rows: readonly BarRow[],
  total: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const most = Math.max(1, ...rows.map(({ amount }) => amount));
  const amounts = rows.map(({ amount }) => grouped(amount));
  const amountWidth = Math.max(0, ...amounts.map((amount) => amount.length));
  const longest = Math.max(0, ...rows.map(({ name }) => stringWidth(visible(name))));
  const room = width - amountWidth - SHARE_WIDTH - 3 * GAP.length;
  const nameWidth = Math.min(longest, room - LEAST_BAR);
  return rows.map(({ name, amount, cutAt, tint = same }, at) =>
    [
      tint(fit(name, nameWidth, cutAt)),
      amounts[at]!.padStart(amountWidth),
      paint.dim(percent(amount, total).padStart(SHARE_WIDTH)),
      paint.cyan(bar(amount / most, room - nameWidth)),
    ].join(GAP),
  );
}

const SHARE_WIDTH = 4;
const LEAST_BAR = 6;

/** `left` and `right` beside each other, `left` in a column of `width`. */
export function sideBySide(
  left: readonly string[],
  right: readonly string[],
  width: number,
): readonly string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
    `${pad(left[at] ?? '', width)}${right[at] ?? ''}`.trimEnd(),
  );
}

/** `text` made harmless, in exactly `width` columns: cut where it is longer, filled where it is shorter. */
export function fit(text: string, width: number, cutAt: 'start' | 'end' = 'end'): string {
  return pad(cut(text, width, cutAt), width);
}

/** `text` made harmless, in at most `width` columns. Paths lose their start: the end tells them apart. */
export function cut(text: string, width: number, at: 'start' | 'end' = 'end'): string {
  const shown = visible(text);
  if (stringWidth(shown) <= width) return shown;
  const letters = Array.from(LETTERS.segment(shown), ({ segment }) => segment);
  if (at === 'start') letters.reverse();
  const kept: string[] = [];
  let room = width - stringWidth(ELLIPSIS);
  for (const letter of letters) {
    room -= stringWidth(letter);
    if (room < 0) break;
    kept.push(letter);
  }
  return at === 'start' ? ELLIPSIS + kept.reverse().join('') : kept.join('') + ELLIPSIS;
}

const ELLIPSIS = '…';

/** What a reader takes for one letter may be several code points. */
const LETTERS = new Intl.Segmenter('en');

/** A share as a whole number of percent that hides nothing: `<1%` is not zero, `>99%` is not all. */
export function percent(amount: number, total: number): string {
  if (amount === 0 || total === 0) return '0%';
  const share = (100 * amount) / total;
  if (share < 1) return '<1%';
  return share > 99 && amount < total ? '>99%' : `${Math.round(share)}%`;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of `share` of `width` columns, to an eighth of a column; what is not nothing is seen. */
function bar(share: number, width: number): string {
  const eighths = Math.max(share > 0 ? 1 : 0, Math.round(share * width * 8));
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ''}`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function same(text: string): string {
  return text;
}
