/**
 * Which names say that a value must not be logged. Names are read as words, and the last words of an English compound
 * say what the thing is: `accessToken` is a token, `tokenCount` a count, `passwordPolicy` a policy.
 */

/** Phrases of words, the last of which is the thing itself. */
const SENSITIVE = [
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'secret',
  'secrets',
  'token',
  'jwt',
  'bearer',
  'authorization',
  'credential',
  'credentials',
  'cookie',
  'cookies',
  'otp',
  'ssn',
  'cvv',
  'cvc',
  'iban',
  'mnemonic',
  'api key',
  'apikey',
  'access key',
  'private key',
  'privkey',
  'secret key',
  'signing key',
  'encryption key',
  'master key',
  'sessid',
  'social security number',
  'security code',
  'authorization code',
  'auth code',
  'verification code',
  'recovery code',
  'backup code',
  'credit card',
  'card number',
  'cc number',
  'account number',
  'tax id',
  'passport number',
  'access tokens',
  'refresh tokens',
  'auth tokens',
  'api tokens',
  'session tokens',
  'api keys',
  'private keys',
  'passwords',
  'reset url',
  'reset link',
  'magic link',
  'login link',
  'signed url',
  'presigned url',
] as const;

/** Words after a secret that leave it one: `passwordHash`, `authorizationHeader`, `tokenValue`. */
const TRANSPARENT = new Set([
  'value',
  'text',
  'string',
  'str',
  'plain',
  'raw',
  'hash',
  'header',
  'headers',
  'data',
  'body',
  'confirmation',
  'confirm',
  'repeat',
  'new',
  'old',
  'current',
  'base64',
  'hex',
  'encoded',
  'decoded',
  'field',
]);

/** Words before one that make it another thing: `cancelToken`, `hasPassword`, `cssToken`. */
const HARMLESS_BEFORE = new Set([
  'has',
  'is',
  'no',
  'with',
  'without',
  'missing',
  'invalid',
  'num',
  'max',
  'min',
  'cancel',
  'cancellation',
  'abort',
  'css',
  'design',
  'syntax',
  'lexer',
  'next',
  'page',
  'continuation',
  'public',
  'use',
  'uses',
  'needs',
  'requires',
]);

export type IsSensitive = (name: string) => boolean;

/** Compiles the word list with a project's own additions and exceptions; both are read as words, in any case style. */
export function sensitiveNames(
  add: readonly string[] = [],
  allow: readonly string[] = [],
): IsSensitive {
  const phrases = new Set<string>([...SENSITIVE, ...add.map((name) => wordsOf(name).join(' '))]);
  const allowed = new Set(allow.map((name) => wordsOf(name).join(' ')));
  const known = new Map<string, boolean>();
  return (name) => {
    let sensitive = known.get(name);
    if (sensitive === undefined)
      known.set(name, (sensitive = judge(wordsOf(name), phrases, allowed)));
    return sensitive;
  };
}

function judge(
  words: string[],
  phrases: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): boolean {
  if (allowed.has(words.join(' '))) return false;
  while (
    words.length > 1 &&
    (TRANSPARENT.has(words.at(-1) ?? '') || /^\d+$/.test(words.at(-1) ?? ''))
  ) {
    words = words.slice(0, -1);
  }
  if (allowed.has(words.join(' '))) return false;
  for (let length = Math.min(3, words.length); length > 0; length--) {
    if (!phrases.has(words.slice(-length).join(' '))) continue;
    const before = words.slice(0, -length);
    return !before.some((word) => HARMLESS_BEFORE.has(word));
  }
  return false;
}

/** `userAPIKey2`, `user_api_key_2` and `user-api-key-2` all give `user api key 2`. */
export function wordsOf(name: string): string[] {
  const words = /[\u0080-\uffff]/.test(name)
    ? /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+/gu
    : /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
  return (name.match(words) ?? []).map((word) => word.toLowerCase());
}
