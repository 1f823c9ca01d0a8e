/** What is wrong with the records of a log that somebody looks at, each where it stands: a piece of the log at a time. */
import type { TextRange } from '@loglex/catalog';
import type { Finding, LineReport } from '../checks/check.ts';
import type { CheckSession } from '../checks/session.ts';
import { findingOf, recordChecks } from '../lines/check/record-checks.ts';
import type { ExplainRecord } from '../lines/explain/explain-record.ts';
import { lineReaderOf } from '../lines/layouts/line-reader-of.ts';
import { stripColours } from '../lines/layouts/strip-colours.ts';
import type { LogRecord } from '../lines/records/log-record.ts';
import { createRecordReader } from '../lines/records/record-reader.ts';
import { lineRange, LONGEST_LINE, messageIn } from './record-at.ts';
import type { EditorDocument } from './snapshot.ts';

export interface LogFindings {
  /** Looks at the next lines; whether there are more to look at. */
  step(): boolean;
  /** In the lines that were looked at, in their order. */
  readonly found: readonly Finding[];
}

/** A step takes a few milliseconds. */
const LINES_IN_STEP = 100;

/** Nobody looks at more of them one by one: `loglex lines --check` counts them. */
const MOST_FINDINGS = 1_000;

export function logFindings(
  session: CheckSession,
  explain: ExplainRecord,
  document: EditorDocument,
): LogFindings {
  const { text, lineStarts, file } = document;
  const check = recordChecks(session);
  const reader = createRecordReader(lineReaderOf(session.catalog, session.settings));
  const found: Finding[] = [];
  let line = 0;

  function take(record: LogRecord): void {
    for (const { report, ...by } of check(record, explain(record))) {
      if (found.length === MOST_FINDINGS) return;
      const range = placeOf(document, record, report);
      found.push({ ...findingOf(by, report, file), range });
    }
  }

  return {
    found,
    step() {
      for (const end = line + LINES_IN_STEP; line < Math.min(end, lineStarts.length); line++) {
        const { start, end } = lineRange(document, line);
        reader.push(text.slice(start, Math.min(end, start + LONGEST_LINE))).forEach(take);
      }
      const isMore = line < lineStarts.length && found.length < MOST_FINDINGS;
      if (!isMore) reader.end().forEach(take);
      return isMore;
    },
  };
}

/** What the report is about; where that stands nowhere, the record's message, or all of its first line. */
function placeOf(document: EditorDocument, record: LogRecord, { range }: LineReport): TextRange {
  const first = lineRange(document, record.line - 1);
  const text = document.text.slice(first.start, first.end);
  // Colours that were taken out have moved everything behind them.
  if (range === undefined || stripColours(text) !== text) {
    return messageIn(document.text, first, record) ?? first;
  }
  return { start: first.start + range.start, end: Math.min(first.start + range.end, first.end) };
}
