/**
 * What keeps settings or catalog from being read. Nothing but a linted file can show it in ESLint, so the first file of
 * a run in which a rule has something to look for tells it, once; all other findings are told beside it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TextRange, UNREADABLE } from '@loglex/catalog';
import { lineStartsOf, positionAt } from '@loglex/engine';
import { currentRun } from '../project/current-run.ts';
import type { LintedProject } from '../project/linted-project.ts';
import { remembered } from '../project/remembered.ts';
import type { LintedFile } from './linted-file.ts';
import { otherVersions } from './loaded-versions.ts';

/** What is left to be told in this file. Asking is telling: the next rule that asks gets nothing. */
export function takeProblems(file: LintedFile): readonly string[] {
  const problems = problemsOf(file.project);
  if (problems.length === 0 && otherVersions() === undefined) return NONE;
  const tellers = tellersOf(currentRun());
  const { root } = file.project;
  if (!tellers.has(root)) tellers.set(root, file.path);
  if (tellers.get(root) !== file.path || told.has(file.sourceCode.ast)) return NONE;
  told.add(file.sourceCode.ast);
  return [...problems, ...(otherVersions() ?? [])];
}

const NONE: readonly string[] = [];

/** By the root of a project: the file that tells. It tells again when it is linted again. */
const tellersOf = remembered((_run: object) => new Map<string, string>());
const told = new WeakSet();

const problemsOf = remembered(({ root, scope }: LintedProject): readonly string[] => {
  const settingsFile = scope.settingsFiles.at(-1) ?? 'loglex.yaml';
  const ofReading = scope.problems.map(({ kind, file, message, range }) => {
    const named = kind === 'catalog' ? ` It stands in ${settingsFile} under \`catalogs\`.` : '';
    return `${placeIn(root, file, range)}: ${message}${named}`;
  });
  const ofCatalogs = scope.catalogProblems
    .filter(({ id }) => UNREADABLE.has(id))
    .map(({ file, message, range }) => `${placeIn(root, file, range)}: ${message}`);
  return [...ofReading, ...ofCatalogs];
});

function placeIn(root: string, file: string, range: TextRange | undefined): string {
  if (range === undefined) return file;
  try {
    const lineStarts = lineStartsOf(readFileSync(join(root, file), 'utf8'));
    return `${file}:${positionAt(lineStarts, range.start).line + 1}`;
  } catch {
    return file;
  }
}
