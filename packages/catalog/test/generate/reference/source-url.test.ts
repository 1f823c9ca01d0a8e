/** What may become a link: http and https, and nothing that a browser would read otherwise. */
import { describe, expect, it } from 'vitest';
import { linkable, sourceUrl } from '../../../src/generate/reference/source-url.ts';

describe('linkable', () => {
  it.each([
    'https://example.test/runbooks/full',
    'http://example.test:8080/a?b=c&d=%20#e',
    'HTTPS://EXAMPLE.TEST/',
    'https://wiki.test/Störung_(Bank)',
  ])('%s is', (text) => {
    expect(linkable(text)).toBe(text);
  });

  it.each([
    'javascript:alert(1)',
    ' https://example.test/',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '//example.test/a',
    'docs/runbooks/full.md',
    'ftp://example.test/',
    'https://',
    'https://example.test/a b',
    'https://example.test/"onclick="x',
    'https://example.test/<b>',
    'https://example.test/\u202egpj.exe',
    'https://example.test/\u0000',
    'https://example.test/\ud800',
    '',
  ])('%j is not', (text) => {
    expect(linkable(text)).toBeUndefined();
  });
});

describe('sourceUrl', () => {
  it('puts file and line where the template has them, spelled as addresses are', () => {
    expect(
      sourceUrl('https://example.test/blob/main/{file}#L{line}', {
        file: 'src/ä (b).ts',
        line: 12,
      }),
    ).toBe('https://example.test/blob/main/src/%C3%A4%20%28b%29.ts#L12');
  });

  it('lets no file name change the address', () => {
    expect(sourceUrl('https://example.test/{file}', { file: '{line}?#$&"<x', line: 7 })).toBe(
      'https://example.test/%7Bline%7D%3F%23%24%26%22%3Cx',
    );
  });
});
