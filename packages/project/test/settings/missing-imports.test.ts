import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings, type Settings } from '@loglex/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingImports, withoutMissing } from '../../src/settings/missing-imports.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loglex-missing-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function settings(from: string | undefined): Settings {
  return {
    ...defaultSettings,
    generate: [{ target: 'typescript', out: 'src/log-codes.ts', importAs: './log-codes.js' }],
    emit: new Map([
      ['javascript', { sink: 'logConstant', prefix: false, ...(from !== undefined && { from }) }],
      ['python', { sink: 'log_constant', prefix: false, from: 'app.logging' }],
    ]),
  };
}

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '');
  }
}

test('names what is not there, and takes away the emit that would import it', () => {
  const missing = missingImports(root, settings('@example/absent'));
  expect(missing.map(({ key, what }) => `${key} ${what}`)).toEqual([
    'generate src/log-codes.ts',
    'emit logConstant from @example/absent',
  ]);
  expect([...withoutMissing(settings('@example/absent'), missing).emit.keys()]).toEqual(['python']);
});

test('a relative module may be written in TypeScript', () => {
  write('src/log-codes.ts', 'src/logging.ts');
  expect(missingImports(root, settings('./src/logging.js'))).toEqual([]);
  expect(missingImports(root, settings('./src/other.js'))).toHaveLength(1);
});

test('a package is there even where it exports nothing to require', () => {
  write('src/log-codes.ts');
  const folder = 'node_modules/@example/esm';
  write(`${folder}/index.js`);
  const manifest = { name: '@example/esm', exports: { '.': { import: './index.js' } } };
  writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest));
  expect(missingImports(root, settings('@example/esm'))).toEqual([]);
});

test('settings that miss nothing stay the same object', () => {
  write('src/log-codes.ts');
  const all = settings(undefined);
  expect(withoutMissing(all, missingImports(root, all))).toBe(all);
});
