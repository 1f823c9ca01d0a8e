import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finding, sourceChecks } from '@loglex/engine';
import { openProject } from '@loglex/project';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyPatches } from './demo/apply-patches.js';

const projects = fileURLToPath(new URL('../test-fixtures/projects/', import.meta.url));
let folder = '';
let shop = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loglex-shop-'));
  shop = join(folder, 'shop');
  cpSync(join(projects, 'shop'), shop, { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the shop has the findings that are written down, every one of them', async () => {
  const { findings, problems } = await check();
  expect(problems).toEqual([]);
  const table = findings.map(inOneLine).join('\n');
  await expect(`${table}\n`).toMatchFileSnapshot(join(projects, 'shop-findings.txt'));
});

test('every check of source files finds something in the shop', async () => {
  const { findings } = await check();
  const found = new Set(findings.map((finding) => finding.check));
  const silent = sourceChecks.filter(({ id, kind }) => kind !== 'catalog' && !found.has(id));
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test('for every one of them the shop has code that comes close and is right', async () => {
  const { findings } = await check();
  const near = nearMisses();
  for (const { id, file, line } of near) {
    const found = findings.filter((one) => one.check === id && one.file === file);
    expect(found.map(inOneLine).filter((text) => text.startsWith(`${file}:${line}:`))).toEqual([]);
  }
  const shown = new Set(near.map(({ id }) => id));
  const lacking = sourceChecks.filter(({ id, kind }) => kind !== 'catalog' && !shown.has(id));
  expect(lacking.map(({ id }) => id)).toEqual([]);
});

test('fixes and the patch leave nothing to find, and fixing again nothing to do', async () => {
  const fixed = await check('unsafe');
  expect(fixed.fixed.length).toBeGreaterThan(0);
  expect((await check('unsafe')).fixed).toEqual([]);
  applyPatches(shop, readFileSync(join(projects, 'shop-mended.patch'), 'utf8'));
  expect((await check()).findings).toEqual([]);
});

async function check(fix?: 'unsafe') {
  const project = await openProject({ cwd: shop, cache: false });
  return project.check(fix && { fix });
}

/** What comments of the form `Not this-check, not that-check: because` say of the line below them. */
function nearMisses(): { id: string; file: string; line: number }[] {
  const files = readdirSync(shop, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(?:ts|yaml)$/.test(file))
    .flatMap((file) => {
      const lines = readFileSync(join(shop, file), 'utf8').split('\n');
      return lines.flatMap((text, index) => {
        const list = /^\s*(?:\/\/|#) (Not [a-z-]+(?:, not [a-z-]+)*): /.exec(text)?.[1] ?? '';
        const ids = list.split(/(?:^N|, n)ot /).filter((id) => id !== '');
        return ids.map((id) => ({ id, file, line: index + 2 }));
      });
    });
}

/** `src/a.ts:3:7 error wrong-severity: …`, as a person would say it. */
function inOneLine({ file, range, severity, check, message }: Finding): string {
  const text = readFileSync(join(shop, file), 'utf8');
  const before = text.slice(0, range.start).split('\n');
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${severity} ${check}: ${message}`;
}
