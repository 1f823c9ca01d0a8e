/** A line of a log as a page: what wrote it, with which values, and where. */
import type { LineWriter, LogLineReading } from './log-line.ts';
import type { Page } from './page.ts';
import { inOneLine } from './places.ts';

export function explainLogLine(page: Page, text: string, reading: LogLineReading): void {
  const { record, found, writers } = reading;
  page.title(found.code ?? 'log line', KINDS[found.by ?? 'none']).code(text);
  page.rows([
    ['layout', record.layout],
    ['level', record.level?.native],
    ['logger', record.logger],
    ['message', record.message],
    ['detail', found.detail ?? record.detail],
    ['fields', Array.from(record.fields, ([name, value]) => `${name} = ${JSON.stringify(value)}`)],
    ['malformed', record.malformed],
  ]);
  for (const { code, name, reason, replacedBy } of found.retired) {
    page.prose(
      `${code} ${name} is retired${replacedBy === undefined ? '' : `, replaced by ${replacedBy}`}. ${reason ?? ''}`.trim(),
    );
  }
  if (found.by === 'code' && found.constants.length + found.retired.length === 0) {
    page.prose(
      `${found.code} is no code of the catalog: another version may have written the line.`,
    );
  }
  if (found.ambiguous) {
    page.prose('Ambiguous: nothing in the line tells the first answer from the second.');
  }
  for (const [index, writer] of writers.entries()) {
    page.heading(`${writers.length > 1 ? `${index + 1}. ` : ''}${nameOf(writer)}`);
    page.rows(rowsOf(writer));
  }
}

const KINDS = {
  code: 'log line, by its code',
  template: 'log line, by its message',
  mention: 'log line that mentions a code',
  none: 'log line',
};

function nameOf({ constant }: LineWriter): string {
  return constant === undefined ? 'A call without a code' : `${constant.code}  ${constant.name}`;
}

/** More places than these are counted, not listed. */
const LISTED = 10;

function rowsOf({ constant, template, answer, sites }: LineWriter) {
  const places = sites.slice(0, LISTED).map(inOneLine);
  if (sites.length > LISTED) places.push(`and ${sites.length - LISTED} more`);
  const args = answer?.arguments.map(
    ({ name, text, sure }) => `${name} = ${text}${sure ? '' : ' (may begin or end elsewhere)'}`,
  );
  return [
    ['template', template ?? `the line does not say it: ${constant?.message ?? ''}`],
    ['values', args],
    ['written at', places.length > 0 ? places : ['no call in this project']],
  ] as const;
}
