/**
 * Holds a log to the catalog while it is read. A log says the same a million times, so equal findings are one, with their number and the
 * place of the first: what is kept grows with what is wrong, and not with the log.
 */
import type { Catalog } from '@loglex/catalog';
import type { Finding } from '../../checks/check.ts';
import { sessionOf } from '../../checks/session.ts';
import type { Settings } from '../../settings/settings.ts';
import type { RecordExplanation } from '../explain/explain-record.ts';
import type { LogRecord } from '../records/log-record.ts';
import { findingOf, recordChecks, type ReportOfRecord } from './record-checks.ts';

export interface LineChecker {
  /** @param log as findings name it. */
  add(log: string, record: LogRecord, explanation: RecordExplanation): void;
  /** Of what was added so far, in the order in which each was met first. */
  findings(): readonly LineFinding[];
  counts(): LineCheckCounts;
}

/** Everything of one kind that was found about one thing. */
export interface LineFinding {
  /** Of the first occurrence; its range counts from the start of `line`, colours taken out. */
  readonly finding: Finding;
  /** From 1. */
  readonly line: number;
  readonly occurrences: number;
  /** What tells it from others, the same in every log. */
  readonly key: string;
}

export interface LineCheckCounts {
  readonly records: number;
  /** Records that name a constant, or a retired one. */
  readonly coded: number;
  /** Records that are known by their text alone. */
  readonly known: number;
  /** Records with something wrong that is told nowhere: their check had found too many other things before. */
  readonly untold: number;
}

export interface LineCheckOptions {
  readonly catalog: Catalog;
  /** How severe each check is. */
  readonly settings: Settings;
  /** Different findings of one check that are kept. */
  readonly most?: number;
}

export function createLineChecker(options: LineCheckOptions): LineChecker {
  const { catalog, settings, most = MOST_FINDINGS } = options;
  const check = recordChecks(sessionOf(catalog, settings));
  const byCheck = new Map<string, Map<string, Kept>>();
  const kept: Kept[] = [];
  let [records, coded, known, untold] = [0, 0, 0, 0];

  function take({ report, ...by }: ReportOfRecord, log: string, line: number): void {
    const { id } = by.check;
    const about = `${report.messageId} ${report.about.slice(0, LONGEST_KEY)}`;
    let found = byCheck.get(id);
    if (found === undefined) byCheck.set(id, (found = new Map<string, Kept>()));
    const before = found.get(about);
    if (before !== undefined) {
      before.occurrences++;
    } else if (found.size === most) {
      untold++;
    } else {
      const one = {
        finding: findingOf(by, report, log),
        line,
        occurrences: 1,
        key: `${id} ${about}`,
      };
      found.set(about, one);
      kept.push(one);
    }
  }

  return {
    add(log, record, explanation) {
      records++;
      if (explanation.by === 'code') coded++;
      else if (explanation.by === 'template') known++;
      for (const report of check(record, explanation)) take(report, log, record.line);
    },
    findings: () => kept,
    counts: () => ({ records, coded, known, untold }),
  };
}

type Kept = { -readonly [Key in keyof LineFinding]: LineFinding[Key] };

const MOST_FINDINGS = 10_000;
/** A log decides what a finding is about. */
const LONGEST_KEY = 200;
