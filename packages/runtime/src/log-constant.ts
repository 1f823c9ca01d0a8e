/** Logs a constant: one message, rendered once, and one record, in the shape that the logger expects. */
import type { Given, LogConstant } from './constant.ts';
import { adapterOf } from './loggers/recognise.ts';
import { renderMessage } from './message/template.ts';
import { makeRecord } from './record.ts';

/**
 * Writes the record of `constant` at its level: its message with `fields` put in, and `code`, `component`, `subcomponent`
 * and `tags` beside the fields and `err`. Nothing is rendered where the logger writes nothing of that level.
 * @param logger pino, winston, bunyan, log4js, consola, the console, Nest's, or any object with methods named after levels.
 */
export function logConstant<Fields extends object>(
  logger: object,
  constant: LogConstant<Fields>,
  ...given: Given<Fields>
): void;
export function logConstant(
  logger: object,
  constant: LogConstant,
  fields?: Readonly<Record<string, unknown>>,
  error?: unknown,
): void {
  const adapter = adapterOf(logger);
  const level = adapter.levelOf(logger, constant);
  if (level === undefined) return;
  const record = makeRecord(constant, fields, error, adapter, logger);
  const message = renderMessage(constant, fields, adapter, logger);
  adapter.write(logger, level, message, record);
}
