/** What Loglex sees on a line, as a page: the log calls on it, or why what is called there is none. */
import { sessionOf } from '@loglex/engine';
import { explainCall } from './explain-call.ts';
import type { LineReading } from './line-reading.ts';
import type { Page } from './page.ts';
import type { PlaceOf } from './places.ts';
import type { Target } from './target.ts';

/** `at` is a place as the person wrote it. */
export function explainLine(
  page: Page,
  { file, line }: Extract<Target, { kind: 'line' }>,
  reading: LineReading,
  placeOf: PlaceOf,
): void {
  switch (reading.kind) {
    case 'left-out':
      page
        .title(`${file}:${line}`, 'left out')
        .prose(
          'Loglex does not read this file: it is in no language that it knows, it is generated or too large, ' +
            'or `files` in loglex.yaml or a .gitignore leaves it out.',
        );
      break;
    case 'calls': {
      const session = sessionOf(reading.scope.catalog, reading.scope.settings);
      for (const { call, findings } of reading.calls) {
        const said = findings.map(
          ({ check, severity, message }) => `${severity} ${check}: ${message}`,
        );
        explainCall(page, call, session, placeOf({ file: reading.file, range: call.range }), said);
      }
      break;
    }
    case 'none':
      page.title(`${file}:${line}`, 'no log call');
      explainNone(page, reading, placeOf);
      break;
  }
}

function explainNone(
  page: Page,
  { source, others, near }: Extract<LineReading, { kind: 'none' }>,
  placeOf: PlaceOf,
): void {
  if (source === undefined) {
    page.prose('The file has no such line.');
    return;
  }
  const nearby = near.map(
    ({ call, file }) =>
      `${placeOf({ file, range: call.range })}  ${call.callee.text}: ${call.reason}`,
  );
  page.code(source.trim()).rows([
    [
      'called here',
      others.length > 0
        ? others.map(({ callee, reason }) => `${callee}: ${reason}`)
        : 'nothing: no call begins on this line',
    ],
    ['log calls nearby', nearby.length > 0 ? nearby : 'none in this file'],
  ]);
  if (others.length > 0) {
    page.prose(
      'If it writes a record, name it in loglex.yaml: `sinks: [{ call: …, args: [message, fields] }]`.',
    );
  }
}
