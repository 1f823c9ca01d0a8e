import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '@loglex/catalog';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cachedReader } from '../../src/catalog/document-cache.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loglex-documents-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const A = { file: 'a.yaml', text: '\uFEFFconstants:\r\n  - { code: 0123, tags: [x] }\n' };
const B = { file: 'b.json', text: '{ "constants": [{ "code": "B1", }] }' };
const BROKEN = { file: 'c.yaml', text: 'a: [1\nb: : 2' };
const stored = () => readFileSync(join(root, 'node_modules/.cache/loglex/catalogs'), 'utf8');

test.each([A, B, BROKEN])(
  'a second run sees the tree of $file that the first one made',
  (source) => {
    const first = cachedReader(root);
    expect(first.read(source)).toEqual(readDocument(source));
    first.save();
    const second = cachedReader(root);
    expect(second.read(source)).toEqual(readDocument(source));
  },
);

test('a second run takes the tree from the cache', () => {
  const first = cachedReader(root);
  first.read(A);
  first.save();
  const path = join(root, 'node_modules/.cache/loglex/catalogs');
  writeFileSync(path, stored().replace('"0123"', '"9999"'));
  expect(JSON.stringify(cachedReader(root).read(A))).toContain('9999');
});

test('another text is read anew, and what is no longer used is forgotten', () => {
  const first = cachedReader(root);
  first.read(A);
  first.save();
  const second = cachedReader(root);
  const changed = { ...A, text: A.text.replace('0123', '0124') };
  expect(second.read(changed)).toEqual(readDocument(changed));
  second.save();
  expect(stored()).toContain('0124');
  expect(stored()).not.toContain('0123');
});

test('catalogs of one project that are read one after the other are all kept', () => {
  const first = cachedReader(root);
  for (const source of [A, B]) {
    first.read(source);
    first.save();
  }
  const second = cachedReader(root);
  second.read({ ...A, text: `${A.text}# more\n` });
  second.save();
  second.read(B);
  second.save();
  expect(stored()).toContain('B1');
});

test('a broken cache is as good as none', () => {
  const first = cachedReader(root);
  first.read(A);
  first.save();
  writeFileSync(join(root, 'node_modules/.cache/loglex/catalogs'), stored().slice(0, -3));
  expect(cachedReader(root).read(A)).toEqual(readDocument(A));
});
