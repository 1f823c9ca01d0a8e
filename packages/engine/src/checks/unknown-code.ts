/** A code or name that stands where a constant must, and that the catalog does not hold. */
import { titleOf } from '../constants/resolve.ts';
import { respellMention } from '../fixes/respell-mention.ts';
import { respellName } from '../fixes/respell-name.ts';
import { defineCheck } from './check.ts';
import { mentionsOf } from './mentions.ts';

export const unknownCode = defineCheck({
  kind: 'file',
  id: 'unknown-code',
  description: 'Disallow codes and names that are not in the catalog',
  defaultSeverity: 'error',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    unknown:
      '`{text}` is not in the catalog, so nobody can look up what it means. Add it there, or use a constant that exists.',
    misspelt:
      '`{text}` is not in the catalog, so nobody can look up what it means. Did you mean {nearest}?',
  },
  docs: {
    what: 'Reports a reference of the project’s form, a string in the place of a constant, or a message prefix in the shape of a code that no entry of the catalog carries. A field such as `code: "ENOENT"` that has another shape is left alone.',
    why: 'A code is a promise: whoever meets it in a log can look it up. A code that was mistyped or never written down breaks that promise at the worst moment.',
    incorrect: [
      {
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACD, { order_id: order.id, items });`,
      },
      {
        title: 'A prefix in the shape of a code',
        language: 'ts',
        code: `logger.warn('SHOP198: the cart is empty');`,
      },
      {
        language: 'py',
        code: 'logger.warning("Checkout refused: the cart is empty", extra={"code": "SHOP120"})',
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, items });`,
      },
      {
        title: 'Not a code of this catalog',
        language: 'ts',
        code: `logger.warn({ code: 'ENOENT' }, 'No saved cart, starting with an empty one');`,
      },
      {
        language: 'py',
        code: 'logger.warning("Checkout refused: the cart is empty", extra={"code": "SHOP102"})',
      },
    ],
    fix: 'Each constant with a similar code or name is offered as a suggestion; a name that is imported by itself is exchanged in its import, and wherever the file uses it. Which one was meant is for a person to say.',
  },
  *run(facts, { session, settings }) {
    const mentions = [...mentionsOf(facts, session)];
    for (const { kind, mention } of mentions) {
      if (kind !== 'unknown') continue;
      const { text, range } = mention;
      const near = session.didYouMean(text);
      const [first] = near;
      if (first === undefined) {
        yield { messageId: 'unknown', data: { text }, range };
        continue;
      }
      yield {
        messageId: 'misspelt',
        data: { text, nearest: titleOf(first.constant) },
        range,
        fixes: near.flatMap(({ constant, by }) => {
          const edit = respellMention(mention, constant, by, facts.language, settings);
          const all = () => mentions.map((each) => each.mention);
          const edits = edit ? [edit] : respellName(mention, constant, all(), facts, settings);
          return edits === undefined
            ? []
            : [{ title: `Use ${titleOf(constant)}`, applicability: 'suggestion', edits }];
        }),
      };
    }
  },
});
