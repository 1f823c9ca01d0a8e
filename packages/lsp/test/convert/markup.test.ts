/** No text of a catalog is markup in a hover. */
import type { Explanation } from '@loglex/engine';
import { expect, it } from 'vitest';
import { toMarkup } from '../../src/convert/markup.ts';

const HOSTILE = '<img src=x> [a](command:x) **b** `c` ![d](http://e) \u202e # f';

const explanation: Explanation = {
  title: `A1  ${HOSTILE}`,
  kind: 'log constant',
  body: [
    { kind: 'prose', text: HOSTILE },
    { kind: 'heading', text: 'What to do' },
    {
      kind: 'rows',
      rows: [
        ['runbook', 'https://example.test/a'],
        ['script', 'javascript:alert(1)'],
        ['fields', [HOSTILE, 'b']],
        ['nothing', undefined],
      ],
    },
  ],
};

it('is text in Markdown, and an address a link', () => {
  const { kind, value } = toMarkup([explanation], true);
  expect(kind).toBe('markdown');
  expect(value).not.toMatch(/<img|(?<!\\)\[a|(?<!\\)\*\*b|(?<!\\)`c|\u202e/);
  expect(value).toContain('- *runbook*: <https://example.test/a>');
  expect(value).not.toContain('<javascript:');
  expect(value).not.toContain('nothing');
});

it('is itself in plain text', () => {
  const { kind, value } = toMarkup([explanation, explanation], false);
  expect(kind).toBe('plaintext');
  expect(value).toContain('<img src=x> [a](command:x) **b**');
  expect(value).not.toContain('\u202e');
  expect(value).toContain('runbook: https://example.test/a');
});
