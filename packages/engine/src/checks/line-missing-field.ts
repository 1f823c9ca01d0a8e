/** A field that the catalog requires and that a record in a log lacks. */
import type { Field } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';
import { titleOf } from '../constants/resolve.ts';
import { carriesFields, takesField } from '../lines/layouts/fields-of-layouts.ts';
import { defineCheck } from './check.ts';
import { declaredFields } from './declared-fields.ts';
import { rangeOfMessage } from './logged-ranges.ts';

export const lineMissingField = defineCheck({
  kind: 'line',
  id: 'line-missing-field',
  description: 'Require the fields of a constant, in logs',
  defaultSeverity: 'error',
  testSeverity: 'error',
  messages: {
    missing:
      '{constant} comes without `{field}`, which the catalog requires, so every query by it misses the record. Log it, or supply it by a child logger or context.',
  },
  docs: {
    what: 'Reports a record of a constant that has neither a field that the catalog marks as `required`, for the constant or for its component, nor the value in its text. Fields that come `from: context` count here, where checks of code take them on trust. Only layouts that carry fields are held to this: lines of JSON, and those with `{extra:json}`.',
    why: 'The fields are what dashboards and queries are made of. Whether a child logger or a context really supplies them shows in the log alone.',
    incorrect: [
      {
        title: '`trace_id` is required of all records of the component',
        language: 'log',
        code: '{"level":40,"time":1767225600000,"code":"SHOP201","order_id":"A-12","reason":"limit","msg":"Payment of order A-12 declined: limit"}',
      },
    ],
    correct: [
      {
        language: 'log',
        code: '{"level":40,"time":1767225600000,"code":"SHOP201","order_id":"A-12","trace_id":"4bf9","reason":"limit","msg":"Payment of order A-12 declined: limit"}',
      },
      {
        title: 'A layout without fields',
        language: 'log',
        code: 'WARN: SHOP201 Payment of order A-12 declined: limit',
      },
    ],
  },
  *run({ record, constants }, { catalog }) {
    const [constant] = constants;
    if (constant === undefined || !carriesFields(record) || record.malformed.length > 0) return;
    for (const [name, field] of declaredFields([constant], catalog)) {
      if (!isRequired(field) || record.fields.has(name) || takesField(record, name)) continue;
      // Of several with one code, it may be one that does not ask for it.
      const isEverywhere = constants.every((one) =>
        isRequired(declaredFields([one], catalog).get(name)),
      );
      if (!isEverywhere || templateSlots(constant.message).includes(name)) continue;
      yield {
        messageId: 'missing',
        about: `${constant.code} ${name}`,
        range: rangeOfMessage(record),
        data: () => ({ constant: titleOf(constant), field: name }),
        related: () => [{ ...field.source, message: 'Required here' }],
      };
    }
  },
});

function isRequired(field: Field | null | undefined): field is Field {
  return field?.required === true;
}
