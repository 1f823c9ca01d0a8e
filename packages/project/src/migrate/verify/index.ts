/** Compares what generated calls write before and after a migration. */
export type { Dialect } from './dialect.ts';
export { loadPackage } from './load-package.ts';
export { findPython, type Python } from './python/find-python.ts';
export { verifyPython, type VerifyPythonOptions } from './python/verify-python.ts';
export type { DialectReport, Difference } from './report.ts';
export { DIALECTS, verifyDialect, type VerifyOptions } from './verify.ts';
