import { test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('the component is that of the constant, else that of the file', () => {
  checkFixture(`
    //- src/payments/charge.ts
    logger.debug('Asking the bank');
           ^^^^^ level-policy
    logger.info('Asking the bank');
    logger.trace({ code: 'SHOP202' }, 'Declined');
           ^^^^^ level-policy
    //- src/checkout/cart.ts
    logger.debug('Cart restored');
    logger.trace('Cart restored');
           ^^^^^ level-policy
    logger.debug({ code: 'SHOP202' }, 'Declined');
           ^^^^^ level-policy
    //- src/elsewhere.ts
    logger.trace('No component, no policy');
    logger[level]('No level, no policy');
  `);
});

test('a level that no destination of the component keeps', () => {
  checkFixture(`
    //- $catalog
    loglex: 1
    destinations:
      main: { levels: [info, warn, error] }
      errors: { levels: [error, fatal] }
      all: {}
    components:
      pipeline: { paths: [src/pipeline/**], destinations: [main, errors] }
      stage: { paths: [src/stages/**], destinations: [main, all] }
      other: { paths: [src/other/**] }
    //- src/pipeline/run.ts
    logger.debug('Planned');
           ^^^^^ level-policy:unkept
    logger.info('Began');
    logger.fatal('Burnt');
    //- src/stages/demux.ts
    logger.debug('Reading');
    //- src/other/a.ts
    logger.debug('Reading');
    //- src/pipeline/run.py
    logger.debug("Planned")
           ^^^^^ level-policy:unkept
  `);
});
