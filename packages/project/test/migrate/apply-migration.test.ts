import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MigrationPlan, printPlan, readPlan } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../src/project.ts';
import type { ApplyOptions, AppliedMigration } from '../../src/migrate/apply-migration.ts';
import {
  CATALOG,
  contentsOf,
  GENERATED,
  migrationProject,
  MODULES,
  moduleWith,
} from './migration-project.ts';

async function plan(root: string, paths: readonly string[] = []): Promise<MigrationPlan> {
  const planned = await (await openProject({ cwd: root, cache: false })).planMigration({ paths });
  if ('refused' in planned) throw new Error(planned.refused);
  return planned.plan;
}

async function apply(root: string, what: MigrationPlan, options: ApplyOptions = {}) {
  return (await openProject({ cwd: root, cache: false })).applyMigration(what, options);
}

async function applied(root: string, what: MigrationPlan, options?: ApplyOptions) {
  const outcome = await apply(root, what, options);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
}

function textOf(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function git(root: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.test'];
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
}

describe('a plan that is applied', () => {
  it('is left with what remains of it, and is whole again when that is undone', async () => {
    const root = migrationProject();
    const planned = await plan(root);
    const before = printPlan(planned);
    writeFileSync(join(root, 'plan.json'), before);
    const rows = (_: unknown, file: string) => file === 'src/orders/place.ts';
    const { remaining } = await applied(root, planned, { planFile: 'plan.json', rows });
    expect(textOf(root, 'plan.json')).toBe(printPlan(remaining));
    expect(readPlan(textOf(root, 'plan.json')).plan?.files.map(({ file }) => file)).toEqual([
      'src/payments/charge.ts',
    ]);
    await applied(root, remaining, { planFile: 'plan.json' });
    expect(existsSync(join(root, 'plan.json'))).toBe(false);
    const project = await openProject({ cwd: root, cache: false });
    expect(await project.undo()).toMatchObject({ outcome: { kind: 'finished' } });
    expect(textOf(root, 'plan.json')).toBe(printPlan(remaining));
    expect(await project.undo()).toMatchObject({ outcome: { kind: 'finished' } });
    expect(textOf(root, 'plan.json')).toBe(before);
  });

  it('is undone though somebody has planned anew, whose plan stays', async () => {
    const root = migrationProject();
    writeFileSync(join(root, 'plan.json'), '{}');
    const before = contentsOf(root);
    await applied(root, await plan(root), { planFile: 'plan.json' });
    writeFileSync(join(root, 'plan.json'), 'another');
    const project = await openProject({ cwd: root, cache: false });
    expect(await project.undo()).toMatchObject({ outcome: { kind: 'finished' } });
    expect(contentsOf(root)).toEqual({ ...before, 'plan.json': 'another' });
  });

  it('changes catalog, generated files and code, in this order', async () => {
    const root = migrationProject();
    const outcome = await applied(root, await plan(root));
    expect(outcome.files.map(({ file }) => file)).toEqual([
      'log-catalog/app.yaml',
      'src/log-codes.ts',
      'src/orders/place.ts',
      'src/payments/charge.ts',
    ]);
    expect(outcome).toMatchObject({ rows: 3, unmigrated: [], written: { kind: 'finished' } });
    const catalog = textOf(root, 'log-catalog/app.yaml');
    expect(catalog.startsWith(CATALOG)).toBe(true);
    expect(catalog.slice(CATALOG.length)).toMatch(/code: APP101[^]+code: APP200/);
    for (const { name } of outcome.constants) {
      expect(textOf(root, 'src/log-codes.ts')).toContain(name);
    }
    expect(textOf(root, 'src/orders/place.ts')).toContain('logConstant(logger, LOG.ORDER_PLACED)');
    expect(outcome.remaining).toMatchObject({ constants: [], files: [] });
  });

  it('leaves nothing for a second one', async () => {
    const root = migrationProject();
    await applied(root, await plan(root));
    expect(await plan(root)).toMatchObject({ constants: [], files: [] });
  });

  it('is undone byte for byte, line ends and marks of all kinds', async () => {
    const crlf = MODULES['src/orders/place.ts'].replaceAll('\n', '\r\n');
    const root = migrationProject({
      'src/orders/crlf.ts': crlf,
      'src/orders/bom.ts': `\uFEFF${MODULES['src/orders/place.ts']}`,
      'src/orders/odd.ts': `${moduleWith("logger.info('\u{1F600} so');")}// \u2028\t`,
      'src/orders/data.bin': Buffer.from([0xff, 0xfe, 0, 0x80]),
      'log-catalog/app.yaml': `\uFEFF${CATALOG.replaceAll('\n', '\r\n')}`,
    });
    const before = contentsOf(root);
    const outcome = await applied(root, await plan(root));
    expect(outcome.rows).toBe(5);
    const after = contentsOf(root);
    expect(after).not.toEqual(before);
    expect(after['src/orders/data.bin']).toBe(before['src/orders/data.bin']);
    const project = await openProject({ cwd: root, cache: false });
    expect(await project.undo()).toMatchObject({ outcome: { kind: 'finished' } });
    expect(contentsOf(root)).toEqual(before);
  });

  it('says what would change, and changes nothing', async () => {
    const root = migrationProject();
    const before = contentsOf(root);
    const outcome = await applied(root, await plan(root), { write: false });
    expect(outcome.files.map(({ file }) => file)).toHaveLength(4);
    expect(outcome.written).toBeUndefined();
    expect(contentsOf(root)).toEqual(before);
  });

  it('refuses files that changed since, and applies the rest', async () => {
    const root = migrationProject();
    const planned = await plan(root);
    writeFileSync(
      join(root, 'src/payments/charge.ts'),
      `// new\n${MODULES['src/payments/charge.ts']}`,
    );
    const outcome = await applied(root, planned);
    expect(outcome.unmigrated).toEqual([
      { file: 'src/payments/charge.ts', message: 'It changed since the plan. Plan again.' },
    ]);
    expect(outcome.constants.map(({ code }) => code)).toEqual(['APP101']);
    expect(outcome.remaining.files.map(({ file }) => file)).toEqual(['src/payments/charge.ts']);
  });

  it('refuses where a code was given away since, and writes nothing', async () => {
    const root = migrationProject();
    const planned = await plan(root);
    const taken = `${CATALOG}  - { code: APP101, name: OTHER, level: info, message: Other, component: orders }\n`;
    writeFileSync(join(root, 'log-catalog/app.yaml'), taken);
    const before = contentsOf(root);
    expect(await apply(root, planned)).toMatchObject({
      refused: expect.stringContaining('APP101 is the code of another constant'),
    });
    expect(contentsOf(root)).toEqual(before);
  });

  it('is applied in parts, by the plan that each leaves', async () => {
    const whole = migrationProject();
    await applied(whole, await plan(whole));
    const root = migrationProject();
    let left = await plan(root);
    const parts: AppliedMigration[] = [];
    for (const word of ['late', 'placed', 'bank']) {
      const part = await applied(root, left, { rows: ({ before }) => before.includes(word) });
      parts.push(part);
      left = part.remaining;
    }
    expect(parts.map(({ rows }) => rows)).toEqual([1, 1, 1]);
    expect(left.files).toEqual([]);
    expect(contentsOf(root)).toEqual(contentsOf(whole));
  });

  it('is applied in parts by the one plan as well, where they share no file', async () => {
    const whole = migrationProject();
    await applied(whole, await plan(whole));
    const root = migrationProject();
    const planned = await plan(root);
    await applied(root, planned, { rows: (_, file) => file.includes('payments') });
    await applied(root, planned, { rows: (_, file) => file.includes('orders') });
    expect(contentsOf(root)).toEqual(contentsOf(whole));
  });

  it('is not begun while another change is cut short', async () => {
    const root = migrationProject();
    const planned = await plan(root);
    mkdirSync(join(root, '.loglex/changes/0001'), { recursive: true });
    const cut = { title: 'migrate 1 call', began: '2026-01-01T00:00:00.000Z', files: [] };
    writeFileSync(join(root, '.loglex/changes/0001/change.json'), JSON.stringify(cut));
    expect(await apply(root, planned)).toMatchObject({
      refused: expect.stringContaining('loglex migrate resume'),
    });
  });
});

describe('what has to hold first', () => {
  it.each([
    ['src/log-codes.ts', 'Run `loglex generate`'],
    ['node_modules/@loglex/runtime', 'npm install @loglex/runtime'],
  ])('%s is there', async (path, advice) => {
    const root = migrationProject();
    const planned = await plan(root);
    rmSync(join(root, path), { recursive: true });
    const before = contentsOf(root);
    expect(await apply(root, planned)).toMatchObject({ refused: expect.stringContaining(advice) });
    expect(contentsOf(root)).toEqual(before);
  });

  it('the generated module is one', async () => {
    const root = migrationProject({ ...MODULES, 'src/log-codes.ts': 'export const LOG = {};\n' });
    expect(await apply(root, await plan(root))).toMatchObject({
      refused: expect.stringContaining('src/log-codes.ts was not generated'),
    });
  });

  it('the catalog can be read', async () => {
    const root = migrationProject({ ...MODULES, 'log-catalog/b.yaml': 'constants: [' });
    const project = await openProject({ cwd: root, cache: false });
    expect(await project.planMigration()).toMatchObject({
      refused: expect.stringContaining('log-catalog/b.yaml'),
    });
  });

  it('nothing differs from the last commit, but for what may', async () => {
    const root = migrationProject({ ...MODULES, 'plan.json': '{}', 'other.txt': 'a' });
    git(root, 'init', '-q');
    const planned = await plan(root);
    expect(await apply(root, planned)).toHaveProperty('refused');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'first');
    writeFileSync(join(root, 'plan.json'), '{ }');
    writeFileSync(join(root, 'other.txt'), 'b');
    expect(await apply(root, planned, { planFile: 'plan.json' })).toMatchObject({
      refused: expect.stringContaining('other.txt differs from the last commit'),
      files: ['other.txt'],
    });
    git(root, 'checkout', '-q', 'other.txt');
    expect(await apply(root, planned, { planFile: 'plan.json' })).toMatchObject({ rows: 3 });
  });

  it('or it is allowed to', async () => {
    const root = migrationProject();
    git(root, 'init', '-q');
    expect(await apply(root, await plan(root), { allowDirty: true })).toMatchObject({ rows: 3 });
  });
});

describe('a commit of what was applied', () => {
  it('holds the files of the change and no others', async () => {
    const root = migrationProject({ ...MODULES, 'other.txt': 'a' });
    git(root, 'init', '-q');
    git(root, 'config', 'user.name', 't');
    git(root, 'config', 'user.email', 't@example.test');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'first');
    const planned = await plan(root);
    writeFileSync(join(root, 'other.txt'), 'b');
    git(root, 'add', 'other.txt');
    const outcome = await applied(root, planned, {
      allowDirty: true,
      commit: 'Log orders by constants',
      rows: (_, file) => file.includes('orders'),
    });
    expect(outcome.commit).toEqual({ commit: git(root, 'rev-parse', 'HEAD').trim() });
    expect(git(root, 'show', '--name-only', '--format=%s').trim().split('\n')).toEqual([
      'Log orders by constants',
      '',
      'log-catalog/app.yaml',
      'src/log-codes.ts',
      'src/orders/place.ts',
    ]);
    expect(git(root, 'diff', '--cached', '--name-only').trim()).toBe('other.txt');
  });
});

describe('a generated file', () => {
  it('is one that git gave other line ends, and comes back with them', async () => {
    const root = migrationProject({
      ...MODULES,
      'src/log-codes.ts': GENERATED.replaceAll('\n', '\r\n'),
    });
    const before = contentsOf(root);
    await applied(root, await plan(root));
    await (await openProject({ cwd: root, cache: false })).undo();
    expect(contentsOf(root)).toEqual(before);
  });
});
