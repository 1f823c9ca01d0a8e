import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('compares rungs, not spellings', () => {
  checkFixture(
    `
    import winston from 'winston';
    const log = winston.createLogger();
    log.warning('SHOP102 nothing in it');
    log.warn('SHOP102 nothing in it');
    logger.info({ code: 'SHOP203' }, 'Again');
    logger.warn({ code: 'SHOP203' }, 'Again');
    logConstant(logger, LOG.CART_EMPTY);
  `,
    { only: ['wrong-severity'] },
  );
});

test('keeps the spelling of the ecosystem', () => {
  const result = checkFixture(`
    import pino from 'pino';
    import { Logger } from '@nestjs/common';
    const log = pino();
    const nest = new Logger('Cart');
    log.info({ code: 'SHOP102' }, 'Nothing in it');
        ^^^^ wrong-severity
    nest.debug('SHOP101 Order placed');
         ^^^^^ wrong-severity
    log['error']({ code: 'SHOP102' }, 'Nothing in it');
        ^^^^^^^ wrong-severity
  `);
  expect(result.fixed()).toContain("log.warn({ code: 'SHOP102' }");
  expect(result.fixed()).toContain("nest.log('SHOP101 Order placed');");
  expect(result.fixed()).toContain("log['warn']({ code: 'SHOP102' }");
});

test('respells a level that is an argument', () => {
  const result = checkFixture(`
    import winston from 'winston';
    winston.log('info', 'SHOP102 nothing in it');
                ^^^^^^ wrong-severity
    winston.log('crit', 'SHOP102 nothing in it');
                ^^^^^^ wrong-severity
  `);
  expect(result.fixed()).toBe(`import winston from 'winston';
winston.log('warn', 'SHOP102 nothing in it');
winston.log('warning', 'SHOP102 nothing in it');
`);
});

test('is unsafe where the other method may not be there, or reads its arguments otherwise', () => {
  const { findings } = checkFixture(`
    import { Logger } from '@nestjs/common';
    const nest = new Logger('Cart');
    nest.error('SHOP102 nothing in it', stack);
         ^^^^^ wrong-severity
  `);
  expect(findings[0]?.fixes[0]).toMatchObject({ applicability: 'unsafe' });
});

test('a computed level is wrong where none of its values is right', () => {
  const { findings } = checkFixture(`
    logger[bad ? 'info' : 'error']({ code: 'SHOP102' }, 'Nothing in it');
           ^^^^^^^^^^^^^^^^^^^^^^ wrong-severity
    logger[bad ? 'info' : 'warn']({ code: 'SHOP102' }, 'Nothing in it');
    logger[level]({ code: 'SHOP102' }, 'Nothing in it');
  `);
  expect(findings[0]?.fixes).toEqual([]);
});

test('each constant of a conditional is held against the level', () => {
  const { findings } = checkFixture(`
    logger.warn(empty ? LOG.CART_EMPTY : LOG.ORDER_PLACED);
           ^^^^ wrong-severity
  `);
  expect(findings[0]?.data['constant']).toBe('SHOP101 ORDER_PLACED');
  expect(findings[0]?.fixes).toEqual([]);
});

test('a field that contradicts the call', () => {
  checkFixture(`
    logger.warn({ code: 'SHOP102', level: 'error' }, 'Nothing in it');
                                   ^^^^^^^^^^^^^^ wrong-severity:contradicts
    logger.warn({ code: 'SHOP102', level: 'warning' }, 'Nothing in it');
  `);
});

const ACTIONS = `
    //- $catalog
    loglex: 1
    components:
      nodes: { paths: [src/**], fields: { status: { legend: status } } }
    legends:
      actions:
        terms:
          CREATED: { message: '{parent} CREATED {child}', level: info }
          FAILED: { message: '{node} FAILED', level: error, may: [fatal] }
      health:
        suffix: true
        brackets: ['[', ']']
        separator: '; '
        terms: { critical: { level: error }, healthy: { level: info }, late: {} }
      status: { terms: { failed: { level: error }, done: {} } }
    constants:
      - { code: N1, level: info, message: '{node} FAILED', component: nodes }`;

test('a term that a record says at another level', () => {
  const { findings, applied } = checkFixture(`${ACTIONS}
    //- src/a.ts
    logger.info(\`\${node.name} FAILED\`);
           ^^^^ wrong-severity:term
    logger.warn('Root CREATED Worker-1');
           ^^^^ wrong-severity:term
    logger.info('Node %s is down [critical; late]', name);
           ^^^^ wrong-severity:term
    logger.info({ status: 'failed' }, 'Stage ended');
           ^^^^ wrong-severity:term
    logger.fatal(\`\${node.name} FAILED\`);
    logger[bad ? 'info' : 'error'](\`\${node.name} FAILED\`);
    logger.info(\`\${node.name} FAILED: \${reason}\`);
    logger.info('FAILED');
    logger.info('The last of %d tries FAILED', tries);
    logger.warn('Root CREATED all of it');
    logger.info({ status: 'done' }, 'Stage ended');
    logger.warn('Is it [critical; healthy]?');
    logger.warn('It changes [critical; healthy]');
    logger.info({ code: 'N1' }, 'Worker FAILED');
    logger.info(text);
    //- src/a.py
    logger.info("%s FAILED", node)
           ^^^^ wrong-severity:term
    logger.error("%s FAILED", node)
    logger.info("all %s FAILED (%s)", node, reason)
  `);
  expect(findings.flatMap(({ fixes }) => fixes.map(({ applicability }) => applicability))).toEqual([
    'suggestion',
    'suggestion',
    'suggestion',
    'suggestion',
    'suggestion',
  ]);
  expect(applied(0)).toContain('logger.error(`${node.name} FAILED`);');
});
