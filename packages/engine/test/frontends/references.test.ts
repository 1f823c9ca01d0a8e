/** Constants in calls and elsewhere: the project's form and its aliases, strings, prefixes, fields. */
import { describe, expect, it } from 'vitest';
import { facts, onlyCall, type ReadOptions } from './both-parsers.ts';

const form = (spelling: string): ReadOptions => ({
  settings: { references: new Map([['javascript', spelling]]) },
});

/** Each reference with the text of its range and expression in the source. */
function referencesOf(source: string, options?: ReadOptions): string[] {
  return facts(source, options).references.map(
    ({ text, range, expression, via }) =>
      `${text} ${source.slice(range.start, range.end)} ${source.slice(expression.start, expression.end)}${via === undefined ? '' : ` via ${via}`}`,
  );
}

describe('references of the form LOG.{name}', () => {
  it.each([
    ["import { LOG } from './codes'; f(LOG.QUEUE_FULL)", ['QUEUE_FULL QUEUE_FULL LOG.QUEUE_FULL']],
    ["f(LOG['QUEUE_FULL'])", ["QUEUE_FULL QUEUE_FULL LOG['QUEUE_FULL']"]],
    ["import { LOG as L } from './codes'; f(L.A, L.B)", ['A A L.A', 'B B L.B']],
    ["import * as codes from './codes'; f(codes.LOG.A)", ['A A codes.LOG.A']],
    ["const { LOG: L } = require('./codes'); f(L.A)", ['A A L.A']],
    ['const L = LOG; f(L.A)', ['A A L.A']],
    ['const { A, B: b } = LOG; f(A, b)', ['A A A via A', 'B b b via b']],
    ['const x = { code: LOG.A, [LOG.B]: 1 }', ['A A LOG.A', 'B B LOG.B']],
    ['type T = typeof LOG.A', []],
    ["import { LOG } from './codes'; export { LOG }", []],
    ['function f(LOG) { return LOG.A }', []],
    ["const LOG = getLogger('x'); LOG.info('y'); f(LOG.level)", []],
    ["LOG.info('x')", []],
    ['CATALOG.A', []],
  ])('%s', (source, expected) => {
    expect(referencesOf(source)).toEqual(expected);
  });
});

describe('references of other forms', () => {
  it.each([
    ['LOG_{name}', "import { LOG_FULL } from './codes'; f(LOG_FULL)", ['FULL FULL LOG_FULL']],
    [
      'LOG_{name}',
      "import { LOG_FULL as full } from './codes'; f(full)",
      ['FULL full full via full'],
    ],
    [
      'LOG_{name}',
      "import * as codes from './codes'; f(codes.LOG_FULL)",
      ['FULL FULL codes.LOG_FULL'],
    ],
    ['LOG_{name}', 'f(x.LOG_FULL); LOG_; ', []],
    ['Codes.{code}', 'f(Codes.LOG612)', ['LOG612 LOG612 Codes.LOG612']],
    ['LOG.{name}.code', 'f(LOG.FULL.code, LOG.FULL)', ['FULL FULL LOG.FULL.code']],
    ["LOG['{name}']", 'f(LOG.FULL)', ['FULL FULL LOG.FULL']],
  ])('%s in %s', (spelling, source, expected) => {
    expect(referencesOf(source, form(spelling))).toEqual(expected);
  });
});

describe('the constant of a call', () => {
  /** Source, how the constant is written, its text. */
  it.each([
    ['logger.warn(LOG.QUEUE_FULL, { dropped })', [['reference', 'QUEUE_FULL']]],
    ['logger.warn({ dropped }, LOG.QUEUE_FULL)', [['reference', 'QUEUE_FULL']]],
    [
      'logger.warn(ok ? LOG.A : LOG.B)',
      [
        ['reference', 'A'],
        ['reference', 'B'],
      ],
    ],
    ['const code = LOG.A; logger.warn(code)', [['reference', 'A']]],
    ["logger.warn('%s: queue full', LOG.A)", [['reference', 'A']]],
    [
      'const code = ok ? LOG.A : LOG.B; logger.warn(code)',
      [
        ['reference', 'A'],
        ['reference', 'B'],
      ],
    ],
    ["logger.warn({ code: LOG.A }, 'x y')", [['reference', 'A']]],
    ["logger.warn({ code: 'LOG612' }, 'x y')", [['field', 'LOG612']]],
    [
      "logger.warn({ log_code: `LOG612`, event_code: 7 }, 'x y')",
      [
        ['field', 'LOG612'],
        ['field', '7'],
      ],
    ],
    ["logger.warn('LOG612 queue full')", [['prefix', 'LOG612']]],
    ["logger.warn('LOG612: queue full')", [['prefix', 'LOG612']]],
    ['logger.warn(`[LOG612] queue ${x} full`)', [['prefix', 'LOG612']]],
    ["logger.warn('LOG612' + x)", [['prefix', 'LOG612']]],
    ["logger.warn('QUEUE_FULL')", [['prefix', 'QUEUE_FULL']]],
    ["logger.warn('LOG622A | %s', x)", [['prefix', 'LOG622A']]],
  ])('%s', (source, expected) => {
    const { constant } = onlyCall(source);
    const candidates = constant?.kind === 'static' ? constant.candidates : [];
    expect(candidates.map(({ by, text }) => [by, text])).toEqual(expected);
    for (const { text, range, via } of candidates) {
      if (via === undefined) expect(source.slice(range.start, range.end)).toBe(text);
    }
  });

  it.each([
    "logger.warn('Queue is full')",
    "logger.warn('I am here')",
    'logger.warn(`${a} LOG612`)',
    'logger.warn(x)',
    'logger.warn(LOG.A.message)',
  ])('is none in %s', (source) => {
    expect(onlyCall(source).constant).toBeUndefined();
  });

  it.each(['logger.warn(LOG[key])', 'logger.warn(ok ? LOG.A : other)'])(
    'cannot be read in %s',
    (source) => {
      expect(onlyCall(source).constant?.kind).toBe('dynamic');
    },
  );

  it('has a detail beside it', () => {
    const call = onlyCall("logger.error(LOG.A, 'while saving', { id }, err)");
    expect(call.arguments.map(({ role }) => role)).toEqual([
      'constant',
      'detail',
      'fields',
      'error',
    ]);
    expect(call.message).toBeUndefined();
  });
});

describe('declared sinks', () => {
  const sinks = (call: string, args: readonly string[], from?: string): ReadOptions => ({
    settings: {
      sinks: [
        { call, args: args as never, keywords: new Map(), ...(from === undefined ? {} : { from }) },
      ],
    },
  });

  it('take constants by reference, string and number', () => {
    for (const [source, text] of [
      ['emit(log, LOG.A, { x })', 'A'],
      ["emit(log, 'LOG612')", 'LOG612'],
      ["const ID = 'LOG612'; emit(log, ID)", 'LOG612'],
      ['emit(log, makeId(1_000_045))', '1000045'],
    ] as const) {
      const call = onlyCall(source, sinks('emit', ['logger', 'constant', 'fields']));
      expect(call.constant).toMatchObject({ kind: 'static', candidates: [{ text }] });
      expect(call.logger.text).toBe('log');
      expect(call.level).toBeUndefined();
    }
    expect(onlyCall('emit(log, given)', sinks('emit', ['logger', 'constant'])).constant?.kind).toBe(
      'dynamic',
    );
  });

  it('may be decorators and event buses', () => {
    const decorated = "class A { @Logged('Saving the user') save() {} }";
    expect(onlyCall(decorated, sinks('Logged', ['message']))).toMatchObject({
      kind: 'decorator',
      message: { parts: [{ text: 'Saving the user' }] },
    });
    expect(onlyCall("bus.emit('log', 'Saved')", sinks('bus.emit', ['label', 'message'])).kind).toBe(
      'call',
    );
    expect(facts("class A { @Logged('x') save() {} } bus.emit('log', 'x')").calls).toEqual([]);
  });

  it('take an exception for what it is', () => {
    const call = onlyCall(
      "log.error('db', err)",
      sinks('log.{level}', ['label', 'message', '...rest']),
    );
    expect(call.arguments.map(({ role }) => role)).toEqual(['label', 'error']);
    expect(call.message).toBeUndefined();
  });

  it('take the constant from the callee', () => {
    const options = sinks('IO.{name}.msg', ['message', 'fields']);
    const withForm = { settings: { ...options.settings, ...form('IO.{name}').settings } };
    expect(onlyCall("IO.CDK_I1.msg('Deploying', { a })", withForm).constant).toMatchObject({
      kind: 'static',
      candidates: [{ by: 'reference', text: 'CDK_I1' }],
    });
  });

  it.each([
    ["import { emit } from './log'; emit(LOG.A)", './log.js', 1],
    ["import { emit } from '../infra/log.ts'; emit(LOG.A)", './log.js', 1],
    ["import { emit as e } from './log'; e(LOG.A)", './log.js', 1],
    ["const { emit } = require('./log'); emit(LOG.A)", './log.js', 1],
    ["import { emit } from '@acme/log'; emit(LOG.A)", '@acme/log', 1],
    ["import { emit } from './other'; emit(LOG.A)", './log.js', 0],
    ['emit(LOG.A)', './log.js', 0],
  ])('%s from %s', (source, from, count) => {
    expect(facts(source, sinks('emit', ['constant'], from)).calls).toHaveLength(count);
  });

  it.each([
    ['*.emit', "a.b.emit('x')", 1],
    ['*.emit', "class A { m() { this.emit('x') } }", 1],
    ['*.emit', "emit('x')", 0],
    ['log.{level}', "log.warning('x')", 1],
    ['log{level}', "logWarn('x')", 1],
    ['log.{level}', "log.flush('x')", 0],
    ['this.out.emit', "this.out.emit('x')", 1],
    ['this.out.emit', "that.out.emit('x')", 0],
  ])('%s in %s', (call, source, count) => {
    const found = facts(source, sinks(call, ['message'])).calls.filter(
      ({ sink }) => sink === 'project:0',
    );
    expect(found).toHaveLength(count);
  });

  it('knows the constants of the runtime', () => {
    const source =
      "import { logConstant } from '@loglex/runtime'; logConstant(logger, LOG.A, { x })";
    expect(onlyCall(source)).toMatchObject({
      sink: 'loglex',
      constant: { candidates: [{ text: 'A' }] },
    });
  });
});
