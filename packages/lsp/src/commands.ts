/** The commands that a client may execute, and the requests of our own that say the same. */
export const COMMANDS = {
  /** What is loaded, from where, and why a file is not covered. Argument: a URI, or nothing. */
  status: 'loglex.status',
} as const;

/** Request: `{ uri?: string }`, answered as the command is. Notification: whenever it changed. */
export const STATUS = 'loglex/status';
