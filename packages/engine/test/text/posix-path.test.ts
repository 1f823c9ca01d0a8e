import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posixPath } from '@loglex/engine';

const segment = fc.constantFrom('a', 'b.ts', '.', '..', 'c.d', '.e');
const path = fc
  .array(segment, { minLength: 1, maxLength: 6 })
  .map((segments) => segments.join('/'));

describe('paths are those of POSIX', () => {
  it('for names', () => {
    fc.assert(
      fc.property(path, (text) => {
        expect(posixPath.basename(text)).toBe(posix.basename(text));
        if (!text.endsWith('..') && !text.endsWith('/.') && text !== '.') {
          expect(posixPath.extname(text)).toBe(posix.extname(text));
        }
      }),
    );
  });

  it('for joins and ways', () => {
    fc.assert(
      fc.property(path, path, (from, to) => {
        const plain = (text: string): string => (text === '.' ? '' : text);
        expect(posixPath.normalize(from)).toBe(plain(posix.normalize(from).replace(/\/$/, '')));
        expect(posixPath.join(from, to)).toBe(plain(posix.join(from, to).replace(/\/$/, '')));
        const absolute = (text: string): string => posix.join('/root/x', text);
        expect(posixPath.relative(absolute(from), absolute(to))).toBe(
          posix.relative(absolute(from), absolute(to)),
        );
      }),
    );
  });

  it('keep a root and an authority', () => {
    expect(posixPath.normalize('/a/../b')).toBe('/b');
    expect(posixPath.normalize('file:///a/./b')).toBe('file:///a/b');
    expect(posixPath.join('src', 'file:///a/b')).toBe('file:///a/b');
    expect(posixPath.isUri('C:/a')).toBe(false);
    expect(posixPath.toPosix('a\\b')).toBe('a/b');
    expect(posixPath.dirname('a/b/c.ts')).toBe('a/b');
    expect(posixPath.dirname('c.ts')).toBe('');
  });
});
