/** The options about the baseline, and what they ask for: cheap to import, unlike the baseline itself. */

export interface BaselineOptions {
  /** `true`: the default file, in the project's root. */
  readonly baseline?: string | true;
  readonly updateBaseline?: true;
  readonly baselineInit?: true;
  readonly baselineAdd?: readonly string[];
}

/** Whether any option asks for a baseline. */
export function wantsBaseline(options: BaselineOptions): boolean {
  return options.baseline !== undefined || changesBaseline(options);
}

/** Whether any option rewrites it, which only a run over the whole project may do. */
export function changesBaseline(options: BaselineOptions): boolean {
  return Boolean(options.updateBaseline || options.baselineInit || options.baselineAdd);
}
