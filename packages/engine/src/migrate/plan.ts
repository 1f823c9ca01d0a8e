/**
 * The plan of a migration: every raw log call of the chosen files, what becomes of it, and why. Plain data, written as JSON
 * that a person reviews, edits and commits; sorted, without times or paths of a machine, so that two plans can be compared.
 */
import type { NewConstant } from '@loglex/catalog';
import type { Confidence } from '../facts/log-call.ts';

/** `safe`: proven to keep the record (see `prove`). `review`: a person decides. `refused`: it cannot be written. */
export type Tier = 'safe' | 'review' | 'refused';

/** What `apply` does with a row. Safe rows start as `migrate`, others as `skip`: nothing unproven happens unasked. */
export type Decision = 'migrate' | 'skip';

export interface MigrationPlan {
  /** Version of the format. */
  readonly loglexPlan: 1;
  /** Whether a compiler was asked about loggers: then it is asked again when the plan is applied. */
  readonly types?: true;
  /** Log calls that have no row, by what keeps them from one. */
  readonly without: CallsWithout;
  /** Constants that the migration adds to the catalog, by code. Their names, messages and levels may be edited here. */
  readonly constants: readonly PlannedConstant[];
  /** By path. */
  readonly files: readonly PlannedFile[];
  /** Events worded differently that may be one: for a person to merge, never merged unasked. */
  readonly similar: readonly SimilarConstants[];
}

export interface CallsWithout {
  /** They carry a constant already. */
  readonly coded: number;
  /** They carry one that only the run knows. */
  readonly dynamic: number;
  /** They stand in tests, which were not asked for. */
  readonly tests: number;
}

export interface PlannedConstant extends NewConstant {
  readonly name: string;
  readonly component: string;
  /** The catalog file that declares the component: where the constant belongs. POSIX, from the project's root. */
  readonly catalog: string;
  /** The placeholders of `message` in the order of the values of its rows: index in a row's `values` -> field key. */
  readonly keys: readonly string[];
}

export interface PlannedFile {
  /** POSIX path from the project's root. */
  readonly file: string;
  /** SHA-256 of its bytes, in hex: what is applied was planned on this very text. */
  readonly hash: string;
  readonly rows: readonly PlannedRow[];
}

export interface PlannedRow {
  /** 1-based, for people. */
  readonly line: number;
  readonly column: number;
  /** UTF-16 offsets of the call. */
  readonly start: number;
  readonly end: number;
  readonly tier: Tier;
  readonly decision: Decision;
  /** Why it is not safe: reason ids with a clause each, the gravest first. */
  readonly reasons: readonly { readonly id: string; readonly text: string }[];
  readonly confidence: Confidence;
  /** Whether the call deserves a constant at all, and what makes its level suspicious. */
  readonly advice: readonly PlannedAdvice[];
  /** The call as it stands, letter for letter. */
  readonly before: string;
  /** The call as it would be; derived from decision and constant, so an edit here is refused. Absent where it is refused. */
  readonly after?: string;
  /** The code of the constant, planned or of the catalog. Absent where it is refused. */
  readonly constant?: string;
  /** Where it is refused: the component that it belongs to. Absent where it has a constant, or belongs to none. */
  readonly component?: string;
  /** Of what `apply` derives anew (range, `before`, `after`), so that an edit there is told. See `sealOf`. */
  readonly seal: string;
  /** A person decided: a later review does not ask again. */
  readonly reviewed?: boolean;
}

export interface PlannedAdvice {
  readonly action: 'migrate' | 'demote' | 'promote' | 'remove';
  readonly id: string;
  readonly why: string;
}

export interface SimilarConstants {
  /** Codes, planned or of the catalog, the likeliest to stay first. */
  readonly codes: readonly string[];
  /** 0 to 1, of the normalised templates. */
  readonly similarity: number;
}
