/** What an import found and wrote, in words. */
import { lineStartsOf, positionAt, type ImportProblem } from '@loglex/engine';
import { count } from '../terminal/count.ts';
import { visible } from '../terminal/visible.ts';
import type { ImportOutcome } from './run-import.ts';

/** Of each kind this many problems are shown; the JSON report has all. */
const SHOWN = 5;

export function textReport(outcome: ImportOutcome, shown: (file: string) => string): string {
  const { constants, files, found, written } = outcome;
  const codes = new Set(constants.flatMap(({ stated }) => stated.values.get('code')?.text ?? []));
  const place = placeIn(outcome, shown);
  const lines = [
    `${count(constants.length, 'constant')} with ${count(codes.size, 'code')}, from ${count(new Set(constants.map(({ file }) => file)).size, 'file')}.`,
    '',
    ...byId(found).flatMap(([id, problems]) => [
      `${id}: ${problems.length}${disagreements(problems)}`,
      ...problems
        .slice(0, SHOWN)
        .map((problem) => `  ${place(problem)}  ${visible(problem.message)}`),
      ...(problems.length > SHOWN
        ? [`  … and ${problems.length - SHOWN} more: --report json lists all`]
        : []),
      '',
    ]),
    `${written ? '✔ Wrote' : 'Would write'} ${count(files.length, 'file')}: ${files.map(({ path }) => shown(path)).join(', ')}`,
    ...(written
      ? [
          'Name them under "catalogs" in loglex.yaml; `loglex catalog check` says what is left to mend.',
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function byId(found: readonly ImportProblem[]): readonly [string, ImportProblem[]][] {
  const groups = new Map<string, ImportProblem[]>();
  for (const problem of found) {
    const group = groups.get(problem.id);
    if (group) group.push(problem);
    else groups.set(problem.id, [problem]);
  }
  return [...groups];
}

/** How many owners of one code differ, and in what. */
function disagreements(problems: readonly ImportProblem[]): string {
  const counts = new Map<string, number>();
  for (const key of problems.flatMap(({ disagreeOn = [] }) => disagreeOn)) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  return ` (${[...counts].map(([key, many]) => `${many} disagree on ${key}`).join(', ')})`;
}

function placeIn(
  { sources }: ImportOutcome,
  shown: (file: string) => string,
): (problem: ImportProblem) => string {
  const starts = new Map([...sources].map(([file, text]) => [file, lineStartsOf(text)]));
  return ({ file, range }) => {
    const { line, column } = positionAt(starts.get(file) ?? [0], range.start);
    return `${visible(shown(file))}:${line + 1}:${column + 1}`;
  };
}
