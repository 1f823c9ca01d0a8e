/** A value in a log that is not what the catalog says its field holds. */
import type { Field, TextRange } from '@loglex/catalog';
import { titleOf } from '../constants/resolve.ts';
import { defineCheck, type LoggedRecord } from './check.ts';
import { declaredFields } from './declared-fields.ts';
import { rangeOfMessage } from './logged-ranges.ts';
import { loggedText } from './logged-text.ts';

export const lineWrongValue = defineCheck({
  kind: 'line',
  id: 'line-wrong-value',
  description: 'Require values in logs that are of the type of their field',
  defaultSeverity: 'warning',
  testSeverity: 'warning',
  messages: {
    type: '`{key}` of {constant} is {value} here, and {wanted} in the catalog: sums, ranges and graphs leave it out. Log what the catalog says, or change the catalog.',
    enum: '`{key}` of {constant} is {value} here, which is none of the values in the catalog: {wanted}.',
  },
  docs: {
    what: 'Reports a value, among the fields of a record or in its text, that is not of the `type` or not in the `enum` of its field. In text a value counts where it can be nothing else.',
    why: 'A store that has seen a number takes no text in its place: it drops the record, or the field. What is compared by the words of a list is lost under any other.',
    incorrect: [
      {
        language: 'log',
        code: '{"level":30,"time":1767225600000,"code":"SHOP101","order_id":"A-12","items":"three","msg":"Order A-12 placed"}',
      },
      {
        language: 'log',
        code: '{"level":30,"time":1767225600000,"code":"SHOP101","channel":"fax","msg":"Order A-12 placed: 3 items"}',
      },
      { title: 'In the text', language: 'log', code: 'INFO: SHOP101 Order A-12 placed: no items' },
    ],
    correct: [
      {
        language: 'log',
        code: '{"level":30,"time":1767225600000,"code":"SHOP101","items":3,"channel":"web","msg":"Order A-12 placed: 3 items"}',
      },
      { language: 'log', code: 'INFO: SHOP101 Order A-12 placed: 3 items' },
    ],
  },
  *run(logged, { catalog }) {
    // Of several with one code, each may have its own types.
    const [constant, ...others] = logged.constants;
    if (constant === undefined || others.length > 0) return;
    const declared = declaredFields([constant], catalog);
    for (const { key, shown, range, isWrong } of valuesOf(logged)) {
      const field = declared.get(key);
      if (field == null || !isWrong(field)) continue;
      const isOfList = field.enum !== undefined;
      yield {
        messageId: isOfList ? 'enum' : 'type',
        about: `${constant.code} ${key}`,
        range,
        data: () => ({
          constant: titleOf(constant),
          key,
          value: `\`${loggedText(shown)}\``,
          wanted: isOfList ? field.enum.join(', ') : inWords(field.type ?? field.format ?? 'any'),
        }),
        related: () => [{ ...field.source, message: 'Declared here' }],
      };
    }
  },
});

interface LoggedValue {
  readonly key: string;
  /** As it stands in the log. */
  readonly shown: string;
  readonly range: TextRange | undefined;
  isWrong(field: Field): boolean;
}

/** Among the fields, as JSON has them; in the text, where they can be nothing else. */
function* valuesOf({ record, explanation }: LoggedRecord): Generator<LoggedValue> {
  for (const [key, value] of record.fields) {
    if (value === null) continue;
    const isWrong = (field: Field) => !isOf(value, field);
    yield { key, shown: JSON.stringify(value), range: rangeOfMessage(record), isWrong };
  }
  const [answer] = explanation.answers;
  if (answer === undefined || answer.specificity.misfits === 0) return;
  const start = record.messageStart;
  const before = (start ?? 0) + (explanation.textStart ?? 0);
  for (const { name: key, text: shown, fits, sure, range } of answer.arguments) {
    if (fits || !sure || record.fields.has(key)) continue;
    const at = { start: before + range.start, end: before + range.end };
    yield { key, shown, range: start === undefined ? undefined : at, isWrong: () => true };
  }
}

function isOf(value: unknown, { enum: values, type }: Field): boolean {
  if (values !== undefined)
    return values.some((each) => each === value || each === JSON.stringify(value));
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      // Errors are written in as many ways as there are loggers.
      return true;
  }
}

/** `an integer` */
function inWords(type: string): string {
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}
