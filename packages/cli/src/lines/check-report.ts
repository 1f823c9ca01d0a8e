/** The findings of logs as a report: their places are lines that were read once, and are not read again. */
import { createHash } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { type Finding, lineChecks, type LineFinding } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { placesIn } from '../explain/places.ts';
import { baseFolder } from '../formats/base-folder.ts';
import type { FormatName } from '../formats/formats.ts';
import { shownPath } from '../open-project.ts';
import type { PlacedFinding, Report, UnreadFile } from '../report/report.ts';
import { STDIN } from './input/named-logs.ts';

export interface LogCheck {
  readonly project: Project;
  readonly findings: readonly LineFinding[];
  /** How many logs were read. */
  readonly logs: number;
  /** By paths from the root. */
  readonly unread: readonly { readonly file: string; readonly message: string }[];
}

/** What is worse stands first, and of equals what there is more of: where a log happens to say it first tells nothing. */
export function checkReport(
  { project, findings, logs, unread }: LogCheck,
  format: FormatName,
): Report {
  const base = baseFolder(format, project.cwd, process.env);
  const shown = shownPath(project, base);
  const placeOf = placesIn(project);
  const shownLog = (log: string) =>
    log === STDIN ? 'stdin' : relative(base, resolve(project.cwd, log)).replaceAll('\\', '/');
  const count = (severity: Finding['severity']) =>
    findings.filter(({ finding }) => finding.severity === severity).length;
  return {
    findings: findings
      .map(({ finding, line, occurrences, key }): PlacedFinding => {
        const { start, end } = finding.range;
        return {
          finding,
          path: shownLog(finding.file),
          start: { line, column: start + 1 },
          end: { line, column: end + 1 },
          // Of a log that goes on, or the next one, the same finding is the same.
          fingerprint: createHash('sha256').update(key).digest('hex').slice(0, 32),
          fixes: [],
          related: finding.related.map(({ message, ...location }) => {
            const { line: declared, column } = placeOf(location);
            const place = { line: declared, column };
            return { path: shown(location.file), message, start: place, end: place };
          }),
          occurrences,
        };
      })
      .sort(byWeight),
    unread: unread.map(({ file, message }): UnreadFile => ({ path: shown(file), message })),
    tally: {
      files: logs,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      fixable: 0,
      unsafelyFixable: 0,
      known: 0,
    },
    hidden: 0,
    checks: new Map(lineChecks.map((check) => [check.id, check])),
  };
}

function byWeight(a: PlacedFinding, b: PlacedFinding): number {
  return (
    WEIGHTS[a.finding.severity] - WEIGHTS[b.finding.severity] ||
    (b.occurrences ?? 1) - (a.occurrences ?? 1)
  );
}

const WEIGHTS: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };
