/** The commands that a client may execute, and the requests of our own that say the same. */
export const COMMANDS = {
  /** What is loaded, from where, and why a file is not covered. Argument: a URI, or nothing. */
  status: 'loglex.status',
} as const;

/** Notification from a client: `{ uri?: string, line?: number }`, where its cursor stands; nothing: in no document. */
export const ACTIVE_LINE = 'loglex/activeLine';

/** Request: `{ uri?: string }`, answered as the command is. Notification: whenever it changed. */
export const STATUS = 'loglex/status';
