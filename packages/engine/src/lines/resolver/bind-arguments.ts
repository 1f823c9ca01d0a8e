/** What stands for the holes of a template in a message that it can have made. */
import type { TextRange } from '@loglex/catalog';
import { type Hole, isFilled, lastStarts, type Pattern } from './pattern.ts';
import { isTelling, readValue } from './value-type.ts';

/** A value as a message shows it. */
export interface Argument {
  readonly name: string;
  /** Within the message. */
  readonly range: TextRange;
  readonly text: string;
  /** What the text stands for by the hole's type; the text itself where it has none, or does not fit. */
  readonly value: unknown;
  /** Whether it looks as values of the hole's type do, and as the other holes of its name. */
  readonly fits: boolean;
  /**
   * Whether it can be nothing else: the texts of the template stand at no other places. Where they do, values are those that fit
   * the types, and otherwise each is as short as it can be, from left to right.
   */
  readonly sure: boolean;
}

/** `message` must match `pattern`. */
export function bindArguments(pattern: Pattern, message: string): readonly Argument[] {
  const { gaps, prefix, inner, suffix } = pattern;
  if (gaps.length === 0) return [];
  const first: number[] = [];
  isFilled(pattern, message, first);
  const last = lastStarts(pattern, message);
  const isFixed = first.every((start, index) => start === last[index]);
  const starts = (isFixed ? undefined : fittingStarts(pattern, message, last)) ?? first;
  const args: Argument[] = [];
  for (const [index, gap] of gaps.entries()) {
    const start = index === 0 ? prefix.length : starts[index - 1]! + inner[index - 1]!.length;
    const end = starts[index] ?? message.length - suffix.length;
    const sure =
      (index === 0 || first[index - 1] === last[index - 1]) && first[index] === last[index];
    args.push(...argumentsIn(gap, message, start, end, sure));
  }
  return args.map((arg) => {
    const namesake = args.find(({ name }) => name === arg.name)!;
    return namesake.text === arg.text ? arg : { ...arg, fits: false };
  });
}

/** The first way to place the inner texts in which every value fits its type; `undefined`: none is found in reasonable time. */
function fittingStarts(
  { prefix, inner, suffix, gaps }: Pattern,
  message: string,
  last: readonly number[],
): readonly number[] | undefined {
  if (inner.length > MOST_TEXTS || !gaps.flat().some(({ type }) => isTelling(type)))
    return undefined;
  const starts: number[] = [];
  let budget = MOST_TRIED;
  const fits = (gap: readonly Hole[], start: number, end: number): boolean => {
    const type = gap.length === 1 ? gap[0]!.type : undefined;
    if (!isTelling(type)) return true;
    budget -= end - start;
    return budget > 0 && readValue(message.slice(start, end), type).fits;
  };
  const place = (index: number, from: number): boolean => {
    const text = inner[index];
    if (text === undefined) return fits(gaps[index]!, from, message.length - suffix.length);
    let start = message.indexOf(text, from);
    for (; start >= 0 && start <= last[index]!; start = message.indexOf(text, start + 1)) {
      if ((budget -= 16) < 0) return false;
      if (!fits(gaps[index]!, from, start)) continue;
      starts[index] = start;
      if (place(index + 1, start + text.length)) return true;
    }
    return false;
  };
  return place(0, prefix.length) ? starts : undefined;
}

/** More texts, and values are taken from left to right, as where none has a type. */
const MOST_TEXTS = 100;
/** Characters looked at, about. */
const MOST_TRIED = 20_000;

/** Of holes side by side, one for numbers takes the digits that stand there, any other takes all. */
function argumentsIn(
  gap: readonly Hole[],
  message: string,
  start: number,
  end: number,
  sure: boolean,
): Argument[] {
  let at = start;
  return gap.map(({ name, type }, index) => {
    const isNumber = type === 'integer' || type === 'number';
    const rest = message.slice(at, end);
    const text = index < gap.length - 1 && isNumber ? (/^[+-]?[\d.]*/.exec(rest)?.[0] ?? '') : rest;
    const range = { start: at, end: (at += text.length) };
    const isSure = sure && (gap.length === 1 || start === end);
    return { name, range, text, ...readValue(text, type), sure: isSure };
  });
}
