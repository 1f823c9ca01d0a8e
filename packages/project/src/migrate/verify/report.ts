/** What came of comparing the calls of one logger. */
export interface DialectReport {
  readonly dialect: string;
  readonly calls: number;
  /** Calls that a migration takes without asking: these were compared. */
  readonly safe: number;
  /** Of these, calls that threw before they logged, as a template with a symbol does. */
  readonly threw: number;
  /** Of these, calls whose fields the logger dropped because a value looked like a verb: the coded call keeps them. */
  readonly dropped: number;
  /** Calls that a migration asks about, or refuses, by reason. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly before: string;
  readonly after: string;
  readonly what: string;
}
