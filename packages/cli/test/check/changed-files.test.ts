import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedFiles } from '../../src/check/changed-files.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

test('changed since a ref are edited, staged, committed and untracked files, not deleted ones', async () => {
  const root = tempProject({
    'a.ts': '1',
    'b.ts': '1',
    'c.ts': '1',
    'gone.ts': '1',
    'same.ts': '1',
  });
  write(root, { '.gitignore': 'ignored.ts\n' });
  commitAll(root);
  write(root, { 'a.ts': '2' });
  git(root, 'commit', '-q', '-a', '-m', 'second');
  write(root, { 'b.ts': '2' });
  git(root, 'add', 'b.ts');
  write(root, { 'c.ts': '2', 'new.ts': '1', 'ignored.ts': '1', 'sub/ü ß\n".ts': '1' });
  rmSync(join(root, 'gone.ts'));
  expect([...(await changedFiles(root, 'HEAD~1'))].sort()).toEqual([
    'a.ts',
    'b.ts',
    'c.ts',
    'new.ts',
    'sub/ü ß\n".ts',
  ]);
});

test('what the other branch changed since the two parted is not ours', async () => {
  const root = tempProject({ 'ours.ts': '1', 'theirs.ts': '1' });
  commitAll(root);
  git(root, 'switch', '-q', '-c', 'topic');
  write(root, { 'ours.ts': '2' });
  git(root, 'commit', '-q', '-a', '-m', 'ours');
  git(root, 'switch', '-q', 'main');
  write(root, { 'theirs.ts': '2' });
  git(root, 'commit', '-q', '-a', '-m', 'theirs');
  git(root, 'switch', '-q', 'topic');
  expect(await changedFiles(root, 'main')).toEqual(new Set(['ours.ts']));
});

test('in a folder of the repository, paths start there and what is outside is left out', async () => {
  const root = tempProject({ 'app/a.ts': '1', 'other/b.ts': '1' });
  commitAll(root);
  write(root, { 'app/a.ts': '2', 'app/new.ts': '1', 'other/b.ts': '2' });
  expect(await changedFiles(join(root, 'app'), 'HEAD')).toEqual(new Set(['a.ts', 'new.ts']));
});

test('an unknown ref, an option in its place and a folder without git are told in words', async () => {
  const root = tempProject({ 'a.ts': '1' });
  await expect(changedFiles(root, 'HEAD')).rejects.toThrow(/needs a git repository/);
  commitAll(root);
  await expect(changedFiles(root, 'nowhere')).rejects.toThrow(/git knows no commit nowhere/);
  await expect(changedFiles(root, '--output=x')).rejects.toThrow(/wants a git ref/);
});
