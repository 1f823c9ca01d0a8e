import { printPlan, readPlan } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { CATALOG, example } from './example.ts';

const { plan, catalog } = example({
  'src/orders/a.ts': `import pino from 'pino';
const log = pino();
log.info(\`Cart \${cart.id} saved\`);
log.warn('Cart lost', );
log.info(message);
log.info({ 'http.status': 200, err }, 'Request ended');
`,
});
const text = printPlan(plan);

/** The problems of the plan with an edit, each behind the line that it is told of. */
function problemsAfter(find: string | RegExp, replacement: string): string[] {
  const edited = text.replace(find, replacement);
  expect(edited).not.toBe(text);
  return readPlan(edited, { file: 'plan.json', catalogs: [catalog] }).problems.map(
    ({ file, line, message }) => {
      expect(file).toBe('plan.json');
      return `${edited.split('\n')[line - 1]?.trim()} | ${message}`;
    },
  );
}

describe('readPlan', () => {
  it('reads back what was printed', () => {
    expect(readPlan(text, { catalogs: [catalog] })).toEqual({ plan, problems: [] });
  });

  it('prints what people decide in lines of their own', () => {
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '      "name": "CART_SAVED",',
        '      "message": "Cart {cart_id} saved",',
        '          "decision": "migrate",',
        '          "constant": "SHOP102",',
      ]),
    );
  });

  it('takes another name, another message with its placeholders, and a decision', () => {
    expect(problemsAfter('"CART_SAVED"', '"CART_STORED"')).toEqual([]);
    expect(problemsAfter('Cart {cart_id} saved', '{cart_id} saved')).toEqual([]);
    expect(problemsAfter('"decision": "migrate"', '"decision": "skip"')).toEqual([]);
  });

  it.each([
    [
      'a decision that is none',
      '"decision": "migrate"',
      '"decision": "migrat"',
      /"decision": "migrat",? \| "decision" cannot be "migrat".*migrate/,
    ],
    [
      'a name that another planned constant has',
      '"CART_SAVED"',
      '"CART_LOST"',
      /"name": "CART_LOST",? \| .*SHOP10\d has the name CART_LOST too.*give the rows of SHOP10\d the constant SHOP10\d/,
    ],
    [
      'a name of the catalog',
      '"CART_SAVED"',
      '"ORDER_PLACED"',
      /"name": "ORDER_PLACED",? \| The catalog has SHOP101 ORDER_PLACED already\. Choose another name/,
    ],
    [
      'an edited `after`',
      'LOG.CART_SAVED, {',
      'LOG.CART_SAVED, { extra,',
      /"after": .* \| .*derived.*Undo it/,
    ],
    ['an edited `before`', '"log.info(message)"', '"log.info(text)"', /"before": .* \| .*derived/],
    [
      'placeholders that no call has',
      'Cart {cart_id} saved',
      'Cart {cart} saved',
      /"message": .* \| .*\{cart_id\}\. Write each of these/,
    ],
    [
      'a message that is no template',
      'Cart {cart_id} saved',
      'Cart {cart_id} saved }',
      /"message": .* \| This brace closes nothing/,
    ],
    [
      'a constant that is nowhere',
      /"constant": "SHOP102"/,
      '"constant": "SHOP120"',
      /"constant": "SHOP120",? \| No constant has the code SHOP120.*/,
    ],
    [
      'a level that is none',
      '"level": "info"',
      '"level": "loud"',
      /"level": "loud",? \| "loud" is no level. It can be trace, debug, info, warn, error or fatal/,
    ],
    [
      'two constants with one code',
      '"code": "SHOP103"',
      '"code": "SHOP102"',
      /"code": "SHOP102",? \| Two constants have the code SHOP102/,
    ],
    [
      'a call that cannot be migrated',
      /"tier": "refused",\s*"decision": "skip"/,
      '"tier": "refused", "decision": "migrate"',
      /"decision": "migrate".* \| This call cannot be migrated: .*Decide `skip`/,
    ],
    ['a key that is misspelt', '"similar"', '"similars"', /"similars".* \| .*[Dd]id you mean/],
    ['what is no JSON', '"constants": [', '"constants": ', /\| /],
  ])('tells of %s', (_, find, replacement, told) => {
    const problems = problemsAfter(find, replacement);
    expect(problems.join('\n')).toMatch(told);
  });

  it('takes a plan whose constants are in the catalog already, where a migration is resumed', () => {
    const later = example(
      {},
      {
        catalog: `${CATALOG}  - { code: SHOP102, name: CART_SAVED, level: info, message: "Cart {cart_id} saved", component: orders }\n`,
      },
    );
    expect(readPlan(text, { catalogs: [later.catalog] }).problems).toEqual([]);
  });

  it('says that other files are no plans', () => {
    expect(readPlan('').problems).toHaveLength(1);
    expect(readPlan('{}').plan).toBeUndefined();
    expect(readPlan('[1]').plan).toBeUndefined();
  });
});
