/** What applications import: constants are logged by `logConstant`, and looked up in a registry. */
export type { Given, LogConstant, LogLevel, WithError } from './constant.ts';
export { logConstant } from './log-constant.ts';
export type { Adapter } from './loggers/adapter.ts';
export { ADAPTER } from './loggers/recognise.ts';
export type { LogRecord } from './record.ts';
export {
  type ComponentFilter,
  type ComponentInfo,
  createRegistry,
  type FilterData,
  type Registry,
} from './registry/registry.ts';
