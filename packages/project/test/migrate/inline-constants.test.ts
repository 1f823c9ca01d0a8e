import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InlineRunOptions } from '../../src/migrate/inline-constants.ts';
import { openProject } from '../../src/project.ts';
import { contentsOf, migrationProject, MODULES } from './migration-project.ts';

/** A project that was migrated whole. */
async function migrated(): Promise<string> {
  const root = migrationProject();
  const project = await openProject({ cwd: root, cache: false });
  const planned = await project.planMigration();
  if ('refused' in planned) throw new Error(planned.refused);
  const applied = await project.applyMigration(planned.plan);
  expect(applied).toMatchObject({ written: { kind: 'finished' } });
  return root;
}

async function inlined(root: string, options?: InlineRunOptions) {
  const outcome = await (await openProject({ cwd: root, cache: false })).inlineConstants(options);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
}

function textOf(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

describe('constants that are written into the code again', () => {
  it('leave it as it was before the migration, but for the fields that records have now', async () => {
    const root = await migrated();
    const { files, calls, problems } = await inlined(root);
    expect(problems).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual(Object.keys(MODULES));
    expect(calls.map(({ file, tier, constant }) => `${file} ${tier} ${constant}`)).toEqual([
      'src/orders/place.ts safe APP100',
      'src/orders/place.ts safe APP101',
      'src/payments/charge.ts safe APP200',
    ]);
    expect(textOf(root, 'src/payments/charge.ts')).toBe(MODULES['src/payments/charge.ts']);
    expect(textOf(root, 'src/orders/place.ts')).toBe(
      MODULES['src/orders/place.ts'].replace('warn(`', 'warn({ orderId: order.id }, `'),
    );
  });

  it('are undone like any change', async () => {
    const root = await migrated();
    const before = contentsOf(root);
    await inlined(root);
    const project = await openProject({ cwd: root, cache: false });
    expect(await project.undo()).toMatchObject({ outcome: { kind: 'finished' } });
    expect(contentsOf(root)).toEqual(before);
  });

  it('are looked at only where that is asked for', async () => {
    const root = await migrated();
    const before = contentsOf(root);
    const { files, written } = await inlined(root, { write: false, paths: ['src/orders'] });
    expect(files.map(({ file }) => file)).toEqual(['src/orders/place.ts']);
    expect(written).toBeUndefined();
    expect(contentsOf(root)).toEqual(before);
  });

  it('stay where files differ from the last commit', async () => {
    const root = await migrated();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
        cwd: root,
      });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'all');
    const file = join(root, 'src/orders/place.ts');
    writeFileSync(file, `${readFileSync(file, 'utf8')}// more\n`);
    const project = await openProject({ cwd: root, cache: false });
    expect(await project.inlineConstants()).toMatchObject({ files: ['src/orders/place.ts'] });
    expect(await project.inlineConstants({ allowDirty: true })).toMatchObject({
      written: { kind: 'finished' },
    });
  });
});
