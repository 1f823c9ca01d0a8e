/** Runs the checks of logs on one record. */
import type { Finding, LineCheck, LineReport } from '../../checks/check.ts';
import { lineChecks } from '../../checks/index.ts';
import { severityOf } from '../../checks/run.ts';
import type { CheckSession } from '../../checks/session.ts';
import { renderWords } from '../../checks/words.ts';
import { seenConstants } from '../../coverage/seen-constants.ts';
import type { RecordExplanation } from '../explain/explain-record.ts';
import type { LogRecord } from '../records/log-record.ts';

/** A check of logs that is not off. */
export interface RunningCheck {
  readonly check: LineCheck;
  readonly severity: Finding['severity'];
}

export interface ReportOfRecord extends RunningCheck {
  readonly report: LineReport;
}

/** Checks record after record by what `session` holds. */
export function recordChecks(
  session: CheckSession,
): (record: LogRecord, explanation: RecordExplanation) => Iterable<ReportOfRecord> {
  const { catalog, settings } = session;
  const running = lineChecks.flatMap((check) => {
    const severity = severityOf(check, settings, false);
    if (severity === 'off') return [];
    const options = session.optionsOf(check);
    const context = { catalog, settings, session, options, isTest: () => false };
    return [{ check, severity, context }];
  });
  return function* (record, explanation) {
    // A record that merely names a constant is not held to what it says of itself.
    const constants = explanation.by === 'mention' ? [] : seenConstants(explanation);
    const logged = { record, explanation, constants };
    for (const { check, severity, context } of running) {
      for (const report of check.run(logged, context)) yield { check, severity, report };
    }
  };
}

/** The report in words; its range counts from the start of the record's line, colours taken out. */
export function findingOf(
  { check, severity }: RunningCheck,
  { messageId, range = { start: 0, end: 0 }, ...report }: LineReport,
  log: string,
): Finding {
  const data = report.data();
  return {
    check: check.id,
    messageId,
    data,
    message: renderWords(check.messages[messageId] ?? messageId, data),
    severity,
    file: log,
    range,
    fixes: [],
    related: report.related?.() ?? [],
    tags: [],
  };
}
