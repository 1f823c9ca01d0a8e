/**
 * Wrappers: a project's own functions that do nothing but forward to a logger. Until the settings name
 * one as a sink, its uses are invisible, and its one inner call looks like a message of its own.
 */
import { levelOf } from '@loglex/catalog';
import { groupBy } from '../audit/tally.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import { positionAt } from '../text/line-index.ts';

export interface Wrapper {
  /** Callee pattern as `sinks` takes it: `reportFailure`, `*.logStep` for a method. */
  readonly call: string;
  /** The level of the inner call, as it spells it; `undefined` where it is computed. */
  readonly level: string | undefined;
  /** Where it is defined, and what it forwards to. */
  readonly file: string;
  readonly line: number;
  readonly callee: string;
}

/** The wrappers that `files` define, in their order: functions named for logging with one log call, a forwarding one. */
export function wrappersIn(files: Iterable<FileFacts>): readonly Wrapper[] {
  const found = new Map<string, Wrapper>();
  for (const facts of files) {
    for (const [name, calls] of groupBy(facts.calls, ({ context }) => context.function)) {
      const [inner] = calls;
      if (name === undefined || calls.length > 1 || !isNamedForLogging(name)) continue;
      if (!forwards(inner)) continue;
      const call = inner.context.class === undefined ? name : `*.${name}`;
      if (!found.has(call)) found.set(call, wrapper(call, inner, facts));
    }
  }
  return [...found.values()];
}

function wrapper(call: string, { callee, level, range }: LogCall, facts: FileFacts): Wrapper {
  return {
    call,
    level: level === undefined || level.dynamic === true ? undefined : level.native,
    file: facts.file,
    line: positionAt(facts.lineStarts, range.start).line + 1,
    callee: callee.text,
  };
}

const LOGGING_WORD = /(?:^|_)(?:log|logs|warn|error|debug|info|trace|report|print)(?:_|$)/u;

/** `logStep` and `report_failure`, but not `info`: loggers with such methods are recognised by themselves. */
function isNamedForLogging(name: string): boolean {
  if (levelOf(name) !== undefined) return false;
  return LOGGING_WORD.test(name.replace(/([a-z\d])([A-Z])/gu, '$1_$2').toLowerCase());
}

/** Whether what is said comes whole from outside: `logger.warn(message)`, `logger.warn(...args)`. */
function forwards({ constant, message, arguments: args }: LogCall): boolean {
  if (constant !== undefined) return false;
  if (message === undefined) return args.some(({ spread }) => spread);
  return !message.static && /^(?:\.{3})?[\w$]+$/u.test(message.expression.text);
}
