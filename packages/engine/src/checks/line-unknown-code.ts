/** A code in a log that the catalog does not hold. */
import { titleOf } from '../constants/resolve.ts';
import { defineCheck } from './check.ts';
import { rangeOfCode } from './logged-ranges.ts';
import { loggedText } from './logged-text.ts';

export const lineUnknownCode = defineCheck({
  kind: 'line',
  id: 'line-unknown-code',
  description: 'Disallow codes in logs that are not in the catalog',
  defaultSeverity: 'error',
  testSeverity: 'error',
  messages: {
    unknown: '`{code}` is not in the catalog, so nobody can look up what it means. {advice}',
  },
  docs: {
    what: 'Reports a record whose code, in its place or before its message, has the shape of a code and is neither that of a constant of the catalog nor a retired one. A field such as `code: "ENOENT"` that has another shape is left alone.',
    why: 'A system that says what its catalog does not know was built from another one, or past it. Whoever meets the code finds nothing.',
    incorrect: [
      { language: 'log', code: 'WARN: SHOP199 The cart is broken' },
      {
        language: 'log',
        code: '{"level":40,"time":1767225600000,"code":"SHOP120","msg":"Checkout refused"}',
      },
    ],
    correct: [
      { language: 'log', code: 'WARN: SHOP102 Checkout refused: the cart is empty' },
      {
        title: 'Not a code of this catalog',
        language: 'log',
        code: '{"level":40,"time":1767225600000,"code":"ENOENT","msg":"No saved cart"}',
      },
    ],
  },
  *run({ record, explanation: { by, code, constants, retired } }, { session }) {
    if (by !== 'code' || code === undefined || constants.length + retired.length > 0) return;
    yield {
      messageId: 'unknown',
      about: code,
      range: rangeOfCode(record, code),
      data() {
        const [near] = session.didYouMean(code.slice(0, LONGEST_CODE));
        const advice = near
          ? `The nearest is ${titleOf(near.constant)}.`
          : 'Add it there, or find out who writes it.';
        return { code: loggedText(code), advice };
      },
    };
  },
});

const LONGEST_CODE = 100;
