/** `loglex migrate verify`, from its options to its exit code. */
import {
  type DialectReport,
  DIALECTS,
  findPython,
  loadPackage,
  verifyDialect,
  verifyPython,
} from '@loglex/project';
import picocolors from 'picocolors';
import { CommandError } from '../command-error.ts';
import type { VerifyOptions } from '../commands/migrate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openHere } from '../open-project.ts';
import { grouped, many } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { visible, visibleLines } from '../terminal/visible.ts';

const RUNTIME = '@loglex/runtime';

export async function runVerify(options: VerifyOptions): Promise<ExitCode> {
  const { calls, seed, format } = options;
  const project = await openHere(options);
  const files = project.select().files.map(({ file }) => file);
  const hasPython = files.some((file) => file.endsWith('.py'));
  const hasOthers = files.some((file) => !file.endsWith('.py'));
  const parts: Compared[] = [];
  if (hasOthers || !hasPython) parts.push(await compareJavaScript(project.root, { calls, seed }));
  if (hasPython) parts.push(await comparePython({ calls, seed }));
  const why = parts.flatMap(({ impossible }) => impossible ?? []);
  const reports = parts.flatMap((part) => part.reports);
  if (reports.length === 0) throw new CommandError(why.join(' '));
  const absent = parts.flatMap((part) => part.absent);
  await output(format === 'json' ? asJson(reports, absent, seed) : asText(reports), undefined);
  for (const each of why) say(each);
  if (absent.length > 0) say(`Not installed: ${absent.join(', ')}.`);
  return reports.some(({ differences }) => differences.length > 0) ? EXIT.findings : EXIT.clean;
}

/** What was compared of one language. */
interface Compared {
  readonly reports: readonly DialectReport[];
  /** The ids of loggers that are not there. */
  readonly absent: readonly string[];
  /** Why nothing was, and what to do. */
  readonly impossible?: string;
}

type HowMany = Pick<VerifyOptions, 'calls' | 'seed'>;

async function compareJavaScript(root: string, howMany: HowMany): Promise<Compared> {
  const load = (name: string) => loadPackage(name, root);
  if (!(await isThere(RUNTIME, load))) {
    const impossible = `${RUNTIME} is not installed, so no call of JavaScript can be compared: npm install ${RUNTIME}.`;
    return { reports: [], absent: DIALECTS.map(({ id }) => id), impossible };
  }
  const reports: DialectReport[] = [];
  const absent: string[] = [];
  for (const dialect of DIALECTS) {
    const there = await Promise.all(dialect.packages.map((name) => isThere(name, load)));
    if (there.includes(false)) absent.push(dialect.id);
    else reports.push(await verifyDialect(dialect, { ...howMany, load }));
  }
  return { reports, absent };
}

async function comparePython(howMany: HowMany): Promise<Compared> {
  const python = await findPython();
  if (python === undefined) {
    const impossible =
      'python3 is not there, so no call of Python can be compared: install Python 3.8 or later, or add it to the PATH.';
    return { reports: [], absent: ['logging'], impossible };
  }
  return { reports: [await verifyPython({ ...howMany, python })], absent: [] };
}

async function isThere(
  name: string,
  load: (name: string) => Promise<Record<string, unknown>>,
): Promise<boolean> {
  return load(name).then(
    () => true,
    () => false,
  );
}

function asJson(
  reports: readonly DialectReport[],
  notInstalled: readonly string[],
  seed: number,
): string {
  const dialects = reports.map(({ reasons, ...report }) => ({
    ...report,
    reasons: Object.fromEntries(reasons),
  }));
  return `${JSON.stringify({ version: 1, seed, dialects, notInstalled }, undefined, 2)}\n`;
}

const HEADINGS = ['calls', 'compared', 'asked about', 'differences'] as const;
const SHOWN = 5;

function asText(reports: readonly DialectReport[]): string {
  const paint = picocolors.createColors(lookOf(process.stdout).color);
  const nameWidth = Math.max(...reports.map(({ dialect }) => dialect.length));
  const lines = reports.map(({ dialect, calls, safe, differences }) => {
    const numbers = [calls, safe, calls - safe, differences.length].map((amount, at) =>
      grouped(amount).padStart(HEADINGS[at]!.length),
    );
    const tint = differences.length === 0 ? paint.green : paint.red;
    return [dialect.padEnd(nameWidth), ...numbers.slice(0, -1), tint(numbers.at(-1))].join('  ');
  });
  const found = reports.flatMap(({ dialect, differences }) =>
    differences
      .slice(0, SHOWN)
      .map(({ before, after, what }) =>
        [
          `${paint.bold(dialect)}: ${visibleLines(what)}`,
          paint.red(prefixed('- ', before)),
          paint.green(prefixed('+ ', after)),
        ].join('\n'),
      ),
  );
  const total = reports.reduce((sum, { differences }) => sum + differences.length, 0);
  const compared = reports.reduce((sum, { safe }) => sum + safe, 0);
  const end =
    total === 0
      ? paint.green(`✔ ${many(compared, 'call')} left the same record in both forms.`)
      : paint.red(`✖ ${many(total, 'difference')} in ${many(compared, 'call')}.`);
  const table = [paint.dim([''.padEnd(nameWidth), ...HEADINGS].join('  ')), ...lines].join('\n');
  return `${[table, ...found, end].join('\n\n')}\n`;
}

function prefixed(sign: string, source: string): string {
  return source
    .split('\n')
    .map((line) => sign + visible(line))
    .join('\n');
}
