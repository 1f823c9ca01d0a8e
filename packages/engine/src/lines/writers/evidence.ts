/** What a record says of the call that wrote it, beside its message: place, logger, level, error, fields. */
import type { LogCall } from '../../facts/log-call.ts';
import type { LogRecord } from '../records/log-record.ts';

/** A log call and where it stands; `line` and `endLine` from 1. */
export interface LineWriter {
  readonly file: string;
  readonly call: LogCall;
  readonly line: number;
  readonly endLine: number;
  /** What its module is called, where loggers are called as modules are. */
  readonly module: string | undefined;
}

/** `undefined`: the record, or the code, says nothing of it. */
export type Verdict = boolean | undefined;

/** Asks whether a call agrees with a record. */
export type Evidence = (record: LogRecord, writer: LineWriter) => Verdict;

/** What a call must not disagree with, and what speaks for one that agrees: most telling first. */
export const PLACE_EVIDENCE: readonly Evidence[] = [inLine, inFile, inFunction, byLogger];

/** What speaks for one call rather than another. */
export const FURTHER_EVIDENCE: readonly Evidence[] = [withError, withFields];

function inLine({ lineno }: LogRecord, { line, endLine }: LineWriter): Verdict {
  if (lineno === undefined) return undefined;
  const number = Number(lineno);
  return Number.isSafeInteger(number) ? line <= number && number <= endLine : undefined;
}

/** A record may have the file's name alone, or its path on another machine. */
function inFile({ file }: LogRecord, { file: own }: LineWriter): Verdict {
  if (file === undefined) return undefined;
  const path = file.replaceAll('\\', '/');
  return path === own || path.endsWith(`/${own}`) || own.endsWith(`/${path}`);
}

function inFunction({ function: name }: LogRecord, { call: { context } }: LineWriter): Verdict {
  if (name === undefined) return undefined;
  if (name === '<module>') return context.function === undefined;
  // A lambda, a comprehension: names that nobody gave.
  const last = /[\p{L}\p{N}_$]+$/u.exec(name)?.[0];
  if (last === undefined) return undefined;
  return last === (context.function ?? context.class);
}

/** One name may be an ending of the other: layouts shorten names, and modules are named from the folder that packages begin in. */
function byLogger({ logger }: LogRecord, { call, module }: LineWriter): Verdict {
  if (logger === undefined) return undefined;
  const own = call.logger.namespace;
  if (own !== undefined) return isSameName(logger, own);
  // A logger that came from elsewhere may have any name; one that is called as the module is, hardly did. What hangs on an object
  // may be that of the module of a base class.
  if (module === undefined || /^(?:self|cls|super\(\))\b/.test(call.callee.text)) return undefined;
  return isSameName(logger, module) ? true : undefined;
}

function isSameName(a: string, b: string): boolean {
  return a === b || isEndingOf(a, b) || isEndingOf(b, a);
}

function isEndingOf(short: string, long: string): boolean {
  const at = long.length - short.length - 1;
  return at >= 0 && long.endsWith(short) && /[.:/]/.test(long[at]!);
}

/** That they have the same level speaks for nobody; that they have not, against. */
export function isAtOtherLevel({ level }: LogRecord, { call }: LineWriter): boolean {
  if (level === undefined || call.level === undefined) return false;
  const levels = call.level.dynamic ? call.level.candidates : [call.level];
  return levels.length > 0 && !levels.some(({ rung }) => rung === level.rung);
}

/** A call that passes an error leaves a trace, where there is one; one that passes none leaves none. */
function withError({ trace }: LogRecord, { call }: LineWriter): Verdict {
  const { error, method, context } = call;
  if (trace.some((line) => /^(?:Traceback |NoneType: None)|^\s+at /.test(line))) {
    return error !== undefined || method === 'exception';
  }
  const isSure =
    method === 'exception' || (error !== undefined && error.text === context.catch?.binding);
  return isSure ? false : undefined;
}

/** Whether the record has all keys that the call gives; layouts of text show none of them. */
function withFields({ layout, fields }: LogRecord, { call }: LineWriter): Verdict {
  if (layout === undefined || (layout.includes('{') && !layout.includes(':json}')))
    return undefined;
  const keys = call.fields.flatMap((entry) => (entry.kind === 'field' ? [entry.key] : []));
  return keys.length === 0 ? undefined : keys.every((key) => fields.has(key));
}
