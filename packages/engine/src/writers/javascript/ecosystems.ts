/** JavaScript's ecosystems of logging, by id. */
import { SINKS } from '../../sinks/index.ts';
import { namedLoggerSink } from '../../sinks/named-logger.ts';
import type { SinkSpec } from '../../sinks/spec.ts';

export const ECOSYSTEMS: ReadonlyMap<string, SinkSpec> = new Map(
  [...SINKS, namedLoggerSink].map((spec) => [spec.id, spec]),
);
