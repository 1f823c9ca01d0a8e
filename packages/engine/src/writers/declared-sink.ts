/** What a project declares of the function that a call calls, or that a call is to be written of. */
import type { LogCall } from '../facts/log-call.ts';
import type { ProjectSink, Settings } from '../settings/settings.ts';
import { ownSinks } from '../sinks/loglex.ts';

/** The project's own declaration of the call's sink (`project:2`), or Loglex's. */
export function declaredSinkOf(call: LogCall, settings: Settings): ProjectSink | undefined {
  const index = /^project:(\d+)$/.exec(call.sink)?.[1];
  return index === undefined ? ownSinks(settings).get(call.sink) : settings.sinks[Number(index)];
}

/** The sink of this callee: the project's own, else Loglex's. */
export function sinkNamed(callee: string, settings: Settings): ProjectSink | undefined {
  const isNamed = ({ call }: ProjectSink): boolean =>
    call === callee || (call.startsWith('*.') && callee.endsWith(call.slice(1)));
  return settings.sinks.find(isNamed) ?? [...ownSinks(settings).values()].find(isNamed);
}
