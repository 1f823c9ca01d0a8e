/** What a Python sink says beyond a sink of any language: the roles of its keywords. */
import type { Role } from '../../facts/log-call.ts';
import type { SinkSpec } from '../spec.ts';

/**
 * `modules` are dotted paths, `exports` their members; `default` is the module itself. The shapes differ from
 * JavaScript's in one thing: fields and exceptions come by keyword, so that only messages and their values have
 * positions.
 */
export interface PythonSinkSpec extends SinkSpec {
  /** How values are put into a message when the record is written. */
  readonly values: 'percent' | 'braces' | 'none';
  /** Roles by keyword. */
  readonly keywords: Readonly<Record<string, Role>>;
  /** The role of every other keyword; absent: `rest`. */
  readonly otherKeywords?: Role;
  /** Methods whose record carries the exception that is being handled. */
  readonly errorMethods: readonly string[];
  /** The method that gives a logger whose records carry the exception, and its keyword. */
  readonly errorOption?: { readonly method: string; readonly keyword: string };
  /** Variables and attributes of these names are loggers of this kind where nothing else is known of them. */
  readonly names?: RegExp;
  /** Such names count only in files that speak of this package, or take them from their own. */
  readonly namesWith?: string;
}

/** Keywords of the standard library's methods. */
export const LOGGING_KEYWORDS: Readonly<Record<string, Role>> = {
  msg: 'message',
  exc_info: 'error',
  extra: 'fields',
  stack_info: 'rest',
  stacklevel: 'rest',
};
