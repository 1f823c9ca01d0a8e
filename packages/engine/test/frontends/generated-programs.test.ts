/** Programs made of the pieces that log calls are made of: both parsers give the same facts, and the prefilter hides none. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFrontEnd, defaultSettings } from '@loglex/engine';
import { facts, oxcTree } from './both-parsers.ts';

const name = fc.constantFrom('log', 'logger', 'LOG', 'err', 'a', 'b', 'debug', 'console', 'pino');
const { expression, statement } = fc.letrec<{ expression: string; statement: string }>((tie) => {
  const inner = tie('expression');
  const method = fc.constantFrom('info', 'warn', 'error', 'log', 'child', 'X', 'once', 'message');
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      name,
      fc.constantFrom(
        "'text'",
        "'LOG612 full'",
        '`a ${b} c`',
        "'%s of %d'",
        '{ a, ...b }',
        '{ code: LOG.X }',
        '12',
        'this',
      ),
      fc.tuple(inner, method).map(([object, key]) => `(${object}).${key}`),
      fc
        .tuple(inner, method, fc.array(inner, { maxLength: 3 }))
        .map(([object, key, args]) => `(${object})?.${key}(${args.join(', ')})`),
      fc
        .tuple(name, method, fc.array(inner, { maxLength: 3 }))
        .map(([object, key, args]) => `${object}.${key}(${args.join(', ')})`),
      fc.tuple(inner, inner).map(([left, right]) => `(${left} + ${right})`),
      fc.tuple(inner, inner, inner).map(([test, then, or]) => `(${test} ? ${then} : ${or})`),
      fc
        .tuple(inner, fc.constantFrom('as any', '!', 'satisfies Logger'))
        .map(([value, type]) => (type === '!' ? `(${value})!` : `(${value} ${type})`)),
      inner.map((value) => `(() => ${value.startsWith('{') ? `(${value})` : value})`),
      fc.tuple(inner, inner).map(([object, key]) => `(${object})[${key}]('x')`),
      inner.map((value) => `\`before \${${value}} after\``),
    ),
    statement: fc
      .oneof(
        { depthSize: 'small', withCrossShrink: true },
        inner.map((value) => `void ${value};`),
        fc.tuple(name, inner).map(([id, value]) => `{ const ${id} = ${value}; ${id}.info('x'); }`),
        fc
          .tuple(name, inner)
          .map(
            ([id, value]) => `{ const { info, warn: ${id}_ } = ${value}; info('x'); ${id}_('y'); }`,
          ),
        fc
          .tuple(name, fc.array(tie('statement'), { maxLength: 2 }))
          .map(
            ([id, body]) =>
              `function f_${id}(${id}: Logger, ...args) { ${body.join(' ')} ${id}.warn(...args) }`,
          ),
        fc
          .array(tie('statement'), { maxLength: 2 })
          .map((body) => `try { ${body.join(' ')} } catch (e) { logger.error(e, 'x'); throw e }`),
        fc
          .array(tie('statement'), { maxLength: 2 })
          .map(
            (body) =>
              `class A { #log: any; constructor(private l: Logger) {} m() { ${body.join(' ')} this.l.info('x'); this.#log.warn('y') } }`,
          ),
        fc
          .array(tie('statement'), { maxLength: 2 })
          .map(
            (body) => `for (const log of logs) { ${body.join(' ')} } // loglex-disable-line a -- b`,
          ),
      )
      .map((text) => `${text}\n`),
  };
});

it('read the same by both parsers', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 5 }), (statements) => {
      // `facts` compares the two, and the prefilter with what was found.
      facts(statements.join(''), { file: 'a.ts' });
    }),
    { numRuns: 150 },
  );
});

it('hold nothing where the prefilter says so, also as latin1', () => {
  const frontEnd = createFrontEnd(defaultSettings);
  fc.assert(
    fc.property(expression, fc.constantFrom('', "const é = '\u{1F600}';"), (value, other) => {
      const text = `${other} void ${value};`;
      const kept = frontEnd.prefilter(text);
      expect(frontEnd.prefilter(Buffer.from(text).toString('latin1'))).toBe(kept);
      if (kept) return;
      const found = frontEnd.facts({ file: 'a.ts', text, tree: oxcTree('a.ts', text) });
      expect([found.calls, found.references, found.loggers, found.directives]).toEqual([
        [],
        [],
        [],
        [],
      ]);
    }),
    { numRuns: 300 },
  );
});
