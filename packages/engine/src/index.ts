/** The language-neutral heart of Loglex. No I/O, no parser, no LSP, no ESLint, no VS Code. */
export { ADVICE } from './audit/advice.ts';
export { audit } from './audit/audit.ts';
export type { AuditFile } from './audit/counted-call.ts';
export type { RepeatedText } from './audit/repeated.ts';
export type { AuditReport } from './audit/report.ts';
export type { Site as AuditSite } from './audit/site.ts';
export {
  type Addition,
  type Alteration,
  type CatalogChange,
  type ChangedCatalog,
  type ChangeOutcome,
  type FieldChange,
  type Retirement,
} from './change/catalog-change.ts';
export type { CatalogPreview, CatalogScope, CodeSources } from './change/catalog-scope.ts';
export type { ChangedText } from './change/changed-text.ts';
export { looksAtCode, makeChange, type MakeOptions } from './change/make-change.ts';
export type { Respelling } from './change/respell-code.ts';
export {
  type CodeMove,
  renumber,
  type RenumberedCatalog,
  type RenumberOutcome,
} from './change/renumber.ts';
export { difference, errorsIn, newFindings } from './change/verify-change.ts';
export * from './checks/check.ts';
export * from './checks/index.ts';
export { mentionsOf } from './checks/mentions.ts';
export * from './checks/run.ts';
export * from './checks/session.ts';
export { settingsInTests } from './checks/settings-in-tests.ts';
export { constantUses, type ConstantUses } from './checks/uses.ts';
export * from './constants/resolve.ts';
export * from './coverage/coverage.ts';
export * from './coverage/named-constants.ts';
export { seenConstants } from './coverage/seen-constants.ts';
export { draftFiles, type DraftedProject, type DraftFile } from './draft/files.ts';
export {
  callItemsAt,
  type ConstantItem,
  type FunctionId,
  type FunctionItem,
  type IncomingCall,
  incomingCalls,
  type OutgoingCall,
  outgoingCalls,
} from './editor/call-hierarchy.ts';
export {
  type CatalogOverview,
  catalogOverview,
  type ComponentOverview,
  constantNamed,
  type ConstantOverview,
  type RetiredOverview,
  searchedConstants,
} from './editor/catalog-overview.ts';
export {
  codeLenses,
  type CodeLens,
  type CodeLensKind,
  resolveCodeLens,
  type ResolvedCodeLens,
} from './editor/code-lens.ts';
export {
  completion,
  type Completion,
  type Completions,
  explainCompletion,
} from './editor/completion.ts';
export { declaration, definition, type Definition } from './editor/definition.ts';
export type { Declaration } from './editor/declaration.ts';
export {
  type CallAction,
  callActions,
  type FileMigration,
  fileMigration,
  migrationSource,
} from './editor/call-actions.ts';
export type { DocumentEdits } from './editor/document-edits.ts';
export { documentHighlight } from './editor/document-highlight.ts';
export { documentLinks, type DocumentLink } from './editor/document-link.ts';
export { excuse } from './editor/excuse.ts';
export { foldingRanges } from './editor/folding-range.ts';
export { type ExplainedRecord, explainedRecord } from './editor/explained-record.ts';
export { explain, hover, type Hover } from './editor/hover.ts';
export { inlayHints, type InlayHint, LONGEST_HINT } from './editor/inlay-hint.ts';
export {
  explainText,
  type FoundMeaning,
  type ListedLegend,
  listLegends,
} from './editor/legend-lookup.ts';
export { lastSeen, logFilesOf, type Sighting } from './editor/last-seen.ts';
export { insertion } from './editor/insertion.ts';
export { levelActions, type LevelAction } from './editor/level-actions.ts';
export { linkedEditing } from './editor/linked-editing.ts';
export { type LogFindings, logFindings } from './editor/log-findings.ts';
export { type Move, movedFiles } from './editor/moved-files.ts';
export type { Occurrence } from './editor/occurrences.ts';
export {
  prepareRename,
  type Renamable,
  rename,
  type RenamedFile,
  type RenameOptions,
  type RenameRole,
  type RenameSources,
} from './editor/rename.ts';
export { references } from './editor/references.ts';
export { selectionRanges } from './editor/selection-range.ts';
export { semanticTokens } from './editor/semantic-tokens.ts';
export * from './editor/snapshot.ts';
export { type CatalogSymbol, documentSymbols, workspaceSymbols } from './editor/symbols.ts';
export { targetAt } from './editor/target.ts';
export type { SemanticToken, TokenModifier, TokenType } from './editor/token.ts';
export * from './explain/constant.ts';
export type { Explanation, ExplanationBlock, ExplanationRow } from './explain/explanation.ts';
export { type LookedUp, lookUp } from './explain/look-up.ts';
export * from './explain/tag.ts';
export * from './explain/word.ts';
export * from './facts/directives.ts';
export * from './facts/file-facts.ts';
export * from './facts/log-call.ts';
export * from './facts/protocol-flow.ts';
export * from './fixes/fix-all.ts';
export * from './fixes/fix.ts';
export * from './fixes/select-fixes.ts';
export { readConfiguration } from './frontends/data/front-end.ts';
export { createFrontEnd, type EsFile, type EsFrontEnd } from './frontends/estree/front-end.ts';
export { catalogFiles } from './import/catalog-files.ts';
export type { CatalogModule } from './import/catalog-module.ts';
export type { CodeModule } from './import/code-value.ts';
export { boundBy, nameBy } from './import/constant-name.ts';
export { readDataModule } from './import/data-module.ts';
export { readEsModule } from './import/estree-module.ts';
export { importConstants, type ImportedConstants } from './import/import-constants.ts';
export {
  importProblems,
  type ImportProblem,
  type ImportProblemId,
} from './import/import-problems.ts';
export {
  importSpec,
  type ImportOverrides,
  type ImportSpec,
  PRESET_NAMES,
  PROPERTY_ROLES,
  type PropertyRole,
} from './import/import-spec.ts';
export type { ImportedConstant } from './import/imported-constant.ts';
export { readPythonModule } from './import/python-module.ts';
export { sourceEntries } from './import/source-entries.ts';
export {
  addConstantInCode,
  changeConstantInCode,
  type CodeSource,
  removeConstantInCode,
} from './import/splice-calls.ts';
export {
  createPythonFrontEnd,
  type PyFile,
  type PyFrontEnd,
} from './frontends/python/front-end.ts';
export * from './migrate/call-draft.ts';
export { doubtRows } from './migrate/doubt-rows.ts';
export { draftCall } from './migrate/draft-call.ts';
export { editsOf, type FileEdits, plannedByCode, type RowProblem } from './migrate/edits-of.ts';
export {
  inlineCalls,
  type InlinedCall,
  type InlinedFile,
  type InlineOptions,
} from './migrate/inline-calls.ts';
export {
  type MigrationFile,
  type MigrationOptions,
  migrationSteps,
  planMigration,
} from './migrate/plan-migration.ts';
export { planComplaints } from './migrate/plan-complaints.ts';
export { PLAN_SCHEMA } from './migrate/plan-schema.ts';
export { mintKeys } from './migrate/mint-fields.ts';
export * from './migrate/plan.ts';
export { constantsToAdd, type PlanSlice, slicePlan, slicesBy } from './migrate/slice-plan.ts';
export { printPlan } from './migrate/print-plan.ts';
export { proposeName, similarTo } from './migrate/propose-constant.ts';
export {
  type PlanProblem,
  readPlan,
  type ReadPlan,
  type ReadPlanOptions,
} from './migrate/read-plan.ts';
export { type AppliedFile, remainingPlan } from './migrate/remaining-plan.ts';
export { REASONS, type ReasonId } from './migrate/reasons.ts';
export { sealOf } from './migrate/seal-row.ts';
export { type Reference, referenceTo } from './migrate/reference-to.ts';
export type { RowSource } from './migrate/write-row.ts';
export {
  type CodedCall,
  type CodedCallRequest,
  emitOf,
  writeCodedCall,
} from './migrate/write-coded-call.ts';
export { createProjectIndex, type ProjectIndex } from './index/project-index.ts';
export * from './index/uses.ts';
export * from './ports.ts';
export * from './settings/default-settings.ts';
export * from './settings/read-settings.ts';
export * from './settings/schema.ts';
export * from './settings/settings.ts';
export * from './text/line-index.ts';
export { pathMatcher } from './text/path-glob.ts';
export * as posixPath from './text/posix-path.ts';
export { generatedSpelling } from './settings/generated-spelling.ts';
export type { Argument as LineArgument } from './lines/resolver/bind-arguments.ts';
export {
  createResolver as createLineResolver,
  type Answer as LineAnswer,
  type LineResolver,
  type Resolution as LineResolution,
  type Specificity as LineSpecificity,
} from './lines/resolver/create-resolver.ts';
export type { LinePart, LineTemplate } from './lines/resolver/line-template.ts';
export { detectLayouts, type DetectedLayouts } from './lines/layouts/detect-layouts.ts';
export { JSON_LAYOUTS, TEXT_LAYOUTS } from './lines/layouts/known-layouts.ts';
export { type LineLayout, parseTextLayout } from './lines/layouts/layout.ts';
export { layoutsOf, type LineSetting } from './lines/layouts/stated-layouts.ts';
export {
  type Counted,
  createLineStats,
  type LevelName,
  type LineStats,
  type LineStatsCounter,
  type Volume,
} from './lines/stats/line-stats.ts';
export { codesOf } from './lines/layouts/line-reader-of.ts';
export { lineReader, type ReadLine } from './lines/layouts/read-line.ts';
export { stripColours } from './lines/layouts/strip-colours.ts';
export type { LogRecord } from './lines/records/log-record.ts';
export { createLineSplitter, type LineSplitter } from './lines/records/line-splitter.ts';
export { createLogReader, type LogReader } from './lines/records/log-reader.ts';
export { createRecordReader, type RecordReader } from './lines/records/record-reader.ts';
export { lineEntryOf } from './lines/table/line-entry.ts';
export {
  createLogTable,
  type LineEntry,
  type LineFilter,
  type LinePlace,
  type LogCounts,
  type LogTable,
} from './lines/table/log-table.ts';
export {
  createLineChecker,
  type LineCheckCounts,
  type LineChecker,
  type LineFinding,
} from './lines/check/line-checker.ts';
export {
  type ExplainRecord,
  recordExplainer,
  type RecordExplanation,
} from './lines/explain/explain-record.ts';
export { type ProjectExplainer, projectExplainer } from './lines/explain/project-explainer.ts';
export type { LineWriter } from './lines/writers/evidence.ts';
export { type CodedFile, codedFile } from './lines/writers/coded-file.ts';
export { type FindWriters, writerFinder, type Writers } from './lines/writers/find-writers.ts';
export { writersInOrder } from './lines/writers/in-order.ts';
export type { LineSource } from './lines/templates/line-source.ts';
export { templatesOfCalls } from './lines/templates/templates-of-calls.ts';
export { templatesOfCatalog } from './lines/templates/templates-of-catalog.ts';
export { edgeLabel, nodeLabel } from './manifests/graph-labels.ts';
export { mermaidOf } from './manifests/graph-mermaid.ts';
export {
  inspectJob,
  type JobInspection,
  type JobSource,
  kindOfManifest,
} from './manifests/inspect-job.ts';
export type { JobEntry, JobFolder } from './manifests/job.ts';
export { MANIFEST_CHECKS, type ManifestCheck } from './manifests/manifest-checks.ts';
export type { ManifestText } from './manifests/manifest.ts';
export type { GraphEdge, GraphNode, StageGraph } from './manifests/stage-graph.ts';
