/** What wrappers of all languages have in common: functions of a file that pass a message of theirs on to a logger. */
import type { LogCall } from '../facts/log-call.ts';

/** The function around a log call, where it is a wrapper of it. */
export interface NotedWrapper {
  readonly name: string;
  /** Whether it was not known to be one. */
  readonly isNew: boolean;
}

/** The call that a wrapper makes: whatever it puts around the message, the text is its callers'. */
export function passedOn(found: LogCall): LogCall {
  const { message } = found;
  return message?.static === true
    ? { ...found, message: { static: false, expression: message.expression, why: 'parameter' } }
    : found;
}
