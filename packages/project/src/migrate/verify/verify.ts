/**
 * Runs generated calls twice, as they are and as a migration writes them, with the real logger each time, and compares what
 * reached it.
 */
import * as util from 'node:util';
import { compileFunction } from 'node:vm';
import { printTemplate } from '@loglex/catalog';
import {
  createFrontEnd,
  defaultSettings,
  draftCall,
  mintKeys,
  type FileFacts,
  type LogCall,
  type Settings,
  writeCodedCall,
} from '@loglex/engine';
import { parseJavaScript } from '../../parse/oxc.ts';
import type { Dialect, OpenDialect, WrittenRecord } from './dialect.ts';
import { bunyan } from './dialects/bunyan.ts';
import { consoleDialect } from './dialects/console.ts';
import { log4js } from './dialects/log4js.ts';
import { nestjs } from './dialects/nestjs.ts';
import { pino } from './dialects/pino.ts';
import { CODE } from './dialects/printed.ts';
import { winston } from './dialects/winston.ts';
import { generateCall } from './generate-call.ts';
import { createRandom } from './random.ts';
import type { DialectReport, Difference } from './report.ts';
import { bindValues, createValues, NAMES, type Trace } from './values.ts';

export const DIALECTS: readonly Dialect[] = [pino, winston, bunyan, consoleDialect, nestjs, log4js];

export interface VerifyOptions {
  readonly calls: number;
  readonly seed: number;
  /** Imports a package of the project: a logger, `@loglex/runtime`. */
  readonly load: (name: string) => Promise<Record<string, unknown>>;
}

type LogConstantFunction = (logger: object, constant: object, ...rest: readonly unknown[]) => void;

export async function verifyDialect(
  dialect: Dialect,
  { calls, seed, load }: VerifyOptions,
): Promise<DialectReport> {
  const { logConstant } = (await load('@loglex/runtime')) as unknown as {
    logConstant: LogConstantFunction;
  };
  const open = await dialect.open(load);
  const random = createRandom(seed);
  const reasons = new Map<string, number>();
  const differences: Difference[] = [];
  let safe = 0;
  let threw = 0;
  let dropped = 0;
  for (let count = 0; count < calls; count++) {
    const before = generateCall(dialect.shape, random);
    const exchanged = exchange(dialect, before);
    const bound = random.below(2 ** 31);
    if ('reason' in exchanged) {
      reasons.set(exchanged.reason, (reasons.get(exchanged.reason) ?? 0) + 1);
      continue;
    }
    safe++;
    const run = (source: string) =>
      runCall(source, exchanged.constant, bound, dialect, open, logConstant);
    const old = run(before);
    if (old.error !== undefined) {
      threw++;
      continue;
    }
    const what = differenceOf(old, run(exchanged.after), exchanged.keys, dialect);
    if (what === 'dropped') dropped++;
    else if (what !== undefined) differences.push({ before, after: exchanged.after, what });
  }
  return { dialect: dialect.id, calls, safe, threw, dropped, reasons, differences };
}

const SETTINGS: Settings = {
  ...defaultSettings,
  emit: new Map([
    ['javascript', { sink: 'logConstant', from: '@loglex/runtime', prefix: false, console: true }],
  ]),
};

interface Exchanged {
  readonly after: string;
  readonly constant: object;
  /** The fields that the template added. */
  readonly keys: readonly string[];
}

/** The call as a migration writes it; or why it does not do so unasked. */
function exchange(dialect: Dialect, before: string): Exchanged | { readonly reason: string } {
  const header = `import { LOG } from './log-codes.js';\nimport util from 'node:util';\n${dialect.program}`;
  const file = 'src/verify.js';
  const text = `${header}${before};\n`;
  const { tree } = parseJavaScript(file, text);
  if (tree === undefined) throw new SyntaxError(text);
  const facts: FileFacts = createFrontEnd(SETTINGS).facts({ file, text, tree });
  const call: LogCall | undefined = facts.calls.find(({ range }) => range.start === header.length);
  if (call === undefined) return { reason: 'unrecognised' };
  const draft = draftCall(call, facts, SETTINGS);
  if ('refused' in draft) return { reason: draft.refused.id };
  const keys = mintKeys([draft], 'camel');
  const written = writeCodedCall({
    call,
    draft,
    keys,
    reference: 'LOG.X',
    facts,
    settings: SETTINGS,
  });
  if ('refused' in written) return { reason: written.refused.id };
  const [doubt] = [...written.doubts, ...draft.doubts];
  if (doubt !== undefined) return { reason: doubt.id };
  const formats = draft.values.flatMap(({ format }, at) =>
    format === undefined ? [] : [[keys[at] ?? '', format] as const],
  );
  const message = printTemplate(
    draft.parts.map((part) =>
      part.kind === 'text' ? part : { kind: 'placeholder', name: keys[part.value]! },
    ),
  );
  const { rung, native } = draft.level;
  return {
    after: written.text,
    keys: keys.filter((key) => !draft.keys.includes(key)),
    constant: {
      code: CODE,
      name: 'X',
      level: rung,
      ...(native !== rung && { native }),
      message,
      component: 'app',
      subcomponent: 'part',
      tags: ['verify'],
      ...(formats.length > 0 && { formats: Object.fromEntries(formats) }),
    },
  };
}

interface Run {
  readonly records: readonly WrittenRecord[];
  readonly trace: Trace;
  readonly error?: unknown;
}

/** Runs one call with the values of a seed: the same seed gives like values, and the very same `error`. */
function runCall(
  source: string,
  constant: object,
  seed: number,
  dialect: Dialect,
  open: OpenDialect,
  logConstant: LogConstantFunction,
): Run {
  const trace: Trace = [];
  const values = valuesOf(trace);
  const { names, ctx, loaded } = bindValues(values, createRandom(seed));
  const load = (index: number): unknown => {
    trace.push(`load ${index}`);
    return loaded[index];
  };
  const given: Record<string, unknown> = {
    ...names,
    ctx,
    load,
    error: ERROR,
    util,
    logConstant,
    LOG: { X: constant },
    [dialect.name]: open.logger,
  };
  const parameters = [...NAMES, 'ctx', 'load', 'error', 'util', 'logConstant', 'LOG', dialect.name];
  const call = compileFunction(source, parameters) as (...args: readonly unknown[]) => void;
  try {
    call(...parameters.map((name) => given[name]));
    return { records: open.take(), trace };
  } catch (error) {
    open.take();
    return { records: [], trace, error };
  }
}

const ERROR = Object.assign(new Error('The error'), { code: 'E1' });

let shared: { readonly values: readonly unknown[]; readonly trace: Trace } | undefined;

/** The pool, made once: both runs are given the same objects. */
function valuesOf(trace: Trace): readonly unknown[] {
  if (shared === undefined) {
    const own: Trace = [];
    shared = { values: createValues(own), trace: own };
  }
  // What the pool traces goes to the run that asked last.
  shared.trace.length = 0;
  shared.trace.push = (...said: string[]) => trace.push(...said);
  return shared.values;
}

/** The first thing in which two runs differ; `undefined`: nothing. */
function differenceOf(
  old: Run,
  next: Run,
  added: readonly string[],
  dialect: Dialect,
): string | undefined {
  if (next.error !== undefined) return `threw ${util.inspect(next.error)}`;
  const orders = [old.trace, next.trace].map((trace) => ({
    evaluated: trace.filter((one) => one.startsWith('load')),
    shown: trace.filter((one) => !one.startsWith('load')),
  }));
  if (!util.isDeepStrictEqual(orders[0], orders[1])) {
    return `evaluated ${old.trace.join(', ')} then, and ${next.trace.join(', ')} now`;
  }
  const [before, ...more] = old.records;
  const [after, ...others] = next.records;
  if (before === undefined || after === undefined || more.length + others.length > 0) {
    return `wrote ${old.records.length} records then, and ${next.records.length} now`;
  }
  const shown = (message: unknown): unknown =>
    dialect.isText && typeof message === 'string' ? escaped(message) : message;
  if (shown(before.message) !== shown(after.message)) {
    return `wrote ${JSON.stringify(before.message)} then, and ${JSON.stringify(after.message)} now`;
  }
  if (before.level !== after.level) {
    return `the level was ${String(before.level)} and is ${String(after.level)}`;
  }
  if (!util.isDeepStrictEqual(before.others, after.others)) {
    return `beside the record ${util.inspect(before.others)} then, and ${util.inspect(after.others)} now`;
  }
  const what = fieldsDifference(before.fields, after.fields, added, dialect);
  return what !== undefined && dialect.dropped?.(before) === true ? 'dropped' : what;
}

function fieldsDifference(
  before: WrittenRecord['fields'],
  after: WrittenRecord['fields'],
  added: readonly string[],
  { isSame = isVery }: Dialect,
): string | undefined {
  const expected = new Map<string, unknown>([
    ['code', CODE],
    ['component', 'app'],
    ['subcomponent', 'part'],
  ]);
  for (const [key, value] of Object.entries(before)) {
    if (!Object.hasOwn(after, key) || !isSame(value, after[key])) {
      return `the field ${key} was ${util.inspect(value)} and is ${util.inspect(after[key])}`;
    }
  }
  for (const [key, value] of expected) {
    if (after[key] !== value) return `${key} is ${util.inspect(after[key])}`;
  }
  if (!util.isDeepStrictEqual(after['tags'], ['verify'])) return 'the tags are missing';
  const keys = new Set([...Object.keys(before), ...expected.keys(), 'tags', ...added]);
  const surplus = Object.keys(after).find((key) => !keys.has(key));
  const missing = [...keys].find((key) => !Object.hasOwn(after, key));
  if (surplus !== undefined) return `the record has ${surplus} as well`;
  return missing === undefined ? undefined : `the record has no ${missing}`;
}

/** The very same; what a serializer was given is looked at inside. */
function isVery(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  const isWrapped = (value: unknown): value is { error: unknown } =>
    typeof value === 'object' && value !== null && Object.keys(value).join() === 'error';
  return isWrapped(before) && isWrapped(after) && Object.is(before.error, after.error);
}

/** As the runtime shows what would act in a line of text. */
function escaped(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => {
      const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
      return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    },
  );
}
