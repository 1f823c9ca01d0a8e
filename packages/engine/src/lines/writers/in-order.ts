/**
 * The calls of records in a row: what one line leaves open, the lines around it may tell. Banners and blank lines are written by
 * many calls, but each stands between the calls of the lines above and below it.
 */
import type { LineWriter } from './evidence.ts';
import type { Writers } from './find-writers.ts';

/**
 * Of records as they follow each other in a log. Where several calls can have written one, that is taken which stands next to the
 * call of a record nearby, in the same function, in the order of the records; `by` is `order` then: code runs from top to
 * bottom most of the time, and not always.
 */
export function writersInOrder(found: readonly Writers[]): readonly Writers[] {
  const settled: Writers[] = [...found];
  for (const [index, one] of found.entries()) {
    if (one.writers.length < 2) continue;
    const above = nearest(settled, index, -1, one.writers);
    const below = nearest(settled, index, 1, one.writers);
    const next = above && firstBehind(one.writers, above.writer, below?.writer);
    const last = below && lastBefore(one.writers, below.writer, above?.writer);
    const writer =
      next === undefined || last === undefined || next === last
        ? (next ?? last)
        : nearer([next, distance(next, above!)], [last, distance(last, below!)]);
    if (writer !== undefined) settled[index] = { writers: [writer], by: 'order' };
  }
  return settled;
}

/** Where the lines above and below speak for different calls, one of them has to be much nearer. */
function nearer(
  [a, toA]: readonly [LineWriter, number],
  [b, toB]: readonly [LineWriter, number],
): LineWriter | undefined {
  if (toA * MUCH <= toB) return a;
  return toB * MUCH <= toA ? b : undefined;
}

const MUCH = 2;

interface Anchor {
  readonly writer: LineWriter;
  /** How many records away. */
  readonly away: number;
}

/** The next record up or down that one call wrote, in a function that one of `writers` is in. */
function nearest(
  found: readonly Writers[],
  from: number,
  step: 1 | -1,
  writers: readonly LineWriter[],
): Anchor | undefined {
  for (let away = 1; away <= REACH; away++) {
    const one = found[from + step * away];
    if (one === undefined) return undefined;
    const [writer, other] = one.writers;
    if (writer === undefined || other !== undefined) continue;
    if (writers.some((each) => isBeside(each, writer))) return { writer, away };
  }
  return undefined;
}

/** Records, beyond which nothing is told. */
const REACH = 8;

function isBeside(a: LineWriter, b: LineWriter): boolean {
  return (
    a.file === b.file &&
    a.call.context.function === b.call.context.function &&
    a.call.context.class === b.call.context.class
  );
}

function firstBehind(
  writers: readonly LineWriter[],
  above: LineWriter,
  below: LineWriter | undefined,
): LineWriter | undefined {
  return within(writers, above, above, below)[0];
}

function lastBefore(
  writers: readonly LineWriter[],
  below: LineWriter,
  above: LineWriter | undefined,
): LineWriter | undefined {
  return within(writers, below, above, below).at(-1);
}

/** Those beside `anchor`, from top to bottom, between the two as far as they are beside it too. */
function within(
  writers: readonly LineWriter[],
  anchor: LineWriter,
  above: LineWriter | undefined,
  below: LineWriter | undefined,
): readonly LineWriter[] {
  const from = above !== undefined && isBeside(above, anchor) ? above.line : -Infinity;
  const to = below !== undefined && isBeside(below, anchor) ? below.line : Infinity;
  return writers
    .filter((writer) => isBeside(writer, anchor) && from < writer.line && writer.line < to)
    .toSorted((a, b) => a.line - b.line);
}

function distance({ line }: LineWriter, { writer, away }: Anchor): number {
  return away * Math.abs(line - writer.line);
}
