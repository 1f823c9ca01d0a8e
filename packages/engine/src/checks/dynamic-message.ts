/** Values cooked into the text of a message. */
import type { ReadMessage } from '../constants/message-text.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall, MessagePart } from '../facts/log-call.ts';
import type { Fix } from '../fixes/fix.ts';
import { specOf } from '../fixes/sink-convention.ts';
import type { Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import type { NewField } from '../writers/writer.ts';
import { defineCheck } from './check.ts';
import { excerpt } from './excerpt.ts';

type Placeholder = Extract<MessagePart, { kind: 'placeholder' }>;

export const dynamicMessage = defineCheck({
  kind: 'file',
  id: 'dynamic-message',
  description: 'Disallow values inside the text of a message',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    composed:
      '{values} cooked into the text, so no two of these records read the same and none can be searched by value. Pass {them} as {fields}.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      printf: { type: 'boolean', description: 'Whether `%s` and its like are reported too.' },
      console: {
        type: 'boolean',
        description: 'Whether calls of the console are reported, which has no fields.',
      },
    },
  },
  defaultOptions: { printf: false, console: false },
  docs: {
    what: 'Reports a log call whose message is put together by interpolation, concatenation or formatting. Off for `console` and for `%s` by default: the one knows no fields, the other leaves the text whole.',
    why: 'A message that is the same each time can be counted, grouped and looked up; its values, as fields, can be filtered and charted.',
    incorrect: [
      { language: 'ts', code: 'logger.info(`Cart ${cart.id} restored`);' },
      { language: 'ts', code: `logger.info('Cart ' + cart.id + ' restored');` },
      { language: 'py', code: 'logger.info(f"Cart {cart.id} restored")' },
      { language: 'py', code: 'logger.info("Cart {} restored".format(cart.id))' },
    ],
    correct: [
      { language: 'ts', code: `logger.info({ cart_id: cart.id }, 'Cart restored');` },
      {
        title: 'A text in two lines',
        language: 'ts',
        code: `logger.info('Cart restored ' +\n  'from the cookie');`,
      },
      { language: 'py', code: 'logger.info("Cart restored", extra={"cart_id": cart.id})' },
    ],
    fix: 'Where the logger has a place for fields, the values are moved there as a suggestion: the text is another one afterwards, with `{name}` where the value stood.',
  },
  *run(facts, { session, settings, options }) {
    for (const call of facts.calls) {
      const message = call.message;
      if (message?.static !== true) continue;
      if (message.form === 'printf' && options['printf'] !== true) continue;
      // Such a logger fills the template itself, and keeps it beside the values.
      const fills = message.form === 'tagged' || message.form === 'format';
      if (fills && specOf(call, facts)?.shape === 'properties') continue;
      if (call.sink === 'console' && options['console'] !== true) continue;
      const values = message.parts.filter((part) => part.kind === 'placeholder');
      if (values.length === 0) continue;
      const coded = session.identify(call).kind === 'coded';
      const fix = coded ? undefined : asFields(call, message, values, facts, settings);
      yield {
        messageId: 'composed',
        data: {
          values:
            values.length > 1
              ? `${values.length} values are`
              : `\`${excerpt(values[0]?.expression.text ?? '', 40)}\` is`,
          them: values.length > 1 ? 'them' : 'it',
          fields: values.length > 1 ? 'fields' : 'a field',
        },
        range: message.expression,
        fixes: fix === undefined ? [] : [fix],
      };
    }
  },
});

function asFields(
  call: LogCall,
  message: ReadMessage,
  values: readonly Placeholder[],
  facts: FileFacts,
  settings: Settings,
): Fix | undefined {
  if (call.hasComment || call.wrapped === true) return undefined;
  if (message.form !== 'template' && message.form !== 'concatenation') return undefined;
  if (message.wrapper !== undefined) return undefined;
  const fields = new Map<string, NewField>();
  for (const { name, expression } of values) {
    const taken = fields.get(name);
    if (taken !== undefined && taken.value !== expression.text) return undefined;
    fields.set(name, { key: name, value: expression.text });
  }
  if (call.fields.some((entry) => entry.kind !== 'field' || fields.has(entry.key)))
    return undefined;
  const writer = writerOf(facts);
  const record = writer.addFields(call, [...fields.values()], facts, settings);
  if (record === undefined) return undefined;
  const text = message.parts
    .map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`))
    .join('');
  const { start, end } = message.expression;
  const inserted = record.start <= start ? [record] : [];
  const appended = record.start > start ? [record] : [];
  return {
    title: `Move ${values.length > 1 ? 'the values' : 'the value'} to fields`,
    applicability: 'suggestion',
    caveat: 'the text of the record is another one',
    edits: [...inserted, { start, end, text: writer.stringLiteral(text, facts) }, ...appended],
  };
}
