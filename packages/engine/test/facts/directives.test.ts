/** Directives, as comments of a file give them. */
import { describe, expect, it } from 'vitest';
import { facts } from '../frontends/both-parsers.ts';

function directives(source: string): unknown[] {
  return facts(source).directives.map(({ scope, checks, reason, eslint, covers }) => ({
    scope,
    checks: checks.map(({ id, range }) => `${id}=${source.slice(range.start, range.end)}`),
    ...(reason === undefined ? {} : { reason }),
    ...(eslint ? { eslint } : {}),
    covers: source.slice(covers.start, covers.end),
  }));
}

describe('directives', () => {
  it('cover the next line', () => {
    expect(
      directives(
        '// loglex-disable-next-line ad-hoc-log, unknown-code -- it is a banner\nf()\ng()',
      ),
    ).toEqual([
      {
        scope: 'next-line',
        checks: ['ad-hoc-log=ad-hoc-log', 'unknown-code=unknown-code'],
        reason: 'it is a banner',
        covers: 'f()\n',
      },
    ]);
  });

  it('cover the line after a block comment', () => {
    expect(directives('/* loglex-disable-next-line a\n -- long\n reason */\nf()\n')).toEqual([
      { scope: 'next-line', checks: ['a=a'], reason: 'long\n reason', covers: 'f()\n' },
    ]);
  });

  it('cover their own line', () => {
    expect(directives('a()\nf() // loglex-disable-line a -- b\nc()')).toEqual([
      {
        scope: 'line',
        checks: ['a=a'],
        reason: 'b',
        covers: 'f() // loglex-disable-line a -- b\n',
      },
    ]);
  });

  it('cover the file', () => {
    expect(directives('a()\n/* loglex-disable-file -- old */')).toEqual([
      { scope: 'file', checks: [], reason: 'old', covers: 'a()\n/* loglex-disable-file -- old */' },
    ]);
  });

  it('cover a block up to what enables all its checks', () => {
    const source =
      '/* loglex-disable a, b -- c */\nf()\n/* loglex-enable a */\ng()\n// loglex-enable b\nh()';
    const [first] = directives(source);
    expect(first).toMatchObject({
      covers: '/* loglex-disable a, b -- c */\nf()\n/* loglex-enable a */\ng()\n',
    });
    expect(directives('f()\n// loglex-disable\ng()')).toMatchObject([
      { scope: 'disable', checks: [], covers: '// loglex-disable\ng()' },
    ]);
  });

  it('are ESLint comments that name a loglex rule', () => {
    expect(
      directives('// eslint-disable-next-line no-console, loglex/ad-hoc-log -- why\nf()'),
    ).toEqual([
      {
        scope: 'next-line',
        checks: ['ad-hoc-log=loglex/ad-hoc-log'],
        reason: 'why',
        eslint: true,
        covers: 'f()',
      },
    ]);
  });

  it.each([
    '// eslint-disable-next-line no-console',
    '// see loglex-disable-next-line',
    '// loglex-disabled',
    '// loglex-enable-next-line a',
    "const a = '// loglex-disable-line a -- b'",
  ])('are not in %s', (source) => {
    expect(directives(source)).toEqual([]);
  });
});
