import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { moduleKindOf } from '../../src/generate/module-kind.ts';

const root = mkdtempSync(join(tmpdir(), 'loglex-'));
for (const folder of ['esm/src', 'cjs', 'broken'])
  mkdirSync(join(root, folder), { recursive: true });
writeFileSync(join(root, 'esm/package.json'), '{ "type": "module" }');
writeFileSync(join(root, 'cjs/package.json'), '{}');
writeFileSync(join(root, 'broken/package.json'), '{');
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  ['a.mjs', 'esm'],
  ['esm/a.cjs', 'commonjs'],
  ['esm/src/not/there/a.js', 'esm'],
  ['cjs/a.js', 'commonjs'],
  ['broken/a.js', 'commonjs'],
  ['a.js', 'commonjs'],
])('%s is a module of %s, as Node reads it', (file, kind) => {
  expect(moduleKindOf(root, file)).toBe(kind);
});
