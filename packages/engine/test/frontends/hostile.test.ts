/** Sources that would break a reader that recurses or trusts. */
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { createFrontEnd, defaultSettings, type EsTree } from '@loglex/engine';
import { messageText, onlyCall } from './both-parsers.ts';

const frontEnd = createFrontEnd(defaultSettings);

/** Only oxc can parse the deepest of these. */
function oxcCalls(text: string): ReturnType<typeof frontEnd.facts>['calls'] {
  const { program, comments } = parseSync('a.ts', text, { astType: 'ts', preserveParens: false });
  return frontEnd.facts({ file: 'a.ts', text, tree: { program, comments } as unknown as EsTree })
    .calls;
}

describe('depth', () => {
  it('of 1,000 parentheses', () => {
    const deep = `${'('.repeat(1000)}logger${')'.repeat(1000)}.info(${'('.repeat(1000)}'x'${')'.repeat(1000)})`;
    expect(messageText(oxcCalls(deep)[0]!.message!)).toBe('"x"');
  });

  it('of a concatenation of 10,000 terms', () => {
    const terms = Array.from({ length: 10_000 }, (_, index) =>
      index % 2 === 0 ? `'a'` : `b${index}`,
    );
    const [call] = oxcCalls(`logger.info(${terms.join(' + ')}); `);
    const parts = call?.message?.static === true ? call.message.parts : [];
    expect(parts).toHaveLength(10_000);
    expect(parts.slice(0, 3)).toMatchObject([{ text: 'a' }, { name: 'b1' }, { text: 'a' }]);
  });

  it('of a call at the bottom of 10,000 terms', () => {
    const text = `try { f() } catch (e) { x = logger.error('x') ${"+ 'y'".repeat(10_000)} }`;
    expect(oxcCalls(text.replace('x = logger', 'console'))).toHaveLength(1);
  });

  it('of a chain of 2,000 calls', () => {
    expect(oxcCalls(`logger.child({})${'.child({})'.repeat(2_000)}.info('x')`).length).toBeLessThan(
      2,
    );
  });

  it('of 2,000 aliases', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `const a${index + 1} = a${index};`);
    expect(() =>
      oxcCalls(`const a0 = require('pino')(); ${names.join('')} a2000.info('x')`),
    ).not.toThrow();
  });

  it('of 500 blocks', () => {
    expect(oxcCalls(`${'{'.repeat(500)} logger.info('x') ${'}'.repeat(500)}`)).toHaveLength(1);
  });
});

describe('texts that make a search look far', () => {
  it.each([
    ['}= '.repeat(100_000)],
    ['log'.repeat(50_000)],
    [`log${' '.repeat(100_000)}as`.repeat(3)],
    ['.'.repeat(200_000)],
    [`.${' '.repeat(200_000)}`],
    ['logger<'.repeat(50_000)],
    ["'pino".repeat(50_000)],
    ['= a.a.a.a'.repeat(30_000)],
  ])('%#', (text) => {
    const before = performance.now();
    frontEnd.prefilter(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('as colours of colours', () => {
    expect(messageText(oxcCalls(`console.log('x'${'.red'.repeat(1_000)})`)[0]!.message!)).toBe(
      '"x"',
    );
  });

  it('as aliases that double', () => {
    const names = Array.from(
      { length: 60 },
      (_, index) => `const a${index + 1} = a${index} || a${index};`,
    );
    expect(oxcCalls(`${names.join('')} a60.info('x')`)).toEqual([]);
  });
});

describe('names of prototypes', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s', (name) => {
    const call = onlyCall(
      `import { ${name} } from 'pino'; ${name}.x; logger.info({ ${name}: 1 }, 'x')`,
    );
    expect(call.fields).toMatchObject([{ key: name }]);
    expect(oxcCalls(`logger.${name}('x'); ${name}.info('y'); logger[${name}]`)).toEqual([]);
  });
});
