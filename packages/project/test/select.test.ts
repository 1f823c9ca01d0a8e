import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProject } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { folder } from './folder.ts';

const SETTINGS = 'loglex: 1\nfiles: { exclude: [src/old/**] }\n';

async function project(cwd = '') {
  const root = folder({
    'loglex.yaml': SETTINGS,
    '.gitignore': 'build.ts\n',
    'a.ts': '',
    'build.ts': '',
    'readme.md': '',
    'src/b.ts': '',
    'src/c.js': '',
    'src/old/d.ts': '',
    'src/[id]/e.ts': '',
    'inner/loglex.yaml': 'loglex: 1\nfiles: { exclude: [gone.ts] }\n',
    'inner/f.ts': '',
    'inner/gone.ts': '',
  });
  return openProject({ cwd: join(root, cwd), cache: false });
}

const names = (files: readonly { readonly file: string }[]) => files.map(({ file }) => file);

describe('select', () => {
  it('takes every file of every scope where nothing is named', async () => {
    const { files, whole, problems, leftOut } = (await project()).select();
    expect(names(files)).toEqual(['a.ts', 'inner/f.ts', 'src/[id]/e.ts', 'src/b.ts', 'src/c.js']);
    expect({ whole, problems, leftOut }).toEqual({ whole: true, problems: [], leftOut: [] });
    expect(files.map(({ scope }) => scope.folder)).toEqual(['', 'inner', '', '', '']);
  });

  it('takes files, folders and globs, from the folder one stands in, each once', async () => {
    const at = await project('src');
    expect(names(at.select(['b.ts', '../src', './*.js']).files)).toEqual([
      'src/[id]/e.ts',
      'src/b.ts',
      'src/c.js',
    ]);
    expect(at.select(['b.ts']).whole).toBe(false);
    expect(at.select(['..']).whole).toBe(true);
    expect(names(at.select(['../inner/f.ts', '../inner']).files)).toEqual(['inner/f.ts']);
  });

  it('takes a name for itself before it takes it for a glob', async () => {
    expect(names((await project()).select(['src/[id]/e.ts']).files)).toEqual(['src/[id]/e.ts']);
  });

  it('says which named files are left out', async () => {
    const { files, leftOut, problems } = (await project()).select([
      'readme.md',
      'build.ts',
      'src/old/d.ts',
      'inner/gone.ts',
    ]);
    expect({ files, problems }).toEqual({ files: [], problems: [] });
    expect(leftOut).toEqual(['build.ts', 'inner/gone.ts', 'readme.md', 'src/old/d.ts']);
  });

  it.each([
    ['../x.ts', /lies outside the project/],
    ['/', /lies outside the project/],
    ['gone.ts', /no such file or folder/],
    ['gone/*.ts', /no file of the project matches/],
    ['a.ts/b.ts', /no such file or folder|a part of its path is a file/],
  ])('refuses %s', async (path, words) => {
    const { files, problems } = (await project()).select([path]);
    expect(files).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ kind: 'arguments' })]);
    expect(problems[0]?.message).toMatch(words);
  });

  it('refuses a circle of links', async () => {
    const at = await project();
    symlinkSync('loop.ts', join(at.root, 'loop.ts'));
    expect(at.select(['loop.ts']).problems[0]?.message).toMatch(/lead in a circle \(ELOOP\)/);
  });

  it('counts only paths, not where links lead: a link into the project is a name of its own', async () => {
    const at = await project();
    mkdirSync(join(at.root, 'other'));
    writeFileSync(join(at.root, 'other/g.ts'), '');
    symlinkSync('other', join(at.root, 'alias'));
    expect(names(at.select(['alias']).files)).toEqual(['alias/g.ts']);
    expect(names(at.select().files)).not.toContain('alias/g.ts');
  });
});
