/** What `loglex doctor` says of one thing: how it is, and what to do where it is not well. */

export interface Diagnosis {
  readonly state: 'ok' | 'warn' | 'fail';
  /** A few words that name the thing. */
  readonly subject: string;
  /** How it is. */
  readonly detail: string;
  /** What to do. */
  readonly advice?: string;
}

export function ok(subject: string, detail: string): Diagnosis {
  return { state: 'ok', subject, detail };
}

export function warn(subject: string, detail: string, advice: string): Diagnosis {
  return { state: 'warn', subject, detail, advice };
}

export function fail(subject: string, detail: string, advice: string): Diagnosis {
  return { state: 'fail', subject, detail, advice };
}
