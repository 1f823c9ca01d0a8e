/** The Loglex language server, for programs that start it themselves. */
export { serve, type ServeOptions } from './serve.ts';
export { serveStdio } from './serve-stdio.ts';
export { configurationSchema, type SettingSchema } from './configuration-schema.ts';
export { ACTIVE_LINE, CATALOG_REQUESTS, SHOW_REFERENCES, STATUS } from './commands.ts';
export type { CatalogConstant, Catalogs, LoadedCatalog, SearchParams } from './handlers/catalog.ts';
export type { DeprecateParams, InsertionParams } from './handlers/catalog-edits.ts';
export type { Status } from './handlers/status.ts';
export type {
  LegendAnswer,
  LegendListing,
  LegendMeaning,
  LegendParams,
} from './handlers/legend.ts';
