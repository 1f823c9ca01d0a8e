/** The format `stylish`: for people at a terminal. Grouped by file, one finding a paragraph. */
import type { Finding } from '@loglex/engine';
import picocolors from 'picocolors';
import type { Look, PlacedFinding, Report, Tally } from '../report/report.ts';
import { count, grouped } from '../terminal/count.ts';
import { visible } from '../terminal/visible.ts';

type Paint = ReturnType<typeof picocolors.createColors>;

/** Beyond this, lines are too long to read, however wide the terminal is. */
const WIDEST = 120;
const NARROWEST = 60;

const SEVERITY_WIDTH = 'warning'.length;

/** Findings by file, then what could not be done, then one line that sums up. */
export async function stylish(report: Report, look: Look): Promise<string> {
  const paint = picocolors.createColors(look.color);
  const wrap = look.width === undefined ? unwrapped : await wrapping(look.width);
  // One width for all files, so that the eye runs down straight columns.
  const placeWidth = report.findings.reduce(
    (most, placed) => Math.max(most, placeOf(placed).length),
    0,
  );
  const byFile = new Map<string, PlacedFinding[]>();
  for (const placed of report.findings) {
    const group = byFile.get(placed.path);
    if (group) group.push(placed);
    else byFile.set(placed.path, [placed]);
  }
  const blocks = [...byFile].map(([path, group]) =>
    [paint.underline(visible(path)), ...paragraphs(group, paint, placeWidth, wrap)].join('\n'),
  );
  if (report.unread.length > 0) {
    blocks.push(
      report.unread
        .map(({ path, message, start }) => {
          const at = start ? `${path}:${start.line}:${start.column}` : path;
          return `${paint.red('problem')}  ${visible(at)}: ${visible(message)}`;
        })
        .join('\n'),
    );
  }
  blocks.push(summary(report, paint));
  return `${blocks.join('\n\n')}\n`;
}

/** The findings of one file: place and severity in columns, the words beside them. */
function paragraphs(
  group: readonly PlacedFinding[],
  paint: Paint,
  placeWidth: number,
  wrap: Wrap,
): string[] {
  const hang = ' '.repeat(2 + placeWidth + 2 + SEVERITY_WIDTH + 2);
  return group.map((placed) => {
    const { finding } = placed;
    const place = paint.dim(placeOf(placed).padStart(placeWidth));
    const severity = colored(finding.severity, paint);
    const words = [
      `${visible(finding.message)}  ${paint.dim(finding.check)}`,
      ...times(placed, paint),
      ...hint(placed, paint),
      ...placed.related.map(({ path, start, message }) =>
        paint.dim(`${visible(path)}:${start.line}:${start.column} ${visible(message)}`),
      ),
    ];
    const lines = words.flatMap((line) => wrap(line, hang.length));
    return `  ${place}  ${severity}  ${lines.join(`\n${hang}`)}`;
  });
}

/** The lines that `line` takes where each is indented by so many columns. */
type Wrap = (line: string, indent: number) => readonly string[];

function unwrapped(line: string): readonly string[] {
  return [line];
}

/** What knows how wide text is takes long to load, and a log file has no width. */
async function wrapping(wanted: number): Promise<Wrap> {
  const { default: wrapAnsi } = await import('wrap-ansi');
  const width = Math.max(NARROWEST, Math.min(WIDEST, wanted));
  return (line, indent) => wrapAnsi(line, width - indent).split('\n');
}

/** Of what was found more than once: the place is that of the first. */
function times({ occurrences = 1 }: PlacedFinding, paint: Paint): string[] {
  return occurrences > 1 ? [paint.bold(`× ${grouped(occurrences)}, first here`)] : [];
}

/** The best fix, and how to get it. */
function hint({ fixes }: PlacedFinding, paint: Paint): string[] {
  const [best] = fixes;
  if (!best) return [];
  const how = { safe: '--fix', unsafe: '--unsafe-fixes', suggestion: 'by hand' };
  const caveat = best.caveat === undefined ? '' : paint.dim(` (${visible(best.caveat)})`);
  return [`${paint.green(`${how[best.applicability]}:`)} ${visible(best.title)}${caveat}`];
}

function placeOf({ start }: PlacedFinding): string {
  return `${start.line}:${start.column}`;
}

function colored(severity: Finding['severity'], paint: Paint): string {
  const text = severity.padEnd(SEVERITY_WIDTH);
  return { error: paint.red, warning: paint.yellow, info: paint.blue }[severity](text);
}

function summary({ findings, tally, hidden, unread }: Report, paint: Paint): string {
  const total = tally.errors + tally.warnings + tally.infos;
  const lines: string[] = [];
  if (total === 0) {
    // What could not be done is no success.
    if (unread.length === 0) {
      const none = hidden > 0 ? 'No errors' : 'No findings';
      lines.push(paint.green(`✔ ${none} in ${count(tally.files, 'file')}.`));
    }
  } else {
    const tint = tally.errors > 0 ? paint.red : tally.warnings > 0 ? paint.yellow : paint.blue;
    lines.push(
      tint(paint.bold(`✖ ${count(total, 'finding')}`)) +
        tint(` (${parts(tally)})`) +
        ` in ${count(new Set(findings.map(({ path }) => path)).size, 'file')}.`,
    );
    const fixable = fixableLine(tally, paint);
    if (fixable !== undefined) lines.push(fixable);
  }
  if (hidden > 0)
    lines.push(paint.dim(`  Not shown: ${count(hidden, 'finding')} that --quiet hides.`));
  if (tally.known > 0)
    lines.push(paint.dim(`  Not shown: ${tally.known} that the baseline knows.`));
  if (unread.length > 0) {
    lines.push(
      paint.red(`✖ ${count(unread.length, 'problem')}: not all of the work could be done.`),
    );
  }
  return lines.join('\n');
}

function fixableLine({ fixable, unsafelyFixable }: Tally, paint: Paint): string | undefined {
  const safe = fixable > 0 ? `${fixable} can be fixed with ${paint.bold('--fix')}` : '';
  const unsafe =
    unsafelyFixable > 0
      ? `${unsafelyFixable} ${safe ? 'more' : 'can be fixed'} with ${paint.bold('--fix --unsafe-fixes')}`
      : '';
  const text = [safe, unsafe].filter(Boolean).join(', ');
  return text === '' ? undefined : `  ${text}.`;
}

function parts({ errors, warnings, infos }: Tally): string {
  return [
    errors > 0 ? count(errors, 'error') : '',
    warnings > 0 ? count(warnings, 'warning') : '',
    infos > 0 ? count(infos, 'info', 'info') : '',
  ]
    .filter(Boolean)
    .join(', ');
}
