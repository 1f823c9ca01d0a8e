/** A secret on its way into the logs. */
import { knownMentions } from '../constants/resolve.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { FieldEntry, LogCall, SourceText } from '../facts/log-call.ts';
import type { Fix } from '../fixes/fix.ts';
import { writerOf } from '../writers/index.ts';
import { defineCheck } from './check.ts';
import { NAMES } from './options.ts';
import { sensitiveNames, type IsSensitive } from './sensitive-words.ts';

export const sensitiveField = defineCheck({
  kind: 'file',
  id: 'sensitive-field',
  description: 'Disallow secrets and personal data in log calls',
  defaultSeverity: 'error',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    field:
      '`{name}` goes into the log in clear, where many may read it and nothing deletes it in time. Leave it out, or log a redacted form.',
    text: '`{name}` becomes part of the message in clear, where no redaction by field finds it. Leave it out.',
    declared:
      'The catalog marks the field `{name}` as sensitive and it goes into the log in clear. Leave it out, or log a redacted form.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      add: { ...NAMES, description: 'Further names that are sensitive, in any case style.' },
      allow: { ...NAMES, description: 'Names that are harmless here, in any case style.' },
    },
  },
  defaultOptions: { add: [], allow: [] },
  docs: {
    what: 'Reports a field or a value in a message whose name says that it is a secret (password, token, API key, authorization, cookie, card number…), and any field that the catalog marks `sensitive: true`. Names are read as words: `accessToken` is a token, `tokenCount` is a count. Literal values (the text of the program says them already), lengths, tests for presence and calls of a function that redacts are left alone. So are names and addresses of people, which many systems log on purpose: `add: [email]` takes them in.',
    why: 'Logs are copied, shipped, indexed and kept by people who were never meant to hold a key. A secret that was logged once has to be changed.',
    incorrect: [
      { language: 'ts', code: `logger.info({ user: user.id, accessToken }, 'Signed in');` },
      {
        title: 'Another key, the same value',
        language: 'ts',
        code: `logger.debug({ sent: user.password }, 'Checking sign-in');`,
      },
      {
        title: 'In the message',
        language: 'ts',
        code: 'logger.debug(`Signing in with ${apiKey}`);',
      },
      { language: 'py', code: 'logger.info("Signed in", extra={"password": form.password})' },
    ],
    correct: [
      { language: 'ts', code: `logger.info({ user: user.id, tokenCount }, 'Signed in');` },
      {
        title: 'Redacted',
        language: 'ts',
        code: `logger.info({ user: user.id, accessToken: redact(accessToken) }, 'Signed in');`,
      },
      {
        title: 'A project’s own words',
        language: 'ts',
        options: { allow: ['cookie'] },
        code: `logger.info({ cookie: cookie.name }, 'Consent given');`,
      },
      { language: 'py', code: 'logger.info("Signed in", extra={"user_id": user.id})' },
    ],
    fix: "Exchange of the value for `'[redacted]'` is offered as a suggestion.",
  },
  *run(facts, { session, options }) {
    const isSensitive = namesOf(options);
    for (const call of facts.calls) {
      const declared = declaredSensitive(call, session.identify(call));
      for (const entry of call.fields) {
        if (entry.kind !== 'field' || entry.literal !== undefined) continue;
        const { key, value, keyRange } = entry;
        const name = isSensitive(key) ? key : sensitiveValue(value.text, isSensitive);
        if ((name === undefined && !declared.has(key)) || isHarmless(value.text)) continue;
        yield {
          messageId: name === undefined ? 'declared' : 'field',
          data: { name: name ?? key },
          range: keyRange,
          fixes: [redacted(entry, facts)],
        };
      }
      for (const value of valuesInText(call)) {
        const name = sensitiveValue(value.text, isSensitive);
        if (name === undefined || isHarmless(value.text)) continue;
        const { start, end } = value;
        yield { messageId: 'text', data: { name }, range: { start, end } };
      }
    }
  },
});

const namesByOptions = new WeakMap<Readonly<Record<string, unknown>>, IsSensitive>();

/** The word list, compiled once for the options of a run. */
function namesOf(options: Readonly<Record<string, unknown>>): IsSensitive {
  let names = namesByOptions.get(options);
  if (names === undefined) {
    names = sensitiveNames(
      options['add'] as readonly string[],
      options['allow'] as readonly string[],
    );
    namesByOptions.set(options, names);
  }
  return names;
}

/** What becomes part of the text: values inside of messages, and arguments that are printed after them. */
function valuesInText(call: LogCall): Iterable<SourceText> {
  const values = new Map<number, SourceText>();
  for (const message of [call.message, call.detail]) {
    if (message?.static !== true) continue;
    for (const part of message.parts) {
      if (part.kind === 'placeholder') values.set(part.expression.start, part.expression);
    }
  }
  for (const argument of call.arguments) {
    if (argument.role === 'rest' || argument.role === 'message')
      values.set(argument.start, argument);
  }
  return values.values();
}

function declaredSensitive(
  call: LogCall,
  identity: Parameters<typeof knownMentions>[0],
): ReadonlySet<string> {
  const names = knownMentions(identity).flatMap(({ constants }) =>
    constants.flatMap(({ fields }) =>
      [...fields.values()].filter(({ sensitive }) => sensitive).map(({ name }) => name),
    ),
  );
  return new Set(names);
}

/** The last name of a plain chain of members, where it says that the value is a secret. */
function sensitiveValue(source: string, isSensitive: IsSensitive): string | undefined {
  const chain = /^[\w$.?!#]+$/.test(source) ? /([\w$]+)!?$/.exec(source)?.[1] : undefined;
  return chain !== undefined && isSensitive(chain) ? chain : undefined;
}

/** Values that tell nothing of the secret: a call that hides it, its length, whether it is there. */
function isHarmless(source: string): boolean {
  // What is longer is no simple test or call, and not worth the search.
  if (source.length > 200) return false;
  return (
    /^(?:!|typeof\b|Boolean\()/.test(source) ||
    /^(?:[\w$.]*\.)?\w*(?:redact|mask|obfuscate|sanitize|scrub|censor|hide|hash|encrypt|fingerprint)\w*\(/i.test(
      source,
    ) ||
    /\.length$/.test(source) ||
    /\s(?:[=!]==?|in|instanceof)\s[^?]*$/.test(source) ||
    /^(?:null|undefined|true|false|[\d.]+)$/.test(source)
  );
}

function redacted(entry: Extract<FieldEntry, { kind: 'field' }>, facts: FileFacts): Fix {
  const writer = writerOf(facts);
  return {
    title: 'Redact the value',
    applicability: 'suggestion',
    caveat: 'the value is no longer logged',
    edits: [writer.exchangeValue(entry, writer.stringLiteral('[redacted]', facts))],
  };
}
