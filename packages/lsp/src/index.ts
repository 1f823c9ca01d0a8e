/** The Loglex language server, for programs that start it themselves. */
export { serve, type ServeOptions } from './serve.ts';
export { serveStdio } from './serve-stdio.ts';
export { configurationSchema, type SettingSchema } from './configuration-schema.ts';
export {
  ACTIVE_LINE,
  CATALOG_REQUESTS,
  LEGEND,
  LOG_CHANGED,
  LOG_REQUESTS,
  MIGRATION_REQUESTS,
  SHOW_REFERENCES,
  STATUS,
} from './commands.ts';
export type { CatalogConstant, Catalogs, LoadedCatalog, SearchParams } from './handlers/catalog.ts';
export type { DeprecateParams, InsertionParams } from './handlers/catalog-edits.ts';
export type {
  LogFilterParams,
  LogLineExplanation,
  LogLineParams,
  LogNames,
  LogParams,
  LogRows,
  LogRowsParams,
  OpenedLog,
  OpenLogParams,
} from './handlers/log.ts';
export type {
  ChosenRow,
  MigratedText,
  MigrationEditsParams,
  MigrationPlanParams,
  MigrationPlans,
  MigrationTextParams,
  ProjectMigration,
  ReusedConstant,
} from './handlers/migration.ts';
export type { MigrationPlan, PlannedConstant, PlannedRow } from '@loglex/engine';
export type { LogChanged } from './state/open-logs.ts';
export type { LogFilter, LogRow, LogState } from '@loglex/project';
export type { Status } from './handlers/status.ts';
export type {
  LegendAnswer,
  LegendListing,
  LegendMeaning,
  LegendParams,
  ListedGroup,
  ListedTerm,
} from './handlers/legend.ts';
export type { ReferencePage, ReferenceParams } from './handlers/reference-page.ts';
