/** A tag or a word that its legend does not allow: in a field, in an argument, or at the end of a message. */
import {
  breakMessage,
  parseTag,
  tagAtEnd,
  type Catalog,
  type Legend,
  type TagProblem,
  type TextRange,
} from '@loglex/catalog';
import type { LegendSite, SectionSite } from '../facts/file-facts.ts';
import type { LogCall, Message } from '../facts/log-call.ts';
import { declarationOf } from './declaration.ts';
import { PLAIN } from './respell-word.ts';
import { isMessageOfLegend, legendOfField, placeOf, textOf } from './said-terms.ts';
import { defineCheck, type Report } from './check.ts';
import type { CheckSession } from './session.ts';

export const unknownLegendTerm = defineCheck({
  kind: 'file',
  id: 'unknown-legend-term',
  description: 'Disallow tags and words that their legend does not allow',
  defaultSeverity: 'error',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    problem: '{problem}',
    goesOn:
      'This begins as {term} of “{legend}” does and goes on behind it, so whoever follows the lines “{message}” passes over this one. End it here, and give the rest as fields.',
    stops:
      'This begins as {term} of “{legend}” does and says no {missing}, so whoever follows the lines “{message}” passes over this one. Say it.',
    undeclared:
      'loglex.yaml holds this to the legend `{legend}`, which no catalog declares, so any word would do. Declare it, or mend the name.',
  },
  docs: {
    what: 'Reports a value of a field that the catalog gives a `legend`, a word in an argument that `legends` in loglex.yaml names, and a tag at the end of a message for a legend with `suffix`, or beside a value of a section, where a term is unknown, lacks its argument, stands twice, in the wrong order or beside one that excludes it; and a message that begins as one of a legend (`{node} FAILED`), a word for each placeholder, and then goes on, or stops before its last value. A bracket at the end of a message counts as a tag only where one of its words is a term, or a near miss. What is put together when the code runs is not judged.',
    why: 'A legend is there to look words up in. A word that it lacks means nothing to those who read the log, and is missed by every filter that knows the others.',
    incorrect: [
      {
        title: 'A term that was mistyped, and one too many',
        language: 'ts',
        code: `logger.info('Currency: EUR (cli; runtme)');
logger.info('Currency: EUR (default; cli)');`,
      },
      {
        title: 'A field whose values are the terms of a legend',
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, items: 3, stage: 'payed' });`,
      },
      {
        title: 'A message that goes on where the legend ends it, and one that says too little',
        language: 'ts',
        code: `logger.warn(\`\${parcel.id} RETURNED: \${reason}\`);
logger.info(\`\${order.id} SHIPPED\`);`,
      },
      {
        title: 'A tag beside a value of a section',
        language: 'py',
        code: 'log_section(logger, "day_summary", [("orders", 12, "(clj)")])',
      },
      {
        title: 'An argument that loglex.yaml holds to a legend',
        language: 'ts',
        code: `shipments.moveTo(order, 'payed');`,
      },
      { language: 'py', code: 'order.moveTo(board, "payd")' },
    ],
    correct: [
      {
        language: 'ts',
        code: `logger.info('Currency: EUR (config:shop.currency; runtime)');
logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, items: 3, stage: 'paid' });`,
      },
      {
        title: 'A message of a legend, and one that only holds its word',
        language: 'ts',
        code: `logger.warn(\`\${parcel.id} RETURNED\`);
logger.info('Two parcels of this order RETURNED in time');`,
      },
      {
        title: 'In brackets, and no tag',
        language: 'ts',
        code: `logger.info('3 carts restored (in total)');`,
      },
      { language: 'py', code: 'order.moveTo(board, "paid")' },
    ],
    fix: 'Where one answer is likely (a mistyped term, the right order), it is offered as a suggestion.',
  },
  *run(facts, { catalog, session }) {
    for (const site of facts.legendSites ?? []) yield* wrongWord(site, catalog);
    if (catalog.legends.size === 0) return;
    for (const site of facts.sectionSites ?? []) yield* wrongTags(site, catalog);
    const legends = [...catalog.legends.values()];
    const suffixes = legends.filter(({ suffix }) => suffix);
    const grammars = legends.filter(hasMessages);
    for (const call of facts.calls) {
      yield* wrongFields(call, facts.file, session);
      for (const message of [call.message, call.detail]) {
        if (message !== undefined) yield* wrongSuffix(message, suffixes);
      }
      if (call.message !== undefined && session.identify(call).kind === 'raw')
        yield* brokenMessage(call.message, grammars, session);
    }
  },
});

type Wrong = Report<'problem'>;

function hasMessages({ terms }: Legend): boolean {
  return [...terms.values()].some(({ message }) => message !== undefined);
}

function* wrongWord(
  { legend: name, text, range }: LegendSite,
  { legends }: Catalog,
): Generator<Report<'problem' | 'undeclared'>> {
  const legend = legends.get(name);
  if (legend === undefined) {
    yield { messageId: 'undeclared', data: { legend: name }, range };
    return;
  }
  const start = range.end - range.start === text.length ? range.start : undefined;
  for (const problem of parseTag(legend, text).problems) {
    yield reportOf(problem, legend, range, start);
  }
}

function* wrongFields(call: LogCall, file: string, session: CheckSession): Generator<Wrong> {
  for (const entry of call.fields) {
    if (entry.kind !== 'field' || entry.literal === undefined || entry.shorthand) continue;
    const legend = legendOfField(entry.key, call, file, session);
    if (legend === undefined) continue;
    const { literal, value } = entry;
    // Escapes make what is written longer than what is meant: then the whole value is pointed at.
    const quoted = value.end - value.start === literal.length + 2;
    const start = quoted ? value.start + 1 : undefined;
    for (const problem of parseTag(legend, literal).problems) {
      yield reportOf(problem, legend, value, start);
    }
  }
}

/** The tags beside what a section shows. */
function* wrongTags(
  { title, entries }: SectionSite,
  { sections, legends }: Catalog,
): Generator<Wrong> {
  const section = sections.get(title.text);
  for (const { key, tag } of entries) {
    const legend = legends.get(section?.keys.get(key.text)?.legend ?? '');
    if (legend === undefined || tag === undefined) continue;
    const { text, range } = tag;
    const start = range.end - range.start === text.length ? range.start : undefined;
    for (const problem of parseTag(legend, text).problems) {
      yield reportOf(problem, legend, range, start);
    }
  }
}

/** A message that begins as one of a legend, and is none of any. */
function* brokenMessage(
  message: Message,
  legends: readonly Legend[],
  session: CheckSession,
): Generator<Report<'goesOn' | 'stops'>> {
  if (!message.static) return;
  const text = textOf(message);
  if (isMessageOfLegend(message, session)) return;
  for (const legend of legends) {
    const found = breakMessage(legend, text);
    if (found === undefined) continue;
    const { term, missing, range } = found;
    const data = { term: term.name, legend: legend.name, message: term.message ?? '' };
    const place = placeOf(message, range);
    const related = [declarationOf(term, `${term.name} is declared here`)];
    yield missing === undefined
      ? { messageId: 'goesOn', data, range: place, related }
      : { messageId: 'stops', data: { ...data, missing }, range: place, related };
    return;
  }
}

function* wrongSuffix(message: Message, suffixes: readonly Legend[]): Generator<Wrong> {
  const last = message.static ? message.parts.at(-1) : undefined;
  if (last?.kind !== 'text') return;
  const { text, range } = last;
  const exact = range.end - range.start === text.length;
  const found = suffixes.flatMap((legend) => {
    const at = tagAtEnd(legend, text);
    return at === undefined ? [] : [{ legend, ...at }];
  });
  // Legends may share their brackets: a tag that one of them allows is its.
  if (found.some(({ tag }) => tag.problems.length === 0)) return;
  const [first] = found.toSorted((a, b) => a.tag.problems.length - b.tag.problems.length);
  if (first === undefined) return;
  for (const problem of first.tag.problems) {
    const start = exact ? range.start + first.range.start : undefined;
    yield reportOf(problem, first.legend, range, start);
  }
}

/** `start`: where the tag begins in the file, if it is written there letter for letter; else `whole` holds it. */
function reportOf(
  { message, range, replacement }: TagProblem,
  legend: Legend,
  whole: TextRange,
  start: number | undefined,
): Wrong {
  const report = {
    messageId: 'problem',
    data: { problem: message },
    related: [declarationOf(legend, `${legend.name} is declared here`)],
  } as const;
  if (start === undefined) return { ...report, range: { start: whole.start, end: whole.end } };
  const at = { start: start + range.start, end: start + range.end };
  if (replacement === undefined || !PLAIN.test(replacement)) return { ...report, range: at };
  const title = replacement === '' ? 'Remove it' : `Write \`${replacement}\``;
  const edits = [{ ...at, text: replacement }];
  return { ...report, range: at, fixes: [{ title, applicability: 'suggestion', edits }] };
}
