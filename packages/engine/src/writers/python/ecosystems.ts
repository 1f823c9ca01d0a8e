/** Python's ecosystems of logging, by id. */
import { namedPythonSink, PYTHON_SINKS } from '../../sinks/python/index.ts';
import type { PythonSinkSpec } from '../../sinks/python/spec.ts';

export const ECOSYSTEMS: ReadonlyMap<string, PythonSinkSpec> = new Map(
  [...PYTHON_SINKS, namedPythonSink].map((spec) => [spec.id, spec]),
);
