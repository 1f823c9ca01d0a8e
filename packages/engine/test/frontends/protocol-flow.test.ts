/** Ways out of functions of JavaScript and TypeScript, by hand: what each statement comes to in a flow. */
import { createFrontEnd, defaultSettings, type Protocol } from '@loglex/engine';
import { expect, test } from 'vitest';
import { waysOut } from '../../src/protocol/ways-out.ts';
import { facts } from './both-parsers.ts';

const protocols: readonly Protocol[] = [
  {
    open: 'openStage',
    close: ['finish'],
    record: ['fail'],
    outputs: { get: ['outputPath'], track: ['track'] },
  },
];

/** `return 3`: the way and its line. The first of these lines stands in line 2. */
function ways(...lines: string[]): string[] {
  const source = ['async function f(p) {', ...lines, '}'].join('\n');
  return (facts(source, { settings: { protocols } }).protocolSites ?? []).flatMap((site) =>
    waysOut(site, () => false).open.map(
      ({ by, at }) => `${by} ${source.slice(0, at.start).split('\n').length}`,
    ),
  );
}

const OPEN = 'let s = openStage(p);';
const CLOSE = 's.finish();';

test.each([
  ['closed at once', [OPEN, CLOSE], []],
  ['an early return', [OPEN, 'if (p) return;', CLOSE], ['return 3']],
  [
    'new, await and assertions',
    ['const s = (await new openStage(p))!;', 'p();'],
    ['end 2', 'call 3'],
  ],
  ['assigned later', ['let s;', 's = openStage(p);'], ['end 3']],
  ['finally', [OPEN, 'try { p(); return 1; } finally { s.finish(); }'], []],
  ['caught', [OPEN, 'try { p(); } catch { }', CLOSE], []],
  ['thrown again', [OPEN, 'try { p(); } catch (e) { throw e; }', CLOSE], ['raise 3']],
  ['a new error', [OPEN, 'if (p) throw new Error(p);', CLOSE], ['raise 3']],
  ['using', ['using s = openStage(p);', 'p();'], []],
  ['optional chains and tests', ['let s;', 'if (p) s = openStage(p);', 's?.finish();'], []],
  ['tested', ['let s;', 'if (p) s = openStage(p);', 'if (s !== undefined) s.finish();'], []],
  ['closed by &&', [OPEN, 's && s.finish();'], []],
  ['a conditional', [OPEN, 'p ? s.finish() : 0;'], ['end 2']],
  ['a loop that may not turn', [OPEN, 'for (const x of p) s.finish();'], ['end 2']],
  ['a loop that turns once at least', [OPEN, 'do { s.finish(); } while (p);'], []],
  ['an endless loop', [OPEN, 'for (;;) { if (p) { s.finish(); break; } }'], []],
  ['a label', [OPEN, 'a: while (true) { while (p) { break a; } s.finish(); }'], ['end 2']],
  ['a label that goes on', [OPEN, 'a: while (p) { for (;;) { continue a; } }', CLOSE], []],
  ['a switch without default', [OPEN, 'switch (p) { case 1: s.finish(); }'], ['end 2']],
  ['a case that goes on', [OPEN, 'switch (p) { case 1: default: s.finish(); }'], []],
  ['a case that breaks', [OPEN, 'switch (p) { case 1: break; default: s.finish(); }'], ['end 2']],
  ['opened anew', ['for (const x of p) {', OPEN, '}'], ['rebind 3', 'call 3', 'end 3']],
  ['returned', [OPEN, 'return s;'], []],
  ['passed', [OPEN, 'p(s);'], []],
  ['stored', [OPEN, 'return { s };'], []],
  ['its close is passed', [OPEN, 'p.then(s.finish);'], []],
  ['used by an inner function', [OPEN, 'p.then(() => s.finish());'], []],
  ['in an arrow function', ['p.then(() => {', OPEN, 'return 1;', '});'], ['return 4']],
  ['waited for', [OPEN, '(await s).finish();'], []],
  ['waiting for others', [OPEN, 'await p;', CLOSE], ['call 3']],
  ['a member is set', [OPEN, 's.id = 2;', CLOSE], []],
  ['destructured anew', [OPEN, '({ s, a: [p.x] } = p);'], ['rebind 3']],
  ['both tests', [OPEN, 'if (p && s) s.finish();'], ['end 2']],
  [
    'either test',
    ['let s;', 'if (p) s = openStage(p);', 'if (!s || p > 1) return;', CLOSE],
    ['return 4'],
  ],
  ['the other, or itself', [OPEN, 'p.x = s ?? p;'], []],
  ['log calls do not throw', [OPEN, 'logger.info("x", s);', CLOSE], []],
])('%s', (_, lines, expected) => {
  expect(ways(...lines)).toEqual(expected);
});

const GET = 'let t = s.outputPath(p);';
test.each([
  ['used and tracked', [GET, 'p.save(t);', 's.track(t);'], []],
  ['used and not tracked', [GET, 'p.save(t);'], ['end 2']],
  ['tracked in an object', [GET, 'p.save(t);', 's.track({ path: t });'], []],
  ['not used', [GET, 'if (existsSync(t)) return;', 'logger.info("to %s", t);', '`${t}`;'], []],
  ['an early return', [GET, 'if (!p.save(t)) return;', 's.track(t);'], ['return 3']],
  ['an error that is caught', [GET, 'try { p.save(t); } catch { return; }', 's.track(t);'], []],
  [
    'an error that is recorded',
    [GET, 'p.save(t);', 'if (p) { s.fail(p); return; }', 's.track(t);'],
    [],
  ],
  ['finally', [GET, 'try { p.save(t); return; } finally { s.track(t); }'], []],
  [
    'a loop',
    ['for (const x of p) {', 'const t = s.outputPath(x);', 'p.save(t);', '}'],
    ['rebind 3', 'end 3'],
  ],
  ['a switch', [GET, 'p.save(t);', 'switch (p) { case 1: s.track(t); }'], ['end 2']],
  ['made of it', [GET, 't = join(t, "a");', 'p.save(t);', 's?.track(t);'], []],
  ['returned', [GET, 'p.save(t);', 'return { t };'], []],
  ['without a name', ['await p.save(s.outputPath("a"));'], ['end 2']],
  ['tracked without a name', ['s.track(s.outputPath("a"));'], []],
  [
    'tracked by the same call',
    ['p.save(s.outputPath("a"));', 's.track({ p: s.outputPath("a") });'],
    [],
  ],
  ['asked for without a name', ['existsSync(s.outputPath("a"));', 'p.q = s.outputPath("b");'], []],
  ['of a part of this', ['const t = this.s.outputPath(p);', 'this.save(t);'], []],
  ['spread in an inner function', [GET, 'p.save(t);', 'p.then(() => s.track(...t));'], []],
])('an output: %s', (_, lines, expected) => {
  const told = ways(...lines);
  expect(told.filter((way) => !/^(?:raise|call)/.test(way))).toEqual(expected);
});

test('code deeper than anybody writes is read without an exception', () => {
  const deep = `${'if (p) {'.repeat(300)}${'}'.repeat(300)}`;
  expect(ways(OPEN, deep, `p(${'p+'.repeat(500)}p);`, CLOSE)).toEqual([]);
});

test.each([
  ["import { openStage as o } from './stage';", 'let s = o(p);'],
  ['', 'let s = openStage<Stage>(p);'],
  ['', 'let s = new x.openStage(p);'],
  ['', 'let s = (x.openStage as Open)(p);'],
  ['', 'let s = x\n.openStage\n(p);'],
  ['', 'let s = openStage?.(p);'],
  ['', 'let s = openStage! (p);'],
])('a file in which it is called is read: %s %s', (before, line) => {
  const source = `${before}\nfunction f(p: string) { ${line} }`;
  const settings = { protocols: [...protocols, { ...protocols[0]!, open: '*.openStage' }] };
  const { protocolSites } = facts(source, { file: 'a.ts', settings });
  expect(protocolSites?.map(({ name }) => name)).toEqual(['s']);
  const { prefilter } = createFrontEnd({ ...defaultSettings, ...settings });
  expect(prefilter(source)).toBe(true);
});

test('a file in which it is only named is not', () => {
  const { prefilter } = createFrontEnd({ ...defaultSettings, protocols });
  expect(prefilter('// openStage is no more\nexport { openStage } from "./stage";')).toBe(false);
});
