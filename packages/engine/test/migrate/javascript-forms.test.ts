/** Each form of a message in JavaScript: its template, its fields, the coded call, and what keeps it from being written unasked. */
import { defaultSettings, draftCall, writeCodedCall, type Settings } from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { createReader } from '../parse.ts';

const HEADS: Readonly<Record<string, string>> = {
  pino: `import pino from 'pino';\nconst log = pino();\n`,
  bunyan: `import bunyan from 'bunyan';\nconst log = bunyan.createLogger({ name: 'a' });\n`,
  winston: `import winston from 'winston';\nconst log = winston.createLogger();\n`,
  log4js: `import log4js from 'log4js';\nconst log = log4js.getLogger();\n`,
  nestjs: `import { Logger } from '@nestjs/common';\nconst log = new Logger('A');\n`,
  console: `import util from 'node:util';\n`,
  named: `import { log } from './logger.js';\n`,
};

interface Form {
  /** The template, with \`{key:format}\` for a value. */
  readonly template?: string;
  readonly text?: string;
  readonly reasons: readonly string[];
}

function formOf(head: string, source: string, more: Partial<Settings> = {}): Form {
  const settings = { ...defaultSettings, ...more };
  const text = `${head}${source};\n`;
  const facts = createReader(settings)('src/a.ts', text);
  const call = facts.calls.find(({ range }) => range.start >= head.length);
  if (call === undefined) throw new Error(`no call: ${source}`);
  const draft = draftCall(call, facts, settings);
  if ('refused' in draft) return { reasons: [`refused: ${draft.refused.id}`] };
  const keys = draft.values.map(({ name, passedAs }) => passedAs ?? name);
  const template = draft.parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const { format } = draft.values[part.value]!;
      return `<${keys[part.value]}${format === undefined ? '' : `:${format}`}>`;
    })
    .join('');
  const written = writeCodedCall({ call, draft, keys, reference: 'LOG.X', facts, settings });
  if ('refused' in written) return { template, reasons: [`refused: ${written.refused.id}`] };
  return {
    template,
    text: written.text,
    reasons: [...written.doubts, ...draft.doubts].map(({ id }) => id),
  };
}

const OURS = (fields?: string): string =>
  fields === undefined ? 'logConstant(log, LOG.X)' : `logConstant(log, LOG.X, ${fields})`;

describe('taken unasked', () => {
  test.each<[head: string, source: string, template: string, text: string]>([
    ['pino', `log.info('Saved')`, 'Saved', OURS()],
    [
      'pino',
      'log.info(`Saved ${a.id} of ${b.id}`)',
      'Saved <aId> of <bId>',
      OURS('{ aId: a.id, bId: b.id }'),
    ],
    ['pino', 'log.info(`${id} and ${id}`)', '<id> and <id>', OURS('{ id }')],
    [
      'pino',
      'log.info(`${next()} and ${next()}`)',
      '<next> and <next2>',
      OURS('{ next: next(), next2: next() }'),
    ],
    [
      'pino',
      `log.info('Saved ' + n + ' of ' + (1 + m))`,
      'Saved <n> of <m>',
      OURS('{ n, m: 1 + m }'),
    ],
    ['pino', `log.info(1 + 2 + ' saved')`, '<value> saved', OURS('{ value: 1 + 2 }')],
    ['pino', `log.info('a' + ('b' + c) + \`d\${e}\`)`, 'ab<c>d<e>', OURS('{ c, e }')],
    ['pino', `log.info('a' +\n  b +\n  'c')`, 'a<b>c', OURS('{ b }')],
    ['pino', `log.info('{braces} 100% %s \`ticks\`')`, '{braces} 100% %s `ticks`', OURS()],
    ['pino', `log.info({ userId }, \`Saved \${userId}\`)`, 'Saved <userId>', OURS('{ userId }')],
    [
      'pino',
      `log.info({ a: f(), 'x-y': 1 }, \`Saved \${g()}\`)`,
      'Saved <g>',
      OURS(`{ a: f(), 'x-y': 1, g: g() }`),
    ],
    [
      'pino',
      `log.info(\n  {\n    a,\n    b: 2, // two\n  },\n  \`Saved \${c}\`,\n)`,
      'Saved <c>',
      OURS(`{\n    a,\n    b: 2,\n    c, // two\n  }`),
    ],
    ['pino', `log.error(err, \`Failed \${id}\`)`, 'Failed <id>', OURS('{ err, id }')],
    ['pino', `log.info('%s saved', name)`, '<name> saved', OURS('{ name }')],
    ['pino', `log.info({ a }, '100%% of %s', name)`, '100% of <name>', OURS('{ a, name }')],
    [
      'pino',
      `log.info('%d rows', rows.length)`,
      '<rowsLength> rows',
      OURS('{ rowsLength: rows.length }'),
    ],
    [
      'pino',
      'log?.info(`Saved ${f()}`)',
      'Saved <f>',
      'if (log) logConstant(log, LOG.X, { f: f() })',
    ],
    [
      'pino',
      'log.info(`Saved ${f(a, [b, `x,${c}`])}`)',
      'Saved <f>',
      OURS('{ f: f(a, [b, `x,${c}`]) }'),
    ],
    ['pino', 'log.info(`${(a, b)}`)', '<value>', OURS('{ value: (a, b) }')],
    [
      'pino',
      'log.info(`is ${null} and ${this}`)',
      'is <value> and <value2>',
      OURS('{ value: null, value2: this }'),
    ],
    [
      'bunyan',
      `log.info({ a }, '%s of %d: %j', b, c, d)`,
      '<b:text> of <c:number>: <d:json>',
      OURS('{ a, b, c, d }'),
    ],
    [
      'bunyan',
      `log.info('Saved', user, 'twice')`,
      `Saved <user:inspect> <details>`,
      OURS(`{ user, details: 'twice' }`),
    ],
    ['winston', `log.info('Saved', { a, b: c })`, 'Saved', OURS('{ a, b: c }')],
    ['winston', `log.log('info', 'Saved', { a })`, 'Saved', OURS('{ a }')],
    ['winston', 'log.verbose(`Saved ${a}`)', 'Saved <a>', OURS('{ a }')],
    ['log4js', `log.info('Saved', { a })`, 'Saved <details:inspect>', OURS('{ details: { a } }')],
    ['log4js', `log.warn('%s!', a)`, '<a:text>!', OURS('{ a }')],
    ['nestjs', 'log.log(`Saved ${a}`)', 'Saved <a>', OURS('{ a }')],
    ['nestjs', `log.log('Saved', 'Users')`, 'Saved', OURS(`{ context: 'Users' }`)],
    ['nestjs', `log.warn('Saved', Users.name)`, 'Saved', OURS('{ context: Users.name }')],
    [
      'nestjs',
      `log.log('Saved', LOG_CONTEXT); const LOG_CONTEXT = 'Users'`,
      'Saved',
      OURS('{ context: LOG_CONTEXT }'),
    ],
  ])('%s: %s', (head, source, template, text) => {
    expect(formOf(HEADS[head]!, source)).toEqual({ template, text, reasons: [] });
  });
});

describe('asked about', () => {
  test.each<[head: string, source: string, reasons: readonly string[]]>([
    ['pino', `log.info('%d rows', count)`, ['printf-value']],
    ['pino', `log.info('%j', data)`, ['printf-value']],
    ['pino', `log.info('100% %s', name)`, ['printf-value']],
    ['pino', 'log.info(`${a} %s`, b)', ['printf-value']],
    ['pino', `log.error('Failed', err)`, ['error-place', 'error-place']],
    ['pino', 'log.info({ ...a }, `Saved ${b}`)', ['open-fields']],
    ['pino', 'log.info({ [key]: a }, `Saved`)', ['open-fields']],
    ['pino', `log.info({ code: 1, a }, 'Saved')`, ['reserved-field']],
    ['pino', `log.info(payload, 'Saved')`, ['opaque-fields']],
    ['pino', `log.info('Saved ' + chalk.red('twice'))`, ['colour']],
    ['pino', 'log.info(`Saved ${chalk.red(a)}`)', ['colour']],
    ['pino', 'log.info(`Saved ${a ? bold(a) : 1}`); import { bold } from "colorette"', ['colour']],
    ['winston', `log.error('Failed', err)`, ['error-place']],
    ['winston', `log.error('Failed', { err })`, ['error-place']],
    ['winston', `log.info('50%d', { a })`, ['printf-value']],
    ['winston', `log.info('%s!', a)`, ['printf-value']],
    ['winston', `const l = log.info('Saved')`, ['value-used']],
    ['log4js', `log.error('Failed', err)`, ['error-place', 'error-place']],
    ['log4js', `log.mark('Saved')`, ['native-level']],
    ['nestjs', `log.log('Saved', this.context)`, ['label']],
    [
      'nestjs',
      `log.log('Saved', LOG_CONTEXT); let LOG_CONTEXT = 'Users'; LOG_CONTEXT = {}`,
      ['label'],
    ],
    ['nestjs', `log.log('Saved', LOG_CONTEXT); import { LOG_CONTEXT } from './a.js'`, ['label']],
    ['nestjs', `log.error('Failed', err.stack)`, ['error-place']],
    ['named', `log.info('Saved')`, ['unproven-logger']],
    ['named', `log.info('users', 'Saved it all')`, ['label', 'unproven-logger']],
    ['', `log.info('Saved')`, ['unproven-logger', 'likely-logger']],
    ['console', `console.log('Saved')`, ['console']],
    ['console', `console.trace('Saved')`, ['console', 'native-level']],
  ])('%s: %s', (head, source, reasons) => {
    expect(formOf(HEADS[head] ?? '', source).reasons).toEqual(reasons);
  });
});

describe('refused', () => {
  test.each<[head: string, source: string, reason: string]>([
    ['pino', 'log.info(String.raw`Saved ${a}`)', 'message-tagged'],
    ['pino', 'log.info(() => `Saved ${a}`)', 'message-lazy'],
    ['pino', `log.info(ok ? 'Saved' : 'Not saved')`, 'message-conditional'],
    ['pino', `log.info({ a })`, 'no-message'],
    ['pino', `log.info(5)`, 'no-message'],
    ['pino', `log[level]('Saved')`, 'dynamic-level'],
    ['pino', `log.info('Saved' /* now */)`, 'comment'],
    ['pino', `log.info('Saved', more)`, 'arguments'],
    ['pino', `log.info('Saved', ...more)`, 'arguments'],
    ['pino', `x = log?.info('Saved')`, 'no-place'],
    ['pino', `if (x) log?.info('Saved'); else y();`, 'no-place'],
    ['pino', `log.info?.('Saved')`, 'no-place'],
    ['pino', `const { info } = log; info('Saved')`, 'no-logger'],
    ['pino', `{ const LOG = 1; log.info('Saved'); }`, 'name-taken'],
    ['pino', `log.info({ err: 1 }, 'Saved'); function f(logConstant) { log.info('Saved'); }`, ''],
    ['console', `console.log('%c styled', 'color: red')`, 'format'],
    ['console', `console.log(format('Saved %s', a))`, 'format'],
  ])('%s: %s', (head, source, reason) => {
    const { reasons } = formOf(HEADS[head]!, source);
    expect(reasons).toEqual(reason === '' ? [] : [`refused: ${reason}`]);
  });
});

describe('a value that is certainly a text', () => {
  /** The call stands inside a function or loop that says what \`name\` is. */
  function reasonsWithin(head: string, open: string, source: string): readonly string[] {
    return formOf(`${HEADS[head]!}${open}\n`, `${source};\n}`).reasons;
  }

  test.each<[head: string, open: string, source: string]>([
    ['named', 'for (const [name, list] of Object.entries(all)) {', `log.info(name, '(' + list)`],
    ['named', 'for (const [name] of Object.entries(all)) {', `log.info(name, 'is there')`],
    ['named', 'for (const name of Object.keys(all)) {', `log.info(name, 'is there')`],
    ['named', 'for (const name in all) {', `log.info(name, 'is there')`],
    ['named', 'function f(name: string) {', `log.info(name, 'is there')`],
    ['named', `function f(name: 'a' | 'b') {`, `log.info(name, 'is there')`],
    ['named', 'function f({ name }: { name?: string }) {', `log.info(name, 'is there')`],
    ['named', 'const name = String(x); {', `log.info(name, 'is there')`],
    ['pino', 'function f(name: string) {', `log.info(name, 'is there')`],
    ['winston', 'function f(name: string) {', `log.info(name, 'is there')`],
  ])('%s: %s %s is the message, and not fields', (head, open, source) => {
    expect(reasonsWithin(head, open, source)).toEqual(['refused: message-elsewhere']);
  });

  test.each<[head: string, open: string, source: string]>([
    ['winston', 'function f(data: string) {', `log.info('Saved', data)`],
    ['named', 'for (const context of Object.keys(all)) {', `log.info('Saved', context)`],
  ])('%s: %s %s has no place in a coded call', (head, open, source) => {
    expect(reasonsWithin(head, open, source)).toEqual(['refused: arguments']);
  });

  test.each<[open: string]>([
    ['for (const [at, name] of Object.entries(all)) {'],
    ['for (const [, name] of Object.entries(all)) {'],
    ['for (const name of Object.values(all)) {'],
    ['for (const name of all) {'],
    ['function f(name: string | Fields) {'],
    ['function f(name: Fields) {'],
  ])('%s may be an object', (open) => {
    expect(reasonsWithin('pino', open, `log.info(name, 'is there')`)).toEqual(['opaque-fields']);
  });
});

describe('util.format', () => {
  test('is what it makes of its values', () => {
    const emit = new Map([
      [
        'javascript',
        { sink: 'logConstant', from: '@loglex/runtime', prefix: false, console: true },
      ],
    ] as const);
    expect(
      formOf(HEADS['console']!, `console.log(util.format('%s%% of %d', a, b, c))`, { emit }),
    ).toEqual({
      template: '<a:text>% of <b:number> <c:inspect>',
      text: 'logConstant(console, LOG.X, { a, b, c })',
      reasons: [],
    });
  });
});

describe('a function of the project', () => {
  const emit = (args: readonly string[], keeps = true): Partial<Settings> => ({
    emit: new Map([
      [
        'javascript',
        {
          sink: 'record',
          from: './record.js',
          prefix: false,
          ...(keeps && { keeps: true as const }),
        },
      ],
    ] as const),
    sinks: [{ call: 'record', args: args as never, keywords: new Map() }],
  });

  test.each<[args: readonly string[], source: string, text: string, reasons: readonly string[]]>([
    [['logger', 'constant', 'fields', 'error'], `log.info('Saved')`, 'record(log, LOG.X)', []],
    [
      ['logger', 'constant', 'fields', 'error'],
      'log.error(`Failed ${a}`, err)',
      'record(log, LOG.X, { a }, err)',
      [],
    ],
    [
      ['logger', 'constant', 'fields', 'error'],
      `log.error('Failed', err)`,
      'record(log, LOG.X, {}, err)',
      [],
    ],
    [
      ['logger', 'constant', 'error', 'fields'],
      `log.error('Failed', { a }, err)`,
      'record(log, LOG.X, err, { a })',
      [],
    ],
    [
      ['logger', 'constant', 'error', 'fields'],
      `log.error('Failed', { a: f() }, toError(e))`,
      'record(log, LOG.X, toError(e), { a: f() })',
      ['order'],
    ],
    [['constant', 'fields'], `log.error('Failed', err)`, 'record(LOG.X, { err })', ['error-place']],
    [
      ['label', 'constant', 'fields'],
      'log.info("users", `Saved ${a} twice`)',
      'record("users", LOG.X, { a })',
      [],
    ],
    [['constant'], 'log.info(`Saved ${a}`)', 'refused: no-place', []],
  ])('%j: %s', (args, source, text, reasons) => {
    const form = formOf(HEADS['named']!, source, emit(args));
    expect(form.text ?? form.reasons[0]).toBe(text);
    if (form.text !== undefined) expect(form.reasons).toEqual(reasons);
  });

  test('is not meant where ours is named without its module', () => {
    const ours = { sink: 'logConstant', prefix: false };
    const settings = { emit: new Map([['javascript', ours]] as const) };
    expect(formOf(HEADS['pino']!, `log.info('Saved')`, settings).reasons).toEqual([]);
    const sinks = [
      { call: 'logConstant', args: ['logger', 'constant'] as const, keywords: new Map() },
    ];
    expect(formOf(HEADS['pino']!, `log.info('Saved')`, { ...settings, sinks }).reasons).toEqual([
      'own-function',
    ]);
  });

  test('that nobody vouches for may write what it likes', () => {
    const form = formOf(HEADS['pino']!, `log.info('Saved')`, emit(['logger', 'constant'], false));
    expect(form.reasons).toEqual(['own-function']);
  });

  test('makes the error after the fields, so effects are asked about', () => {
    const settings = emit(['logger', 'constant', 'fields', 'error']);
    const head = HEADS['pino']!;
    expect(formOf(head, 'log.error(toError(e), `Failed ${f()}`)', settings).reasons).toEqual([
      'order',
    ]);
    expect(formOf(head, 'log.error(this.err, `Failed ${f()}`)', settings).reasons).toEqual([
      'order',
    ]);
    expect(formOf(head, 'log.error(e, `Failed ${f()}`)', settings).reasons).toEqual([]);
    expect(formOf(head, 'log.error(this.err, `Failed ${this.f}`)', settings).reasons).toEqual([]);
  });
});
