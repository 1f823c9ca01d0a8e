/** From an explained record to the calls that can have written it, by all that the record says. */
import { moduleNameOf } from '../../frontends/python/module-name.ts';
import type { FileFacts } from '../../facts/file-facts.ts';
import { positionAt } from '../../text/line-index.ts';
import type { RecordExplanation } from '../explain/explain-record.ts';
import type { LogRecord } from '../records/log-record.ts';
import type { Answer } from '../resolver/create-resolver.ts';
import { isAround, isFilled, patternOf } from '../resolver/pattern.ts';
import type { LineSource } from '../templates/line-source.ts';
import { type LineText, lineTextOf, textsOfCalls } from '../templates/templates-of-calls.ts';
import type { CodedFile, Entry } from './coded-file.ts';
import {
  FURTHER_EVIDENCE,
  isAtOtherLevel,
  type LineWriter,
  PLACE_EVIDENCE,
  type Verdict,
} from './evidence.ts';

export interface Writers {
  /** The calls that nothing tells apart, in the order of files; none: nobody knows. */
  readonly writers: readonly LineWriter[];
  /**
   * `message`: they say the record's message, or name its constant. `place`: their text is made when they run, and they stand where,
   * or log by the name and at the level that, the record says. `order`: the records around it tell which of several it was.
   */
  readonly by?: 'message' | 'place' | 'order';
}

export type FindWriters = (record: LogRecord, explanation: RecordExplanation) => Writers;

interface Uncoded {
  readonly writer: LineWriter;
  readonly texts: readonly LineText[];
  /** Whether it says nothing else. */
  readonly isRead: boolean;
}

/**
 * @param keyOf what tells one entry from another; the same entry may be several objects.
 * @param askedKeyOf the same of entries that records name, where those are of another catalog; `undefined`: code has none of it.
 */
export function writerFinder(
  files: Iterable<CodedFile>,
  keyOf: (entry: Entry) => string,
  askedKeyOf: (entry: Entry) => string | undefined = keyOf,
): FindWriters {
  const writers = new Map<FileFacts['calls'][number], LineWriter>();
  const coded = new Map<string, LineWriter[]>();
  const uncoded: Uncoded[] = [];
  const tests = new Set<string>();
  for (const { facts, entriesOf, isTest } of files) {
    if (isTest) tests.add(facts.file);
    const texts = textsOfCalls(facts);
    const module = facts.language === 'python' ? moduleNameOf(facts.file) : undefined;
    for (const call of facts.calls) {
      const { start, end } = call.range;
      const line = positionAt(facts.lineStarts, start).line + 1;
      const endLine = positionAt(facts.lineStarts, end).line + 1;
      const writer = { file: facts.file, call, line, endLine, module };
      writers.set(call, writer);
      const entries = entriesOf(call);
      for (const key of new Set(entries.map(keyOf))) {
        const known = coded.get(key);
        if (known === undefined) coded.set(key, [writer]);
        else known.push(writer);
      }
      if (entries.length === 0 && call.kind === 'call') {
        uncoded.push({
          writer,
          texts: texts.get(call) ?? [],
          isRead: call.message?.static === true,
        });
      }
    }
  }
  const writersOf = (entries: readonly Entry[]) =>
    entries.flatMap((entry) => coded.get(askedKeyOf(entry) ?? '') ?? []);

  function ofAnswer({ template: { source } }: Answer<LineSource>): readonly LineWriter[] {
    if (source.kind === 'constant') return writersOf([source.constant]);
    const writer = writers.get(source.call);
    return writer === undefined ? [] : [writer];
  }

  /** Those that the message speaks for, the likeliest that no place speaks against. */
  function byMessage(record: LogRecord, explanation: RecordExplanation): readonly LineWriter[] {
    const { by, constants, retired, answers } = explanation;
    if (by !== 'template') {
      const named = writersOf([...constants, ...retired]);
      return withDetail(explanation, allowed(record, named));
    }
    for (const alike of asSpecific(answers)) {
      const possible = allowed(record, [...new Set(alike.flatMap(ofAnswer))]);
      if (possible.length > 0) return possible;
    }
    return [];
  }

  /**
   * Those that a place speaks for: of a text without a word of its own, as banners are, or of one that nobody knows before the
   * program runs. What is known to say the message comes before what may say anything.
   */
  function byPlace(record: LogRecord): readonly LineWriter[] {
    const here = uncoded.filter(({ writer }) => isAt(record, writer));
    for (const isLikely of [
      ({ texts }: Uncoded) => texts.some((text) => text.every(isText) && isSaid(text, record)),
      ({ texts, isRead }: Uncoded) => !isRead || texts.some((text) => isSaid(text, record)),
    ]) {
      const likely = here.filter(isLikely);
      if (likely.length > 0) return likely.map(({ writer }) => writer);
    }
    return [];
  }

  function settled(record: LogRecord, possible: readonly LineWriter[]): readonly LineWriter[] {
    const outside = possible.filter(({ file }) => !tests.has(file));
    return [...PLACE_EVIDENCE, ...FURTHER_EVIDENCE].reduce(
      (left, evidence) => preferred(left, (writer) => evidence(record, writer)),
      outside.length > 0 ? outside : possible,
    );
  }

  return (record, explanation) => {
    for (const told of lessAndLess(record)) {
      const found = foundBy(told, explanation);
      if (found !== undefined) return found;
    }
    const { by, constants, retired, answers } = explanation;
    const [likeliest = []] = by === 'template' ? asSpecific(answers) : [];
    const any =
      by === 'template' ? likeliest.flatMap(ofAnswer) : writersOf([...constants, ...retired]);
    if (any.length === 0) return { writers: [] };
    return { writers: settled(record, [...new Set(any)]), by: 'message' };
  };

  function foundBy(record: LogRecord, explanation: RecordExplanation): Writers | undefined {
    const said = byMessage(record, explanation);
    if (said.some((writer) => isAt(record, writer))) {
      return { writers: settled(record, said), by: 'message' };
    }
    // A record that names its constant may be of a call that is given its constant when it runs; no other is.
    const isOfCode = explanation.by === 'code';
    const placed = byPlace(record).filter((writer) => isOfAnyConstant(writer) === isOfCode);
    // What says the message may be handed a logger of any place; what stands at the place may say anything.
    if (said.length > 0) return { writers: [...settled(record, said), ...placed], by: 'message' };
    return placed.length > 0 ? { writers: settled(record, placed), by: 'place' } : undefined;
  }
}

/**
 * The record, and what is left of it without its line, which other versions of a file have elsewhere; without its place at all, which
 * may be that of a function that logs for others; and without its logger.
 */
function* lessAndLess(record: LogRecord): Generator<LogRecord> {
  yield record;
  const { lineno, file, function: name, logger, ...rest } = record;
  if (lineno !== undefined) {
    yield {
      ...rest,
      ...(file !== undefined && { file }),
      ...(name !== undefined && { function: name }),
      ...(logger !== undefined && { logger }),
    };
  }
  if (file !== undefined || name !== undefined) {
    yield { ...rest, ...(logger !== undefined && { logger }) };
  }
  if (logger !== undefined) yield rest;
}

/** Whether the place that the record tells is that of the call. */
function isAt(record: LogRecord, writer: LineWriter): boolean {
  return isAllowed(record, writer) && PLACE_EVIDENCE.some((evidence) => evidence(record, writer));
}

function isAllowed(record: LogRecord, writer: LineWriter): boolean {
  return (
    !isAtOtherLevel(record, writer) &&
    PLACE_EVIDENCE.every((evidence) => evidence(record, writer) !== false)
  );
}

function allowed(record: LogRecord, writers: readonly LineWriter[]): readonly LineWriter[] {
  return writers.filter((writer) => isAllowed(record, writer));
}

/** Those that agree; where none does, those that do not disagree; where all do, all. */
function preferred(
  writers: readonly LineWriter[],
  verdictOf: (writer: LineWriter) => Verdict,
): readonly LineWriter[] {
  if (writers.length < 2) return writers;
  const verdicts = writers.map(verdictOf);
  for (const wanted of [true, undefined]) {
    if (verdicts.includes(wanted)) return writers.filter((_, index) => verdicts[index] === wanted);
  }
  return writers;
}

/** The answers in groups that nothing in the message tells apart, most specific first. */
function* asSpecific(
  answers: readonly Answer<LineSource>[],
): Generator<readonly Answer<LineSource>[]> {
  let group: Answer<LineSource>[] = [];
  for (const answer of answers) {
    const [first] = group;
    if (first !== undefined && !isAsSpecific(first, answer)) {
      yield group;
      group = [];
    }
    group.push(answer);
  }
  if (group.length > 0) yield group;
}

function isAsSpecific(
  { specificity: a }: Answer<LineSource>,
  { specificity: b }: Answer<LineSource>,
): boolean {
  return (
    a.misfits === b.misfits && a.literal === b.literal && a.holes === b.holes && a.typed === b.typed
  );
}

/** Of calls of one constant, those that add such a detail to it. */
function withDetail(
  { detail, answers }: RecordExplanation,
  writers: readonly LineWriter[],
): readonly LineWriter[] {
  // Text that is not the constant's leaves open where a detail begins.
  if (answers.length === 0) return writers;
  return preferred(writers, ({ call }) => {
    if (detail === undefined || call.detail === undefined) return detail === call.detail;
    if (!call.detail.static) return undefined;
    return isSaid(lineTextOf(call.detail.parts), { message: detail });
  });
}

function isOfAnyConstant({ call: { constant } }: LineWriter): boolean {
  return constant?.kind === 'dynamic';
}

function isText({ kind }: LineText[number]): boolean {
  return kind === 'text';
}

function isSaid(parts: LineText, { message }: Pick<LogRecord, 'message'>): boolean {
  const pattern = patternOf(parts);
  if (pattern.gaps.length === 0) return message === pattern.prefix;
  return isAround(pattern, message) && isFilled(pattern, message);
}
