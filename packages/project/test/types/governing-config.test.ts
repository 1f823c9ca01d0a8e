/** Which config governs a file, by hand-made trees of them. */
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { createConfigs } from '../../src/types/governing-config.ts';
import { folder } from '../folder.ts';

function governed(files: Readonly<Record<string, string>>, asked: readonly string[]) {
  const root = folder(files);
  const configs = createConfigs(ts);
  return asked.map((file) => {
    const config = configs.governing(join(root, file), () => false);
    return config && relative(root, config.path);
  });
}

it('is the nearest that takes the file in, by files, include, exclude, extends or references', () => {
  expect(
    governed(
      {
        'tsconfig.base.json': '{ "compilerOptions": { "strict": true } }',
        'tsconfig.json':
          '{ "files": [], "references": [{ "path": "a" }, { "path": "b/tsconfig.lib.json" }] }',
        'a/tsconfig.json':
          '{ "extends": "../tsconfig.base.json", "include": ["src"], "exclude": ["**/*.test.ts"] }',
        'a/src/one.ts': '',
        'a/src/one.test.ts': '',
        'b/tsconfig.lib.json':
          '{ "compilerOptions": { "composite": true }, "references": [{ "path": "../c" }] }',
        'b/two.ts': '',
        'c/tsconfig.json':
          '{ "references": [{ "path": "../b/tsconfig.lib.json" }], "files": ["three.ts"] }',
        'c/three.ts': '',
        'd/jsconfig.json': '{}',
        'd/four.js': '',
        'four.js': '',
      },
      ['a/src/one.ts', 'a/src/one.test.ts', 'b/two.ts', 'c/three.ts', 'd/four.js', 'four.js'],
    ),
  ).toEqual([
    'a/tsconfig.json',
    undefined,
    'b/tsconfig.lib.json',
    'c/tsconfig.json',
    'd/jsconfig.json',
    undefined,
  ]);
});

it('asks the nearest for files that it only imports', () => {
  const root = folder({ 'tsconfig.json': '{ "files": ["a.ts"] }', 'a.ts': '', 'b.ts': '' });
  const configs = createConfigs(ts);
  expect(configs.governing(join(root, 'b.ts'), () => true)?.path).toBe(join(root, 'tsconfig.json'));
});

it('takes a large config in parts, with what declares for others in each', () => {
  const root = folder({
    'tsconfig.json': '{ "include": ["src"] }',
    'src/a.ts': 'x'.repeat(60),
    'src/b.ts': 'x'.repeat(60),
    'src/c.ts': 'x'.repeat(30),
    'src/globals.d.ts': '',
  });
  const configs = createConfigs(ts, 100);
  const parts = ['a', 'b', 'c'].map((name) =>
    configs.governing(join(root, `src/${name}.ts`), () => false),
  );
  const named = parts.map((part) => part?.settings.fileNames.map((path) => relative(root, path)));
  expect(named).toEqual([
    ['src/globals.d.ts', 'src/a.ts'],
    ['src/globals.d.ts', 'src/b.ts', 'src/c.ts'],
    ['src/globals.d.ts', 'src/b.ts', 'src/c.ts'],
  ]);
  expect(configs.whole([parts[2]!])).toEqual([parts[0], parts[1]]);
});
