/** The format `json`: everything Loglex knows of a finding, in a shape that carries its version. */
import type { Place, PlacedRange, Report } from '../report/report.ts';
import { version } from '../version.ts';

/** The shape's version. It grows by one when a key changes its meaning or goes. */
const SHAPE = 1;

/** The document that docs/cli.md describes. */
export function json(report: Report): string {
  return `${JSON.stringify(reportData(report), null, 2)}\n`;
}

/** The same as data. */
export function reportData(report: Report) {
  return {
    version: SHAPE,
    tool: { name: 'loglex', version: version() },
    summary: report.tally,
    findings: report.findings.map((placed) => ({
      check: placed.finding.check,
      severity: placed.finding.severity,
      message: placed.finding.message,
      messageId: placed.finding.messageId,
      file: placed.path,
      ...range(placed),
      // Nobody knows where the lines of a log start.
      ...(placed.occurrences === undefined
        ? { offsets: [placed.finding.range.start, placed.finding.range.end] }
        : { occurrences: placed.occurrences }),
      fingerprint: placed.fingerprint,
      fixes: placed.fixes.map((fix, index) => ({
        title: fix.title,
        applicability: fix.applicability,
        ...(fix.caveat === undefined ? {} : { caveat: fix.caveat }),
        edits: fix.edits.map((edit, nth) => {
          const { start, end } = placed.finding.fixes[index]!.edits[nth]!;
          return { ...range(edit), offsets: [start, end], text: edit.text };
        }),
      })),
      related: placed.related.map(({ path, message, ...at }) => ({
        file: path,
        ...range(at),
        message,
      })),
      tags: placed.finding.tags,
    })),
    unread: report.unread.map(({ path, message, start }) => ({
      file: path,
      ...(start ? { start: place(start) } : {}),
      message,
    })),
  };
}

function range({ start, end }: PlacedRange): PlacedRange {
  return { start: place(start), end: place(end) };
}

function place({ line, column }: Place): Place {
  return { line, column };
}
