/** The console as a sink: what every runtime has, and what no deployment can steer. */
import type { LogCall } from '../facts/log-call.ts';

export function isConsole({ sink }: LogCall): boolean {
  return sink === 'console';
}
