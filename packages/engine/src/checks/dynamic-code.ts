/** A constant that cannot be known without running the program. */
import { defineCheck } from './check.ts';
import { excerpt } from './excerpt.ts';

export const dynamicCode = defineCheck({
  kind: 'file',
  id: 'dynamic-code',
  description: 'Disallow constants that are computed at run time',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: {
    dynamic:
      '`{expression}` cannot be resolved to a constant, so neither level nor fields can be checked and no search for a code finds this call. Name the constant, or choose between named ones with a conditional.',
  },
  docs: {
    what: 'Reports a log call in whose constant’s place stands an expression that cannot be resolved. A conditional between constants is resolved to each of them and is not reported.',
    why: 'A code is looked up in both directions: from the log to the catalog, and from there to the code. A computed one breaks the second.',
    incorrect: [
      { language: 'ts', code: `logConstant(logger, LOG[outcome], { order_id: order.id });` },
      { language: 'py', code: 'log_constant(logger, codes[kind])' },
    ],
    correct: [
      {
        language: 'ts',
        code: `logConstant(logger, final ? LOG.PAYMENT_FAILED : LOG.PAYMENT_RETRIED, { order_id: order.id });`,
        file: 'src/payments/charge.ts',
      },
      {
        language: 'py',
        code: 'log_constant(logger, LOG_CART_EMPTY if cart.empty else LOG_CART_ABANDONED)',
      },
    ],
  },
  *run(facts, { session }) {
    for (const call of facts.calls) {
      const identity = session.identify(call);
      if (identity.kind !== 'dynamic') continue;
      const { start, end, text } = identity.expression;
      yield {
        messageId: 'dynamic',
        data: { expression: excerpt(text, 40) },
        range: { start, end },
      };
    }
  },
});
