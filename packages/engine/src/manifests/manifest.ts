/** What a manifest says of a stage, each word with its place: what all else in this folder works on. */
import type { Location, ManifestRole, PlacedText, TextRange } from '@loglex/catalog';

/** A manifest of a job as it was found. */
export interface ManifestText {
  /** As findings name it. */
  readonly file: string;
  /** From the folder of its job. */
  readonly path: string;
  readonly text: string;
}

/** One stage, as its manifest tells of it. What is not there, or is not what it should be, is absent. */
export interface StageRecord {
  /** Of the file, as `ManifestText` has them. */
  readonly file: string;
  readonly path: string;
  /** Where findings point that are about the stage as a whole. */
  readonly range: TextRange;
  /** By the key `stage`, or the key that it stands under. */
  readonly name?: PlacedText;
  readonly number?: Placed<number>;
  readonly status?: PlacedText;
  readonly started?: Placed<Instant>;
  readonly completed?: Placed<Instant>;
  /** Seconds. */
  readonly duration?: Placed<number>;
  readonly inputs: readonly TrackedFile[];
  readonly outputs: readonly TrackedFile[];
  readonly intermediates: readonly TrackedFile[];
  readonly errors: readonly RecordedError[];
  /** The value of each role of the stage that is there at all, `null` apart. */
  readonly values: ReadonlyMap<ManifestRole, TextRange>;
}

export interface Placed<T> {
  readonly value: T;
  readonly range: TextRange;
}

/** A point in time; without an offset, that of a clock that nobody names. */
export interface Instant {
  /** Milliseconds, since 1970 by that clock. */
  readonly time: number;
  readonly zoned: boolean;
}

/** A file that a stage read or wrote. */
export interface TrackedFile {
  readonly range: TextRange;
  /** As it is written. */
  readonly path?: PlacedText;
  /** The stage that wrote it. */
  readonly from?: PlacedText;
  readonly retained?: Placed<boolean>;
  /** The roles that are there, `null` apart. */
  readonly roles: ReadonlySet<ManifestRole>;
}

export interface RecordedError {
  readonly range: TextRange;
  readonly code?: PlacedText;
  readonly message?: PlacedText;
  readonly roles: ReadonlySet<ManifestRole>;
}

/** What cannot be read of a manifest. */
export interface ManifestProblem extends Location {
  readonly kind: 'unreadable' | 'wrong-value';
  readonly message: string;
}
