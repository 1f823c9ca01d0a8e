/**
 * What a sink specification says. One ecosystem is one file of this folder, and a file is data: how its
 * loggers are met, what its methods mean and what shape its arguments have.
 */
import { levelOf, type Level } from '@loglex/catalog';

/**
 * What a value is to its ecosystem. A value may be several at once: winston's module is a logger and a
 * namespace of factories, Nest's `Logger` a class and a logger.
 */
export type Nature =
  /** Its methods write records. */
  | 'logger'
  /** Called, it gives a logger. */
  | 'factory'
  /** Constructed, it gives a logger; as a declared type, it says that a value is one. */
  | 'class'
  /** Only as a declared type, or as the type of an injected parameter. */
  | 'type'
  /** Called, it gives a function that writes records itself (`createDebug('app')`). */
  | 'function-factory'
  /** Called, it writes a record. */
  | 'function'
  /** Its members are the module's exports. */
  | 'namespace';

/**
 * The order of the arguments.
 *
 * - `values`: anything, printed one after the other (console, loglevel).
 * - `object-first`: `[fields | error,] message, ...values` (pino, bunyan, bole, roarr).
 * - `message-first`: `message, [fields | error | values]…` (winston, log4js).
 * - `context-last`: `message, [stack | values…], context` (Nest).
 * - `properties`: `message with {names}, fields` or a tagged template (LogTape).
 * - `inferred`: read from the arguments themselves, where nothing but a name speaks.
 */
export type Shape =
  'values' | 'object-first' | 'message-first' | 'context-last' | 'properties' | 'inferred';

export interface SinkSpec {
  /** The file's name. */
  readonly id: string;
  /** The package or packages that export it. */
  readonly modules: readonly string[];
  /** What an export is; `default` is also what `require` and `import *` give. */
  readonly exports: Readonly<Record<string, readonly Nature[]>>;
  /** Globals, by name. */
  readonly globals?: readonly string[];
  /** Method names and the level that each states. */
  readonly methods: ReadonlyMap<string, Level>;
  /** Methods that take the level as first argument (`log('warn', …)`). */
  readonly levelMethods?: readonly string[];
  /** Methods of a logger, or properties, that give another logger. */
  readonly children: readonly string[];
  readonly shape: Shape;
  /** Whether `%s` and its like in a message take the values that follow. */
  readonly printf: boolean;
  /** The position of the argument that names the logger, of factory or constructor; default 0. */
  readonly namespaceArgument?: number;
  /** Does not count unless a project turns it on. */
  readonly off?: boolean;
  /** The level of a record written by a function without methods. */
  readonly functionLevel?: Level;
}

/**
 * Methods by name. `trace debug info` mean what they say; `{ box: 'info' }` gives the rung of a method
 * whose name is no level.
 */
export function methods(
  names: string,
  others: Readonly<Record<string, Level['rung']>> = {},
): ReadonlyMap<string, Level> {
  const map = new Map<string, Level>();
  for (const name of names.split(' ')) {
    const level = levelOf(name);
    if (level === undefined) throw new Error(`${name} is no level: give its rung`);
    map.set(name, level);
  }
  for (const [native, rung] of Object.entries(others)) map.set(native, { rung, native });
  return map;
}
