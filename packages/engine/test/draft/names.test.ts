import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { constantName, kebabName, takeName } from '../../src/draft/names.ts';

describe('constantName', () => {
  it.each([
    [
      'Telemetry queue full for run {run_id}: {dropped} rows dropped',
      'TELEMETRY_QUEUE_FULL_RUN_ROWS',
    ],
    ['Failed to fetch rooms', 'FETCH_ROOMS_FAILED'],
    ["Couldn't open the database", 'OPEN_DATABASE_FAILED'],
    ['Unable to', 'DB_SINK_UNABLE'],
    ['Object', 'DB_SINK_OBJECT'],
    ['Failed to connect', 'CONNECT_FAILED'],
    ['The file could not be parsed', 'FILE_COULD_NOT_BE_PARSED'],
    ['Found encrypted data but no key for it', 'FOUND_ENCRYPTED_DATA'],
    ['getUserById returned nothing', 'GET_USER_ID_RETURNED_NOTHING'],
    ['Größe überschritten', 'GROSSE_UBERSCHRITTEN'],
    ['404 page', 'EVENT_404_PAGE'],
    ['LOG612', 'DB_SINK_LOG612'],
    ['错误', 'DB_SINK_EVENT'],
    ['错误 7', 'DB_SINK_7'],
    ['a braced {{word}}', 'BRACED_WORD'],
  ])('%s', (text, name) => {
    expect(constantName(text, 'db-sink')).toBe(name);
  });

  it('is an identifier, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (text, fallback) => {
          expect(constantName(text, fallback)).toMatch(/^[A-Z][A-Z0-9_]*$/);
        },
      ),
    );
  });
});

describe('kebabName', () => {
  it.each([
    ['dbSink', 'db-sink'],
    ['@scope', 'scope'],
    ['HTTPServer', 'http-server'],
    ['[slug]', 'slug'],
    ['日本', ''],
  ])('%s', (segment, name) => {
    expect(kebabName(segment)).toBe(name);
  });
});

describe('takeName', () => {
  it('counts from 2 and never gives one name twice', () => {
    const taken = new Set(['A_2']);
    expect([
      takeName('A', taken, '_'),
      takeName('A', taken, '_'),
      takeName('A', taken, '_'),
    ]).toEqual(['A', 'A_3', 'A_4']);
  });
});
