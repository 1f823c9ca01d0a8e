import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { compileGlobs } from '../../src/files/globs.ts';
import { walk } from '../../src/files/walk.ts';
import { folder } from '../folder.ts';

function walkIn(
  root: string,
  options: {
    include?: string[];
    exclude?: string[];
    configuration?: string[];
    start?: string;
  } = {},
) {
  const include = compileGlobs(options.include ?? defaultSettings.include);
  const exclude = compileGlobs([...defaultSettings.exclude, ...(options.exclude ?? [])]);
  const configuration = compileGlobs(options.configuration ?? []);
  return walk({ root, include, exclude, configuration }, options.start);
}

function filesIn(files: Record<string, string>, options?: Parameters<typeof walkIn>[1]): string[] {
  const { files: found, problems } = walkIn(folder(files), options);
  expect(problems).toEqual([]);
  return found;
}

describe('walk', () => {
  it('finds source of every extension, in the order of code units', () => {
    const names = [
      'b.ts',
      'a.tsx',
      'a/z.mjs',
      'a/B.cts',
      'a/a.js',
      'a.jsx',
      'c.cjs',
      'c.mts',
      'd.py',
    ];
    const others = ['a.md', 'a.pyi', 'ts', 'a.json', '.ts/readme'];
    expect(
      filesIn(Object.fromEntries([...names, ...others].map((name) => [name, '']))).sort(),
    ).toEqual([...names].sort());
  });

  it('leaves out what is generated, vendored or minified, anywhere', () => {
    const out = [
      'node_modules/x/a.js',
      'packages/a/node_modules/x.js',
      'dist/a.js',
      'vendor/a.js',
      'lib/third_party/a.js',
      'coverage/a.js',
      'a.min.js',
      'a.d.ts',
      'a.d.mts',
      '.git/hooks/a.js',
    ];
    const kept = ['distance/a.js', 'a.d/b.ts', 'min.js', 'src/vendors.ts', '.storybook/main.ts'];
    expect(filesIn(Object.fromEntries([...out, ...kept].map((name) => [name, ''])))).toEqual(
      [...kept].sort(),
    );
  });

  it('finds configuration files wherever settings name them, and no other data', () => {
    const files = { 'src/a.ts': '', 'config/a.yaml': '', 'config/a.md': '', 'other/a.json': '' };
    const options = { include: ['src/**'], configuration: ['config/*', 'other/*.toml'] };
    expect(filesIn(files, options)).toEqual(['config/a.yaml', 'src/a.ts']);
    expect(filesIn(files, { ...options, exclude: ['config/**'] })).toEqual(['src/a.ts']);
  });

  it('takes back what a later glob with "!" names', () => {
    const files = { 'vendor/ours/a.js': '', 'vendor/theirs/a.js': '', 'src/a.js': '' };
    expect(filesIn(files, { exclude: ['!vendor/ours/**'] })).toEqual([
      'src/a.js',
      'vendor/ours/a.js',
    ]);
  });

  it('keeps to what is included', () => {
    const files = { 'src/a.ts': '', 'src/b/c.ts': '', 'tools/a.ts': '' };
    expect(filesIn(files, { include: ['src/**'] })).toEqual(['src/a.ts', 'src/b/c.ts']);
    expect(filesIn(files, { include: ['*/a.ts'], exclude: ['tools/*'] })).toEqual(['src/a.ts']);
  });

  it('honours .gitignore files, the nearest first', () => {
    const files = {
      '.gitignore': '*.gen.ts\n/out\nlogs/\n',
      'a.gen.ts': '',
      'a.ts': '',
      'out/a.ts': '',
      'src/out/a.ts': '',
      'src/logs/a.ts': '',
      'src/.gitignore': '!kept.gen.ts\nlocal.ts\n',
      'src/kept.gen.ts': '',
      'src/b.gen.ts': '',
      'src/deep/local.ts': '',
      'local.ts': '',
    };
    expect(filesIn(files)).toEqual(['a.ts', 'local.ts', 'src/kept.gen.ts', 'src/out/a.ts']);
  });

  it.each([
    ['*.ts', true],
    ['a*', true],
    ['?.ts', true],
    ['a.[tj]s', true],
    ['/src/a.ts', true],
    ['src/a.ts', true],
    ['*', true],
    ['src/*', true],
    ['src/**', true],
    ['src', true],
    ['src/', true],
    ['*.js', false],
    ['a.ts/', false],
    ['a', false],
    ['*.log', false],
    ['# a.ts', false],
    ['*.ts\n!a.ts', false],
    ['a.*', true],
    ['*.t?', true],
    ['a\\.ts', true],
    ['*.{ts,js}', false], // git knows no braces
  ])('takes a rule as git does: %j', (rule, ignored) => {
    expect(filesIn({ '.gitignore': rule, 'src/a.ts': '' })).toEqual(ignored ? [] : ['src/a.ts']);
  });

  it('honours the .gitignore of folders above the root, up to the repository', () => {
    const root = folder({
      '.gitignore': 'top.ts\n',
      'repo/.git/HEAD': '',
      'repo/.gitignore': '/app/a.ts\n*.tmp.ts\n',
      'repo/app/a.ts': '',
      'repo/app/b.tmp.ts': '',
      'repo/app/top.ts': '',
      'repo/app/src/c.ts': '',
    });
    expect(walkIn(join(root, 'repo/app')).files).toEqual(['src/c.ts', 'top.ts']);
    expect(walkIn(join(root, 'repo'), { start: 'app' }).files).toEqual([
      'app/src/c.ts',
      'app/top.ts',
    ]);
  });

  it('stops where other settings govern, and says where', () => {
    const root = folder({
      'loglex.yaml': '',
      'a.ts': '',
      'inner/loglex.yaml': '',
      'inner/b.ts': '',
      'node_modules/x/loglex.yaml': '',
    });
    expect(walkIn(root)).toEqual({
      files: ['a.ts'],
      innerSettings: ['inner/loglex.yaml'],
      problems: [],
    });
    expect(walkIn(root, { start: 'inner' }).files).toEqual(['inner/b.ts']);
  });

  it('follows no symbolic link, so that none can lead it in a circle', () => {
    const root = folder({ 'src/a.ts': '', 'elsewhere.txt': '' });
    symlinkSync(root, join(root, 'src/loop'));
    symlinkSync(join(root, 'src/a.ts'), join(root, 'src/link.ts'));
    symlinkSync('self.ts', join(root, 'self.ts'));
    expect(walkIn(root)).toEqual({ files: ['src/a.ts'], innerSettings: [], problems: [] });
  });

  it('tells of a start that is not there', () => {
    const { problems } = walkIn(folder({}), { start: 'gone' });
    expect(problems).toEqual([
      {
        kind: 'read',
        file: 'gone',
        message: 'It cannot be read: no such file or folder (ENOENT).',
      },
    ]);
  });
});
