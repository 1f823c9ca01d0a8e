/**
 * Five small applications, each with a logging discipline of its own: what Loglex says of them is what is written down,
 * in full, and is what comments in them say by hand.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '@loglex/engine';
import { openProject } from '@loglex/project';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROJECTS = fileURLToPath(new URL('../test-fixtures/projects/', import.meta.url));
const SYSTEMS = ['gym-gui', 'dynvision', 'homodyne', 'media-pipeline', 'railtracks'];
/** Reads every file as a compiler does, and writes nothing beside it. */
const COMPILE =
  'import sys\nfor path in sys.argv[1:]: compile(open(path, encoding="utf-8").read(), path, "exec")';
const hasPython = spawnSync('python3', ['--version']).status === 0;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loglex-systems-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(SYSTEMS)('%s', (system) => {
  const root = join(PROJECTS, system);

  test('has the findings that are written down, every one of them', async () => {
    const lines = (await check(system)).map((finding) => inOneLine(root, finding));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      join(PROJECTS, `${system}-findings.txt`),
    );
  });

  test('has them where its comments say so, and nowhere else', async () => {
    const found = (await check(system)).map(
      ({ file, range, check: id }) =>
        `${file}:${positionOf(join(root, file), range.start).line} ${id}`,
    );
    expect([...new Set(found)].sort()).toEqual(expected(root).sort());
  });

  test.skipIf(!hasPython)('is Python that compiles', () => {
    const files = filesOf(root)
      .filter((file) => file.endsWith('.py'))
      .map((file) => join(root, file));
    expect(files.length).toBeGreaterThan(3);
    const { status, stderr } = spawnSync('python3', ['-c', COMPILE, ...files]);
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  });
});

/** In a copy, where no settings of an outer folder and no cache are. */
async function check(system: string): Promise<readonly Finding[]> {
  const copy = join(folder, system);
  cpSync(join(PROJECTS, system), copy, { recursive: true });
  const project = await openProject({ cwd: copy, cache: false });
  const { findings, problems } = await project.check();
  expect(problems).toEqual([]);
  return findings;
}

/** `file:line check` for what comments of the form `Bad (check, check): because` say of the next line of code. */
function expected(root: string): string[] {
  return filesOf(root).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    return lines.flatMap((text, index) => {
      const list = /^\s*# Bad \(([a-z, -]+)\): /.exec(text)?.[1];
      if (list === undefined || list === 'not told') return [];
      const line = lines.findIndex((each, at) => at > index && !/^\s*#/.test(each)) + 1;
      return list.split(', ').map((id) => `${file}:${line} ${id}`);
    });
  });
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:py|yaml)$/.test(file))
    .sort();
}

/** `src/a.py:3:7 error wrong-severity: …`, as a person would say it. */
function inOneLine(root: string, { file, range, severity, check: id, message }: Finding): string {
  const { line, column } = positionOf(join(root, file), range.start);
  return `${file}:${line}:${column} ${severity} ${id}: ${message}`;
}

function positionOf(path: string, offset: number): { line: number; column: number } {
  const before = readFileSync(path, 'utf8').slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
