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
import type { LineTemplate } from './line-template.ts';
import { placesInSpaced, withLooseSpacing } from './loose-spacing.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { createTemplateSet, type TemplateSet } from './template-set.ts';
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
  const sets = [createTemplateSet([...templates])];
  return resolverOver(() => sets);
}

/**
 * Resolves over all sets as over one of all their templates.
 *
 * @param sets is asked at each message: sets may come and go.
 * @param byPlace the order of templates that are equally specific, where it is not the one in which they were given.
 */
export function resolverOver<Source>(
  sets: () => readonly TemplateSet<Source>[],
  byPlace: (a: Source, b: Source) => number = () => 0,
): LineResolver<Source> {
  return {
    resolve(message) {
      const all = sets();
      const exactly = resolutionIn(all, message, undefined, byPlace);
      if (exactly.answers.length > 0 || exactly.cut) return exactly;
      return resolutionIn(all, withLooseSpacing(message), message, byPlace);
    },
  };
}

/** `spaced`: the message as it was given, where it is to be matched without regard to white space. */
function resolutionIn<Source>(
  sets: readonly TemplateSet<Source>[],
  message: string,
  spaced: string | undefined,
  byPlace: (a: Source, b: Source) => number,
): Resolution<Source> {
  const answers: LazyAnswer<Source>[] = [];
  let cut = false;
  let before = 0;
  for (const set of sets) {
    const found = spaced === undefined ? set.match(message) : set.matchLoosely(message);
    cut ||= found.cut;
    for (const shape of found.matching) {
      for (const { number, template } of shape.templates) {
        answers.push(new LazyAnswer(before + number, shape, template, message, spaced));
      }
    }
    before += set.size;
  }
  if (answers.length > 1) {
    answers.sort(
      (a, b) =>
        bySpecificity(a.specificity, b.specificity) ||
        byPlace(a.template.source, b.template.source) ||
        a.number - b.number,
    );
  }
  const [first, second] = answers;
  const ambiguous =
    first !== undefined &&
    second !== undefined &&
    bySpecificity(first.specificity, second.specificity) === 0;
  return { answers, ambiguous, exact: spaced === undefined, cut };
}

/** The values are bound only if somebody asks: most messages have one answer, and most askers want to know which. */
class LazyAnswer<Source> implements Answer<Source> {
  /** By the order in which templates were given. */
  readonly number: number;
  readonly template: LineTemplate<Source>;
  readonly #pattern: Pattern;
  readonly #message: string;
  readonly #spaced: string | undefined;
  #arguments: readonly Argument[] | undefined;
  #specificity: Specificity | undefined;

  constructor(
    number: number,
    pattern: Pattern,
    template: LineTemplate<Source>,
    message: string,
    /** The message with its white space, where it was matched without. */
    spaced: string | undefined,
  ) {
    this.number = number;
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

/** Those of the answers that nothing tells from the first. */
export function likeliest<Source>(answers: readonly Answer<Source>[]): readonly Answer<Source>[] {
  const [best] = answers;
  // Nothing has to be compared, so no value has to be bound.
  if (best === undefined || answers.length === 1) return answers;
  return answers.filter(({ specificity }) => bySpecificity(specificity, best.specificity) === 0);
}

/** Less than 0: `a` is more specific; 0: nothing tells which of the two it was. */
function bySpecificity(a: Specificity, b: Specificity): number {
  return a.misfits - b.misfits || b.literal - a.literal || a.holes - b.holes || b.typed - a.typed;
}
