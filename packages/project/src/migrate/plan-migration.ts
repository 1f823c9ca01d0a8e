/** Plans the migration of files on disk. */
import {
  type MigrationFile,
  type MigrationOptions,
  type MigrationPlan,
  pathMatcher,
  planMigration as planFiles,
} from '@loglex/engine';
import { type FactsStats, gatherFacts } from '../facts/gather.ts';
import type { Problem } from '../problem.ts';
import type { RunOptions } from '../project.ts';
import type { Scope } from '../scope.ts';
import type { MissingImport } from '../settings/missing-imports.ts';
import type { Session } from '../session.ts';
import { compileProject } from '../types/compiled-project.ts';
import { missingIn } from './missing-in.ts';
import { sourceReader } from './read-source.ts';
import { unreadIn } from './unread-in.ts';

export interface PlanOptions extends RunOptions, MigrationOptions {
  /** Ask the project's TypeScript about calls that only a name speaks for. Default: `false`. */
  readonly types?: boolean;
}

export interface PlannedMigration {
  readonly plan: MigrationPlan;
  /** What could not be read. */
  readonly problems: readonly Problem[];
  /** Files that were asked for by name, and that settings or `.gitignore` leave out. */
  readonly leftOut: readonly string[];
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
  const compiled = options.types === true ? compileProject(root) : undefined;
  if (compiled !== undefined && 'refused' in compiled) return compiled;
  const { files, problems, leftOut, stats } = await gatherFacts(session, options);
  const unread = unreadIn(session.scopes.opened());
  if (unread !== undefined) return { refused: unread };
  const read = sourceReader(root, compiled?.oracleOf);
  const isTest = new Map<Scope, (file: string) => boolean>();
  const met: Problem[] = [];
  const sources: MigrationFile[] = [];
  for (const { facts, scope } of files) {
    if (facts.calls.length === 0) continue;
    const source = read({ facts, scope });
    if ('message' in source) {
      met.push(source);
      continue;
    }
    let inTests = isTest.get(scope);
    if (inTests === undefined) isTest.set(scope, (inTests = pathMatcher(scope.settings.tests)));
    sources.push({ ...source, isTest: inTests(facts.file) });
  }
  const plan = planFiles(sources, options);
  const migrated = new Set(plan.files.map(({ file }) => file));
  const touched = sources.flatMap(({ facts }) =>
    migrated.has(facts.file)
      ? [{ language: facts.language, scope: session.scopes.of(facts.file) }]
      : [],
  );
  return {
    plan,
    problems: [...problems, ...met],
    leftOut,
    missing: missingIn(root, touched),
    stats,
  };
}
