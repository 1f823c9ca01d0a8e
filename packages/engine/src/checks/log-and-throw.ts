/** One failure, told twice: logged, and thrown to whoever will log it again. */
import { compareRungs, type Rung, type TextEdit } from '@loglex/catalog';
import { rungOf } from '../constants/resolve.ts';
import type { LogCall } from '../facts/log-call.ts';
import { defineCheck } from './check.ts';
import { MIN_LEVEL } from './options.ts';

export const logAndThrow = defineCheck({
  kind: 'file',
  id: 'log-and-throw',
  description: 'Disallow logging an error that is thrown on',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    twice:
      'The error is logged here and thrown on, so whoever catches it logs it again and one failure looks like two. Do one of the two: log where it is handled.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      minLevel: { ...MIN_LEVEL, description: 'Calls below this level are not reported.' },
    },
  },
  defaultOptions: { minLevel: 'warn' },
  docs: {
    what: 'Reports a log call at `warn` or above in a catch clause that afterwards throws the caught error, itself or as the cause of another. A warning counts only where it carries the error.',
    why: 'Counts of failures are doubled at every layer that does so, and the copies stand apart in the log, each with a part of the story.',
    incorrect: [
      {
        language: 'ts',
        code: `try {\n  await charge(order);\n} catch (error) {\n  logger.error({ err: error }, 'Charge failed');\n  throw error;\n}`,
      },
      {
        language: 'py',
        code: 'try:\n    save(cart)\nexcept OSError as error:\n    logger.error("Cart was not saved: %s", error)\n    raise',
      },
    ],
    correct: [
      {
        title: 'Thrown, with what this layer knows',
        language: 'ts',
        code: `try {\n  await charge(order);\n} catch (error) {\n  throw new Error('charge failed', { cause: error });\n}`,
      },
      {
        title: 'Handled',
        language: 'ts',
        code: `try {\n  await charge(order);\n} catch (error) {\n  logger.error({ err: error }, 'Charge failed');\n  order.state = 'unpaid';\n}`,
      },
      {
        language: 'py',
        code: 'try:\n    save(cart)\nexcept OSError as error:\n    raise CheckoutError("Cart was not saved") from error',
      },
    ],
    fix: 'Removal of the log call is offered as a suggestion, where it is a statement of its own.',
  },
  *run(facts, { session, options }) {
    const least = options['minLevel'] as Rung;
    for (const call of facts.calls) {
      const clause = call.context.catch;
      if (!clause?.rethrows || clause.throwsCaught !== true) continue;
      const rung = rungOf(call, session.identify(call));
      if (rung === undefined || compareRungs(rung, least) < 0) continue;
      // A warning that does not carry the error may well be about the attempt to recover.
      if (!clause.mentionsError && compareRungs(rung, 'error') < 0) continue;
      yield {
        messageId: 'twice',
        range: call.callee,
        related: clause.throwRange
          ? [{ file: facts.file, range: clause.throwRange, message: 'Thrown on here' }]
          : [],
        fixes:
          call.statement && !call.hasComment
            ? [
                {
                  title: 'Remove the log call',
                  applicability: 'suggestion',
                  caveat: 'nothing is logged here any more',
                  edits: [removal(call.statement)],
                },
              ]
            : [],
      };
    }
  },
});

/** A block that holds nothing else needs something in its place. */
function removal({ start, end, leaves = '' }: NonNullable<LogCall['statement']>): TextEdit {
  return { start, end, text: leaves };
}
