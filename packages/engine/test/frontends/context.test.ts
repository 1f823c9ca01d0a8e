/** Where a call stands, and what an edit has to know of it. */
import { describe, expect, it } from 'vitest';
import { facts, onlyCall } from './both-parsers.ts';

describe('function and class', () => {
  it.each([
    ["logger.info('x')", {}],
    ["function load() { logger.info('x') }", { function: 'load' }],
    ["const load = () => logger.info('x')", { function: 'load' }],
    ["const a = { load() { logger.info('x') } }", { function: 'load' }],
    ["const a = { load: async () => { await logger.info('x') } }", { function: 'load' }],
    ["class A { load() { logger.info('x') } }", { function: 'load', class: 'A' }],
    ["class A { load = () => { logger.info('x') } }", { function: 'load', class: 'A' }],
    [
      "const A = class { #load() { f(() => logger.info('x')) } }",
      { function: '#load', class: 'A' },
    ],
    ["exports.load = function () { logger.info('x') }", { function: 'load' }],
  ])('%s', (source, expected) => {
    const { inLoop, ...context } = onlyCall(source).context;
    expect(inLoop).toBe(false);
    expect(context).toEqual(expected);
  });
});

describe('loops', () => {
  it.each([
    ['for (const x of y) { if (x) { LOG; break; } }', false],
    ['for (const x of y) { if (x) { LOG; continue; } break; }', true],
    ['function f() { for (const x of y) { while (z) { LOG; return 1; } } }', false],
    ['function f() { for (const x of y) { if (x) return LOG; } }', false],
    ['for (const x of y) { while (z) { LOG; break; } }', true],
    ['a: for (const x of y) { while (z) { LOG; break a; } }', true],
    ['for (const x of y) { switch (x) { case 1: LOG; break; } }', true],
    ['for (const x of y) { switch (x) { case 1: LOG; break; } break; }', false],
    ['for (const x of y) { try { f() } catch (e) { LOG; throw e; } }', false],
    ['for (const x of y) { try { LOG; throw e; } catch (e) {} }', true],
    ['y.forEach((x) => { if (x) { LOG; return; } })', true],
    ['y.forEach((x) => { if (x) { LOG; throw x; } })', false],
    ['for (const x of y) { LOG; if (x) break; }', true],
  ])('that end after the call: %s', (source, expected) => {
    expect(onlyCall(source.replace('LOG', "logger.info('a')")).context.inLoop).toBe(expected);
  });

  it.each([
    ["for (const a of b) logger.info('x')", true],
    ["for (let i = 0; i < 9; i++) { if (i) logger.info('x') }", true],
    ["while (a) { logger.info('x') }", true],
    ["do { logger.info('x') } while (a)", true],
    ["for (const k in o) { try { f() } catch { logger.info('x') } }", true],
    ["items.forEach((item) => { logger.info('x') })", true],
    ["await Promise.all(items.map(async (item) => logger.info('x')))", true],
    ["for (const a of logger.info('x')) f()", false],
    ["for (let i = (logger.info('x'), 0); i < 9; i++) f()", false],
    ["for (const a of b) { on('done', () => logger.info('x')) }", false],
    ["items.sort(() => logger.info('x'))", false],
    ["for (const a of b) { f() } logger.info('x')", false],
  ])('%s', (source, expected) => {
    expect(onlyCall(source).context.inLoop).toBe(expected);
  });
});

describe('functions that promises are given to catch with', () => {
  it.each([
    ["p.catch((e) => logger.warn('x'))", 'e', false, false],
    ["p.catch((e) => { logger.warn('x', e); throw e; })", 'e', true, true],
    [
      "p.then(f).catch(async function (e) { logger.warn('x'); throw new Error('y'); })",
      'e',
      false,
      true,
    ],
    ['p.catch((e) => { const text = String(e); logger.warn(text); })', 'e', true, false],
  ])('%s', (source, binding, mentionsError, rethrows) => {
    expect(onlyCall(source).context.catch).toMatchObject({ binding, mentionsError, rethrows });
  });

  it.each([
    "p.catch(() => logger.warn('x'))",
    "p.catch(({ code }) => logger.warn('x'))",
    "p.then((e) => logger.warn('x'))",
    "p.catch((e) => { on('y', () => logger.warn('x')) })",
    "p.catch(handle, (e) => logger.warn('x'))",
  ])('not in %s', (source) => {
    expect(onlyCall(source).context.catch).toBeUndefined();
  });
});

describe('catch clauses', () => {
  const inCatch = (body: string): string => `function run() { try { f() } catch (e) { ${body} } }`;

  it.each([
    ["logger.error('x', e)", { mentionsError: true, rethrows: false, errorUsedElsewhere: false }],
    ["logger.error('x')", { mentionsError: false, rethrows: false, errorUsedElsewhere: false }],
    ["logger.error('x'); report(e)", { mentionsError: false, errorUsedElsewhere: true }],
    ['const m = String(e); logger.error(m)', { mentionsError: true }],
    ["const { code: c } = e; const t = 'a' + c; logger.error(`${t}`)", { mentionsError: true }],
    ["logger.error('x', { e: 1, a: b.e })", { mentionsError: false }],
    ["logger.error('x', { e })", { mentionsError: true }],
    ["logger.error('x'); throw e", { rethrows: true, throwsCaught: true }],
    [
      "logger.error('x'); cleanup(); throw new Failure('y', { cause: e })",
      { rethrows: true, throwsCaught: true },
    ],
    ["logger.error('x'); throw new Failure('y')", { rethrows: true, throwsCaught: false }],
    ["if (a) { logger.error('x') } throw e", { rethrows: true }],
    ["if (a) { logger.error('x'); return } throw e", { rethrows: false }],
    ["logger.error('x'); return; throw e", { rethrows: false }],
    ["throw e; logger.error('x')", { rethrows: false }],
    ["logger.error('x'); if (a) throw e", { rethrows: false }],
    ["logger.error('x'); f(() => { throw e })", { rethrows: false }],
  ])('%s', (body, expected) => {
    expect(onlyCall(inCatch(body)).context.catch).toMatchObject({ binding: 'e', ...expected });
  });

  it('bind nothing, or a pattern', () => {
    expect(onlyCall("try { f() } catch { logger.error('x') }").context.catch).not.toHaveProperty(
      'binding',
    );
    expect(
      onlyCall("try { f() } catch ({ code }) { logger.error('x') }").context.catch,
    ).not.toHaveProperty('binding');
  });

  it('do not reach into functions inside', () => {
    expect(onlyCall(inCatch("on('x', () => logger.error('y'))")).context.catch).toBeUndefined();
  });
});

describe('the place of a call', () => {
  it.each([
    ["logger.info('x');", "logger.info('x');"],
    ["void 0; await logger.info('x')\nf()", "await logger.info('x')"],
    ["logger?.info('x');", "logger?.info('x');"],
  ])('%s is a statement', (source, statement) => {
    const { statement: range } = onlyCall(source);
    expect(source.slice(range?.start, range?.end)).toBe(statement);
  });

  it.each(["a && logger.info('x')", "const f = () => logger.info('x')"])('%s is none', (source) => {
    expect(onlyCall(source).statement).toBeUndefined();
  });

  it.each([
    ["logger.info('x' /* why */)", true],
    ["logger.info(\n// why\n'x')", true],
    ["logger.info('http://x') // after", false],
  ])('%j has a comment: %s', (source, expected) => {
    expect(onlyCall(source).hasComment).toBe(expected);
  });

  it.each([
    ["logger.warn('x')", 'warn'],
    ["logger['warn']('x')", "'warn'"],
    ["logger.log('warn', 'x')", "'warn'"],
    ["logger[a ? 'warn' : 'info']('x')", "a ? 'warn' : 'info'"],
    ["const { warn } = logger; warn('x')", "warn('x')"],
  ])('%s spells its level in %s', (source, expected) => {
    const range = onlyCall(source).level?.range;
    expect(source.slice(range?.start, range?.end)).toBe(expected);
  });

  it('has the ranges of its fields', () => {
    const source = "logger.info({ a, 'b-c': 1, [d]: 2, ...e, f() {} }, 'x')";
    const call = onlyCall(source);
    const slice = ({ start, end }: { start: number; end: number }): string =>
      source.slice(start, end);
    expect(slice(call.fieldsObject!)).toBe(" a, 'b-c': 1, [d]: 2, ...e, f() {} ");
    expect(call.fields.map((field) => [field.kind, slice(field.range)])).toEqual([
      ['field', 'a'],
      ['field', "'b-c': 1"],
      ['dynamic-key', '[d]: 2'],
      ['spread', '...e'],
      ['field', 'f() {}'],
    ]);
    expect(call.fields[1]).toMatchObject({ key: 'b-c', literal: '1', shorthand: false });
    expect(call.fields[0]).toMatchObject({ key: 'a', shorthand: true });
  });

  it('has the ranges of its message', () => {
    const source = 'logger.info(`a ${ b.id } c` + d)';
    const { message } = onlyCall(source);
    const parts = message?.static === true ? message.parts : [];
    expect(parts.map(({ range }) => source.slice(range.start, range.end))).toEqual([
      'a ',
      '${ b.id }',
      ' c',
      'd',
    ]);
  });
});

describe('imports', () => {
  it('are listed with their names', () => {
    const source = `import a, { b as c, type D } from './x.js';
import * as n from "y";
import type { T } from 'z';
const { e: f, g = 1 } = require('w'), h = require('v').i;
f();`;
    const { imports, importInsertion } = facts(source);
    expect(
      imports.map((fact) => [fact.source, fact.kind, fact.typeOnly, fact.quote, fact.names]),
    ).toEqual([
      [
        './x.js',
        'esm',
        false,
        "'",
        [
          { local: 'a', imported: 'default' },
          { local: 'c', imported: 'b' },
          { local: 'D', imported: 'D' },
        ],
      ],
      ['y', 'esm', false, '"', [{ local: 'n', imported: '*' }]],
      ['z', 'esm', true, "'", [{ local: 'T', imported: 'T' }]],
      [
        'w',
        'cjs',
        false,
        "'",
        [
          { local: 'f', imported: 'e' },
          { local: 'g', imported: 'g' },
        ],
      ],
      ['v', 'cjs', false, "'", [{ local: 'h', imported: 'i' }]],
    ]);
    expect(importInsertion).toBe(source.indexOf('f();'));
  });

  it.each([
    ['f()', 0],
    ["'use strict';\nf()", 14],
    ['#!/usr/bin/env node\nf()', 20],
    ["import a from 'a'; f()", 18],
    ["import a from 'a' // why\nf()", 25],
    ["import a from 'a'", 17],
  ])('%j may get one more at %i', (source, offset) => {
    expect(facts(source).importInsertion).toBe(offset);
  });
});
