import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/files/read.ts';
import { folder } from '../folder.ts';

function read(content: Uint8Array | string) {
  return readText(join(folder({ 'a.ts': content }), 'a.ts'), 'a.ts');
}

describe('readText', () => {
  it('keeps the byte order mark, so that offsets count it', () => {
    expect(read('\uFEFFlog("é😀")')).toEqual({ text: '\uFEFFlog("é😀")' });
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x6c, 0x6f, 0xe9, 0x67]), /not valid UTF-8/],
    ['a cut-off character', Buffer.from([0x61, 0xf0, 0x9f, 0x98]), /not valid UTF-8/],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0x1a]), /binary/],
    ['UTF-16', Buffer.from('log', 'utf16le'), /UTF-16/],
  ])('tells of %s', (_, content, words) => {
    const { problem } = read(content);
    expect(problem).toMatchObject({ kind: 'read', file: 'a.ts' });
    expect(problem?.message).toMatch(words);
  });

  it('tells of a folder where a file should be, of a missing file and of links in a circle', () => {
    const root = folder({ 'a.ts/': '' });
    symlinkSync('b.ts', join(root, 'b.ts'));
    const words = (name: string) => readText(join(root, name), name).problem?.message;
    expect(words('a.ts')).toBe(
      'It cannot be read: it is a folder where a file should be (EISDIR).',
    );
    expect(words('gone.ts')).toBe('It cannot be read: no such file or folder (ENOENT).');
    expect(words('b.ts')).toBe('It cannot be read: its symbolic links lead in a circle (ELOOP).');
  });
});
