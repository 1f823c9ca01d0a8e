/** `loglex migrate verify`, from its options to its exit code. */
import {
  type Dialect,
  type DialectReport,
  DIALECTS,
  loadPackage,
  verifyDialect,
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
  const { root } = await openHere(options);
  const load = (name: string) => loadPackage(name, root);
  if (!(await isThere(RUNTIME, load))) {
    throw new CommandError(
      `${RUNTIME} is not installed, so there is nothing to compare with: npm install ${RUNTIME}.`,
    );
  }
  const reports: DialectReport[] = [];
  const absent: Dialect[] = [];
  for (const dialect of DIALECTS) {
    const there = await Promise.all(dialect.packages.map((name) => isThere(name, load)));
    if (there.includes(false)) absent.push(dialect);
    else reports.push(await verifyDialect(dialect, { calls, seed, load }));
  }
  await output(format === 'json' ? asJson(reports, absent, seed) : asText(reports), undefined);
  if (absent.length > 0) say(`Not installed: ${absent.map(({ id }) => id).join(', ')}.`);
  return reports.some(({ differences }) => differences.length > 0) ? EXIT.findings : EXIT.clean;
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
  absent: readonly Dialect[],
  seed: number,
): string {
  const dialects = reports.map(({ reasons, ...report }) => ({
    ...report,
    reasons: Object.fromEntries(reasons),
  }));
  const notInstalled = absent.map(({ id }) => id);
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
          paint.red(`- ${visible(before)}`),
          paint.green(`+ ${visible(after)}`),
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
