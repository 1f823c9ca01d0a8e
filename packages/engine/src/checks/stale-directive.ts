/** A comment that excuses what is no longer there. Found by the runner, which alone knows what was excused. */
import { defineCheck, type Report } from './check.ts';
import type { Excuse } from './directives.ts';

export const staleDirective = defineCheck({
  kind: 'file',
  id: 'stale-directive',
  description: 'Disallow directives that excuse nothing',
  defaultSeverity: 'warning',
  testSeverity: 'warning',
  inCatalog: true,
  fixable: 'unsafe',
  messages: {
    stale:
      'No finding of {check} is left for this comment to excuse, and it would hide the next one unseen. Remove it.',
    unknown:
      'There is no check `{check}`, so this comment excuses nothing. Correct the name or remove it.',
  },
  docs: {
    what: 'Reports a `loglex-disable…` comment, or an `eslint-disable…` comment about a `loglex/` rule, that excuses no finding of a check that ran.',
    why: 'An excuse outlives its reason unnoticed, and then excuses the next mistake at the same place.',
    incorrect: [
      {
        language: 'ts',
        code: `// loglex-disable-next-line wrong-severity -- alerts still go by info\nlogger.warn({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');`,
      },
      {
        language: 'py',
        code: '# loglex-disable-next-line wrong-severity -- alerts still go by info\nlogger.warning("Checkout refused: the cart is empty", extra={"code": "SHOP102"})',
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `// loglex-disable-next-line wrong-severity -- alerts still go by info\nlogger.info({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');`,
      },
      {
        language: 'py',
        code: '# loglex-disable-next-line wrong-severity -- alerts still go by info\nlogger.info("Checkout refused: the cart is empty", extra={"code": "SHOP102"})',
      },
    ],
    fix: 'Removes the comment where all that it excuses is gone. The reason goes with it, which is why it is not done unasked.',
  },
  *run() {
    // See `staleReports`: only when all other checks have run is it known what was excused.
  },
});

/** Reports on the excuses that were not needed by the checks in `ran`. `isCheck` knows every check there is. */
export function* staleReports(
  excuses: readonly Excuse[],
  ran: (id: string | undefined) => boolean,
  isCheck: (id: string) => boolean,
): Generator<Report<'stale' | 'unknown'>> {
  for (const excuse of excuses) {
    const { id, range, directive, used } = excuse;
    if (used) continue;
    if (id !== undefined && !isCheck(id)) {
      yield { messageId: 'unknown', data: { check: id }, range };
      continue;
    }
    if (!ran(id)) continue;
    const siblings = excuses.filter((other) => other.directive === directive);
    const whole = siblings.every((other) => !other.used && ran(other.id));
    yield {
      messageId: 'stale',
      data: { check: id === undefined ? 'any check' : `\`${id}\`` },
      range,
      tags: ['unnecessary'],
      fixes:
        whole && siblings[0] === excuse
          ? [
              {
                title: 'Remove the comment',
                applicability: 'unsafe',
                caveat: 'its reason goes with it',
                edits: [{ ...(directive.ownLines ?? directive.range), text: '' }],
              },
            ]
          : [],
    };
  }
}
