/** What may be a constant although no role demands one: a field `code`, a message that starts with a token. */
import type { ConstantMention, FieldEntry, Message } from '../facts/log-call.ts';

/** Keys under which a record carries its code. */
export const CODE_KEYS: readonly string[] = [
  'code',
  'log_code',
  'event_code',
  'logCode',
  'eventCode',
];

/** The fields that may carry a code: those whose value is a plain string. */
export function mentionsInFields(fields: readonly FieldEntry[]): ConstantMention[] {
  const mentions: ConstantMention[] = [];
  for (const field of fields) {
    if (field.kind !== 'field' || field.literal === undefined || !CODE_KEYS.includes(field.key))
      continue;
    const quoted = /["'`]/.test(field.value.text.charAt(0)) ? 1 : 0;
    const { start, end } = field.value;
    mentions.push({
      by: 'field',
      text: field.literal,
      range: { start: start + quoted, end: end - quoted },
      expression: { start, end },
    });
  }
  return mentions;
}

/** What may be a code, where a message starts with it: a token, then a separator or the end. */
export function prefixOf(message: Message, text: string): ConstantMention | undefined {
  if (!message.static) return undefined;
  const [first] = message.parts;
  if (first?.kind !== 'text') return undefined;
  const match = /^\s*\[?([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?=$|[\s:|,;)\]\u2013\u2014-])/.exec(
    first.text,
  );
  const token = match?.[1];
  if (match === null || token === undefined) return undefined;
  const alone = message.parts.length === 1 && first.text === token && token.length > 2;
  const codeLike =
    /^\d{3,}$/.test(token) ||
    (/\d/.test(token) && /[A-Z]/.test(token)) ||
    /^[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*$/.test(token);
  if (!alone && (!codeLike || token.length < 2)) return undefined;
  const start = first.range.start + match[0].length - token.length;
  const written = text.slice(start, start + token.length) === token;
  const { start: from, end: to } = message.expression;
  return {
    by: 'prefix',
    text: token,
    range: written ? { start, end: start + token.length } : first.range,
    expression: { start: from, end: to },
  };
}
