/** A record whose fields cannot be read. */
import { titleOf } from '../constants/resolve.ts';
import { defineCheck } from './check.ts';
import { loggedText } from './logged-text.ts';

export const lineMalformedExtra = defineCheck({
  kind: 'line',
  id: 'line-malformed-extra',
  description: 'Require JSON where a layout of logs promises it',
  defaultSeverity: 'error',
  testSeverity: 'error',
  messages: {
    malformed:
      'What stands in the place of `{slot}`{of} is no JSON, `{text}`, so all fields of the record are lost. Write it by a JSON encoder, and do not cut it.',
  },
  docs: {
    what: 'Reports a record with text that is no JSON where its layout has a slot such as `{extra:json}`.',
    why: 'Whoever collects the log keeps such a record as bare text, or drops it. Values that were printed and not encoded, lines that were cut, and two processes that write into one file do this.',
    incorrect: [
      {
        title: 'Printed by Python, and not encoded',
        language: 'log',
        code: "SHOP104 | Cart c-1 abandoned | extra={'cart_id': 'c-1'}",
      },
      {
        title: 'Cut',
        language: 'log',
        code: 'SHOP104 | Cart c-1 abandoned | extra={"cart_id": "c',
      },
    ],
    correct: [
      { language: 'log', code: 'SHOP104 | Cart c-1 abandoned | extra={"cart_id": "c-1"}' },
      { language: 'log', code: 'SHOP104 | Cart c-1 abandoned | extra={}' },
    ],
  },
  *run({ record, constants }) {
    for (const slot of record.malformed) {
      const [constant] = constants;
      yield {
        messageId: 'malformed',
        about: `${constant?.code ?? record.code ?? record.logger ?? ''} ${slot}`,
        range: rangeOf(record.malformedStart, textOf(record.fields.get(slot))),
        data: () => ({
          slot,
          of: constant === undefined ? '' : ` of ${titleOf(constant)}`,
          text: loggedText(textOf(record.fields.get(slot))),
        }),
      };
    }
  },
});

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function rangeOf(start: number | undefined, text: string) {
  return start === undefined ? undefined : { start, end: start + text.length };
}
