/** Templates made ready for matching, in a set of its own: a project of many is many sets, and what changes is made anew alone. */
import { createGramIndex } from './gram-index.ts';
import type { LinePart, LineTemplate } from './line-template.ts';
import { partsWithLooseSpacing } from './loose-spacing.ts';
import { isAround, isFilled, type Pattern, patternOf, shapeOf } from './pattern.ts';

export interface TemplateSet<Source> {
  /** How many templates there are. */
  readonly size: number;
  /** The templates that say a message letter for letter. */
  match(message: string): Matched<Source>;
  /** Those that say it but for white space. `message`: with loose spacing. */
  matchLoosely(message: string): Matched<Source>;
}

export interface Matched<Source> {
  readonly matching: readonly Shape<Source>[];
  /** Whether the message was made to match more templates than are compared with it. */
  readonly cut: boolean;
}

/** Templates that match the same messages: one pattern for all of them. */
export interface Shape<Source> extends Pattern {
  readonly templates: readonly Numbered<Source>[];
}

interface Numbered<Source> {
  /** By the order in which the templates were given. */
  readonly number: number;
  readonly template: LineTemplate<Source>;
}

export function createTemplateSet<Source>(
  templates: readonly LineTemplate<Source>[],
): TemplateSet<Source> {
  const all = templates.map((template, number) => ({ number, template, parts: template.parts }));
  const match = createMatcher(all);
  // A message with loose spacing holds no other spacing: the templates that have none either are found as they are.
  const spaced = all.flatMap(({ number, template }) => {
    const parts = partsWithLooseSpacing(template.parts);
    return isSame(parts, template.parts) ? [] : [{ number, template, parts }];
  });
  const matchSpaced = spaced.length === 0 ? undefined : createMatcher(spaced);
  return {
    size: templates.length,
    match,
    matchLoosely(message) {
      const found = match(message);
      if (matchSpaced === undefined) return found;
      const more = matchSpaced(message);
      return { matching: [...found.matching, ...more.matching], cut: found.cut || more.cut };
    },
  };
}

function isSame(a: readonly LinePart[], b: readonly LinePart[]): boolean {
  return a.every((part, index) => {
    const other = b[index]!;
    return part.kind !== 'text' || (other.kind === 'text' && part.text === other.text);
  });
}

type Matcher<Source> = (message: string) => Matched<Source>;

interface Given<Source> extends Numbered<Source> {
  /** What messages are compared with. */
  readonly parts: readonly LinePart[];
}

function createMatcher<Source>(given: readonly Given<Source>[]): Matcher<Source> {
  const exact = new Map<string, Shape<Source>>();
  const open: Shape<Source>[] = [];
  let longest = 0;
  for (const shape of shapesOf(given)) {
    const { prefix, gaps } = shape;
    if (gaps.length > 0) open.push(shape);
    else {
      exact.set(prefix, shape);
      longest = Math.max(longest, prefix.length);
    }
  }
  const grams = createGramIndex(open);
  const candidates: number[] = [];

  return (message) => {
    const whole = message.length <= longest ? exact.get(message) : undefined;
    candidates.length = 0;
    grams.candidates(message, candidates);
    // Numbers are given by specificity, so the most specific are compared first.
    if (candidates.length > 1) candidates.sort(ascending);
    const matching: Shape<Source>[] = whole === undefined ? [] : [whole];
    let budget = MOST_COMPARED * (message.length + 64);
    let cut = false;
    for (const number of candidates) {
      const shape = open[number]!;
      if (!isAround(shape, message)) continue;
      if ((cut = (budget -= message.length + 64) < 0)) break;
      if (isFilled(shape, message)) matching.push(shape);
    }
    return { matching, cut };
  };
}

/** A message is read so many times at most, whatever it says. */
const MOST_COMPARED = 256;

/** The shapes, most specific first. */
function shapesOf<Source>(given: readonly Given<Source>[]): readonly Shape<Source>[] {
  const shapes = new Map<string, Shape<Source> & { readonly templates: Numbered<Source>[] }>();
  for (const { number, template, parts } of given) {
    const pattern = patternOf(parts);
    const key = shapeOf(pattern);
    const shape = shapes.get(key);
    if (shape === undefined) shapes.set(key, { ...pattern, templates: [{ number, template }] });
    else shape.templates.push({ number, template });
  }
  return [...shapes.values()].sort((a, b) => b.literal - a.literal || a.holes - b.holes);
}

function ascending(a: number, b: number): number {
  return a - b;
}
