/** Plans the migration of files on disk. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { applyEdits } from '@loglex/catalog';
import {
  constantsToAdd,
  type Doubt,
  doubtRows,
  editsOf,
  type MigrationFile,
  type MigrationOptions,
  type MigrationPlan,
  pathMatcher,
  planMigration as planFiles,
  type PlannedRow,
  type ReasonId,
} from '@loglex/engine';
import { type FactsStats, gatherFacts } from '../facts/gather.ts';
import type { Problem } from '../problem.ts';
import type { RunOptions } from '../project.ts';
import type { Scope } from '../scope.ts';
import type { MissingImport } from '../settings/missing-imports.ts';
import type { Session } from '../session.ts';
import type { CompiledProject } from '../types/compiled-project.ts';
import { isCompilerInstalled } from '../types/compiler.ts';
import { extendCatalogs } from './add-constants.ts';
import { compilerOf, migratedTypeProblems } from './check-types.ts';
import { regeneratedFiles } from './generate-files.ts';
import { missingIn } from './missing-in.ts';
import { sourceReader } from './read-source.ts';
import { unreadIn } from './unread-in.ts';

export interface PlanOptions extends RunOptions, MigrationOptions {
  /**
   * Ask the project's TypeScript about calls that only a name speaks for, and about the program as it would be. Default:
   * `false`.
   */
  readonly types?: boolean;
  /** Called now and then while types are checked, with counts of files. */
  readonly onCompile?: (done: number, total: number) => void;
}

export interface PlannedMigration {
  readonly plan: MigrationPlan;
  /** What could not be read. */
  readonly problems: readonly Problem[];
  /** Files that were asked for by name, and that settings or `.gitignore` leave out. */
  readonly leftOut: readonly string[];
  /** With types: files with calls that no tsconfig.json takes in, so that types say nothing of them. */
  readonly untyped: readonly string[];
  /** Without types: rows that are not safe since it is not known what their loggers are, where types could be asked about that. */
  readonly typesMayTell: number;
  /** What the migrated calls would import and is not there: `applyMigration` refuses until it is. */
  readonly missing: readonly MissingImport[];
  readonly stats: FactsStats;
}

/** Never rejects for what is on disk; writes nothing. Refused where the catalog cannot be read whole: codes could be given twice. */
export async function planMigration(
  session: Session,
  options: PlanOptions = {},
): Promise<PlannedMigration | { readonly refused: string }> {
  const { root } = session.scopes;
  const compiled = options.types === true ? compilerOf(session) : undefined;
  if (compiled !== undefined && 'missing' in compiled) {
    const { missing, command } = compiled;
    return {
      refused: `--types asks the project's own TypeScript, and ${missing}. Run \`${command}\`, or go without --types.`,
    };
  }
  const { files, problems, leftOut, stats } = await gatherFacts(session, options);
  const unread = unreadIn(session.scopes.opened());
  if (unread !== undefined) return { refused: unread };
  const read = sourceReader(root, compiled?.oracleOf);
  const isTest = new Map<Scope, (file: string) => boolean>();
  const met: Problem[] = [];
  const sources: PlannedSource[] = [];
  for (const { facts, scope } of files) {
    if (facts.calls.length === 0) continue;
    const source = read({ facts, scope });
    if ('message' in source) {
      met.push(source);
      continue;
    }
    let inTests = isTest.get(scope);
    if (inTests === undefined) isTest.set(scope, (inTests = pathMatcher(scope.settings.tests)));
    sources.push({ ...source, isTest: inTests(facts.file), scope });
  }
  const planned = planFiles(sources, options);
  const migrated = new Set(planned.files.map(({ file }) => file));
  const touched = sources.filter(({ facts }) => migrated.has(facts.file));
  const plan = compiled ? await checkedPlan(session, compiled, planned, touched, options) : planned;
  return {
    plan,
    problems: [...problems, ...met],
    leftOut,
    untyped: compiled ? untypedOf(compiled, touched) : [],
    typesMayTell: compiled ? 0 : typesMayTell(session, plan, touched),
    missing: missingIn(
      root,
      touched.map(({ facts: { language }, scope }) => ({ language, scope })),
    ),
    stats,
  };
}

interface PlannedSource extends MigrationFile {
  readonly scope: Scope;
}

/**
 * The plan without those rows to be migrated unasked that would bring a type error. What is wrong elsewhere is for an apply to
 * find. Where the catalog cannot hold its
 * constants it stays as it is: `applyMigration` says why.
 */
async function checkedPlan(
  { scopes }: Session,
  compiled: CompiledProject,
  plan: MigrationPlan,
  sources: readonly PlannedSource[],
  { onCompile }: PlanOptions,
): Promise<MigrationPlan> {
  const byFile = new Map(sources.map((source) => [source.facts.file, source]));
  const edited = plan.files.flatMap((planned) => {
    const source = byFile.get(planned.file);
    if (source === undefined || !planned.rows.some(({ decision }) => decision === 'migrate')) {
      return [];
    }
    const { edits, rows } = editsOf(plan, planned, source);
    const after = applyEdits(source.text, edits);
    return [{ file: planned.file, before: source.text, after, edits, rows }];
  });
  const parts = [...new Set([scopes.outermost, ...sources.map(({ scope }) => scope)])];
  const catalogs = extendCatalogs(parts, constantsToAdd(plan));
  const generated =
    'refused' in catalogs ? catalogs : regeneratedFiles(scopes.root, catalogs.previews);
  if ('refused' in generated) return plan;
  const problems = await migratedTypeProblems(compiled, edited, generated, {
    editsOnly: true,
    onProgress: onCompile,
  });
  const doubts = new Map<PlannedRow, Doubt>();
  for (const { rows, code, message } of problems) {
    const text = `the compiler would say ${code}: ${message}`;
    for (const row of rows) if (!doubts.has(row)) doubts.set(row, { id: 'type-error', text });
  }
  return doubtRows(plan, doubts);
}

function untypedOf(compiled: CompiledProject, sources: readonly PlannedSource[]): string[] {
  return sources
    .filter(({ facts: { file, language } }) => language === 'javascript' && !compiled.takesIn(file))
    .map(({ facts: { file } }) => file);
}

function typesMayTell(
  { scopes: { root }, cwd }: Session,
  { files }: MigrationPlan,
  sources: readonly PlannedSource[],
): number {
  if (!isCompilerInstalled([root, cwd])) return 0;
  const typed = new Set(
    sources
      .filter(({ facts: { file, language } }) => language === 'javascript' && hasConfig(root, file))
      .map(({ facts: { file } }) => file),
  );
  return files
    .filter(({ file }) => typed.has(file))
    .flatMap(({ rows }) => rows)
    .filter(({ reasons }) => reasons.some(({ id }) => OF_UNKNOWN_LOGGERS.has(id))).length;
}

const OF_UNKNOWN_LOGGERS: ReadonlySet<string> = new Set<ReasonId>([
  'likely-logger',
  'unproven-logger',
]);

/** Whether there is a config at or above a file; whether it takes the file in is for the compiler to say. */
function hasConfig(root: string, file: string): boolean {
  const folder = dirname(file);
  const isThere = ['tsconfig.json', 'jsconfig.json'].some((name) =>
    existsSync(join(root, folder, name)),
  );
  return isThere || (folder !== '.' && hasConfig(root, folder));
}
