/** How a record is handed to a logger. One file of this folder is one logger. */
import type { LogConstant, LogLevel } from '../constant.ts';
import type { LogRecord } from '../record.ts';

/** A logger of any kind: what is known of it is found out by looking. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyLogger = any;

export interface Adapter {
  /** What the logger calls the constant's level; `undefined` where it writes nothing of that level. */
  levelOf(logger: AnyLogger, constant: LogConstant): string | undefined;
  write(logger: AnyLogger, level: string, message: string, record: LogRecord): void;
  /** Keys that the logger writes by itself. */
  readonly reserved: ReadonlySet<string>;
  /** Whether messages become lines of text, in which control characters would act. */
  readonly isText: boolean;
  /** How a value is written; absent: as it is. */
  convert?(value: unknown, key: string, logger: AnyLogger): unknown;
  /** What the logger adds to each record: where placeholders are looked up that the call has no field for. */
  context?(logger: AnyLogger): Readonly<Record<string, unknown>> | undefined;
}

/** What loggers call a rung, the likeliest first. */
export const SPELLINGS: Readonly<Record<LogLevel, readonly string[]>> = {
  trace: ['trace', 'silly', 'verbose', 'debug'],
  debug: ['debug', 'verbose'],
  info: ['info', 'log'],
  warn: ['warn', 'warning'],
  error: ['error', 'err'],
  fatal: ['fatal', 'critical', 'crit', 'emerg', 'error'],
};

/** Keys of the constant; `__proto__` is a key that objects do not keep. */
export function reserve(...keys: readonly string[]): ReadonlySet<string> {
  return new Set(['code', 'component', 'subcomponent', 'tags', '__proto__', ...keys]);
}

/** The first name that the logger has a method for: the catalog's own word, then what the rung is called. */
export function methodOf(
  logger: AnyLogger,
  { native, level }: LogConstant,
  spellings: readonly string[] = SPELLINGS[level],
): string | undefined {
  if (native !== undefined && typeof logger[native] === 'function') return native;
  const likeliest = spellings[0]!;
  if (typeof logger[likeliest] === 'function') return likeliest;
  return spellings.find((name) => typeof logger[name] === 'function');
}
