/** The three ways in which a command ends, the same for every command. */

export const EXIT = {
  /** Nothing to report. */
  clean: 0,
  /** Findings, or a fix that would change something. */
  findings: 1,
  /** The program could not do its work, or not all of it. */
  failed: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
