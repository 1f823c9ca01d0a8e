import { constantsToAdd, slicePlan, slicesBy, type MigrationPlan } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { CATALOG, example } from './example.ts';

const HEAD = `import pino from 'pino';\nconst log = pino();\n`;
const { plan, catalog } = example(
  {
    'src/orders/a.ts': `${HEAD}log.info('Cart saved');\nlog.info('Cart lost');\n`,
    'src/orders/deep/b.ts': `${HEAD}log.info('Cart lost');\nlog.info(\`Order \${id} placed\`);\n`,
    'src/mail/c.ts': `${HEAD}log.info('Mail sent');\nlog.info(message);\n`,
  },
  { catalog: CATALOG.replace('mail: {', 'mail: { owner: team-mail,') },
);

function sitesOf({ files }: MigrationPlan): string[] {
  return files.flatMap(({ file, rows }) => rows.map(({ line }) => `${file}:${line}`));
}

describe('slicePlan', () => {
  it.each([
    // The second of them is refused.
    [{ components: ['mail'] }, ['src/mail/c.ts:3', 'src/mail/c.ts:4'], ['MAIL_SENT']],
    [{ owners: ['team-mail'] }, ['src/mail/c.ts:3', 'src/mail/c.ts:4'], ['MAIL_SENT']],
    [{ paths: ['src/mail'] }, ['src/mail/c.ts:3', 'src/mail/c.ts:4'], ['MAIL_SENT']],
    [
      { paths: ['src/orders/*.ts'] },
      ['src/orders/a.ts:3', 'src/orders/a.ts:4'],
      ['CART_SAVED', 'CART_LOST'],
    ],
    [
      { paths: ['./src/orders/deep/'] },
      ['src/orders/deep/b.ts:3', 'src/orders/deep/b.ts:4'],
      ['CART_LOST'],
    ],
    [{ top: 1 }, ['src/orders/a.ts:4', 'src/orders/deep/b.ts:3'], ['CART_LOST']],
    [{ components: ['mail'], paths: ['src/orders'] }, [], []],
  ])('%j', (slice, sites, names) => {
    const sliced = slicePlan(plan, slice, [catalog]);
    expect(sitesOf(sliced)).toEqual(sites);
    expect(sliced.constants.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('gives a slice for each owner, and one for nobody', () => {
    expect(
      slicesBy(plan, 'owner', [catalog]).map((slice) => [slice.name, sitesOf(slice.plan)]),
    ).toEqual([
      ['team-mail', ['src/mail/c.ts:3', 'src/mail/c.ts:4']],
      [
        '',
        [
          'src/orders/a.ts:3',
          'src/orders/a.ts:4',
          'src/orders/deep/b.ts:3',
          'src/orders/deep/b.ts:4',
        ],
      ],
    ]);
    expect(slicesBy(plan, 'component', [catalog]).map(({ name }) => name)).toEqual([
      'mail',
      'orders',
    ]);
  });

  it('adds the constants that rows are migrated to, and no others', () => {
    const skipped = {
      ...plan,
      files: plan.files.map((file) => ({
        ...file,
        rows: file.rows.map((row) => ({
          ...row,
          decision: file.file === 'src/mail/c.ts' ? row.decision : ('skip' as const),
        })),
      })),
    };
    expect(constantsToAdd(skipped).map(({ name }) => name)).toEqual(['MAIL_SENT']);
  });
});
