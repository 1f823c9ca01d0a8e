/** A Loglex project on disk: settings, files, parsers, threads, cache. For every face that runs on Node. */
export { type ChangeOptions } from './catalog/change/change-catalog.ts';
export {
  type CheckOptions,
  type CheckResult,
  type CheckStats,
  type FixedFile,
} from './check/check-project.ts';
export { expand } from './catalog/read-catalog-texts.ts';
export { cachedParser, type ParseCatalog } from './catalog/parsed-catalog-cache.ts';
export { type CheckTextOptions, type CheckTextResult } from './check/check-text.ts';
export { type FactsResult, type FactsStats, type ScopedFacts } from './facts/gather.ts';
export { isGenerated } from './facts/generated.ts';
export { decodeText } from './files/read.ts';
export { pathFromRoot, plainPathFromRoot } from './files/root.ts';
export { putFile } from './files/write.ts';
export { type ChangedText } from './files/write-all.ts';
export { type GeneratedFile, generatedFiles } from './generate/generated-files.ts';
export { catalogAtCommit, type Upstream, upstreamOf } from './git/upstream-catalog.ts';
export { type CarriedOut, type CarryOutOptions } from './journal/carry-out.ts';
export { type Change } from './journal/change.ts';
export { type ChangeRun } from './journal/resume.ts';
export { type UndoOptions } from './journal/undo.ts';
export {
  type AppliedMigration,
  type ApplyOptions,
  type ApplyOutcome,
} from './migrate/apply-migration.ts';
export type {
  InlinedProject,
  InlineOutcome,
  InlineRunOptions,
} from './migrate/inline-constants.ts';
export { withLock } from './lock/lock.ts';
export type { MigratedTypeProblem } from './migrate/check-types.ts';
export { type Unmigrated } from './migrate/edit-files.ts';
export { type PlannedMigration, type PlanOptions } from './migrate/plan-migration.ts';
export * from './migrate/verify/index.ts';
export { type ReadModules, readModules } from './import/read-modules.ts';
export { conflictMarkers } from './parse/conflict-markers.ts';
export { parseJavaScript } from './parse/oxc.ts';
export { parsePython, parsePythonOutline } from './parse/python/parse.ts';
export { type Coverage } from './live/coverage.ts';
export type { LiveChange, LiveChanges } from './live/live-changes.ts';
export type { DiskChange } from './live/live-disk.ts';
export type { FillOptions, LivePhase } from './live/live-filling.ts';
export {
  type LiveProject,
  type LiveProjectOptions,
  type LiveStatus,
  openLiveProject,
} from './live/live-project.ts';
export { encodingNamed, encodingOf, type LogEncoding } from './log/log-encoding.ts';
export { fileSource, type LogSource, textSource } from './log/log-source.ts';
export {
  type LogFilter,
  type LogKnowledge,
  type LogRow,
  type LogState,
  openLog,
  type OpenLog,
} from './log/open-log.ts';
export { type Problem, type ProblemKind } from './problem.ts';
export {
  openProject,
  openProjectSync,
  type Project,
  type ProjectOptions,
  type RunOptions,
} from './project.ts';
export { createScope, openScope, type Scope } from './scope.ts';
export { scopeStamp } from './scope-stamp.ts';
export { createGate, type Gate, type SelectedFile, type Selection } from './select.ts';
export { findSettingsFile, findSettingsFilesBelow, settingsFileIn } from './settings/discover.ts';
export { type LoadedSettings, loadSettings, withoutSettings } from './settings/load.ts';
export { declaredTypes } from './types/declared-types.ts';
