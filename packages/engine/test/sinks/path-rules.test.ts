/** Which paths lead into the folders of a rule, and that a text without their names need not be read. */
import { defaultSettings, type Settings } from '@loglex/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePathRules, HOLE } from '../../src/sinks/path-rules.ts';

function rulesFor(...folders: string[]) {
  const settings: Settings = { ...defaultSettings, paths: [{ folders, use: ['f'], except: [] }] };
  return compilePathRules(settings, 'python')!;
}

describe('a path', () => {
  test.each([
    ['outputs', 'outputs', true],
    ['outputs', 'outputs/a.mp4', true],
    ['outputs', 'outputs/2024/a.mp4', true],
    ['outputs', './outputs/a.mp4', true],
    ['outputs', '../outputs/a.mp4', true],
    ['outputs', 'outputs\\a.mp4', true],
    ['outputs/**', 'outputs/a.mp4', true],
    ['outputs/', 'outputs/a.mp4', true],
    ['./outputs', 'outputs/a.mp4', true],
    ['outputs', 'a/../outputs/b', true],
    ['outputs', 'outputs-old/a.mp4', false],
    ['outputs', 'docs/outputs/a.md', false],
    ['outputs', 'myoutputs/a', false],
    ['outputs', '/srv/job/outputs/a.mp4', true],
    ['outputs', 'C:\\job\\outputs\\a.mp4', true],
    ['outputs', '~/outputs/a.mp4', true],
    ['outputs', `${HOLE}/outputs/a.mp4`, true],
    ['outputs', `${HOLE}/x/outputs`, true],
    ['outputs', `${HOLE}outputs/a`, false],
    ['outputs', `outputs/${HOLE}.mp4`, true],
    ['outputs', 'https://example.test/outputs/a', false],
    ['**/outputs', 'docs/outputs/a.md', true],
    ['[0-9][0-9]_*', `${HOLE}/02_asr/a.json`, true],
    ['[0-9][0-9]_*', `${HOLE}/${HOLE}_asr/a.json`, false],
    ['{asr,demux}', 'demux/a.wav', true],
    ['out/*/stage', `out/${HOLE}/stage/a`, true],
    ['outputs', '..', false],
    ['outputs', '', false],
  ])('of folders %s: %s is %s', (folder, path, expected) => {
    expect(rulesFor(folder).ruleOf(path) !== undefined).toBe(expected);
  });

  test('is of the first rule that takes it', () => {
    const rule = (folder: string) => ({ folders: [folder], use: ['f'], except: [] });
    const paths = [{ ...rule('b'), language: 'javascript' as const }, rule('a'), rule('**')];
    const rules = compilePathRules({ ...defaultSettings, paths }, 'python');
    expect([rules?.ruleOf('a/x'), rules?.ruleOf('b/x')]).toEqual([1, 2]);
  });
});

test('there is nothing to look for without rules', () => {
  expect(compilePathRules(defaultSettings, 'python')).toBeUndefined();
});

describe('the search', () => {
  const name = fc.constantFrom('a', 'out', '02_asr', 'x.y', 'ø', '$a', 'a+b');
  const piece = fc.oneof(
    name,
    fc.constantFrom('*', '**', '?', '[0-9]*', 'stage-*', '*_{asr,demux}', '{out,a}', '@(a|out)'),
    fc.constantFrom('a*t', 'o[a-z]t', '\\*', '{out,{a,b}}', 'x.*'),
  );
  const glob = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const part = fc.oneof(name, fc.constantFrom('b', '7x', 'stage-1', '1_demux', '*', 'at', 'oat'));
  const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

  test('finds a literal of each path that a rule takes', () => {
    let taken = 0;
    fc.assert(
      fc.property(glob, path, fc.constantFrom('"', "'", '`'), (folder, written, quote) => {
        const { ruleOf, search } = rulesFor(folder);
        if (ruleOf(written) === undefined) return;
        taken += 1;
        const text = `open(${quote}${written}${quote})`;
        search.lastIndex = 0;
        expect(search.test(text), `${folder} in ${text}`).toBe(true);
        search.lastIndex = 0;
        expect(search.test(Buffer.from(text).toString('latin1')), `${folder} in latin1`).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  test('finds no other words', () => {
    const { search } = rulesFor('outputs');
    for (const text of ['outputs = 1', 'f(outputs)', '"my outputs are"', '"outputs-old/a"']) {
      search.lastIndex = 0;
      expect(search.test(text), text).toBe(false);
    }
  });
});
