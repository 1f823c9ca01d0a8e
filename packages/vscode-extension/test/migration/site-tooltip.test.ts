/** What is said of a call that is pointed at: text, whatever the code says. */
import type { PlannedRow } from '@loglex/lsp';
import { expect, it } from 'vitest';
import { siteTooltip } from '../../src/migration/site-tooltip.ts';

const WORDS = { constant: (isNew: boolean) => (isNew ? 'New:' : 'Known:'), advice: 'Advice:' };

const ROW: PlannedRow = {
  ...{ line: 3, column: 5, start: 40, end: 60, seal: '', confidence: 'certain' },
  ...{ tier: 'review', decision: 'skip', constant: 'A1' },
  before: "log.info(\n      'One',\n      two,\n    )",
  after: 'logConstant(log, LOG.ONE)',
  reasons: [{ id: 'console', text: 'the line of `log` gains the record' }],
  advice: [{ action: 'demote', id: 'chatter', why: 'it says what is done anyway' }],
};

const CONSTANT = { code: 'A1', name: 'ONE', level: 'info', message: 'One', isNew: true };
const SITE = { id: '', root: '/shop', file: 'a.ts', uri: 'file:///shop/a.ts' };

it('is a patch, the constant, the reasons and the advice', () => {
  const said = siteTooltip({ ...SITE, row: ROW, constant: CONSTANT }, WORDS);
  expect(said).toBe(
    [
      "```diff\n- log.info(\n-   'One',\n-   two,\n- )\n+ logConstant(log, LOG.ONE)\n```",
      'New: `A1` `ONE`',
      'info',
      '“One”',
      '- the line of `log` gains the record',
      'Advice: it says what is done anyway',
    ].join('\n\n'),
  );
});

it('takes nothing away of what is refused', () => {
  const { after: _, ...row } = { ...ROW, before: 'log.info(text)', reasons: [], advice: [] };
  expect(siteTooltip({ ...SITE, row }, WORDS)).toBe('```diff\n  log.info(text)\n```');
});

it('is text where the code means harm', () => {
  const evil = '[run](command:evil) <img src=x> ![p](https://evil.test) $(flame) \u001b[31m\u202e';
  const before = `log('\`\`\`\`\n${evil}')`;
  const reasons = [evil, `\`${evil}`].map((text) => ({ id: 'x', text }));
  const row: PlannedRow = { ...ROW, before, reasons, advice: [] };
  const said = siteTooltip({ ...SITE, row, constant: { ...CONSTANT, message: evil } }, WORDS);
  const [patch = '', ...rest] = said.split(/\n`{5}(?:\n|$)/);
  expect(patch).toMatch(/^`{5}diff\n/);
  expect(rest.join('')).not.toMatch(/(?<!\\)[[\]<>!]|(?<!\\)\$/);
  expect(said).not.toMatch(/[\u001b\u202e]/);
});

it('is no longer than a hover', () => {
  const before = `log(\n${'  value,\n'.repeat(5_000)})`;
  const { after: _, ...row } = { ...ROW, before };
  expect(siteTooltip({ ...SITE, row }, WORDS).split('\n').length).toBeLessThan(40);
});
