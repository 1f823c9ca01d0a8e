/** A stamp changes with whatever a scope was made of, and with nothing else. */
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '@loglex/engine';
import { findSettingsFilesBelow, loadSettings, scopeStamp } from '@loglex/project';
import { describe, expect, test } from 'vitest';
import { folder } from './folder.ts';

describe('a stamp', () => {
  const root = folder({
    'loglex.yaml': `loglex: 1
catalogs: [catalog/*.yaml, { python: constants.py, preset: constant-calls }]
emit: { typescript: { sink: logConstant, from: './log.js' } }
`,
    'catalog/a.yaml': 'loglex: 1\n',
    'constants.py': 'A = _constant("A1", "INFO", "A")\n',
    'app.js': 'export {};\n',
  });
  const stamp = () => scopeStamp(loadSettings(join(root, 'loglex.yaml'), checks));

  test.each([
    ['a catalog file', 'catalog/a.yaml', 'loglex: 1\nconstants: []\n'],
    ['a catalog in code', 'constants.py', 'B = _constant("B1", "INFO", "B")\n'],
    ['a new catalog file', 'catalog/b.yaml', 'loglex: 1\n'],
    ['what `emit` imports', 'log.ts', 'export {};\n'],
    ['a settings file', 'loglex.yaml', 'loglex: 1\ncatalogs: ["catalog/*.yaml"]\n'],
  ])('changes with %s', (_, file, text) => {
    const before = stamp();
    writeFileSync(join(root, file), text);
    expect(stamp()).not.toBe(before);
  });

  test('changes when a file of the same size is written later', () => {
    const before = stamp();
    utimesSync(join(root, 'catalog/a.yaml'), 1, 1);
    expect(stamp()).not.toBe(before);
    const touched = stamp();
    rmSync(join(root, 'catalog/a.yaml'));
    expect(stamp()).not.toBe(touched);
  });

  test('stays with other files', () => {
    const before = stamp();
    writeFileSync(join(root, 'app.js'), 'export const changed = 1;\n');
    expect(stamp()).toBe(before);
  });
});

test('settings files are found below a folder, but not in installed packages', () => {
  const root = folder({
    'loglex.yaml': '',
    'packages/a/loglex.json': '{}',
    'packages/a/loglex.txt': '',
    'packages/b/src/loglex.yml': '',
    'node_modules/x/loglex.yaml': '',
    '.cache/loglex.yaml': '',
  });
  expect(findSettingsFilesBelow(root).map((file) => file.slice(root.length + 1))).toEqual([
    'loglex.yaml',
    'packages/a/loglex.json',
    'packages/b/src/loglex.yml',
  ]);
});
