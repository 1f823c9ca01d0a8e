/** A fix is data: every face applies the same object. */
import type { TextEdit } from '@loglex/catalog';

/**
 * `safe`: keeps every promise of the design's "safe"; applied by `--fix` and by ESLint's `--fix`.
 * `unsafe`: changes what is logged, and says how; applied on demand. `suggestion`: one of several
 * ways, for a person to choose; never applied in bulk.
 */
export type Applicability = 'safe' | 'unsafe' | 'suggestion';

export interface Fix {
  /** Imperative, without full stop: "Use LOG612 SINK_QUEUE_FULL". */
  readonly title: string;
  readonly applicability: Applicability;
  /** What a fix that is not safe cannot promise, in one clause. */
  readonly caveat?: string;
  /** In the finding's own file, sorted, not overlapping. */
  readonly edits: readonly TextEdit[];
}
