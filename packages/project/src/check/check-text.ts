/** Checks one text as if it stood in a file of the project: for pipes and editors. */
import type { Session } from '../session.ts';
import type { CheckResult } from './check-project.ts';

export interface CheckTextOptions {
  /** Path that the text is to be taken for, relative to the project's `cwd`. */
  readonly file: string;
  readonly text: string;
  readonly fix?: 'safe' | 'unsafe';
}

export function checkText(session: Session, options: CheckTextOptions): CheckResult {
  void session;
  void options;
  throw new Error('not yet');
}
