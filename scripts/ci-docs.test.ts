/** What docs/ci.md tells people to run works as written: each command runs, on a copy of the shop. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
const BLOCKS = [...PAGE.matchAll(/^```(yaml|sh)\n([^]*?)^```$/gm)].map(([, language, text]) => ({
  language,
  text: text!,
}));
const COMMANDS = [...new Set(PAGE.match(/npx (?:--no )?loglex [^\n`]+/g))];

/** An error in every project: a warning would fail nothing. */
const BAD = 'console.error(LOG.NO_SUCH_THING);\n';

let shop: string;

beforeAll(() => {
  shop = mkdtempSync(join(tmpdir(), 'loglex-ci-docs-'));
  cpSync(join(ROOT, 'test-fixtures/projects/shop'), shop, { recursive: true });
  mkdirSync(join(shop, 'node_modules/.bin'), { recursive: true });
  symlinkSync(join(ROOT, 'packages/cli/dist/loglex.js'), join(shop, 'node_modules/.bin/loglex'));
  writeFileSync(join(shop, '.gitignore'), 'node_modules/\n');
  run('git init -q && git add . && git -c user.name=x -c user.email=x@example.test commit -qm x');
});

afterAll(() => rmSync(shop, { recursive: true, force: true }));

describe('docs/ci.md', () => {
  it('holds the commands that this test knows how to judge', () => {
    expect(COMMANDS).toEqual([
      'npx loglex check --format github',
      'npx loglex check --format sarif --output-file loglex.sarif',
      'npx loglex check --format gitlab --output-file gl-code-quality-report.json',
      'npx loglex check --format junit --output-file loglex.xml',
      'npx --no loglex check --changed-since HEAD',
      'npx --no loglex check',
      'npx loglex check --baseline-init',
      'npx loglex check --baseline',
      'npx loglex check --baseline --update-baseline',
    ]);
  });

  it('is valid YAML where it says so', () => {
    for (const { text } of BLOCKS.filter(({ language }) => language === 'yaml')) {
      expect(() => parse(text) as unknown).not.toThrow();
    }
  });

  it('annotates on GitHub', () => {
    const { status, stdout } = run('npx loglex check --format github');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=src\/.*,line=\d+/m);
  });

  it('writes SARIF for code scanning', () => {
    expect(run('npx loglex check --format sarif --output-file loglex.sarif').status).toBe(1);
    expect(JSON.parse(read('loglex.sarif'))).toMatchObject({ version: '2.1.0' });
  });

  it('writes a code quality report for GitLab', () => {
    const command = 'npx loglex check --format gitlab --output-file gl-code-quality-report.json';
    expect(run(command).status).toBe(1);
    const report = JSON.parse(read('gl-code-quality-report.json')) as unknown[];
    // The keys that GitLab's documentation requires.
    expect(report[0]).toMatchObject({
      description: expect.any(String) as string,
      check_name: expect.any(String) as string,
      fingerprint: expect.any(String) as string,
      severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/) as string,
      location: {
        path: expect.any(String) as string,
        lines: { begin: expect.any(Number) as number },
      },
    });
  });

  it('writes JUnit for any other', () => {
    expect(run('npx loglex check --format junit --output-file loglex.xml').status).toBe(1);
    expect(read('loglex.xml')).toMatch(/^<\?xml.*\?>\s*<testsuites/);
  });

  it('stops a commit that adds a finding, and lets others pass', () => {
    const hook = BLOCKS.find(({ language }) => language === 'sh')!.text;
    writeFileSync(join(shop, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
    const commit = 'git add . && git -c user.name=x -c user.email=x@example.test commit -qm x';

    writeFileSync(join(shop, 'src/clean.ts'), 'export const clean = true;\n');
    expect(run(commit)).toMatchObject({ status: 0 });

    writeFileSync(join(shop, 'src/dirty.ts'), BAD);
    const { status, stdout } = run(commit);
    expect(status).toBe(1);
    expect(stdout).toContain('unknown-code');
  });

  it('hands the files of a commit to the program, as the pre-commit framework does', () => {
    const entry = 'npx --no loglex check';
    expect(run(`${entry} src/clean.ts`).stdout).not.toContain('unknown-code');
    const { status, stdout } = run(`${entry} src/clean.ts src/dirty.ts`);
    expect(status).toBe(1);
    expect(stdout).toContain('unknown-code');
  });

  it('takes what is there as known, until something new comes', () => {
    expect(run('npx loglex check --baseline-init').status).toBe(0);
    expect(run('npx loglex check --baseline').status).toBe(0);
    writeFileSync(join(shop, 'src/new.ts'), BAD);
    expect(run('npx loglex check --baseline').status).toBe(1);
    rmSync(join(shop, 'src/new.ts'));
    rmSync(join(shop, 'src/dirty.ts'));
    expect(run('npx loglex check --baseline --update-baseline').status).toBe(0);
  });
});

function run(command: string): { status: number | null; stdout: string } {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: shop,
    shell: true,
    encoding: 'utf8',
  });
  return { status, stdout: stdout + stderr };
}

function read(file: string): string {
  return readFileSync(join(shop, file), 'utf8');
}
