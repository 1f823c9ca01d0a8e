/** Compares what generated calls write before and after a migration. */
export type { Dialect } from './dialect.ts';
export { loadPackage } from './load-package.ts';
export {
  DIALECTS,
  type DialectReport,
  type Difference,
  verifyDialect,
  type VerifyOptions,
} from './verify.ts';
