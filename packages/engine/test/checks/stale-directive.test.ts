import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const only = ['wrong-severity', 'unknown-code', 'stale-directive'];

test('reports what excuses nothing, and leaves what is needed', () => {
  const result = checkFixture(
    `
    // loglex-disable-next-line wrong-severity -- alerts still go by info
    logger.info('SHOP102 nothing in it');
    // loglex-disable-next-line wrong-severity -- alerts still go by info
                                ^^^^^^^^^^^^^^ stale-directive:stale
    logger.warn('SHOP102 nothing in it');
    logger.warn('SHOP102 nothing in it'); // loglex-disable-line wrong-severity -- no more
                                                                 ^^^^^^^^^^^^^^ stale-directive:stale
  `,
    { only },
  );
  expect(result.fixed({ unsafe: true }))
    .toBe(`// loglex-disable-next-line wrong-severity -- alerts still go by info
logger.info('SHOP102 nothing in it');
logger.warn('SHOP102 nothing in it');
logger.warn('SHOP102 nothing in it');${' '}
`);
});

test('each check of a list is judged by itself', () => {
  const { findings } = checkFixture(
    `
    // loglex-disable-next-line wrong-severity, unknown-code -- both of them
                                                ^^^^^^^^^^^^ stale-directive:stale
    logger.info('SHOP102 nothing in it');
  `,
    { only },
  );
  expect(findings[0]?.fixes).toEqual([]);
});

test('a check that did not run may have needed it; one that does not exist has not', () => {
  checkFixture(
    `
    // loglex-disable-next-line log-and-throw -- not asked today
    logger.warn('SHOP102 nothing in it');
    // loglex-disable-next-line wrong-severty -- a slip
                                ^^^^^^^^^^^^^ stale-directive:unknown
    logger.warn('SHOP102 nothing in it');
  `,
    { only },
  );
});

test('blocks, whole files and ESLint’s own comments', () => {
  checkFixture(
    `
    //- src/a.ts
    /* loglex-disable wrong-severity -- old code */
    logger.info('SHOP102 nothing in it');
    /* loglex-enable wrong-severity */
    logger.info('SHOP102 nothing in it');
           ^^^^ wrong-severity
    //- src/b.ts
    // loglex-disable-file wrong-severity -- old code
    logger.info('SHOP102 nothing in it');
    //- src/c.ts
    // eslint-disable-next-line no-console, loglex/wrong-severity -- old code
    logger.info('SHOP102 nothing in it');
  `,
    { only },
  );
});
