/** A project on disk: the one object from which every face on Node gets facts, findings and texts. */
import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Catalog, CatalogProblem, CatalogText } from '@loglex/catalog';
import {
  type CatalogChange,
  type ChangeOutcome,
  type Check,
  checks as allChecks,
  type CodeMove,
  type Finding,
  type MigrationPlan,
  type RenumberOutcome,
  type Settings,
} from '@loglex/engine';
import { changeCatalog, type ChangeOptions } from './catalog/change/change-catalog.ts';
import { renumber } from './catalog/change/renumber.ts';
import {
  type CheckOptions,
  type CheckResult,
  checkProject,
  checkWholeSync,
} from './check/check-project.ts';
import { type ChangeRun, resumeChange } from './journal/resume.ts';
import { undoChange, type UndoOptions } from './journal/undo.ts';
import type { CarryOutOptions } from './journal/carry-out.ts';
import { applyMigration, type ApplyOptions, type ApplyOutcome } from './migrate/apply-migration.ts';
import {
  inlineConstants,
  type InlineOutcome,
  type InlineRunOptions,
} from './migrate/inline-constants.ts';
import {
  planMigration,
  type PlannedMigration,
  type PlanOptions,
} from './migrate/plan-migration.ts';
import { plannedSources, type PlannedSources } from './migrate/planned-sources.ts';
import { type CheckTextOptions, type CheckTextResult, checkText } from './check/check-text.ts';
import { type FactsResult, gatherFacts } from './facts/gather.ts';
import { isInside, toPosix } from './files/root.ts';
import type { Problem } from './problem.ts';
import { cachedReader, plainReader } from './catalog/document-cache.ts';
import { createScope, openScope, parserWith } from './scope.ts';
import { createScopes } from './scopes.ts';
import type { Session } from './session.ts';
import { type Selection, selectFiles } from './select.ts';
import { findSettingsFile } from './settings/discover.ts';
import { loadSettings, withoutSettings } from './settings/load.ts';
import type { MissingImport } from './settings/missing-imports.ts';

export interface ProjectOptions {
  /** Folder to work in: paths are relative to it, and settings are looked for from here upwards. */
  readonly cwd?: string;
  /** Settings file to use instead of the nearest one; relative to `cwd`. */
  readonly settingsFile?: string;
  /** The checks that settings may name. Default: all. */
  readonly checks?: readonly Check[];
  /** `false`: neither read nor write the cache in `node_modules/.cache/loglex`. Default: `true`. */
  readonly cache?: boolean;
  /** Threads for reading files, the calling one included. Default: as many as pay. */
  readonly threads?: number;
}

/** Which files, and whom to tell how far it got. */
export interface RunOptions {
  /** Files, folders and globs, relative to `cwd`. None: all files of the project. */
  readonly paths?: readonly string[];
  /** Called now and then, with counts of files. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Project {
  /** Absolute path, symbolic links resolved: the folder of the outermost settings file. */
  readonly root: string;
  /** Absolute path. */
  readonly cwd: string;
  /** The settings file and those it extends, outermost first, from the root; empty: none was found. */
  readonly settingsFiles: readonly string[];
  readonly settings: Settings;
  /** What `emit` would import and is not there: `settings` are without such an `emit`. */
  readonly missing: readonly MissingImport[];
  /** Read and parsed at first use. */
  readonly catalog: Catalog;
  /** The catalog's files as they are on disk. */
  readonly catalogTexts: readonly CatalogText[];
  readonly catalogProblems: readonly CatalogProblem[];
  /** What is wrong with the settings, and what kept catalog files from being read. */
  readonly problems: readonly Problem[];
  /** The files that a run over `paths` looks at. */
  select(paths?: readonly string[]): Selection;
  /** What the source files say. Files in which nothing can be of interest have no facts. */
  facts(options?: RunOptions): Promise<FactsResult>;
  /** Findings of all checks, and with `fix` the safe fixes written. */
  check(options?: CheckOptions): Promise<CheckResult>;
  /** Findings of the checks that see all files at once, on this thread: for a host that cannot wait. */
  checkWholeSync(): readonly Finding[];
  /** The same for one text that need not be on disk, as if it stood in `file`. */
  checkText(options: CheckTextOptions): CheckTextResult;
  /** Adds, changes or retires a constant of the catalog, in whichever of its files. */
  changeCatalog(change: CatalogChange, options?: ChangeOptions): Promise<ChangeOutcome>;
  /** Gives constants of the catalog other codes, there and in the code that names them by code. */
  renumber(
    moves: readonly CodeMove[],
    options?: Pick<ChangeOptions, 'write'>,
  ): Promise<RenumberOutcome>;
  /** What becomes of the raw log calls of files. Writes nothing. */
  planMigration(options?: PlanOptions): Promise<PlannedMigration | { readonly refused: string }>;
  /** The files of a plan as they are now, to derive its rows anew. */
  plannedSources(
    plan: MigrationPlan,
    options?: Pick<RunOptions, 'onProgress'>,
  ): Promise<PlannedSources | { readonly refused: string }>;
  /** Does what a plan says, in one change that can be resumed and undone. */
  applyMigration(plan: MigrationPlan, options?: ApplyOptions): Promise<ApplyOutcome>;
  /** Writes coded calls as plain messages again. */
  inlineConstants(options?: InlineRunOptions): Promise<InlineOutcome>;
  /** Finishes the change that was cut short. */
  resume(options?: CarryOutOptions): Promise<ChangeRun>;
  /** Takes the last change back that was not taken back yet. */
  undo(options?: UndoOptions): Promise<ChangeRun>;
}

/**
 * Opens the project that `cwd` belongs to. Never rejects for what is on disk: what is wrong with it is
 * in `problems`, and what can be read is there. Without a settings file the defaults hold, and the
 * catalog is empty.
 */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  return openProjectSync(options);
}

/** The same for a host that cannot wait; `facts` and `check` are asynchronous all the same. */
export function openProjectSync(options: ProjectOptions = {}): Project {
  const cwd = realPath(resolve(options.cwd ?? process.cwd()));
  const { checks = allChecks, cache = true, threads } = options;
  const settingsFile =
    options.settingsFile === undefined ? findSettingsFile(cwd) : resolve(cwd, options.settingsFile);
  const loaded =
    settingsFile === undefined ? withoutSettings(cwd) : loadSettings(settingsFile, checks);
  const { root } = loaded;
  const reader = cache ? cachedReader(root) : plainReader;
  const outermost =
    loaded.files.length > 1
      ? openScope(root, loaded.files[0]!, checks, reader)
      : createScope('', loaded, parserWith(reader));
  const scopes = createScopes(root, outermost, checks, reader);
  const scope = isInside(root, cwd) ? scopes.of(`${toPosix(relative(root, cwd))}/`) : outermost;
  const session: Session = { scopes, cwd, cache, threads };
  return {
    root,
    cwd,
    settingsFiles: scope.settingsFiles,
    settings: scope.settings,
    missing: scope.missing,
    get catalog() {
      return scope.catalog;
    },
    get catalogTexts() {
      return scope.catalogTexts;
    },
    get catalogProblems() {
      return scope.catalogProblems;
    },
    get problems() {
      return scopes.opened().flatMap((each) => each.problems);
    },
    select: (paths) => selectFiles(scopes, cwd, paths),
    facts: (run) => gatherFacts(session, run),
    check: (run) => checkProject(session, run),
    checkWholeSync: () => checkWholeSync(session),
    checkText: (run) => checkText(session, run),
    changeCatalog: (change, run) => changeCatalog(session, scope, change, run),
    renumber: (moves, run) => renumber(session, scope, moves, run),
    planMigration: (run) => planMigration(session, run),
    plannedSources: (plan, run) => plannedSources(session, plan, run),
    applyMigration: (plan, run) => applyMigration(session, plan, run),
    inlineConstants: (run) => inlineConstants(session, run),
    resume: (run) => resumeChange(root, run),
    undo: (run) => undoChange(root, run),
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // A folder that is not there: reading it will say so.
  }
}
