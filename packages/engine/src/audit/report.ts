/** What an audit says: plain data, ready for JSON. Every list is complete, the most notable first. */
import type { Confidence } from '../facts/log-call.ts';
import type { Advice } from './advice.ts';
import type {
  CodingCount,
  ComponentCount,
  ConsoleBeside,
  FileCount,
  LevelCount,
} from './census.ts';
import type { Form } from './form.ts';
import type { LostError } from './lost-errors.ts';
import type { RepeatedText } from './repeated.ts';
import type { Site } from './site.ts';
import type { Count } from './tally.ts';

export interface AdviceGroup extends Advice {
  readonly calls: number;
  readonly sites: readonly Site[];
}

/** Figures are of code that is not test code, unless they say so. */
export interface AuditReport {
  readonly calls: number;
  /** Files that hold them. */
  readonly files: number;
  readonly testCalls: number;
  readonly coding: CodingCount;
  readonly sinks: readonly Count[];
  readonly levels: readonly LevelCount[];
  readonly forms: readonly Count<Form>[];
  readonly confidence: readonly Count<Confidence>[];
  readonly components: readonly ComponentCount[];
  readonly repeated: readonly RepeatedText[];
  /** Those of `repeated` that stand at more than one rung. */
  readonly atTwoLevels: readonly RepeatedText[];
  readonly noisiest: readonly FileCount[];
  /** Calls at info or above inside a loop. */
  readonly inLoops: readonly Site[];
  readonly lostErrors: readonly LostError[];
  readonly consoleBeside: readonly ConsoleBeside[];
  /** Every raw call is in exactly one group; groups without a call are left out. */
  readonly advice: readonly AdviceGroup[];
  /** What a catalog of the whole project would hold. */
  readonly outlook: {
    /** Raw calls that can become coded as they are: worth keeping, with a message that can be read. */
    readonly calls: number;
    /** The distinct texts of those calls. */
    readonly constants: number;
  };
}
