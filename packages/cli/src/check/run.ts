/** What a run of `loglex check` comes to, before anybody is told. */
import type { CheckResult } from '@loglex/project';

/** What was checked and found. */
export interface Run extends Pick<CheckResult, 'findings' | 'problems' | 'fixed' | 'leftOut'> {
  /** How many files were checked. */
  readonly files: number;
  /** Whether these are all findings of all files of the project. */
  readonly whole: boolean;
  readonly lineStarts?: CheckResult['lineStarts'];
  /** The text of stdin, where it was checked: findings speak of it, and no file holds it. */
  readonly stdin?: { readonly file: string; readonly text: string };
}

/** Which fixes a run applies. */
export interface FixOptions {
  readonly fix?: 'safe' | 'unsafe';
  /** `false`: only say what would change. */
  readonly write?: boolean;
}
