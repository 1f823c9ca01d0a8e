/** How the shop logs: a logger per component, and records that carry a constant of the catalog. */
import { pino, type Logger } from 'pino';
import type { LogCode } from './log-codes.js';

export type { Logger };

type Fields = Readonly<Record<string, unknown>>;

const loggers = new Set<Logger>();

export function createLogger(name: string): Logger {
  const logger = pino({ name });
  loggers.add(logger);
  return logger;
}

/** Sets the level of the whole shop: once, when it starts. */
export function setLevel(level: 'debug' | 'info'): void {
  for (const logger of loggers) logger.level = level;
}

/** Writes the record of a constant: its code and component, the fields, and the message filled from them. */
export function logConstant(
  logger: Logger,
  constant: LogCode,
  fields: Fields = {},
  error?: unknown,
): void {
  const { code, component, level, message } = constant;
  const record = { ...fields, code, component, ...(error === undefined ? {} : { err: error }) };
  logger[level](record, fill(message, fields));
}

/** Writes a summary under a title of the catalog. */
export function logSection(
  logger: Logger,
  title: string,
  entries: Fields,
  level: 'info' | 'debug' = 'info',
): void {
  logger[level](entries, title);
}

/** Passes on what it is given: not a message of its own. */
export function forward(logger: Logger, ...args: [Fields, string]): void {
  // Not ad-hoc-log: the text is the caller's.
  logger.info(...args);
}

function fill(template: string, fields: Fields): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(fields[name] ?? hole));
}
