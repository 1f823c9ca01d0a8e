/** A gate lets in what a walk finds, whoever asks in whatever order. */
import { join } from 'node:path';
import { checks } from '@loglex/engine';
import { createGate, createScope, loadSettings, openProjectSync } from '@loglex/project';
import { expect, test } from 'vitest';
import { folder } from './folder.ts';

const FILES = [
  'a.ts',
  'page.vue',
  'config/app.yaml',
  'config/old/app.yaml',
  'other.yaml',
  'dist/b.ts',
  'src/c.py',
  'src/out/d.ts',
  'src/out/kept.ts',
  'src/in/e.ts',
  'src/in/gone.ts',
  'src/generated/f.ts',
];

const root = folder({
  'loglex.yaml': `loglex: 1
files: { exclude: [src/generated/**] }
configuration: [{ settings: shop, files: ['config/**'] }]
`,
  '.gitignore': 'dist/\nold/\nsrc/out/*\n!src/out/kept.ts\n',
  'src/in/.gitignore': 'gone.ts\n',
  ...Object.fromEntries(FILES.map((file) => [file, ''])),
});
const scope = createScope('', loadSettings(join(root, 'loglex.yaml'), checks));

test('sources are what the project selects', () => {
  const gate = createGate(root, scope);
  const selected = openProjectSync({ cwd: root, cache: false }).select().files;
  const wanted = selected.map(({ file }) => file).filter((file) => file !== 'loglex.yaml');
  expect(FILES.filter((file) => gate.isSource(file)).sort()).toEqual(wanted.sort());
  expect(wanted).toEqual(['a.ts', 'config/app.yaml', 'src/c.py', 'src/in/e.ts', 'src/out/kept.ts']);
});

test('a host may read files of other languages', () => {
  const gate = createGate(root, scope);
  expect(gate.isLetIn('page.vue')).toBe(true);
  expect(gate.isSource('page.vue')).toBe(false);
  expect(gate.isLetIn('dist/page.vue')).toBe(false);
  expect(FILES.filter((file) => gate.isConfiguration(file))).toEqual(['config/app.yaml']);
});
