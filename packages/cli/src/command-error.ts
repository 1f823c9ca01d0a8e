/** An error with words for the person at the terminal: shown as it is, without a stack. */

/** The program could not do its work (exit code 2), and `message` says why and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
