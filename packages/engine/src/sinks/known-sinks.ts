/** The specs by the ways in which a front end meets them: a module, a global, a method's name. */
import { SINKS } from './index.ts';
import { namedLoggerSink } from './named-logger.ts';
import type { SinkSpec } from './spec.ts';

/** The specs of each module. */
export const SINKS_BY_MODULE: ReadonlyMap<string, readonly SinkSpec[]> = groupByModule(SINKS);

export const SINKS_BY_GLOBAL: ReadonlyMap<string, SinkSpec> = new Map(
  SINKS.flatMap((spec) => (spec.globals ?? []).map((name) => [name, spec] as const)),
);

/** Methods by which a logger of any ecosystem writes. */
export const LEVEL_METHODS: ReadonlySet<string> = new Set(namedLoggerSink.methods.keys());

/** Every method of every spec. */
export const ALL_METHODS: ReadonlySet<string> = new Set(
  [namedLoggerSink, ...SINKS].flatMap((spec) => [
    ...spec.methods.keys(),
    ...(spec.levelMethods ?? []),
  ]),
);

function groupByModule(specs: readonly SinkSpec[]): Map<string, SinkSpec[]> {
  const groups = new Map<string, SinkSpec[]>();
  for (const spec of specs) {
    for (const module of spec.modules) {
      const group = groups.get(module);
      if (group === undefined) groups.set(module, [spec]);
      else group.push(spec);
    }
  }
  return groups;
}
