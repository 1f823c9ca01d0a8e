/** A record with a code of the catalog and another text than the catalog has for it. */
import { titleOf } from '../constants/resolve.ts';
import { defineCheck } from './check.ts';
import { declarationOf } from './declaration.ts';
import { rangeOfMessage } from './logged-ranges.ts';
import { loggedText } from './logged-text.ts';

export const lineDriftedText = defineCheck({
  kind: 'line',
  id: 'line-drifted-text',
  description: 'Require the text that the catalog gives a constant, in logs',
  defaultSeverity: 'warning',
  testSeverity: 'warning',
  messages: {
    drifted:
      '{constant} says `{text}`, and the catalog has `{template}`: who searches for the one does not find the other. Log the text of the catalog, or change it there.',
  },
  docs: {
    what: 'Reports a record with the code of a constant whose message the template of the constant cannot have made. White space counts for nothing, and a detail behind the message, `message | detail`, is let pass.',
    why: 'A text that changed in the code and not in the catalog, or the other way round, is the first sign that they go separate ways.',
    incorrect: [{ language: 'log', code: 'WARN: SHOP102 Checkout refused: nothing in the cart' }],
    correct: [
      { language: 'log', code: 'WARN: SHOP102 Checkout refused: the cart is empty' },
      {
        title: 'With a detail',
        language: 'log',
        code: 'WARN: SHOP102 Checkout refused: the cart is empty | after a time-out',
      },
    ],
  },
  *run({ record, explanation, constants }) {
    const { by, code = '', answers, textStart = 0 } = explanation;
    if (by !== 'code' || answers.length > 0) return;
    const constant = constants.find(({ message }) => message !== '');
    if (constant === undefined || saysNothing(record.message, code)) return;
    yield {
      messageId: 'drifted',
      about: constant.code,
      range: rangeOfMessage(record, textStart),
      data: () => ({
        constant: titleOf(constant),
        text: loggedText(record.message.slice(textStart)),
        template: constant.message,
      }),
      related: () => [declarationOf(constant, 'The text is here', 'message')],
    };
  },
});

/** A code alone is a record without a text. */
function saysNothing(message: string, code: string): boolean {
  return message.length <= code.length + 4 && /^[\s[\]:|]*$/.test(message.replace(code, ''));
}
