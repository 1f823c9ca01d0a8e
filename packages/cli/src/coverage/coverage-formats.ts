/** Coverage as people and programs read it. */
import type { Coverage, CoverageRow, CoverageState } from '@loglex/engine';
import picocolors from 'picocolors';
import type { Look } from '../report/report.ts';
import { visible } from '../terminal/visible.ts';
import { version } from '../version.ts';
import { COVERAGE_STATES } from './states.ts';

/** Percent; of nothing, all. */
export function shareOf({ declared, counts }: CoverageRow, state: CoverageState): number {
  return declared === 0 ? 100 : ((counts[state] ?? 0) / declared) * 100;
}

export function coverageText(
  { total, components }: Coverage,
  missing: CoverageState | undefined,
  look: Look,
): string {
  const paint = picocolors.createColors(look.color);
  const states = COVERAGE_STATES.filter((state) => total.counts[state] !== undefined);
  const rows = [...components, total];
  const names = rows.map((row) =>
    row === total ? 'all' : visible(row.component ?? 'without one'),
  );
  const width = Math.max('component'.length, ...names.map(({ length }) => length));
  const head = [
    'component'.padEnd(width),
    'declared',
    ...states.map((state) => state.padStart(12)),
  ];
  const lines = rows.map((row, index) => {
    const cells = states.map((state) => cell(row, state));
    const line = [names[index]!.padEnd(width), String(row.declared).padStart(8), ...cells];
    return row === total ? paint.bold(line.join('  ')) : line.join('  ');
  });
  const listed =
    missing === undefined
      ? []
      : [
          '',
          ...(total.missing[missing] ?? []).map(
            ({ code, name }) => `${visible(code)}  ${visible(name)}`,
          ),
        ];
  return `${[paint.dim(head.join('  ')), ...lines, ...listed].join('\n')}\n`;
}

function cell(row: CoverageRow, state: CoverageState): string {
  const share = `${Math.floor(shareOf(row, state))} %`;
  return `${row.counts[state] ?? 0} ${share.padStart(5)}`.padStart(12);
}

/** The shape's version. It grows by one when a key changes its meaning or goes. */
const SHAPE = 1;

export function coverageJson({ total, components }: Coverage): string {
  const plain = ({ component, declared, counts, missing }: CoverageRow) => ({
    ...(component !== undefined && { component }),
    declared,
    ...counts,
    missing: Object.fromEntries(
      Object.entries(missing).map(([state, list]) => [state, list.map(({ code }) => code)]),
    ),
  });
  const document = {
    version: SHAPE,
    tool: { name: 'loglex', version: version() },
    total: plain(total),
    components: components.map(plain),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
