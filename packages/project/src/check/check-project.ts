/** Checks the files of a project, and writes the fixes where that is asked for. */
import { UNREADABLE } from '@loglex/catalog';
import type { Finding } from '@loglex/engine';
import { internalProblem } from '../facts/analyse.ts';
import { type FactsStats, gatherFacts, gatherFactsSync } from '../facts/gather.ts';
import { coverOf } from '../files/cover.ts';
import { languageOf } from '../files/language.ts';
import type { Problem } from '../problem.ts';
import type { RunOptions } from '../project.ts';
import type { Scope } from '../scope.ts';
import type { Session } from '../session.ts';
import { findInCatalogs, findInFile, findInWhole, type FindOptions, inOrder } from './find.ts';
import { fixFiles } from './fix-files.ts';

export interface CheckOptions extends RunOptions, FindOptions {
  /** Apply the fixes that are `safe`, or those that are `unsafe` as well. */
  readonly fix?: 'safe' | 'unsafe';
  /** With `fix`: `false` changes nothing on disk and only says what would change. Default: `true`. */
  readonly write?: boolean;
}

/** A file that fixes changed. */
export interface FixedFile {
  /** POSIX path from the root. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many fixes went into it. */
  readonly fixes: number;
}

export interface CheckStats extends FactsStats {
  /** Whether the checks over the whole project ran: only where the run looked at all files. */
  readonly projectChecks: boolean;
  /** Catalog files that were asked for and are no sources, so that `files` does not count them. */
  readonly catalogFiles: number;
}

export interface CheckResult {
  /** By file, then by place, then by check. With `fix`, those that are left on disk. */
  readonly findings: readonly Finding[];
  /** What could not be done. Those of settings and catalog files are among them. */
  readonly problems: readonly Problem[];
  /** With `fix`: what changed, or would change. */
  readonly fixed: readonly FixedFile[];
  /** Files that were asked for by name, that settings or `.gitignore` leave out, and that are no catalog files. */
  readonly leftOut: readonly string[];
  /** Where the lines start in source files that were read, as they were when `findings` was made. */
  readonly lineStarts: ReadonlyMap<string, readonly number[]>;
  readonly stats: CheckStats;
}

/** Never rejects for what is on disk: what could not be done is in `problems`, and the rest is done. */
export async function checkProject(
  session: Session,
  options: CheckOptions = {},
): Promise<CheckResult> {
  const before = await findInFiles(session, options);
  if (options.fix === undefined) return before;
  const { fixed, problems } = fixFiles(session, before, { ...options, fix: options.fix });
  // What is left is asked anew where files changed: a fix of one file may settle a finding in another.
  const wrote = options.write !== false && fixed.length > 0;
  const after = wrote ? await findInFiles(session, options) : before;
  return { ...after, fixed, problems: [...after.problems, ...problems] };
}

/** What shows only over all files, without threads: for a host that cannot wait. */
export function checkWholeSync(session: Session): readonly Finding[] {
  const { files } = gatherFactsSync(session);
  return inOrder(findInWhole(session.scopes.opened(), files, {}));
}

async function findInFiles(session: Session, options: CheckOptions): Promise<CheckResult> {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const gathered = await gatherFacts(session, {
    ...options,
    meanwhile(scopes) {
      for (const scope of scopes) void scope.catalog;
    },
    // Checked as they come: this thread checks while the others read on.
    onFacts(scoped) {
      try {
        findings.push(...findInFile(scoped, options));
      } catch (error) {
        problems.push(internalProblem(scoped.facts.file, error));
      }
    },
  });
  const scopes = session.scopes.opened();
  const asked = askedCatalogs(session, scopes, options.paths);
  findings.push(
    ...findInCatalogs(scopes, options).filter((each) => gathered.whole || concerns(each, asked)),
  );
  if (gathered.whole) findings.push(...findInWhole(scopes, gathered.files, options));
  return {
    findings: inOrder(findings),
    problems: [
      ...scopes.flatMap((scope) => scope.problems),
      ...gathered.problems.filter((problem) => !isMistaken(session, problem, asked)),
      ...problems,
    ],
    fixed: [],
    leftOut: gathered.leftOut.filter((file) => !asked.has(file)),
    lineStarts: new Map(gathered.files.map(({ facts }) => [facts.file, facts.lineStarts])),
    stats: {
      ...gathered.stats,
      projectChecks: gathered.whole,
      catalogFiles: [...asked].filter((file) => languageOf(file) === undefined).length,
    },
  };
}

/** The catalog files that `paths` name, or that lie in folders they name. */
function askedCatalogs(
  { scopes: { root }, cwd }: Session,
  scopes: readonly Scope[],
  paths: readonly string[] = [],
): ReadonlySet<string> {
  const isAsked = coverOf(root, cwd, paths);
  const files = scopes.flatMap(({ catalogTexts }) => catalogTexts.map(({ file }) => file));
  return new Set(files.filter(isAsked));
}

/** A glob that no source matches, and a catalog file does. */
function isMistaken(
  { scopes: { root }, cwd }: Session,
  { kind, file }: Problem,
  asked: ReadonlySet<string>,
): boolean {
  return kind === 'arguments' && [...asked].some(coverOf(root, cwd, [file]));
}

/**
 * Whether a run over some files tells this of the catalog: it is in a file that was asked for, or points to one, or
 * leaves so little of the catalog that the other findings cannot be trusted.
 */
function concerns({ check, file, related }: Finding, asked: ReadonlySet<string>): boolean {
  return UNREADABLE.has(check) || [{ file }, ...related].some((place) => asked.has(place.file));
}
