/** Makes a report of what a run found: offsets become places, findings get names that last. */
import { type Applicability, type Finding, lineStartsOf, positionAt } from '@loglex/engine';
import type { TextRange } from '@loglex/catalog';
import { fingerprints } from './fingerprint.ts';
import type { Place, PlacedFinding, PlacedRange, Report, Rule, UnreadFile } from './report.ts';

/** What a run yields; paths are POSIX from the project's root. */
export interface RunResult {
  readonly findings: readonly Finding[];
  readonly unread: readonly {
    readonly file: string;
    readonly message: string;
    readonly range?: TextRange;
  }[];
  /** How many files were checked. */
  readonly files: number;
  /** How many findings the baseline knows: they are not in `findings`. */
  readonly known: number;
  /** How many findings nobody wants to see, warnings under `--quiet`: they are not in `findings` either. */
  readonly hidden?: number;
  readonly checks: Iterable<Rule>;
  /** Where the lines of files start, as far as the run still knows: those files need not be read again. */
  readonly lineStarts?: ReadonlyMap<string, readonly number[]>;
}

/** Gives the text that a file had when it was checked; `undefined` where it cannot be had any more. */
export type TextOf = (file: string) => string | undefined;

/** `shown` turns a path from the root into the path that people see. */
export function buildReport(
  run: RunResult,
  textOf: TextOf,
  shown: (file: string) => string,
): Report {
  const sources = new Map<string, Source>();
  const sourceOf = (file: string): Source => {
    let source = sources.get(file);
    if (!source) {
      source = readSource(() => textOf(file) ?? '', run.lineStarts?.get(file));
      sources.set(file, source);
    }
    return source;
  };
  const fingerprint = fingerprints(run.findings, (file) => sourceOf(file).text());
  const findings = run.findings.map((finding, index): PlacedFinding => {
    const { placed } = sourceOf(finding.file);
    return {
      finding,
      path: shown(finding.file),
      ...placed(finding.range),
      get fingerprint() {
        return fingerprint(index);
      },
      fixes: finding.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...placed(edit), text: edit.text })),
      })),
      related: finding.related.map((related) => ({
        path: shown(related.file),
        message: related.message,
        ...sourceOf(related.file).placed(related.range),
      })),
    };
  });
  const count = (severity: Finding['severity']): number =>
    run.findings.filter((finding) => finding.severity === severity).length;
  const best = (applicability: Applicability): number =>
    run.findings.filter(({ fixes }) => fixes[0]?.applicability === applicability).length;
  return {
    findings,
    unread: run.unread.map(({ file, message, range }): UnreadFile => ({
      path: shown(file),
      message,
      ...(range && { start: sourceOf(file).placed(range).start }),
    })),
    tally: {
      files: run.files,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      fixable: best('safe'),
      unsafelyFixable: best('unsafe'),
      known: run.known,
    },
    hidden: run.hidden ?? 0,
    checks: new Map([...run.checks].map((check) => [check.id, check])),
  };
}

interface Source {
  text(): string;
  placed(range: TextRange): PlacedRange;
}

function readSource(read: () => string, lineStarts?: readonly number[]): Source {
  let known: string | undefined;
  const text = (): string => (known ??= read());
  const starts = lineStarts ?? lineStartsOf(text());
  const place = (offset: number): Place => {
    const { line, column } = positionAt(starts, offset);
    // Editors and CI systems do not count the byte order mark.
    const mark = line === 0 && text().startsWith('\ufeff') ? 1 : 0;
    return { line: line + 1, column: Math.max(0, column - mark) + 1 };
  };
  return { text, placed: ({ start, end }) => ({ start: place(start), end: place(end) }) };
}
