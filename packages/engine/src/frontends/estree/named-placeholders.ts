/** Messages whose placeholders are names in braces, as LogTape and the catalog have them. */
import type { FieldEntry, Message, MessagePart } from '../../facts/log-call.ts';

/** LogTape's `{name}` as a placeholder of the property of that name. */
export function withNames(message: Message, fields: readonly FieldEntry[]): Message {
  if (!message.static || message.form !== 'static') return message;
  const [only] = message.parts;
  if (only?.kind !== 'text' || !only.text.includes('{')) return message;
  const parts: MessagePart[] = [];
  const exact = only.range.end - only.range.start === only.text.length;
  const rangeAt = (from: number, to: number): { start: number; end: number } =>
    exact ? { start: only.range.start + from, end: only.range.start + to } : only.range;
  let from = 0;
  for (const match of only.text.matchAll(/\{\{|\}\}|\{\s*([A-Za-z_$][\w$.]*)\s*\}/g)) {
    const name = match[1];
    if (name === undefined) continue;
    const to = match.index + match[0].length;
    if (match.index > from) {
      parts.push({
        kind: 'text',
        text: only.text.slice(from, match.index),
        range: rangeAt(from, match.index),
      });
    }
    const field = fields.find((entry) => entry.kind === 'field' && entry.key === name);
    const range = rangeAt(match.index, to);
    parts.push({
      kind: 'placeholder',
      expression: field?.value ?? { ...range, text: match[0] },
      name,
      range,
    });
    from = to;
  }
  if (parts.length === 0) return message;
  if (from < only.text.length) {
    parts.push({
      kind: 'text',
      text: only.text.slice(from),
      range: rangeAt(from, only.text.length),
    });
  }
  return { ...message, form: 'format', parts };
}
