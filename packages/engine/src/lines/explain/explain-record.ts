/** From a record of a log to what wrote it: the constant that it names, and the templates that say its message. */
import type { Catalog, LogConstant, RetiredConstant } from '@loglex/catalog';
import { codeShapeOf } from '../../constants/code-shape.ts';
import { hasWord } from '../../constants/message-text.ts';
import { namedConstants } from '../../coverage/named-constants.ts';
import type { FileFacts } from '../../facts/file-facts.ts';
import { endOfCode } from '../layouts/tokens.ts';
import { isTraceStart } from '../records/continuation.ts';
import type { LogRecord } from '../records/log-record.ts';
import {
  type Answer,
  createResolver,
  likeliest,
  type LineResolver,
  type Resolution,
} from '../resolver/create-resolver.ts';
import type { LineSource } from '../templates/line-source.ts';
import { templatesOfCalls } from '../templates/templates-of-calls.ts';
import { templatesOfCatalog } from '../templates/templates-of-catalog.ts';

export interface RecordExplanation {
  /**
   * How the record is known. `code`: it names its constant, in its place or before its message. `template`: some template says
   * its message. `mention`: a code merely stands in it. Absent: nobody knows it.
   */
  readonly by?: 'code' | 'template' | 'mention';
  /** The code or name as the record has it, known to the catalog or not. */
  readonly code?: string;
  /** What the code names; without a code, what the best answers are of. In reading order. */
  readonly constants: readonly LogConstant[];
  readonly retired: readonly RetiredConstant[];
  /**
   * What can have written the message, most specific first. Of a record with a known code, only what is of that code: none means
   * that its text is no longer what the catalog says.
   */
  readonly answers: readonly Answer<LineSource>[];
  /** Whether nothing tells the first answer from the second. */
  readonly ambiguous: boolean;
  /** Whether the answers say the message letter for letter, and not only but for white space. */
  readonly exact: boolean;
  /** Where in the message of the record that text starts which the answers say, where a code stands before it. */
  readonly textStart?: number;
  /** Text behind the message of the constant, where a record with a code has more than it. */
  readonly detail?: string;
}

export type ExplainRecord = (record: LogRecord) => RecordExplanation;

/** @param files whose calls can have written the log as well. */
export function recordExplainer(catalog: Catalog, files: Iterable<FileFacts> = []): ExplainRecord {
  const templates = [...templatesOfCatalog(catalog), ...templatesOfCalls(files)];
  return recordExplainerBy(catalog, createResolver(templates));
}

/** @param resolver over the templates of the catalog, and what else can have written the log. */
export function recordExplainerBy(
  catalog: Catalog,
  resolver: LineResolver<LineSource>,
): ExplainRecord {
  const named = namedConstants(catalog, ['code']);
  const isShaped = codeShapeOf(catalog);

  /** By all of its lines, where a message has several and no trace begins; or else by the first. */
  function resolved({
    message,
    trace,
  }: Pick<LogRecord, 'message' | 'trace'>): Resolution<LineSource> {
    const start = trace.findIndex(isTraceStart);
    let end = start < 0 ? trace.length : start;
    // Empty lines behind a message are no part of its last value.
    while (end > 0 && trace[end - 1]!.trim() === '') end--;
    const below = trace.slice(0, end);
    if (below.length > 0) {
      const whole = resolver.resolve([message, ...below].join('\n'));
      if (whole.answers.length > 0) return whole;
    }
    return resolver.resolve(message);
  }

  function byCode(
    code: string,
    { message, trace }: Pick<LogRecord, 'message' | 'trace'>,
    textStart?: number,
  ): RecordExplanation {
    const constants = constantsOf(catalog, code);
    const retired = retiredOf(catalog, code);
    const before = textStart !== undefined && { textStart };
    const known = { by: 'code', code, constants, retired, ...before } as const;
    const whole = resolved({ message, trace });
    const answers = saidOf(whole, constants);
    if (answers.length > 0 || constants.length === 0) {
      return { ...known, answers, ambiguous: false, exact: whole.exact };
    }
    for (const [shorter, detail] of withoutDetail(message)) {
      const { exact, ...part } = resolver.resolve(shorter);
      const said = saidOf(part, constants);
      if (said.length > 0) return { ...known, answers: said, ambiguous: false, exact, detail };
    }
    return { ...known, answers, ambiguous: false, exact: true };
  }

  return (record) => {
    const { code } = record;
    // What has neither is none of ours, such as `ENOENT`: the text says more.
    if (code !== undefined && (names(catalog, code) || isShaped(code))) {
      return byCode(code, record);
    }
    const prefix = codeBefore(record.message);
    if (prefix !== undefined && isKnown(catalog, prefix.code)) {
      return byCode(prefix.code, { ...record, message: prefix.message }, prefix.end);
    }
    const { answers, ambiguous, exact } = resolved(record);
    const said = { answers, ambiguous, exact };
    const [best] = answers;
    if (best !== undefined && saysWords(best)) {
      return { by: 'template', constants: constantsIn(answers), retired: [], ...said };
    }
    if (prefix !== undefined && isShaped(prefix.code))
      return byCode(prefix.code, { ...record, message: prefix.message }, prefix.end);
    const constants = new Set<LogConstant>();
    const retired = new Set<RetiredConstant>();
    for (const text of textsOf(record)) {
      named(text, constants);
      for (const one of retiredIn(catalog, text)) retired.add(one);
    }
    if (constants.size + retired.size > 0) {
      return { by: 'mention', constants: [...constants], retired: [...retired], ...said };
    }
    if (best === undefined) return { constants: [], retired: [], ...said };
    return { by: 'template', constants: constantsIn(answers), retired: [], ...said };
  };
}

function names(catalog: Catalog, code: string): boolean {
  return constantsOf(catalog, code).length + retiredOf(catalog, code).length > 0;
}

/** A code; or a name that is no word people write by chance. */
function isKnown(catalog: Catalog, code: string): boolean {
  if (catalog.byCode(code).length + catalog.retiredByCode(code).length > 0) return true;
  return /[\d_]/.test(code) && constantsOf(catalog, code).length > 0;
}

function retiredIn(catalog: Catalog, text: string): readonly RetiredConstant[] {
  if (catalog.retired.length === 0) return [];
  const words = text.match(/[\p{L}\p{N}_]+(?:[.:-][\p{L}\p{N}_]+)*/gu) ?? [];
  return words.flatMap((word) => catalog.retiredByCode(word));
}

/** All that the record says in words. A word of many megabytes is more than a regular expression can take. */
function* textsOf({ message, fields, trace }: LogRecord): Generator<string> {
  yield message.slice(0, LONGEST_TEXT);
  for (const value of fields.values()) {
    if (typeof value === 'string') yield value.slice(0, LONGEST_TEXT);
  }
  yield* trace;
}

const LONGEST_TEXT = 2 ** 20;

/** A code or a name: a record's field may hold either. */
function constantsOf(catalog: Catalog, code: string): readonly LogConstant[] {
  const constants = catalog.byCode(code);
  return constants.length > 0 ? constants : catalog.byName(code);
}

function retiredOf(catalog: Catalog, code: string): readonly RetiredConstant[] {
  const retired = catalog.retiredByCode(code);
  return retired.length > 0 ? retired : catalog.retiredByName(code);
}

function saidOf(
  { answers }: Pick<Resolution<LineSource>, 'answers'>,
  constants: readonly LogConstant[],
): readonly Answer<LineSource>[] {
  return answers.filter(
    ({ template: { source } }) => source.kind === 'constant' && constants.includes(source.constant),
  );
}

/** The constants of the answers that are as specific as the first. */
function constantsIn(answers: readonly Answer<LineSource>[]): readonly LogConstant[] {
  return likeliest(answers).flatMap(({ template: { source } }) =>
    source.kind === 'constant' ? [source.constant] : [],
  );
}

function saysWords({ template: { parts } }: Answer<LineSource>): boolean {
  return hasWord(parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join(''));
}

/** `LOG612 full`, `LOG612: full`, `[LOG612] full`, `LOG612 | full` */
function codeBefore(
  text: string,
): { readonly code: string; readonly message: string; readonly end: number } | undefined {
  const start = text.startsWith('[') ? 1 : 0;
  const end = endOfCode(text, start);
  if (end === start) return undefined;
  SEPARATOR.lastIndex = end;
  const separator = SEPARATOR.exec(text)?.[0];
  if (separator === undefined && end < text.length) return undefined;
  const behind = end + (separator?.length ?? 0);
  return { code: text.slice(start, end), message: text.slice(behind), end: behind };
}

const SEPARATOR = /\]? ?[:|,;\u2013\u2014-]? /y;

/** The message without what a call may have added: `text | detail`, at each place where it may begin. */
function* withoutDetail(message: string): Generator<readonly [string, string]> {
  let at = message.indexOf(BEFORE_DETAIL);
  for (let tried = 0; at >= 0 && tried < MOST_TRIED; tried++) {
    yield [message.slice(0, at), message.slice(at + BEFORE_DETAIL.length)];
    at = message.indexOf(BEFORE_DETAIL, at + 1);
  }
}

const BEFORE_DETAIL = ' | ';
const MOST_TRIED = 8;
