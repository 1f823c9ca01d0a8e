/** The wording of a message: what makes two sites say the same thing, whatever values they fill in. */
import { hasWord, keyOf, readableText } from '../constants/message-text.ts';
import type { LogCall } from '../facts/log-call.ts';

export interface Wording {
  /** Equal for two sites that say the same. */
  readonly key: string;
  /** For people, on one line: placeholders with the names that their expressions suggest. */
  readonly text: string;
}

/** The wording of the call's message, or `undefined` where it cannot be read or holds no word. */
export function wordingOf({ message }: LogCall): Wording | undefined {
  if (message?.static !== true) return undefined;
  const key = keyOf(message);
  return hasWord(key)
    ? { key, text: readableText(message).replace(/\s+/gu, ' ').trim() }
    : undefined;
}
