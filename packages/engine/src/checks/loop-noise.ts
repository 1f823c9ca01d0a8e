/** A record per turn of a loop. */
import { compareRungs, type Rung } from '@loglex/catalog';
import { rungOf } from '../constants/resolve.ts';
import { defineCheck } from './check.ts';
import { MIN_LEVEL } from './options.ts';

export const loopNoise = defineCheck({
  kind: 'file',
  id: 'loop-noise',
  description: 'Disallow log calls at info and above inside a loop',
  defaultSeverity: 'off',
  testSeverity: 'off',
  messages: {
    perTurn:
      'This writes a record at {level} for every turn of a loop, which buries the rest when there are many. Log once after the loop with a count, or log the turns at debug.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      minLevel: { ...MIN_LEVEL, description: 'Calls below this level are not reported.' },
    },
  },
  defaultOptions: { minLevel: 'info' },
  docs: {
    what: 'Reports a log call inside a loop, or inside the callback of `forEach`, `map` and their like, whose level is `info` or above. Off by default: some loops turn three times a day.',
    why: 'Volume is what makes logs expensive and unreadable, and almost all of it comes from loops.',
    incorrect: [
      {
        language: 'ts',
        code: `for (const item of cart.items) {\n  logger.info('Item priced');\n}`,
      },
      { language: 'py', code: 'for item in cart.items:\n    logger.info("Item priced")' },
    ],
    correct: [
      {
        language: 'ts',
        code: `for (const item of cart.items) {\n  logger.debug('Item priced');\n}\nlogger.info({ items: cart.items.length }, 'Cart priced');`,
      },
      {
        language: 'py',
        code: 'for item in cart.items:\n    logger.debug("Item priced")\nlogger.info("Cart priced", extra={"items": len(cart.items)})',
      },
    ],
  },
  *run(facts, { session, options }) {
    const least = options['minLevel'] as Rung;
    for (const call of facts.calls) {
      if (!call.context.inLoop) continue;
      const rung = rungOf(call, session.identify(call));
      if (rung === undefined || compareRungs(rung, least) < 0) continue;
      yield { messageId: 'perTurn', data: { level: rung }, range: call.callee };
    }
  },
});
