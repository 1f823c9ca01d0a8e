/** Text in Markdown reads back as it was, by a parser of somebody else. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { codeBlock, inline, prose, table } from '../../../src/generate/markdown/escape.ts';
import { breakingText } from '../hostile-reference.ts';

/** As permissive as readers are: HTML passes, addresses become links. */
const markdown = new MarkdownIt({ html: true, linkify: true });

describe('inline', () => {
  it.each([
    ['in a paragraph', (text: string) => inline(text), 'paragraph_open'],
    ['in a heading', (text: string) => `## ${inline(text)}`, 'heading_open'],
    ['after a label', (text: string) => `- Label: ${inline(text)}`, 'bullet_list_open'],
    ['in a cell', (text: string) => table(['a', 'b'], [[inline(text), 'x']]), 'table_open'],
    ['in a link', (text: string) => `[${inline(text)}](<#a>)`, 'paragraph_open'],
  ])('is text %s', (_, write, block) => {
    fc.assert(
      fc.property(breakingText, (text) => {
        fc.pre(text !== '');
        const tokens = markdown.parse(write(text), {});
        expect(tokens[0]?.type).toBe(block);
        expect(tokens.filter(({ level, nesting }) => level === 0 && nesting === 1)).toHaveLength(1);
        // The two markers are ours: they show where the text begins and ends.
        const [before, after] = textOf(markdown.parse(write('MARK'), {})).split('MARK');
        expect(textOf(tokens)).toBe(`${before}${spelled(text)}${after}`);
        const made = tokens.flatMap(({ children }) => children ?? []).map(({ type }) => type);
        const links = write('').includes('](') ? 2 : 0;
        expect(made.filter((type) => !/^(?:text|text_special)$/.test(type))).toHaveLength(links);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('prose', () => {
  it('is paragraphs of text, whose lines stay lines', () => {
    fc.assert(
      fc.property(breakingText, (text) => {
        const tokens = markdown.parse(prose(text), {});
        const kinds = new Set(tokens.map(({ type }) => type));
        for (const kind of kinds)
          expect(kind).toMatch(/^(?:paragraph_open|inline|paragraph_close)$/);
        const made = tokens.flatMap(({ children }) => children ?? []).map(({ type }) => type);
        for (const type of made) expect(type).toMatch(/^(?:text|text_special|hardbreak)$/);
        expect(
          tokens.filter(({ type }) => type === 'inline').map((token) => textOf([token])),
        ).toEqual(
          spelled(text)
            .replace(/^\n+|\n+$/g, '')
            .split(/\n\n+/)
            .filter((paragraph) => paragraph !== ''),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('codeBlock', () => {
  it('is one block that holds the text, whatever fences stand in it', () => {
    fc.assert(
      fc.property(breakingText, (text) => {
        const [fence, ...others] = markdown.parse(codeBlock(text), {});
        expect(others).toEqual([]);
        expect(fence?.type).toBe('fence');
        expect(fence?.content).toBe(`${spelled(text)}\n`);
      }),
      { numRuns: 1000 },
    );
  });
});

type Token = ReturnType<typeof markdown.parse>[number];

function textOf(tokens: readonly Token[]): string {
  return tokens
    .flatMap(({ children }) => children ?? [])
    .map(({ type, content }) => (type === 'hardbreak' || type === 'softbreak' ? '\n' : content))
    .join('');
}

/** What Markdown shows: one kind of line end, and controls by their numbers. */
function spelled(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, (char) =>
      char === '\n' || char === '\t'
        ? char
        : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
