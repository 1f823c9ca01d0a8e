/** What can have written a record of a log, as people are told of it: constants and calls without a code, each with its places. */
import type { LogConstant } from '@loglex/catalog';
import { knownMentions } from '../constants/resolve.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { RecordExplanation } from '../lines/explain/explain-record.ts';
import { type Answer, likeliest } from '../lines/resolver/create-resolver.ts';
import type { LineSource } from '../lines/templates/line-source.ts';
import type { Declaration } from './declaration.ts';
import { emitSites, testsLast } from './emit-sites.ts';
import type { Snapshot } from './snapshot.ts';

/** One text in the catalog, or in code that has no code for it. */
export interface RecordWriter {
  /** The constant, where the text is one's; absent where calls have it without a code. */
  readonly constant?: LogConstant;
  /** The first such call; absent where the constant is. */
  readonly call?: LogCall;
  /** Its template and the values in the record. */
  readonly answer: Answer<LineSource>;
  /** Whether nothing in the record tells it from the first. */
  readonly isBest: boolean;
  /** The calls that write it; those in tests come last. */
  readonly sites: readonly Declaration[];
}

/**
 * Most likely first: of those that the message does not tell apart, the ones that code outside of tests writes. A call that carries
 * a constant is that constant's, whatever text it has.
 */
export function writersOf(
  snapshot: Snapshot,
  { answers }: Pick<RecordExplanation, 'answers'>,
): readonly RecordWriter[] {
  const writers = new Map<string, RecordWriter>();
  const calls = new Set<LogCall>();
  const best = new Set(likeliest(answers));
  for (const answer of answers) {
    const { source } = answer.template;
    const isBest = best.has(answer);
    if (!isBest && writers.size >= MOST) break;
    // With what a logger appends to its message, a call has two texts.
    if (source.kind === 'call' && calls.has(source.call)) continue;
    if (source.kind === 'call') calls.add(source.call);
    for (const [key, writer] of writersOfAnswer(snapshot, answer, isBest)) {
      const known = writers.get(key);
      if (known === undefined) writers.set(key, writer);
      else if (known.call !== undefined) {
        writers.set(key, {
          ...known,
          sites: testsLast(snapshot, [...known.sites, ...writer.sites]),
        });
      }
    }
  }
  return [...writers.values()].sort((a, b) => rankOf(snapshot, a) - rankOf(snapshot, b));
}

/** Nobody reads more answers that are less likely. */
const MOST = 10;

function writersOfAnswer(
  snapshot: Snapshot,
  answer: Answer<LineSource>,
  isBest: boolean,
): readonly (readonly [string, RecordWriter])[] {
  const { source } = answer.template;
  const constants = source.kind === 'constant' ? [source.constant] : constantsOf(snapshot, source);
  if (source.kind === 'call' && constants.length === 0) {
    const { file, call } = source;
    const sites = [{ file, range: call.range, selection: call.range }];
    return [[`call ${templateText(answer)}`, { call, answer, isBest, sites }]];
  }
  return constants.map((constant) => {
    const { file, range } = constant.source;
    const sites = emitSites(snapshot, [constant]);
    return [`constant ${range.start} ${file}`, { constant, answer, isBest, sites }];
  });
}

function constantsOf(
  { sessionOf }: Snapshot,
  { file, call }: Extract<LineSource, { kind: 'call' }>,
): readonly LogConstant[] {
  return knownMentions(sessionOf(file).identify(call)).map(({ constant }) => constant);
}

/** The text with `{name}` in each hole. */
export function templateText({ template }: Answer<LineSource>): string {
  return template.parts
    .map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`))
    .join('');
}

function rankOf({ isTest }: Snapshot, { isBest, sites }: RecordWriter): number {
  const isWritten = sites.some(({ file }) => !isTest(file));
  return (isBest ? 0 : 2) + (isWritten ? 0 : 1);
}
