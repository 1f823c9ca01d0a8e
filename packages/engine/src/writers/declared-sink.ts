/** What a project declares of the function that a call calls. */
import type { LogCall } from '../facts/log-call.ts';
import type { ProjectSink, Settings } from '../settings/settings.ts';
import { loglexSink } from '../sinks/loglex.ts';

/** The project's own declaration of the call's sink (`project:2`), or Loglex's. */
export function declaredSinkOf(call: LogCall, settings: Settings): ProjectSink | undefined {
  const index = /^project:(\d+)$/.exec(call.sink)?.[1];
  if (index !== undefined) return settings.sinks[Number(index)];
  return call.sink === 'loglex' ? loglexSink : undefined;
}
