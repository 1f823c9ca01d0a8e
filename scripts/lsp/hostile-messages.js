// @ts-check
/** Messages that no client should send: bytes that are no message, and messages that make no sense. */
import { NOTIFICATIONS, REQUESTS } from './methods.js';
import { framed } from './server.js';

/**
 * @typedef {object} Hostile
 * @property {string} what in words
 * @property {Buffer} bytes
 * @property {number} [id] of a request that has to be answered, if only with an error
 * @property {boolean} breaks after it nobody can tell where a message begins: to wait for more bytes, or to end, is right
 *
 * @typedef {import('./random.js').Random} Random
 */

/**
 * @param {Random} random
 * @param {() => number} nextId a number that no request had
 * @param {readonly string[]} uris of files that are there
 * @returns {Hostile}
 */
export function hostileMessage(random, nextId, uris) {
  const share = random.share();
  if (share < 0.01) return brokenFrame(random, nextId);
  if (share < 0.03) return noJson(random);
  if (share < 0.16) return oddEnvelope(random, nextId, uris);
  return oddParams(random, nextId, uris);
}

/** Bytes after which the framing is lost. @param {Random} random @param {() => number} nextId @returns {Hostile} */
function brokenFrame(random, nextId) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: nextId(), method: 'shutdown' });
  const bytes = random.one([
    `Content-Length: ${body.length + random.upTo(500) + 1}\r\n\r\n${body}`,
    `Content-Length: ${random.upTo(body.length - 1)}\r\n\r\n${body}`,
    `Content-Length: -${body.length}\r\n\r\n${body}`,
    `Content-Length: NaN\r\n\r\n${body}`,
    `Content-Length: 999999999999999\r\n\r\n${body}`,
    `Content-Length: 999999999\r\n\r\n${body}`,
    `Content-Length: 1e3\r\n\r\n${body}`,
    `Content-Length: 0x20\r\n\r\n${body}`,
    `Content-Type: x\r\n\r\n${body}`,
    `\r\n\r\n${body}`,
    body,
    'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
    '\0'.repeat(1 + random.upTo(10_000)),
    'x'.repeat(1 + random.upTo(10_000)),
    'Content-Length: 10',
    'Content-Length: 10\n\n{"id": 1}x',
  ]);
  return { what: `a broken frame: ${bytes.slice(0, 60)}`, bytes: Buffer.from(bytes), breaks: true };
}

/** Whole frames of what is no JSON. @param {Random} random @returns {Hostile} */
function noJson(random) {
  const body = random.one([
    Buffer.alloc(0),
    Buffer.from('{"jsonrpc":"2.0","id":1,"method":'),
    Buffer.from('[').toString().repeat(100_000) + ']'.repeat(100_000),
    '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x22]),
    Buffer.from('\uFEFF{"jsonrpc":"2.0","method":"x"}'),
    'null',
    '7',
    '"x"',
    '[]',
    '[{"jsonrpc":"2.0","id":1,"method":"x"}]',
    '{}',
    '{"jsonrpc":"1.0"}',
    '{"__proto__":{"method":"exit"}}',
    Buffer.alloc(1 + random.upTo(2_000_000), 0x20),
  ]);
  const bytes = Buffer.from(body);
  const head = Buffer.from(
    random.one([
      `Content-Length: ${bytes.length}\r\n\r\n`,
      `content-length:${bytes.length}\r\nContent-Type: application/x; charset=utf-16\r\n\r\n`,
    ]),
  );
  return {
    what: `no message: ${bytes.subarray(0, 40).toString('latin1')}`,
    bytes: Buffer.concat([head, bytes]),
    breaks: false,
  };
}

/** Ids, methods and versions that are none. @param {Random} random @param {() => number} nextId @param {readonly string[]} uris @returns {Hostile} */
function oddEnvelope(random, nextId, uris) {
  const method = random.one([
    ...Object.keys(REQUESTS),
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
    'textDocument/',
    '$/noSuchThing',
    'initialize',
    'client/registerCapability',
    'rpc.on',
    'x'.repeat(random.upTo(100_000)),
  ]);
  const make = Object.hasOwn(REQUESTS, method) ? REQUESTS[method] : undefined;
  const params = make?.(spotFrom(random, uris)) ?? anything(random);
  const message = random.one([
    { jsonrpc: '2.0', id: nextId(), method, params },
    { jsonrpc: '2.0', id: 1, method, params },
    { jsonrpc: '2.0', id: String(nextId()), method, params },
    {
      jsonrpc: '2.0',
      id: random.one([null, {}, [], 1.5, -1, true, '', '__proto__', 1e300]),
      method,
      params,
    },
    { jsonrpc: '2.0', method, params },
    { jsonrpc: '3.0', id: nextId(), method, params },
    { id: nextId(), method, params },
    { jsonrpc: '2.0', id: nextId(), method: random.one([7, null, {}, [], true]), params },
    { jsonrpc: '2.0', id: random.upTo(5_000), result: anything(random) },
    { jsonrpc: '2.0', id: random.upTo(5_000), error: anything(random) },
    { jsonrpc: '2.0', id: null, error: { code: 'x', message: 7 } },
    {
      jsonrpc: '2.0',
      method: '$/cancelRequest',
      params: { id: random.one([nextId(), -1, 'x', null, {}]) },
    },
    { jsonrpc: '2.0', method: '$/cancelRequest', params: anything(random) },
    { jsonrpc: '2.0', method: '$/progress', params: anything(random) },
  ]);
  return asMessage('an odd envelope', message);
}

/** What clients send, with something in it that is not as it should be. @param {Random} random @param {() => number} nextId @param {readonly string[]} uris @returns {Hostile} */
function oddParams(random, nextId, uris) {
  const isRequest = random.chance(0.6);
  const methods = isRequest ? REQUESTS : NOTIFICATIONS;
  const method = random.one(Object.keys(methods));
  const whole = methods[method]?.(spotFrom(random, uris));
  const params = random.chance(0.15) ? anything(random) : spoilt(random, whole);
  const message = { jsonrpc: '2.0', method, params };
  if (!isRequest) return asMessage(`odd parameters of ${method}`, message);
  const id = nextId();
  return { ...asMessage(`odd parameters of ${method}`, { ...message, id }), id };
}

/** @param {string} what @param {object} message @returns {Hostile} */
function asMessage(what, message) {
  return {
    what: `${what}: ${JSON.stringify(message).slice(0, 300)}`,
    bytes: framed(message),
    breaks: false,
  };
}

/** @param {Random} random @param {readonly string[]} uris */
function spotFrom(random, uris) {
  const position = () => ({ line: random.one(NUMBERS), character: random.one(NUMBERS) });
  const uri = random.chance(0.7) ? random.one(uris) : random.one(URIS);
  return /** @type {import('./methods.js').Spot} */ ({
    uri,
    position: position(),
    range: { start: position(), end: position() },
  });
}

/** The same with one to three of its parts exchanged, left out or added. @param {Random} random @param {unknown} value @returns {unknown} */
function spoilt(random, value) {
  const copy = JSON.parse(JSON.stringify(value));
  for (let times = random.upTo(2); times >= 0; times--) {
    /** @type {any} */
    let at = copy;
    for (;;) {
      const keys = Object.keys(at);
      if (keys.length === 0) break;
      const key = random.one(keys);
      if (typeof at[key] === 'object' && at[key] !== null && random.chance(0.7)) {
        at = at[key];
        continue;
      }
      if (random.chance(0.2)) delete at[key];
      else if (random.chance(0.1) && !Array.isArray(at))
        at[random.one(['constructor', 'toString', 'length'])] = anything(random);
      else at[key] = anything(random);
      break;
    }
  }
  return copy;
}

/** A copy: what is put into it later stays there. @param {Random} random @returns {unknown} */
function anything(random) {
  return JSON.parse(JSON.stringify(random.one(VALUES)));
}

const NUMBERS = [0, 1, 2, 3, 5, 28, 40, -1, 1.5, 1e9, 2 ** 31, 2 ** 32 + 1, 1e308, -1e308];

const DEEP = JSON.parse('[{"a":'.repeat(500) + '1' + '}]'.repeat(500));

/** Aliases of aliases: a reader that follows them never ends. */
const BOMB = `a: &a [x, x]\n${'bcdefghijklmnopqrstuvwxyz'
  .split('')
  .map(
    (name, index) =>
      `${name}: &${name} [*${'abcdefghijklmnopqrstuvwxyz'[index]}, *${'abcdefghijklmnopqrstuvwxyz'[index]}]`,
  )
  .join('\n')}\n`;

/** @type {readonly unknown[]} */
const VALUES = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  'x',
  '__proto__',
  'constructor',
  'loglex.status',
  'file:///etc/passwd',
  '\ud83c',
  '\0',
  'x'.repeat(200_000),
  '('.repeat(20_000),
  BOMB,
  `loglex: 1\nconstants:\n${'  - [\n'.repeat(3_000)}`,
  [],
  [null],
  [[[[]]]],
  {},
  { length: -1 },
  { uri: 7 },
  JSON.parse('{"__proto__":{"uri":"x"},"constructor":{"prototype":1}}'),
  DEEP,
];

const URIS = [
  '',
  'x',
  'file:',
  'file://',
  'file:///',
  'file:///no/such/file.ts',
  'file:///%00',
  'file:///%ZZ',
  'file://host/share/a.ts',
  'file:///etc',
  'file:///dev/zero',
  'file:///dev/stdin',
  'untitled:Untitled-1',
  'http://example.test/a.ts',
  'file:///../../../../etc/passwd',
  `file:///${'x/'.repeat(5_000)}a.ts`,
];
