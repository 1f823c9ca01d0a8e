/** Which literals of JavaScript and TypeScript stand where a path is taken, and how much of the path they tell. */
import { expect, test } from 'vitest';
import { facts } from './both-parsers.ts';

const paths = [{ folders: ['out'], use: ['pathOf'], except: [] }];
const IMPORTS = `import fs, { readFileSync as read, promises } from 'node:fs';
import * as path from 'path';
import { join } from 'node:path';
const { writeFile, copyFile } = require('fs/promises');
const extra = require('fs-extra');
`;

/** The paths as they are read, with `…` for what only the run knows. */
function found(source: string): string[] {
  const text = IMPORTS + source;
  return (facts(text, { settings: { paths } }).pathSites ?? []).map((site) => {
    const { start, end } = site.range;
    return `${site.text.replaceAll('\uFFFC', '…')} < ${text.slice(start, end)}`;
  });
}

test.each([
  ["fs.readFileSync('out/a')", ["out/a < 'out/a'"]],
  ["read('out/a', 'utf8')", ["out/a < 'out/a'"]],
  ["promises.readFile('out/a')", ["out/a < 'out/a'"]],
  ["fs.promises.readFile('out/a')", ["out/a < 'out/a'"]],
  ["writeFile('out/a', text)", ["out/a < 'out/a'"]],
  ["copyFile(a, 'out/a')", ["out/a < 'out/a'"]],
  ["extra.move('out/a', 'out/b')", ["out/a < 'out/a'", "out/b < 'out/b'"]],
  ["writeFile(a, 'out/a')", []],
  ['fs.createWriteStream(`out/${name}.mp4`)', ['out/….mp4 < `out/${name}.mp4`']],
  ['fs.createWriteStream(`${base}/out/a`)', ['…/out/a < `${base}/out/a`']],
  ["fs.openSync('out/' + name)", ["out/… < 'out/' + name"]],
  ["fs.openSync(base + '/out/' + name)", ["…/out/… < base + '/out/' + name"]],
  ["fs.openSync(('out/a' as string)!)", ["out/a < 'out/a'"]],
  ["join('out', name)", ["out/… < join('out', name)"]],
  [
    "path.join(__dirname, '..', 'out', 'a')",
    ["…/../out/a < path.join(__dirname, '..', 'out', 'a')"],
  ],
  ["path.resolve(base, 'out/a')", ["…/out/a < path.resolve(base, 'out/a')"]],
  ["read(join(base, 'out', 'a'))", ["…/out/a < join(base, 'out', 'a')"]],
  ["path.dirname('out/a')", ["out/a < 'out/a'"]],
  ["new URL('./out/a', import.meta.url)", ["./out/a < new URL('./out/a', import.meta.url)"]],
  ["Deno.readTextFile('out/a')", ["out/a < 'out/a'"]],
  ["Bun.file('out/a')", ["out/a < 'out/a'"]],
  ["const folders = ['out/a']", []],
  ["print('out/a')", []],
  ["logger.info('out/a')", []],
  ["['out'].join('/')", []],
  ["x.join('out', 'a')", []],
  ["read(pathOf('out/a'))", []],
  ["read(...all, 'out/a')", []],
  ['// fs.readFileSync("out/a")', []],
  ["read('about/a')", []],
  ["{ const fs = other(); fs.readFileSync('out/a'); }", []],
  ["{ const Deno = other(); Deno.readTextFile('out/a'); }", []],
  ["new URL('https://example.test/out/a')", []],
  ["import('out/a')", []],
])('%s', (source, expected) => {
  expect(found(source)).toEqual(expected);
});

test('sums and joins longer than anybody writes are read without an exception', () => {
  expect(found(`read(${"'out/' + ".repeat(400)}name)`).length).toBeLessThan(2);
  expect(found(`read(${"join('out', ".repeat(300)}name${')'.repeat(300)})`).length).toBeGreaterThan(
    0,
  );
});
