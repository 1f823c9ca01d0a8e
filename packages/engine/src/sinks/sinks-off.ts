/** Which of the known sinks do not count: what an ecosystem says of itself, and what a project says of it. */
import type { Settings } from '../settings/settings.ts';
import { SINKS } from './index.ts';
import { PYTHON_SINKS } from './python/index.ts';

/** Their ids. */
export function sinksOff({ knownSinks }: Settings): ReadonlySet<string> {
  return new Set(
    [...SINKS, ...PYTHON_SINKS]
      .filter(({ id, off }) => !(knownSinks.get(id) ?? off !== true))
      .map(({ id }) => id),
  );
}
