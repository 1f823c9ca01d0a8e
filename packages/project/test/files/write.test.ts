import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putFile, replaceFile } from '../../src/files/write.ts';
import { folder } from '../folder.ts';

describe('replaceFile', () => {
  it('replaces the content, keeps the mode, and leaves nothing else behind', () => {
    const root = folder({ 'a.js': 'old' });
    chmodSync(join(root, 'a.js'), 0o751);
    expect(replaceFile(root, 'a.js', '\uFEFFnew é')).toBeUndefined();
    expect(readFileSync(join(root, 'a.js'), 'utf8')).toBe('\uFEFFnew é');
    expect(statSync(join(root, 'a.js')).mode & 0o777).toBe(0o751);
    expect(readdirSync(root)).toEqual(['a.js']);
  });

  it('writes the target of a link, which stays a link', () => {
    const root = folder({ 'real/a.js': 'old' });
    symlinkSync('real/a.js', join(root, 'link.js'));
    expect(replaceFile(root, 'link.js', 'new')).toBeUndefined();
    expect(lstatSync(join(root, 'link.js')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'real/a.js'), 'utf8')).toBe('new');
  });

  it('never writes outside the root', () => {
    const root = folder({ 'inside/': '', 'outside.js': 'old' });
    symlinkSync('../outside.js', join(root, 'inside/link.js'));
    expect(replaceFile(join(root, 'inside'), 'link.js', 'new')).toEqual({
      kind: 'write',
      file: 'link.js',
      message: 'It is not written: it leads out of the project by a symbolic link.',
    });
    expect(readFileSync(join(root, 'outside.js'), 'utf8')).toBe('old');
  });

  it('creates no file that was not there', () => {
    const root = folder({});
    expect(replaceFile(root, 'gone.js', 'new')?.message).toMatch(/ENOENT/);
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('putFile', () => {
  it('makes the folders above a new file, and leaves nothing else behind', () => {
    const root = folder({});
    expect(putFile(root, 'a/b/c.txt', 'new')).toBeUndefined();
    expect(readFileSync(join(root, 'a/b/c.txt'), 'utf8')).toBe('new');
    expect(readdirSync(join(root, 'a/b'))).toEqual(['c.txt']);
  });

  it('replaces a file that is there, and keeps its mode', () => {
    const root = folder({ 'a.txt': 'old' });
    chmodSync(join(root, 'a.txt'), 0o640);
    expect(putFile(root, 'a.txt', 'new')).toBeUndefined();
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('new');
    expect(statSync(join(root, 'a.txt')).mode & 0o777).toBe(0o640);
  });

  it.each(['../a.txt', 'link/a.txt', 'link/deeper/a.txt'])('writes nothing outside: %s', (file) => {
    const root = folder({ 'inside/': '', 'outside/': '' });
    symlinkSync('../outside', join(root, 'inside/link'));
    expect(putFile(join(root, 'inside'), file, 'new')?.message).toMatch(/outside the project/);
    expect(readdirSync(root)).toEqual(['inside', 'outside']);
    expect(readdirSync(join(root, 'outside'))).toEqual([]);
  });
});
