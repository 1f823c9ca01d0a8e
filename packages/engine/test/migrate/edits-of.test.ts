import type { MigrationPlan, PlannedRow } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { example } from './example.ts';

const HEAD = `import pino from 'pino';\nconst log = pino();\n`;
const FILE = 'src/orders/a.ts';

/** The plan with other rows, as a person edits it. */
function decided(
  plan: MigrationPlan,
  edit: (row: PlannedRow, at: number) => object,
): MigrationPlan {
  return {
    ...plan,
    files: plan.files.map((file) => ({
      ...file,
      rows: file.rows.map((row, at) => ({ ...row, ...edit(row, at) })),
    })),
  };
}

describe('editsOf', () => {
  it('writes only what is decided', () => {
    const { plan, migrated } = example({ [FILE]: `${HEAD}log.info('Cart saved');\n` });
    expect(
      migrated(
        FILE,
        decided(plan, () => ({ decision: 'skip' })),
      ),
    ).toBe(`${HEAD}log.info('Cart saved');\n`);
  });

  it('merges by the constant of a row, values by their places', () => {
    const { plan, migrated } = example({
      [FILE]: `${HEAD}log.info(\`Cart \${cart.id} saved\`);\nlog.info(\`Saved cart \${id}\`);\n`,
    });
    const merged = decided(plan, () => ({ constant: 'SHOP102' }));
    expect(migrated(FILE, merged)).toContain(
      'logConstant(log, LOG.CART_SAVED, { cart_id: cart.id });\nlogConstant(log, LOG.CART_SAVED, { cart_id: id });\n',
    );
  });

  it('follows a planned constant that was renamed', () => {
    const { plan, migrated } = example({ [FILE]: `${HEAD}log.info('Cart saved');\n` });
    const constants = plan.constants.map((one) => ({ ...one, name: 'CART_STORED' }));
    expect(migrated(FILE, { ...plan, constants })).toContain('LOG.CART_STORED');
  });

  it('follows a planned message whose placeholders change places', () => {
    const { plan, migrated } = example({
      [FILE]: `${HEAD}log.info(\`\${total} in cart \${id}\`);\n`,
    });
    const constants = plan.constants.map((one) => ({ ...one, message: 'Cart {id}: {total}' }));
    expect(migrated(FILE, { ...plan, constants })).toMatch(/total, id|id, total/);
  });

  it.each([
    [
      'another constant has other placeholders',
      { constant: 'SHOP101' },
      /one placeholder.*no placeholders/,
    ],
    ['there is no such constant', { constant: 'SHOP199' }, /No constant has the code SHOP199/],
    ['nothing stands there', { start: 3, end: 9 }, /No log call stands/],
    ['another call stands there', { before: 'log.info("Cart")' }, /not the one that was planned/],
    ['it was refused', { constant: undefined }, /cannot be migrated/],
  ])('says of a row that is left why: %s', (_, edit, message) => {
    const { plan, edits } = example({ [FILE]: `${HEAD}log.info('Cart saved');\n` });
    const result = edits(
      FILE,
      decided(plan, () => edit),
    );
    expect(result.edits).toEqual([]);
    expect(result.rows).toEqual([]);
    expect(result.problems.map((problem) => problem.message)).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it('exchanges calls inside the arguments of others', () => {
    const { migrated } = example({
      [FILE]: `${HEAD}log.info({ a: run(() => { log.warn('Cart lost'); log.warn('Cart lost'); }) }, 'Cart saved');\n`,
    });
    expect(migrated(FILE)).toContain(
      'logConstant(log, LOG.CART_SAVED, { a: run(() => { logConstant(log, LOG.CART_LOST); logConstant(log, LOG.CART_LOST); }) });\n',
    );
  });

  it('adds each import once for all calls', () => {
    const { migrated } = example({
      [FILE]: `${HEAD}log.info('Cart saved');\nlog.info('Cart lost');\nlog.info('Cart saved');\n`,
    });
    expect(migrated(FILE).match(/^import .*/gm)).toHaveLength(3);
  });

  it.each([
    ["import { format } from 'node:util';\n", ''],
    [
      "import { format, inspect } from 'node:util';\ninspect(1);\n",
      "import { inspect } from 'node:util';\ninspect(1);\n",
    ],
    [
      "import { format } from 'node:util';\nformat(1);\n",
      "import { format } from 'node:util';\nformat(1);\n",
    ],
    [
      "import { format } from 'node:util';\n// as format does\n",
      "import { format } from 'node:util';\n// as format does\n",
    ],
  ])('takes out what only the old call imported: %j', (imports, left) => {
    const { plan, migrated } = example({
      [FILE]: `${imports}${HEAD}log.info(format('Cart %d saved', count.length));\n`,
    });
    const after = migrated(
      FILE,
      decided(plan, () => ({ decision: 'migrate' })),
    );
    expect(after).toContain('logConstant(log, LOG.CART_SAVED');
    expect(after.startsWith(`${left}${HEAD.split('\n')[0]}\n`)).toBe(true);
  });

  it.each([
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    [
      'an emoji and a line separator before the call',
      (text: string) => text.replace('log.', '"🦉\u2028"; log.'),
    ],
    ['no final line end', (text: string) => text.trimEnd()],
    ['tabs', (text: string) => text.replace('log.', '\tlog.')],
  ])('leaves every byte beside the edits, with %s', (_, spoil) => {
    const text = spoil(`${HEAD}log.info(\`Cart \${id} saved\`);\n// end\n`);
    const { migrated, edits } = example({ [FILE]: text });
    const after = migrated(FILE);
    expect(edits(FILE).edits.map(({ start, end }) => text.slice(start, end))).toEqual([
      '',
      'log.info(`Cart ${id} saved`)',
    ]);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    expect(
      after
        .replace(`import { logConstant } from '@loglex/runtime';${eol}`, '')
        .replace(`import { LOG } from '../log-codes.js';${eol}`, '')
        .replace('logConstant(log, LOG.CART_SAVED, { id })', 'log.info(`Cart ${id} saved`)'),
    ).toBe(text);
  });

  it.each([
    [`const text = 'Cart saved';\n`, ''],
    [`const text: string =\n  'Cart ' +\n  "saved"\n`, ''],
    [`  const text = \`Cart saved\`; \r\n`, ''],
    [
      `const o = { a, // b\n text: b.text };\nconst text = 'Cart saved';\n`,
      'const o = { a, // b\n text: b.text };\n',
    ],
    [
      `const text = 'Cart saved';\nsend(a ? text : b);\n`,
      `const text = 'Cart saved';\nsend(a ? text : b);\n`,
    ],
    [
      `const text = 'Cart saved';\nsend({ text });\n`,
      `const text = 'Cart saved';\nsend({ text });\n`,
    ],
    [`export const text = 'Cart saved';\n`, `export const text = 'Cart saved';\n`],
    [`const text = 'Cart saved';\nsend(text);\n`, `const text = 'Cart saved';\nsend(text);\n`],
    [`const text = 'Cart saved'; go();\n`, `const text = 'Cart saved'; go();\n`],
    [`const a = 1, text = 'Cart saved';\n`, `const a = 1, text = 'Cart saved';\n`],
    [`// text\nconst text = 'Cart saved';\n`, `// text\nconst text = 'Cart saved';\n`],
  ])('takes out the name of a text that only the call had: %j', (before, after) => {
    const { migrated } = example({ [FILE]: `${HEAD}${before}log.info({ a }, text);\n` });
    expect(migrated(FILE)).toContain(
      `const log = pino();\n${after}logConstant(log, LOG.CART_SAVED, { a });\n`,
    );
  });
});
