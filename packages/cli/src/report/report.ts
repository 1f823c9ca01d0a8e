/** What a run has to say, with every offset resolved to a place: all that a format needs to know. */
import type { Check, CheckDocs, Finding, Fix } from '@loglex/engine';

/** A place as people and CI systems count: 1-based, columns in UTF-16 units, no byte order mark. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface PlacedRange {
  readonly start: Place;
  readonly end: Place;
}

/** A finding with places, under the path by which it is shown. */
export interface PlacedFinding extends PlacedRange {
  readonly finding: Finding;
  /** POSIX, relative to the working directory. */
  readonly path: string;
  /** Stays the same when lines move; unique in a report. */
  readonly fingerprint: string;
  readonly fixes: readonly PlacedFix[];
  readonly related: readonly (PlacedRange & { readonly path: string; readonly message: string })[];
  /** How often it was found, of what is told once for all: a log says the same a million times. Columns are then those of a line without colours. */
  readonly occurrences?: number;
}

export interface PlacedFix extends Pick<Fix, 'title' | 'applicability' | 'caveat'> {
  readonly edits: readonly (PlacedRange & { readonly text: string })[];
}

/** What could not be done, mostly a file that could not be read or parsed. The rest of the run went on. */
export interface UnreadFile {
  readonly path: string;
  readonly message: string;
  readonly start?: Place;
}

/** The numbers of a run. Findings that the baseline knows are in `known` and nowhere else. */
export interface Tally {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that `--fix` mends, and those that only `--unsafe-fixes` does. */
  readonly fixable: number;
  readonly unsafelyFixable: number;
  readonly known: number;
}

/** As much of a check as reports say: whatever yields findings has it. */
export interface Rule extends Pick<Check, 'id' | 'description' | 'defaultSeverity'> {
  readonly docs: Pick<CheckDocs, 'what' | 'why'>;
}

export interface Report {
  /** Sorted by path and place; those of logs by what is worse and more. */
  readonly findings: readonly PlacedFinding[];
  readonly unread: readonly UnreadFile[];
  readonly tally: Tally;
  /** Findings that nobody wants to see: they are counted nowhere else. */
  readonly hidden: number;
  /** What stands behind each id that may appear. */
  readonly checks: ReadonlyMap<string, Rule>;
}

/** Turns a report into the text of one format, with a line end at its end. */
export type Formatter = (report: Report, look: Look) => string | Promise<string>;

/** How the reader sees it. */
export interface Look {
  readonly color: boolean;
  /** Columns of the terminal; `undefined`: lines are not wrapped. */
  readonly width: number | undefined;
}
