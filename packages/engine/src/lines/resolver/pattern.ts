/** A template made ready for matching: the texts that must stand in a message, and the holes between them. */
import type { LinePart } from './line-template.ts';

/** A hole as a template has it. */
export type Hole = Extract<LinePart, { kind: 'hole' }>;

/**
 * `prefix gap inner gap inner … gap suffix`: one gap more than there are inner texts; none where the template has no
 * hole, and all of it is the prefix. A gap is a hole, or several side by side.
 */
export interface Pattern {
  readonly prefix: string;
  readonly inner: readonly string[];
  readonly suffix: string;
  readonly gaps: readonly (readonly Hole[])[];
  /** How many characters of text there are that are no white space. */
  readonly literal: number;
  readonly holes: number;
  /** The least length of a message. */
  readonly least: number;
}

export function patternOf(parts: readonly LinePart[]): Pattern {
  const texts: string[] = [''];
  const gaps: Hole[][] = [];
  for (const part of parts) {
    if (part.kind === 'text') texts[texts.length - 1] += part.text;
    else if (texts.length > 1 && texts.at(-1) === '') gaps.at(-1)!.push(part);
    else {
      gaps.push([part]);
      texts.push('');
    }
  }
  const text = texts.join('');
  return {
    prefix: texts[0]!,
    inner: texts.slice(1, -1),
    suffix: texts.length > 1 ? texts.at(-1)! : '',
    gaps,
    literal: text.length - (text.match(/\s/g)?.length ?? 0),
    holes: gaps.reduce((sum, gap) => sum + gap.length, 0),
    least: text.length,
  };
}

/** What two templates share that match the same messages. */
export function shapeOf({ prefix, inner, suffix, gaps }: Pattern): string {
  return JSON.stringify(gaps.length === 0 ? [prefix] : [prefix, ...inner, suffix]);
}

/** Whether the ends of the message are those of the pattern, which has holes: what most that are wrong fail by. */
export function isAround({ prefix, suffix, least }: Pattern, message: string): boolean {
  return message.length >= least && message.startsWith(prefix) && message.endsWith(suffix);
}

/**
 * Whether a message with the ends of the pattern is one that it can have made. Each inner text is looked for behind the one
 * before it, so that the time is that of the message, however many gaps there are. `starts`: takes where each inner text
 * stands first.
 */
export function isFilled(
  { prefix, inner, suffix }: Pattern,
  message: string,
  starts?: number[],
): boolean {
  const limit = message.length - suffix.length;
  let at = prefix.length;
  for (let index = 0; index < inner.length; index++) {
    const text = inner[index]!;
    const found = message.indexOf(text, at);
    if (found < 0 || found + text.length > limit) return false;
    starts?.push(found);
    at = found + text.length;
  }
  return true;
}

/** Where each inner text stands last, in a message that matches. */
export function lastStarts({ inner, suffix }: Pattern, message: string): readonly number[] {
  const starts: number[] = [];
  let limit = message.length - suffix.length;
  for (const text of inner.toReversed()) {
    limit = message.lastIndexOf(text, limit - text.length);
    starts.push(limit);
  }
  return starts.reverse();
}
