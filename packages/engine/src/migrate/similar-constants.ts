/** Events that are worded differently and may be one, across files and languages: for a person to merge. */
import {
  HOLE,
  parseTemplate,
  placeholderNames,
  type Catalog,
  type LogConstant,
} from '@loglex/catalog';
import type { PlannedConstant, PlannedFile, SimilarConstants } from './plan.ts';
import { wordingOf, type Wording } from './wording-terms.ts';

/**
 * Groups of constants whose messages differ in words that carry no meaning of their own; at least one of each group is new.
 * Only such as take the same number of values, since others could not be merged. Groups by similarity, then by code.
 */
export function similarConstants(
  constants: readonly PlannedConstant[],
  files: readonly PlannedFile[],
  catalogs: readonly Catalog[],
): readonly SimilarConstants[] {
  const events = eventsOf(constants, files, catalogs);
  const weightOf = weights(events);
  const neighbours = new Map<Event, Map<Event, number>>();
  const connect = (one: Event, other: Event, similarity: number): void => {
    const known = neighbours.get(one);
    if (known === undefined) neighbours.set(one, new Map([[other, similarity]]));
    else known.set(other, similarity);
  };
  for (const [one, other] of candidates(events)) {
    if (!isWorthMerging(one, other)) continue;
    const similarity = similarityOf(one, other, weightOf);
    if (similarity < LEAST_SIMILARITY) continue;
    connect(one, other, similarity);
    connect(other, one, similarity);
  }
  return groupsAround(events, neighbours);
}

/** Of 100 pairs from five repositories that were judged by hand, nine in ten are one event; below it, fewer than half were. */
const LEAST_SIMILARITY = 0.75;

interface Event extends Wording {
  readonly code: string;
  /** With a mark for each hole, whatever is its name. */
  readonly text: string;
  readonly placeholders: number;
  /** Whether the catalog has it already. */
  readonly known: boolean;
  /** Rows that are to log it. */
  readonly rows: number;
}

/** The likeliest to stay first: what the catalog has, then what most calls say. */
function eventsOf(
  constants: readonly PlannedConstant[],
  files: readonly PlannedFile[],
  catalogs: readonly Catalog[],
): readonly Event[] {
  const rows = new Map<string, number>();
  for (const { constant } of files.flatMap((file) => file.rows)) {
    if (constant !== undefined) rows.set(constant, (rows.get(constant) ?? 0) + 1);
  }
  const eventOf = (code: string, message: Said, known: boolean): Event => {
    return { code, ...message, known, rows: rows.get(code) ?? 0 };
  };
  const own = catalogs.flatMap((catalog) => catalog.constants);
  const existing = new Map(
    own
      .filter(({ deprecated }) => deprecated === undefined)
      .map((constant) => [constant.code, eventOf(constant.code, saidBy(constant), true)]),
  );
  const planned = constants.map(({ code, message }) => eventOf(code, readMessage(message), false));
  return [...existing.values(), ...planned.toSorted((a, b) => b.rows - a.rows)].filter(
    ({ terms }) => terms.length >= FEWEST_TERMS,
  );
}

type Said = Pick<Event, 'text' | 'terms' | 'past' | 'placeholders'>;

const known = new WeakMap<LogConstant, Said>();

/** Catalogs are large, and an editor asks about one call after the other. */
function saidBy(constant: LogConstant): Said {
  let said = known.get(constant);
  if (said === undefined) known.set(constant, (said = readMessage(constant.message)));
  return said;
}

function readMessage(message: string): Said {
  const template = parseTemplate(message);
  return {
    text: template.parts.map((part) => (part.kind === 'text' ? part.text : HOLE)).join(''),
    ...wordingOf(template.parts),
    placeholders: placeholderNames(template).length,
  };
}

/** One word alone is a label more often than an event. */
const FEWEST_TERMS = 2;

/** How much a term tells: rare ones more. */
function weights(events: readonly Event[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const { terms } of events) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return (term) => Math.log(1 + events.length / (counts.get(term) ?? 1));
}

/**
 * Pairs that share one of their rarest terms: two sets that have most of their terms in common do. A term that very many
 * messages hold leads nowhere, which keeps the work in proportion to the number of events.
 */
function* candidates(events: readonly Event[]): Generator<readonly [Event, Event]> {
  const counts = new Map<string, number>();
  for (const { terms } of events) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const sought = new Set(events.flatMap(({ known, terms }) => (known ? [] : terms)));
  const byTerm = new Map<string, Event[]>();
  for (const event of events) {
    // What the catalog has is met by what is new, and by nothing else.
    if (event.known && !event.terms.some((term) => sought.has(term))) continue;
    const rarest = event.terms.toSorted(
      (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    const prefix = rarest.slice(0, Math.floor(rarest.length * (1 - LEAST_SHARED)) + 1);
    const met = new Set<Event>();
    for (const term of prefix) {
      const others = byTerm.get(term) ?? [];
      const isShared = others.length >= MOST_SHARING;
      if (!event.known && !isShared) for (const other of others) met.add(other);
      if (others.length === 0) byTerm.set(term, [event]);
      else if (!isShared) others.push(event);
    }
    for (const other of met) yield [other, event];
  }
}

/** The share of their terms that two similar messages have in common at the least, counted and not weighed. */
const LEAST_SHARED = 0.6;
const MOST_SHARING = 200;

function isWorthMerging(one: Event, other: Event): boolean {
  return (
    one.placeholders === other.placeholders &&
    !(one.known && other.known) &&
    // The same words are there for another level or another component.
    (one.text !== other.text || one.known || other.known)
  );
}

/** The weight of the terms that both have, as a share of all; 0 where the others tell two events apart. */
function similarityOf(one: Event, other: Event, weightOf: (term: string) => number): number {
  const shared = one.terms.filter((term) => other.terms.includes(term));
  const extra = [...one.terms, ...other.terms].filter((term) => !shared.includes(term));
  if (!extra.every((term) => WEAK.has(term))) return 0;
  // What begins and what is over are two events: `Creating the volume`, `Created the volume`.
  if (shared.some((term) => one.past.has(term) !== other.past.has(term))) return 0;
  if (turnsOf(one) !== turnsOf(other)) return 0;
  // `Merge failed` and `Failed to merge`; in longer messages other words than these would have changed places.
  const inOrder = ({ terms }: Event): string =>
    terms.filter((term) => shared.includes(term)).join(' ');
  if (shared.length > MOST_IN_ANY_ORDER && inOrder(one) !== inOrder(other)) return 0;
  if (shared.filter((term) => !GENERAL.has(term)).length < FEWEST_TERMS) {
    return one.terms.join(' ') === other.terms.join(' ') ? 1 : 0;
  }
  const weigh = (terms: readonly string[]): number =>
    terms.reduce((sum, term) => sum + weightOf(term), 0);
  return weigh(shared) / (weigh(shared) + weigh(extra));
}

const MOST_IN_ANY_ORDER = 4;

/** What turns a message around where it is turned: `from source to target`, `->`. */
function turnsOf({ terms, text }: Event): string {
  const arrows = text.match(/[<>=-]*[<>][<>=-]*|[←→]/gu) ?? [];
  return [...terms.filter((term) => TURNING.has(term)), ...arrows].join(' ');
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What a message may say besides without telling of another event. */
const WEAK = words(
  'file object value attempt try trying request result unexpect unknown specifi given current async warn data info ' +
    'informat detail messag respons successful success registry environment oper process found pleas check see also',
);

/** What any message may be about. */
const GENERAL = words('fail missing start finish skip success fetch error warn found us');

/** Words whose order turns a message around. */
const TURNING = words(
  'no not sourc target local remot old new from before after first last input output host guest read writ default fail',
);

/** Around each event that is in no group yet, those that are similar to it. */
function groupsAround(
  events: readonly Event[],
  neighbours: ReadonlyMap<Event, ReadonlyMap<Event, number>>,
): readonly SimilarConstants[] {
  const grouped = new Set<Event>();
  const groups: SimilarConstants[] = [];
  for (const event of events) {
    if (grouped.has(event)) continue;
    const near = [...(neighbours.get(event) ?? [])].filter(([other]) => !grouped.has(other));
    if (near.length === 0) continue;
    near.sort(([a, nearA], [b, nearB]) => nearB - nearA || (a.code < b.code ? -1 : 1));
    grouped.add(event);
    for (const [other] of near) grouped.add(other);
    const least = Math.min(...near.map(([, similarity]) => similarity));
    groups.push({
      codes: [event.code, ...near.map(([other]) => other.code)],
      similarity: Math.round(least * 100) / 100,
    });
  }
  return groups.sort(
    (a, b) => b.similarity - a.similarity || ((a.codes[0] ?? '') < (b.codes[0] ?? '') ? -1 : 1),
  );
}
