/** The version of this program, from the one place that states it. */
import { createRequire } from 'node:module';

/** `1.2.3`. The bundle and the sources both lie one folder below `package.json`. */
export function version(): string {
  const manifest = createRequire(import.meta.url)('../package.json') as { version: string };
  return manifest.version;
}
