/**
 * Wrappers: a project's own functions that do nothing but forward to a logger. Until the settings name
 * one as a sink, its uses are invisible, and its one inner call looks like a message of its own.
 */
import { levelOf } from '@loglex/catalog';
import { groupBy } from '@loglex/catalog';
import { wordingOf } from '../audit/wording.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import { positionAt } from '../text/line-index.ts';
import { wordsOf } from './names.ts';

export interface Wrapper {
  /** Callee pattern as `sinks` takes it: `reportFailure`, `*.logStep` for a method. */
  readonly call: string;
  /** The level of the inner call, else the one that the name says: `logWarning`. */
  readonly level: string | undefined;
  /** The roles that its arguments seem to have. */
  readonly args: readonly string[];
  /** Where it is defined, and what it forwards to. */
  readonly file: string;
  readonly line: number;
  readonly callee: string;
}

/** The wrappers that `files` define, in their order: functions named for logging whose log calls all forward. */
export function wrappersIn(files: Iterable<FileFacts>): readonly Wrapper[] {
  const found = new Map<string, Wrapper>();
  for (const facts of files) {
    for (const [name, calls] of groupBy(facts.calls, ({ context }) => context.function)) {
      if (name === undefined || !isNamedForLogging(name) || !calls.every(forwards)) continue;
      const [inner] = calls;
      const call = inner.context.class === undefined ? name : `*.${name}`;
      if (!found.has(call)) found.set(call, wrapper(call, inner, facts));
    }
  }
  return [...found.values()];
}

function wrapper(call: string, inner: LogCall, facts: FileFacts): Wrapper {
  const { callee, level, range } = inner;
  const stated = level === undefined || level.dynamic === true ? undefined : level.native;
  return {
    call,
    args: isLabelled(inner) ? ['label', 'message', '...rest'] : ['message', '...rest'],
    level: stated ?? wordsOf(call).find((word) => word !== 'log' && levelOf(word) !== undefined),
    file: facts.file,
    line: positionAt(facts.lineStarts, range.start).line + 1,
    callee: callee.text,
  };
}

/** Whether the frame around the message has a place for a label: `[${label}]`, but not `${BULLET}`. */
function isLabelled({ message }: LogCall): boolean {
  return (
    message?.static === true &&
    message.parts.some(
      (part) => part.kind === 'placeholder' && !/^[A-Z\d_]+$/u.test(part.expression.text),
    )
  );
}

const LOGGING_VERBS = new Set(['debug', 'echo', 'info', 'print', 'report', 'trace', 'warn']);

/** `logStep` and `reportFailure`, but not `info`: loggers with such methods are recognised by themselves. */
function isNamedForLogging(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1 && (words.includes('log') || LOGGING_VERBS.has(words[0] ?? ''));
}

const PLAIN_NAME = /^(?:\.{3})?[\w$]+$/u;

/**
 * Whether what is said comes from outside: `logger.warn(message)`, `logger.warn(...args)`. A message of
 * its own that holds no word is a frame around it: `logger.warn(`[${label}]`, message)`.
 */
function forwards(call: LogCall): boolean {
  const { constant, message, arguments: args } = call;
  if (constant !== undefined || wordingOf(call) !== undefined) return false;
  return (message?.static === true ? args.slice(1) : args).some(({ text }) =>
    PLAIN_NAME.test(text),
  );
}
