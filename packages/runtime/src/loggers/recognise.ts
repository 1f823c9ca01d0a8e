/** Which logger an object is, by what it can do: no logger is imported, and one that is wrapped may be none of them. */
import type { Adapter, AnyLogger } from './adapter.ts';
import { bunyan } from './bunyan.ts';
import { consola } from './consola.ts';
import { consoleAdapter } from './console.ts';
import { log4js } from './log4js.ts';
import { nestjs } from './nestjs.ts';
import { pino } from './pino.ts';
import { unknown } from './unknown.ts';
import { winston } from './winston.ts';

/** The adapter of a logger: the one that it was given, else the one that fits what it can do. */
export function adapterOf(logger: AnyLogger): Adapter {
  const given = logger[ADAPTER] as Adapter | undefined;
  if (given !== undefined) return given;
  // Properties are named one by one, and the likeliest first: a look-up by a variable costs several times as much.
  if (isMethod(logger.isLevelEnabled)) {
    if (isMethod(logger.bindings)) return pino;
    if (isMethod(logger.addContext)) return log4js;
    if (isMethod(logger.write) && logger.levels) return winston;
  }
  if (isMethod(logger.addSerializers)) return bunyan;
  if (isMethod(logger.withTag) && isMethod(logger.addReporter)) return consola;
  if (isMethod(logger.groupCollapsed)) return consoleAdapter;
  if (
    'localInstance' in logger ||
    isMethod(logger.setLogLevels) ||
    isMethod(logger.overrideLogger)
  ) {
    return nestjs;
  }
  return unknown;
}

/** The key under which a logger may bring its own adapter. */
export const ADAPTER: unique symbol = Symbol.for('@loglex/runtime/adapter');

function isMethod(member: unknown): boolean {
  return typeof member === 'function';
}
