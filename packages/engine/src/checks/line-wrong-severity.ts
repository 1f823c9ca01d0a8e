/** A constant that a log has at another level than the catalog gives it. */
import { titleOf } from '../constants/resolve.ts';
import { allowsLevel } from './allows-level.ts';
import { defineCheck } from './check.ts';
import { declarationOf } from './declaration.ts';
import { rangeOfLevel } from './logged-ranges.ts';

export const lineWrongSeverity = defineCheck({
  kind: 'line',
  id: 'line-wrong-severity',
  description: 'Require the level that the catalog gives a constant, in logs',
  defaultSeverity: 'error',
  testSeverity: 'error',
  messages: {
    wrong:
      '{constant} is {wanted} in the catalog and comes at {level}, so filters and alerts by level miss it. Log it at {wanted}, or change the catalog.',
  },
  docs: {
    what: 'Reports a record at another level than its constant has in the catalog (`may` lists further ones that are right). Levels are compared by rung: `warn` and `warning` are one. A record without a code counts where its text is what one constant says and nothing else.',
    why: 'Alerts, retention and sampling go by level. What code states is not always what arrives: transports, proxies and wrappers change levels on the way.',
    incorrect: [
      { language: 'log', code: 'INFO: SHOP102 Checkout refused: the cart is empty' },
      {
        title: 'Known by its text',
        language: 'log',
        code: '2026-01-31T12:00:00Z ERROR shop.checkout: Order A-12 placed: 3 items',
      },
    ],
    correct: [
      { language: 'log', code: 'WARNING: SHOP102 Checkout refused: the cart is empty' },
      {
        title: 'The catalog says that it may',
        language: 'log',
        code: 'INFO: SHOP203 Payment of order A-12 tried again',
      },
    ],
  },
  *run({ record, constants }) {
    const { level } = record;
    if (level === undefined) return;
    const leveled = constants.filter((constant) => constant.level !== undefined);
    const [constant] = leveled;
    if (constant === undefined || leveled.some((one) => allowsLevel(one, level))) return;
    const wanted = constant.level!.native;
    yield {
      messageId: 'wrong',
      about: `${constant.code} ${level.rung}`,
      range: rangeOfLevel(record),
      data: () => ({ constant: titleOf(constant), wanted, level: level.native }),
      related: () => [declarationOf(constant, `${constant.code} is ${wanted} here`, 'level')],
    };
  },
});
