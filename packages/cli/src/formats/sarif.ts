/** The format `sarif`: SARIF 2.1.0, for code scanning and every viewer of static analysis. */
import type { Finding } from '@loglex/engine';
import type {
  ArtifactLocation,
  Fix,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import type {
  PlacedFinding,
  PlacedFix,
  PlacedRange,
  Report,
  Rule,
  UnreadFile,
} from '../report/report.ts';
import { version } from '../version.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Finding['severity'],
  string
>;

/** A log with one run. Columns count UTF-16 units; what the baseline knows is not in it. */
export function sarif(report: Report): string {
  const ids = [...new Set(report.findings.map(({ finding }) => finding.check))].sort();
  const ruleIndex = new Map(ids.map((id, index) => [id, index]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Loglex',
            semanticVersion: version(),
            rules: ids.map((id) => rule(id, report.checks.get(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.unread.length === 0,
            toolExecutionNotifications: report.unread.map(notification),
          },
        ],
        results: report.findings.map((placed) =>
          result(placed, ruleIndex.get(placed.finding.check)!),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(id: string, check: Rule | undefined): ReportingDescriptor {
  if (!check) return { id };
  return {
    id,
    shortDescription: { text: check.description },
    fullDescription: { text: check.docs.what },
    help: { text: `${check.docs.why} More: loglex explain ${id}` },
    defaultConfiguration:
      check.defaultSeverity === 'off'
        ? { enabled: false }
        : { level: LEVEL[check.defaultSeverity] },
  };
}

function result(placed: PlacedFinding, ruleIndex: number): Result {
  const { finding } = placed;
  const fixes = placed.fixes.filter((fix) => fix.edits.length > 0);
  return {
    ruleId: finding.check,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [location(placed.path, placed)],
    partialFingerprints: { 'loglex/v1': placed.fingerprint },
    ...(placed.occurrences !== undefined && { occurrenceCount: placed.occurrences }),
    ...(placed.related.length > 0 && {
      relatedLocations: placed.related.map((related, id) => ({
        id,
        ...location(related.path, related),
        message: { text: related.message },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => replacement(fix, placed.path)) }),
  };
}

function replacement(fix: PlacedFix, path: string): Fix {
  return {
    description: { text: fix.caveat ? `${fix.title} (${fix.caveat})` : fix.title },
    artifactChanges: [
      {
        artifactLocation: artifact(path),
        replacements: fix.edits.map((edit) => ({
          deletedRegion: region(edit),
          insertedContent: { text: edit.text },
        })),
      },
    ],
  };
}

function notification({ path, message, start }: UnreadFile): Notification {
  return {
    level: 'error',
    message: { text: message },
    locations: [
      start
        ? location(path, { start, end: start })
        : { physicalLocation: { artifactLocation: artifact(path) } },
    ],
  };
}

function location(path: string, range: PlacedRange): Location {
  return { physicalLocation: { artifactLocation: artifact(path), region: region(range) } };
}

function artifact(path: string): ArtifactLocation {
  const wellFormed = path.replace(/\p{Surrogate}/gu, '\ufffd');
  const uri = wellFormed.split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

function region({ start, end }: PlacedRange): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
