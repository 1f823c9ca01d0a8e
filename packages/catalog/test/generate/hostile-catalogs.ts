/** Catalogs whose every text tries to break out of where it is written. */
import { type Catalog, parseCatalog } from '@loglex/catalog';
import fc from 'fast-check';

const NASTY = [
  '', ' ', "'", '"', '`', '\\', '\\\\', "\\'", '\\"', '${}', '${process.exit(1)}', '`${1}`', '*/', '/*', '/**', '//', '#',
  '"""', "'''", '"""\n', '</script>', '<!--', '-->', ']]>', '\u2028', '\u2029', '\u0085', '\u00a0', '\ufeff', '\0', '\x1b[31m',
  '\n', '\r', '\r\n', '\t', '\v', '\f', '\u202e', '\u2066', '\u200b', '\u200d', '\ud800', '\udc00', '\ude00\ud83d', '😀',
  '👩‍👩‍👧', 'é', 'e\u0301', 'ﬁ', '𝒳', 'ªb', '{', '}', '{{', '}}', '{}', '{name}', '{0}', '%s', '%d', '%(a)s', '%%', '%', '$', '\\u0041',
  '\\N{DASH}', '\\x41', 'class', 'def', 'None', 'True', 'await', 'yield', 'let', 'static', 'enum', 'import', 'from', 'lambda',
  'print', 'str', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__proto__', '__init__', '__class__', '__debug__',
  '_constant', 'LOG', 'LOG_CONSTANTS', 'LogConstant', 'ALL_LOG_CONSTANTS', 'constants', '@deprecated', '{@link x}', '@ts-nocheck',
  'eslint-disable', '<b>', '&amp;', 'a b', 'a-b', '1a', 'ä', '名前', 'x'.repeat(300),
]; // prettier-ignore

/** Any text, most of it hostile. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...NASTY), { maxLength: 4 }).map(joined) },
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map(fromUnits),
);

function joined(parts: readonly string[]): string {
  return parts.join('');
}

function fromUnits(units: readonly number[]): string {
  return String.fromCharCode(...units);
}

const field = fc.record(
  {
    type: fc.constantFrom(
      'string',
      'integer',
      'number',
      'boolean',
      'object',
      'array',
      'error',
      'any',
    ),
    required: fc.boolean(),
    from: fc.constantFrom('call', 'context'),
    format: fc.constantFrom('string', 'json', 'repr', 'hex', 'percent', 'fixed:2'),
    enum: fc.array(fc.oneof(hostileText, fc.constantFrom('1', '-2', '0', '1e3')), { maxLength: 3 }),
    sensitive: fc.boolean(),
    description: hostileText,
  },
  { requiredKeys: [] },
);

const fields = fc.array(fc.tuple(hostileText, field), { maxLength: 3 }).map(asMap);
const words = fc.array(hostileText, { maxLength: 3 });

const constant = fc.record(
  {
    code: hostileText,
    name: hostileText,
    aliases: words,
    level: fc.constantFrom(
      'trace',
      'verbose',
      'debug',
      'info',
      'notice',
      'warning',
      'warn',
      'error',
      'critical',
    ),
    message: fc.oneof(
      hostileText,
      hostileText.map((text) => `a {b} ${text} {c_d}`),
    ),
    component: hostileText,
    subcomponent: hostileText,
    tags: words,
    fields,
    description: hostileText,
    action: hostileText,
    runbook: hostileText,
    since: hostileText,
    deprecated: fc.record(
      { since: hostileText, 'replaced-by': hostileText, reason: hostileText },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['code', 'level', 'message'] },
);

const component = fc.record(
  {
    description: hostileText,
    owner: hostileText,
    loggers: words,
    fields,
    subcomponents: fc
      .array(fc.tuple(hostileText, fc.record({ description: hostileText })), { maxLength: 2 })
      .map(asMap),
  },
  { requiredKeys: [] },
);

/** Catalogs as they are read from JSON, which can hold every string. */
export const hostileCatalog: fc.Arbitrary<Catalog> = fc
  .record({
    components: fc.array(fc.tuple(hostileText, component), { maxLength: 2 }).map(asMap),
    constants: fc.array(constant, { maxLength: 4 }),
  })
  .map((data) => {
    const text = JSON.stringify({ loglex: 1, ...data });
    return parseCatalog([{ file: 'catalog.json', text }]).catalog;
  });

/** An object in which every key is one of its own, `__proto__` as well. */
function asMap<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const object: Record<string, Value> = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return object;
}
