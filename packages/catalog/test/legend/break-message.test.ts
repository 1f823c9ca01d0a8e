import { breakMessage, matchMessage, parseCatalog } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const TEXT = `loglex: 1
legends:
  actions:
    terms:
      CREATED: { message: '{parent} CREATED {child}' }
      FAILED: { message: '{node} FAILED' }
      ended: { message: 'Stage {stage} ended: {status}' }
      READY: { message: READY }
      pair: { message: '{a}: {b}' }
`;
const legend = parseCatalog([{ file: 'a.yaml', text: TEXT }]).catalog.legends.get('actions')!;

describe('a message that begins as one of the legend', () => {
  it.each([
    ['Worker FAILED: out of memory', 'FAILED', ': out of memory'],
    ['Worker FAILED.', 'FAILED', '.'],
    ['Root-1 FAILED after 3 tries', 'FAILED', ' after 3 tries'],
  ])('goes on behind its end: %s', (text, term, rest) => {
    const found = breakMessage(legend, text)!;
    expect([found.term.name, found.missing]).toEqual([term, undefined]);
    expect(text.slice(found.range.start, found.range.end)).toBe(rest);
  });

  it.each([
    ['Root CREATED', 'CREATED', 'child'],
    ['Root CREATED ', 'CREATED', 'child'],
    ['Stage demux ended:', 'ended', 'status'],
  ])('stops before its last value: %j', (text, term, missing) => {
    const found = breakMessage(legend, text)!;
    expect([found.term.name, found.missing]).toEqual([term, missing]);
    expect(found.range).toEqual({ start: 0, end: text.trimEnd().length });
  });

  it.each([
    'Worker FAILED',
    'Root CREATED Worker',
    'Connection to the bank FAILED after 3 tries',
    'FAILED: out of memory',
    'Worker FAILEDX',
    'Worker failed: out of memory',
    'Stage demux finished',
    'READY to go',
    '',
    ' ',
  ])('does neither: %j', (text) => {
    expect(breakMessage(legend, text)).toBeUndefined();
  });
});

it('is never a message of that term as well, and its range lies in the text', () => {
  const word = fc.constantFrom(
    'Root',
    'CREATED',
    'FAILED',
    'Stage',
    'ended:',
    ' ',
    ':',
    'x',
    'READY',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const text = words.join('');
      const found = breakMessage(legend, text);
      if (!found) return;
      const only = { ...legend, terms: new Map([[found.term.name, found.term]]) };
      expect(matchMessage(only, text)).toBeUndefined();
      expect(found.range.start).toBeLessThan(found.range.end);
      expect(found.range.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
