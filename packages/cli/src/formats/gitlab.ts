/** The format `gitlab`: a Code Quality report, which GitLab shows in merge requests. */
import { createHash } from 'node:crypto';
import type { Finding } from '@loglex/engine';
import type { Report } from '../report/report.ts';
import { countedMessage } from './counted-message.ts';

const SEVERITY = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<
  Finding['severity'],
  string
>;

/** A JSON array. The fingerprint is what GitLab compares between two branches. */
export function gitlab(report: Report): string {
  const findings = report.findings.map(
    ({ finding, path, start, end, fingerprint, occurrences }) => ({
      description: countedMessage({ finding, occurrences }),
      check_name: finding.check,
      fingerprint,
      severity: SEVERITY[finding.severity],
      location: { path, lines: { begin: start.line, end: end.line } },
    }),
  );
  const unread = report.unread.map(({ path, message, start }) => ({
    description: message,
    check_name: 'unreadable-file',
    fingerprint: createHash('sha256').update(`unreadable-file ${path}`).digest('hex').slice(0, 32),
    severity: 'blocker',
    location: { path, lines: { begin: start?.line ?? 1 } },
  }));
  return `${JSON.stringify([...findings, ...unread], null, 2)}\n`;
}
