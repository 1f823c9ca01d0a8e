import { describe, expect, it } from 'vitest';
import { example } from './example.ts';

/** The groups that are proposed for these messages, each said by a call of its own. */
function groupsOf(...messages: string[]): string[][] {
  const calls = messages.map((message) => `log.info(\`${message}\`);\n`).join('');
  const { plan } = example({
    'src/orders/a.ts': `import pino from 'pino';\nconst log = pino();\n${calls}`,
  });
  const byCode = new Map(plan.constants.map(({ code, message }) => [code, message]));
  return plan.similar.map(({ codes }) => codes.map((code) => byCode.get(code) ?? code));
}

describe('similarConstants', () => {
  it.each([
    ['case', 'Cart rules saved', 'cart rules saved'],
    ['punctuation', 'Cart rules saved', 'Cart rules: saved.'],
    ['endings', 'Error parsing cart rules', 'Error while parsing the cart rule'],
    ['ways to fail', 'Failed to parse cart rules', 'Could not parse cart rules'],
    ['order', 'Cart merge failed', 'Failed to merge cart'],
    ['synonyms', 'Could not fetch cart rules', 'Could not retrieve cart rules'],
    ['what is not found', 'No cart rules found', 'Cart rules were not found'],
    ['names in the holes', 'Cart ${a.id} has no rules', 'cart ${b.key} has no rules'],
  ])('proposes messages that differ in %s', (_, one, other) => {
    expect(groupsOf(one, other)).toHaveLength(1);
  });

  it.each([
    ['another thing', 'Failed to parse cart rules', 'Failed to parse mail rules'],
    ['a further thing', 'Cart rules saved', 'Cart rules saved to disk'],
    ['the other end of it', 'Saving cart rules', 'Saved cart rules'],
    ['the contrary', 'Cart rules enabled', 'Cart rules not enabled'],
    ['another number', 'Cart API 404 answer', 'Cart API 409 answer'],
    ['another direction', 'Moved from source to target', 'Moved from target to source'],
    ['another arrow', 'Cart rules -> disk', 'Cart rules <- disk'],
    [
      'things that changed places',
      'Chose the mail rules as there were no cart rules left',
      'Chose the cart rules as there were no mail rules left',
    ],
    ['other values', 'Cart ${a} has rules', 'Cart has rules'],
    ['one word', 'Error', 'error:'],
  ])('does not propose messages that tell of %s', (_, one, other) => {
    expect(groupsOf(one, other)).toEqual([]);
  });

  it('proposes a constant of the catalog, which is likelier to stay', () => {
    expect(groupsOf('Placed order ${id}')).toEqual([['SHOP101', 'Placed order {id}']]);
  });

  it('stays in proportion where thousands of messages share their words', () => {
    const messages = Array.from({ length: 4000 }, (_, at) => `Item ${at} of the cart done`);
    const began = performance.now();
    expect(groupsOf(...messages)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
