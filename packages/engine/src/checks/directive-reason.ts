/** An excuse without a reason. */
import type { Directive } from '../facts/file-facts.ts';
import { defineCheck, type Report } from './check.ts';

export const directiveReason = defineCheck({
  kind: 'file',
  id: 'directive-reason',
  description: 'Require a reason in directives',
  defaultSeverity: 'warning',
  testSeverity: 'warning',
  inCatalog: true,
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
      {
        language: 'py',
        code: '# loglex-disable-next-line ad-hoc-log\nlogger.info("Cart restored")',
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `// loglex-disable-next-line wrong-severity -- alerts still go by info\nlogger.info({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');`,
      },
      {
        language: 'py',
        code: '# loglex-disable-next-line ad-hoc-log -- gone with the next release\nlogger.info("Cart restored")',
      },
    ],
  },
  run: ({ directives }) => reasonReports(directives),
});

/** Reports on directives without a reason, of a source file or of a catalog. */
export function* reasonReports(directives: readonly Directive[]): Generator<Report<'missing'>> {
  for (const { scope, reason, range } of directives) {
    if (scope !== 'enable' && reason === undefined) yield { messageId: 'missing', range };
  }
}
