/**
 * The resolver: from a message to the templates that can have produced it, thousands at once, most specific first.
 *
 * One template is more specific than another, in this order, where
 *   1. fewer of its values contradict their type (`took {ms} ms` with an integer, and `took long ms`);
 *   2. it has more characters of text of its own, white space aside;
 *   3. it has fewer holes;
 *   4. more of its values are of a type that tells them from other text.
 * Where two are equal in all four, nothing in the message says which it was: they stand in the order in which they were given, and
 * `ambiguous` says so. Where no template says the message letter for letter, those answer that do but for white space.
 */
import { type Argument, bindArguments } from './bind-arguments.ts';
import { createGramIndex } from './gram-index.ts';
import type { LinePart, LineTemplate } from './line-template.ts';
import { partsWithLooseSpacing, placesInSpaced, withLooseSpacing } from './loose-spacing.ts';
import { isAround, isFilled, type Pattern, patternOf, shapeOf } from './pattern.ts';
import { isTelling } from './value-type.ts';

export interface LineResolver<Source> {
  /** Takes time in proportion to the message, whatever it says; never throws. */
  resolve(message: string): Resolution<Source>;
}

export interface Resolution<Source> {
  /** Most specific first. */
  readonly answers: readonly Answer<Source>[];
  /** Whether nothing tells the first answer from the second. */
  readonly ambiguous: boolean;
  /** Whether the answers say the message letter for letter, and not only but for white space. */
  readonly exact: boolean;
  /**
   * Whether the message was made to match more templates than can be compared with it in its time. Answers are then the most
   * specific of what was compared, which was the most specific first.
   */
  readonly cut: boolean;
}

/** A template that can have produced a message. */
export interface Answer<Source> {
  readonly template: LineTemplate<Source>;
  readonly specificity: Specificity;
  /** In the order of the template's holes; bound when they are first asked for. */
  readonly arguments: readonly Argument[];
}

export interface Specificity {
  /** Values that contradict the type of their hole. */
  readonly misfits: number;
  /** Characters of the template's text that are no white space. */
  readonly literal: number;
  readonly holes: number;
  /** Values of a type that tells them from other text, and that fit it. */
  readonly typed: number;
}

export function createResolver<Source>(
  templates: Iterable<LineTemplate<Source>>,
): LineResolver<Source> {
  const all = [...templates];
  const matchExactly = createMatcher(all, ({ parts }) => parts);
  // Programs whose lines come as they were written never need it.
  let matchLoosely: Matcher<Source> | undefined;
  return {
    resolve(message) {
      const found = matchExactly(message);
      if (found.matching.length > 0 || found.cut) return resolutionOf(found, message, true);
      const loose = withLooseSpacing(message);
      matchLoosely ??= createMatcher(all, ({ parts }) => partsWithLooseSpacing(parts));
      return resolutionOf(matchLoosely(loose), message, false);
    },
  };
}

type Matcher<Source> = (message: string) => Matched<Source>;

interface Matched<Source> {
  readonly message: string;
  readonly matching: readonly Shape<Source>[];
  readonly cut: boolean;
}

function createMatcher<Source>(
  templates: readonly LineTemplate<Source>[],
  partsOf: (template: LineTemplate<Source>) => readonly LinePart[],
): Matcher<Source> {
  const exact = new Map<string, Shape<Source>>();
  const open: Shape<Source>[] = [];
  let longest = 0;
  for (const shape of shapesOf(templates, partsOf)) {
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
    return { message, matching, cut };
  };
}

/** A message is read so many times at most, whatever it says. */
const MOST_COMPARED = 256;

/** Templates that match the same messages: one pattern for all of them. */
interface Shape<Source> extends Pattern {
  readonly templates: LineTemplate<Source>[];
}

/** The shapes, most specific first. */
function shapesOf<Source>(
  templates: readonly LineTemplate<Source>[],
  partsOf: (template: LineTemplate<Source>) => readonly LinePart[],
): readonly Shape<Source>[] {
  const shapes = new Map<string, Shape<Source>>();
  for (const template of templates) {
    const pattern = patternOf(partsOf(template));
    const key = shapeOf(pattern);
    const shape = shapes.get(key);
    if (shape === undefined) shapes.set(key, { ...pattern, templates: [template] });
    else shape.templates.push(template);
  }
  return [...shapes.values()].sort((a, b) => b.literal - a.literal || a.holes - b.holes);
}

/** `message` is as it was given; what was matched may be it without its white space. */
function resolutionOf<Source>(
  matched: Matched<Source>,
  message: string,
  exact: boolean,
): Resolution<Source> {
  const answers: Answer<Source>[] = [];
  const spaced = exact ? undefined : message;
  for (const shape of matched.matching) {
    for (const template of shape.templates) {
      answers.push(new LazyAnswer(shape, template, matched.message, spaced));
    }
  }
  if (answers.length > 1) answers.sort((a, b) => bySpecificity(a.specificity, b.specificity));
  const [first, second] = answers;
  const ambiguous =
    first !== undefined &&
    second !== undefined &&
    bySpecificity(first.specificity, second.specificity) === 0;
  return { answers, ambiguous, exact, cut: matched.cut };
}

/** The values are bound only if somebody asks: most messages have one answer, and most askers want to know which. */
class LazyAnswer<Source> implements Answer<Source> {
  readonly template: LineTemplate<Source>;
  readonly #pattern: Pattern;
  readonly #message: string;
  readonly #spaced: string | undefined;
  #arguments: readonly Argument[] | undefined;
  #specificity: Specificity | undefined;

  constructor(
    pattern: Pattern,
    template: LineTemplate<Source>,
    message: string,
    /** The message with its white space, where it was matched without. */
    spaced: string | undefined,
  ) {
    this.template = template;
    this.#pattern = pattern;
    this.#message = message;
    this.#spaced = spaced;
  }

  get arguments(): readonly Argument[] {
    return (this.#arguments ??= this.#bound());
  }

  #bound(): readonly Argument[] {
    // Templates of one shape may name and type their holes each in its own way.
    const { gaps } = patternOf(this.template.parts);
    const args = bindArguments({ ...this.#pattern, gaps }, this.#message);
    const spaced = this.#spaced;
    if (spaced === undefined) return args;
    const places = placesInSpaced(
      spaced,
      args.flatMap(({ range: { start, end } }) => [start, end]),
    );
    return args.map((arg, index) => {
      const range = { start: places[2 * index]!, end: places[2 * index + 1]! };
      const text = spaced.slice(range.start, range.end);
      return { ...arg, range, text, value: arg.value === arg.text ? text : arg.value };
    });
  }

  get specificity(): Specificity {
    return (this.#specificity ??= specificityOf(this.#pattern, this));
  }
}

function specificityOf({ literal, holes }: Pattern, answer: Answer<unknown>): Specificity {
  const own = answer.template.parts.filter((part) => part.kind === 'hole');
  const isPlain =
    !own.some(({ type }) => isTelling(type)) &&
    new Set(own.map(({ name }) => name)).size === own.length;
  if (isPlain) return { misfits: 0, literal, holes, typed: 0 };
  const args = answer.arguments;
  return {
    misfits: args.filter(({ fits }) => !fits).length,
    literal,
    holes,
    typed: args.filter(({ fits }, index) => fits && isTelling(own[index]?.type)).length,
  };
}

function bySpecificity(a: Specificity, b: Specificity): number {
  return a.misfits - b.misfits || b.literal - a.literal || a.holes - b.holes || b.typed - a.typed;
}

function ascending(a: number, b: number): number {
  return a - b;
}
