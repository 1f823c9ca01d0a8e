import { parseCatalog } from '@loglex/catalog';
import {
  checks,
  knownMentions,
  readSettings,
  rungOf,
  sessionOf,
  type Identity,
} from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_CATALOG, EXAMPLE_SETTINGS, factsOf } from '../harness.ts';

const { settings } = readSettings([{ file: 'loglex.yaml', text: EXAMPLE_SETTINGS }], checks);
const { catalog } = parseCatalog([{ file: 'catalog.yaml', text: EXAMPLE_CATALOG }]);
const session = sessionOf(catalog, settings);

/** What the first log call of a text is, in a word and the codes that it names. */
function identityOf(code: string): string {
  const [call] = factsOf('src/a.ts', code, settings).calls;
  return call === undefined ? 'no call' : inWords(session.identify(call));
}

function inWords(identity: Identity): string {
  if (identity.kind !== 'coded') return identity.kind;
  return identity.mentions
    .map((one) => {
      const text = one.mention.text;
      if (one.kind === 'known') return `${one.constant.code} by ${one.by}`;
      return `${one.kind} ${text}`;
    })
    .join(', ');
}

describe('what a call is', () => {
  test.each([
    // A reference of the project's form, also through an alias.
    ['logConstant(logger, LOG.CART_EMPTY)', 'SHOP102 by name'],
    ["logConstant(logger, LOG['CART_EMPTY'])", 'SHOP102 by name'],
    ['const c = LOG.CART_EMPTY; logConstant(logger, c)', 'SHOP102 by name'],
    ['logger.warn(LOG.CART_EMPTY, { cart })', 'SHOP102 by name'],
    ['logConstant(logger, a ? LOG.CART_EMPTY : LOG.NOPE)', 'SHOP102 by name, unknown NOPE'],
    ['logConstant(logger, LOG.ORDER_SENT)', 'retired ORDER_SENT'],
    ['logConstant(logger, LOG.SHOP102)', 'unknown SHOP102'],
    // A string where a constant is due.
    ["logConstant(logger, 'SHOP102')", 'SHOP102 by code'],
    ["logConstant(logger, 'CART_EMPTY')", 'SHOP102 by name'],
    ["logConstant(logger, 'whatever')", 'unknown whatever'],
    // A prefix of the message.
    ["logger.warn('SHOP102 nothing in it')", 'SHOP102 by code'],
    ["logger.warn('SHOP102: nothing in it')", 'SHOP102 by code'],
    ["logger.warn('[SHOP102] nothing in it')", 'SHOP102 by code'],
    ["logger.warn('SHOP999 nothing in it')", 'unknown SHOP999'],
    ["logger.warn('HTTP2 nothing in it')", 'raw'],
    // The whole message.
    ["logger.warn('SHOP102')", 'SHOP102 by code'],
    ["logger.warn('CART_EMPTY')", 'SHOP102 by name'],
    // A field.
    ["logger.warn({ code: 'SHOP102' }, 'Nothing in it')", 'SHOP102 by code'],
    ["logger.warn({ log_code: 'CART_EMPTY' }, 'Nothing in it')", 'SHOP102 by name'],
    ["logger.warn({ event_code: 'SHOP109' }, 'Sent')", 'retired SHOP109'],
    ["logger.warn({ code: 'SHOP999' }, 'Nothing in it')", 'unknown SHOP999'],
    ["logger.warn({ code: 'ENOENT' }, 'No file')", 'raw'],
    ["logger.warn({ status: 'SHOP102' }, 'No code')", 'raw'],
    // What cannot be read.
    ['logConstant(logger, LOG[name])', 'dynamic'],
    ['logConstant(logger, pick())', 'dynamic'],
    ['logger.warn({ code: error.code }, "No file")', 'raw'],
    ['logger.warn("Nothing in it")', 'raw'],
    ['logger.warn(message)', 'raw'],
  ])('%s: %s', (code, identity) => {
    expect(identityOf(code)).toBe(identity);
  });
});

test('a logger that is called like the form of references is no constant', () => {
  const facts = factsOf(
    'src/a.ts',
    "import pino from 'pino';\nconst LOG = pino();\nLOG.info('Started');\nLOG.level = 'debug';",
    settings,
  );
  expect(facts.references).toEqual([]);
  expect(facts.calls.map((call) => inWords(session.identify(call)))).toEqual(['raw']);
});

test('the level of a call is the one it states, else that of its constant', () => {
  const rungs = factsOf(
    'src/a.ts',
    "logger.error('SHOP102 x'); logConstant(logger, LOG.CART_EMPTY); logger[level]('SHOP102 x');",
    settings,
  ).calls.map((call) => rungOf(call, session.identify(call)));
  expect(rungs).toEqual(['error', 'warn', undefined]);
});

test('all entries of a code that the catalog has twice are known', () => {
  const text = `loglex: 1
constants:
  - { code: A1, name: ONE, level: info, message: One }
  - { code: A1, name: TWO, level: warn, message: Two }
`;
  const twice = sessionOf(parseCatalog([{ file: 'c.yaml', text }]).catalog, settings);
  const [call] = factsOf('src/a.ts', "logger.info('A1 one')", settings).calls;
  if (call === undefined) throw new Error('there is one call');
  const [known] = knownMentions(twice.identify(call));
  expect(known?.constants.map(({ name }) => name)).toEqual(['ONE', 'TWO']);
});

test('codes of other schemes: patterns, and the shapes of what is there', () => {
  const text = `loglex: 1
components: { io: { codes: ['CDK_I{4}'] } }
constants:
  - { code: '10031', level: info, message: One }
  - { code: STARTED, level: info, message: Two }
`;
  const cdk = sessionOf(parseCatalog([{ file: 'c.yaml', text }]).catalog, settings);
  const identity = (code: string) => {
    const [call] = factsOf('src/a.ts', `logger.info({ code: '${code}' }, 'x')`, settings).calls;
    return call === undefined ? 'no call' : inWords(cdk.identify(call));
  };
  expect(identity('CDK_I1234')).toBe('unknown CDK_I1234');
  expect(identity('CDK_I123')).toBe('raw');
  expect(identity('10031')).toBe('10031 by code');
  expect(identity('10032')).toBe('raw');
  expect(identity('STOPPED')).toBe('raw');
});

test('a language that spells codes is read beside one that spells names', () => {
  // JavaScript keeps `LOG.{name}`, which is so where nobody says another.
  const file = {
    file: 'loglex.yaml',
    text: 'loglex: 1\nreferences: { python: "E_{code}" }\nsinks: [{ call: log_constant, args: [logger, constant] }]\n',
  };
  const mixed = readSettings([file], checks).settings;
  const session = sessionOf(catalog, mixed);
  const identity = (path: string, code: string) => {
    const [call] = factsOf(path, code, mixed).calls;
    return call === undefined ? 'no call' : inWords(session.identify(call));
  };
  expect(identity('src/a.py', 'log_constant(log, E_SHOP102)')).toBe('SHOP102 by code');
  expect(identity('src/a.py', 'log_constant(log, E_SHOP999)')).toBe('unknown SHOP999');
  expect(identity('src/a.ts', 'log_constant(log, LOG.CART_EMPTY)')).toBe('SHOP102 by name');
});
