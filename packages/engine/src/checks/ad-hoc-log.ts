/** A log call with a text of its own, where the catalog should have the say. */
import { compareRungs, type Rung } from '@loglex/catalog';
import { hasWord, keyOf, readableText } from '../constants/message-text.ts';
import { titleOf } from '../constants/resolve.ts';
import { codedCallFix } from '../fixes/coded-call.ts';
import { defineCheck } from './check.ts';
import { declarationOf } from './declaration.ts';
import { isMessageOfLegend } from './said-terms.ts';
import { excerpt } from './excerpt.ts';
import { MIN_LEVEL } from './options.ts';

export const adHocLog = defineCheck({
  kind: 'file',
  id: 'ad-hoc-log',
  description: 'Require a constant of the catalog in every log call',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  fixable: 'safe',
  messages: {
    raw: '“{text}” is in no catalog, so it cannot be looked up, counted across versions or documented. Give it a constant.',
    match:
      '“{text}” is the text of {constant}, but the record does not carry the code. Log the constant.',
    alike:
      '“{text}” is in no catalog, but {constant} says much the same: “{template}”. Log that, or give this one a constant.',
    console:
      '“{text}” goes to the console, past levels, routes and the catalog. Log it through a logger, with a constant.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      minLevel: { ...MIN_LEVEL, description: 'Calls below this level may be ad hoc.' },
      console: { type: 'boolean', description: 'Whether calls of the console are reported.' },
    },
  },
  defaultOptions: { minLevel: 'trace', console: true },
  docs: {
    what: 'Reports a log call that carries a text and no constant, on a logger or on the console. A call that only passes on what it was given (`warn(...args)`, `log(message)`) is not ad hoc, nor is one without a word in it, nor one whose whole text is a message of a legend. Where a template of the catalog has the text, that constant is offered.',
    why: 'What stands in the catalog can be explained, translated to action, counted and watched. What does not is prose that changes with the next refactoring.',
    incorrect: [
      { language: 'ts', code: `logger.info('Cart restored');` },
      {
        title: 'The text of a constant',
        language: 'ts',
        code: 'logger.info(`Order ${order.id} placed: ${items} items`);',
      },
      { title: 'Past the loggers', language: 'ts', code: `console.log('Cart restored');` },
      { language: 'py', code: 'logger.info("Cart restored")' },
      { language: 'py', code: 'logger.info(f"Order {order.id} placed: {items} items")' },
    ],
    correct: [
      {
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, items });`,
      },
      {
        title: 'Passed on',
        language: 'ts',
        code: `function warn(...args) {\n  logger.warn(...args);\n}`,
      },
      {
        title: 'Details for a developer',
        language: 'ts',
        options: { minLevel: 'info' },
        code: `logger.debug('Cart restored');`,
      },
      {
        language: 'py',
        code: 'log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": order.id, "items": items})',
      },
    ],
    fix: 'Where the text is that of a constant and the project says how constants are logged (`emit`, `references`), the call is rewritten from the pieces that stand there and the imports are added. Safe where the record keeps text, level and every field, which `@loglex/runtime` promises; unsafe where a function of the project writes it, or where only a name says that there is a logger; a suggestion where text or level would change.',
  },
  *run(facts, { session, settings, options }) {
    const least = options['minLevel'] as Rung;
    for (const call of facts.calls) {
      const { message, level } = call;
      if (message?.static !== true || session.identify(call).kind !== 'raw') continue;
      const isConsole = call.sink === 'console';
      if (isConsole && options['console'] !== true) continue;
      if (level?.dynamic !== true && level && compareRungs(level.rung, least) < 0) continue;
      if (!hasWord(keyOf(message)) || isMessageOfLegend(message, session)) continue;

      const text = excerpt(readableText(message), 60);
      const matches = session.templates.match(message);
      const [best] = matches;
      yield {
        messageId:
          best === undefined ? (isConsole ? 'console' : 'raw') : best.exact ? 'match' : 'alike',
        data:
          best === undefined
            ? { text }
            : {
                text,
                constant: titleOf(best.constant),
                template: excerpt(best.constant.message, 60),
              },
        range: call.range,
        related: matches.map(({ constant }) => declarationOf(constant, titleOf(constant))),
        fixes: matches.flatMap((match) => codedCallFix(call, match, facts, settings) ?? []),
      };
    }
  },
});
