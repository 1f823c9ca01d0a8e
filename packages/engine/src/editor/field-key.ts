/** Where an entry of a catalog writes the key of one of its fields. */
import type { LogConstant, TextRange } from '@loglex/catalog';

/** The key before the field's value, without quotes; `undefined` where it is not written right before it. */
export function fieldKeyOf(
  text: string,
  { fields, source }: LogConstant,
  name: string,
): TextRange | undefined {
  const value = fields.get(name)?.source;
  const within = source.values.get('fields');
  if (value?.file !== source.file || within === undefined) return undefined;
  const before = text.slice(within.start, value.range.start);
  // A comment may stand between the two, and the value on the next line.
  const between = /["']?[ \t]*:(?:\s|#[^\n]*)*$/.exec(before);
  const end = between?.index;
  if (end === undefined || before.slice(end - name.length, end) !== name) return undefined;
  return { start: within.start + end - name.length, end: within.start + end };
}
