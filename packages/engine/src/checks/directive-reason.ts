/** An excuse without a reason. */
import { defineCheck } from './check.ts';

export const directiveReason = defineCheck({
  kind: 'file',
  id: 'directive-reason',
  description: 'Require a reason in directives',
  defaultSeverity: 'warning',
  testSeverity: 'warning',
  messages: {
    missing:
      'This excuses a finding without saying why, so nobody will dare to remove it. Add the reason after ` -- `.',
  },
  docs: {
    what: 'Reports a `loglex-disable…` comment, or an `eslint-disable…` comment about a `loglex/` rule, without text after `--`.',
    why: 'Whoever meets the comment later must be able to judge whether it still holds.',
    incorrect: [
      {
        language: 'ts',
        code: `// loglex-disable-next-line wrong-severity\nlogger.info({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');`,
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `// loglex-disable-next-line wrong-severity -- alerts still go by info\nlogger.info({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');`,
      },
    ],
  },
  *run(facts) {
    for (const { scope, reason, range } of facts.directives) {
      if (scope !== 'enable' && reason === undefined) yield { messageId: 'missing', range };
    }
  },
});
