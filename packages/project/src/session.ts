/** What an open project hands to each of its operations. */
import type { Scopes } from './scopes.ts';

export interface Session {
  readonly scopes: Scopes;
  /** Absolute path. */
  readonly cwd: string;
  /** Whether the cache on disk is read and written. */
  readonly cache: boolean;
  /** `undefined`: as many as pay. */
  readonly threads: number | undefined;
}
