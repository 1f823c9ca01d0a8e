/** A field in a log that the catalog does not declare for its constant. */
import { titleOf } from '../constants/resolve.ts';
import { isWrittenByLogger } from '../lines/layouts/fields-of-layouts.ts';
import { defineCheck } from './check.ts';
import { declaredFields } from './declared-fields.ts';
import { rangeOfMessage } from './logged-ranges.ts';
import { loggedText } from './logged-text.ts';
import { NAMES } from './options.ts';

export const lineExtraField = defineCheck({
  kind: 'line',
  id: 'line-extra-field',
  description: 'Disallow fields in logs that the catalog does not declare',
  defaultSeverity: 'info',
  testSeverity: 'info',
  messages: {
    extra:
      '{constant} comes with `{key}`, which the catalog does not declare, so no query and no reference page knows it. Declare it, for the component where a context supplies it, or leave it out.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { allow: { ...NAMES, description: 'Fields that any record may carry.' } },
  },
  defaultOptions: { allow: [] },
  docs: {
    what: 'Reports a field of a record that neither the template of its constant names nor the constant or its component declares. What loggers write by themselves (`pid`, `hostname`, `lineno`, `err`…) is passed over, and so are constants that are kept where fields cannot be declared.',
    why: 'A field that nobody wrote down is one that everybody spells another way, and that may carry what must not be logged.',
    incorrect: [
      {
        language: 'log',
        code: '{"level":30,"time":1767225600000,"pid":7,"code":"SHOP104","cart_id":"c-1","cartId":"c-1","msg":"Cart c-1 abandoned"}',
      },
    ],
    correct: [
      {
        language: 'log',
        code: '{"level":30,"time":1767225600000,"pid":7,"code":"SHOP104","cart_id":"c-1","msg":"Cart c-1 abandoned"}',
      },
      {
        language: 'log',
        code: '{"level":30,"time":1767225600000,"code":"SHOP104","cart_id":"c-1","request_id":"r-1","msg":"Cart c-1 abandoned"}',
        options: { allow: ['request_id'] },
      },
    ],
  },
  *run({ record, constants }, { catalog, options }) {
    const [constant] = constants;
    if (constant === undefined || record.fields.size === 0) return;
    if (record.malformed.length > 0 || constants.some(({ openFields }) => openFields)) return;
    const allow = options['allow'] as readonly string[];
    const declared = declaredFields(constants, catalog);
    for (const key of record.fields.keys()) {
      if (declared.has(key) || isWrittenByLogger(record, key) || allow.includes(key)) continue;
      yield {
        messageId: 'extra',
        about: `${constant.code} ${key}`,
        range: rangeOfMessage(record),
        data: () => ({ constant: titleOf(constant), key: loggedText(key) }),
      };
    }
  },
});
