/** Plans the migration of files on disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FileFacts,
  type MigrationFile,
  type MigrationOptions,
  type MigrationPlan,
  pathMatcher,
  planMigration as planFiles,
  sessionOf,
} from '@loglex/engine';
import { createFrontEnd, type FrontEnd } from '../facts/front-end.ts';
import { type FactsStats, gatherFacts } from '../facts/gather.ts';
import { contentHash } from '../files/content-hash.ts';
import { decodeText } from '../files/read.ts';
import { fileSystemReason, type Problem } from '../problem.ts';
import type { RunOptions } from '../project.ts';
import type { Scope } from '../scope.ts';
import type { MissingImport } from '../settings/missing-imports.ts';
import type { Session } from '../session.ts';
import { missingIn } from './missing-in.ts';
import { unreadIn } from './unread-in.ts';

export type PlanOptions = RunOptions & MigrationOptions;

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
  const { files, problems, leftOut, stats } = await gatherFacts(session, options);
  const unread = unreadIn(session.scopes.opened());
  if (unread !== undefined) return { refused: unread };
  const read = reader(root);
  const met: Problem[] = [];
  const sources: MigrationFile[] = [];
  for (const { facts, scope } of files) {
    if (facts.calls.length === 0) continue;
    const source = read(facts, scope);
    if ('message' in source) met.push(source);
    else sources.push(source);
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

type Read = (facts: FileFacts, scope: Scope) => MigrationFile | Problem;

function reader(root: string): Read {
  const known = new Map<Scope, Reading>();
  return ({ file, ...rest }, scope) => {
    let reading = known.get(scope);
    if (reading === undefined) known.set(scope, (reading = readingOf(scope)));
    const { session, isTest, frontEnd } = reading;
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(root, file));
    } catch (error) {
      return { kind: 'read', file, message: fileSystemReason(error, 'read') };
    }
    const { text, problem } = decodeText(bytes, file);
    if (problem) return problem;
    const facts = factsOf({ file, ...rest }, text, frontEnd);
    if ('message' in facts) return { kind: 'syntax', file, ...facts };
    return { facts, text, hash: contentHash(bytes), session, isTest: isTest(file) };
  };
}

interface Reading {
  readonly session: MigrationFile['session'];
  readonly isTest: (file: string) => boolean;
  readonly frontEnd: FrontEnd;
}

function readingOf({ catalog, settings }: Scope): Reading {
  return {
    session: sessionOf(catalog, settings),
    isTest: pathMatcher(settings.tests),
    frontEnd: createFrontEnd(settings),
  };
}

/** The facts that were gathered, where they are of this very text: somebody may have written the file since. */
function factsOf(facts: FileFacts, text: string, frontEnd: FrontEnd) {
  const isSame = facts.calls.every(
    ({ callee }) => text.slice(callee.start, callee.end) === callee.text,
  );
  if (isSame) return facts;
  const read = frontEnd.read(facts.file, text);
  return read.facts ?? read.problem;
}
