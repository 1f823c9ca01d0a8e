/** The Loglex language server, for programs that start it themselves. */
export { serve, type ServeOptions } from './serve.ts';
export { serveStdio } from './serve-stdio.ts';
export { configurationSchema, type SettingSchema } from './configuration-schema.ts';
export { ACTIVE_LINE, SHOW_REFERENCES, STATUS } from './commands.ts';
export type { Status } from './handlers/status.ts';
export type {
  LegendAnswer,
  LegendListing,
  LegendMeaning,
  LegendParams,
} from './handlers/legend.ts';
