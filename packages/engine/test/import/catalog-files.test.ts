import fc from 'fast-check';
import { parseCatalog } from '@loglex/catalog';
import { catalogFiles } from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { imported } from './import.ts';

const OPTIONS = { folder: 'log-catalog', fallbackName: 'constants' };

describe('catalogFiles', () => {
  test('a file for each component, entries in the order of the code, other keys kept', () => {
    const source = `
const B = define({ code: 'LOG2', level: 'ERROR', message: 'b', component: 'Data Sink', subcomponent: 'io', owner: 'me' });
const A = define({ code: 'LOG1', level: 'info', message: 'It''s: #1', component: 'Data Sink', tags: ['x', 'no'] });
const C = define({ code: 'LOG3', level: 'info', message: 'c', since: 2, size: [1, 'a'], make: f() });
`.replace("It''s", "It\\'s");
    const files = catalogFiles(imported(source, 'constant-calls').constants, OPTIONS);
    expect(files.map(({ path }) => path)).toEqual([
      'log-catalog/constants.yaml',
      'log-catalog/data-sink.yaml',
    ]);
    expect(files[0]?.text).toBe(`# Imported from src/messages.ts.
loglex: 1

constants:
  - code: LOG3
    name: C
    level: info
    message: c
    since: "2"
    x-size: [1, a]
    x-make: f()
`);
    expect(files[1]?.text).toBe(`# Imported from src/messages.ts.
loglex: 1

components:
  Data Sink:
    subcomponents:
      io: {}

constants:
  - code: LOG2
    name: B
    level: error
    message: b
    component: Data Sink
    subcomponent: io
    x-owner: me

  - code: LOG1
    name: A
    level: info
    message: "It's: #1"
    component: Data Sink
    tags: [x, "no"]
`);
  });

  test('comments move with the constants', () => {
    const source = `/* A licence. */

// ------
// 1: Sink
const A = define({ code: 'LOG1', level: 'info', message: 'a' });
const helper = 1; // not a line of its own

/** Removed: LOG2 # {x} */

/**
 * Why C is there.
 */
const C = define({ code: 'LOG3', level: 'info', message: 'c' });
`;
    const [file] = catalogFiles(imported(source, 'constant-calls').constants, OPTIONS);
    expect(file?.text).toBe(`# Imported from src/messages.ts.
loglex: 1

constants:
  # 1: Sink
  - code: LOG1
    name: A
    level: info
    message: a

  # Removed: LOG2 # {x}
  # Why C is there.
  - code: LOG3
    name: C
    level: info
    message: c
`);
  });

  test('a key that is written twice is kept twice', () => {
    const source = `const A = define({ code: 'LOG1', level: 'info', message: 'a', note: 'x', note: 'y' });`;
    const [file] = catalogFiles(imported(source, 'constant-calls').constants, OPTIONS);
    expect(file?.text).toContain('x-note: x\n    x-note-2: "y"\n');
  });

  test('whatever texts the code holds, the catalog holds them', () => {
    const entry = fc.record({
      level: fc.constantFrom('debug', 'info', 'warn', 'error'),
      message: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `m${text}m`),
      component: fc.option(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), {
        nil: undefined,
      }),
      tags: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
      extra: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const source = entries
          .map(
            (each, index) =>
              `const NAME_${index} = define(${JSON.stringify({ code: `LOG${index}`, ...each })});`,
          )
          .join('\n');
        const files = catalogFiles(imported(source, 'constant-calls').constants, OPTIONS);
        const { catalog, problems } = parseCatalog(
          files.map(({ path, text }) => ({ file: path, text })),
        );
        expect(problems.filter(({ id }) => id !== 'invalid-utf8')).toEqual([]);
        for (const [index, { level, message, component, tags }] of entries.entries()) {
          const [found] = catalog.byCode(`LOG${index}`);
          expect(found).toMatchObject({ name: `NAME_${index}`, component, tags });
          expect(found?.level?.rung).toBe(level);
          const text = found?.message;
          expect([message, message.replace(/[{}]/g, '$&$&')]).toContain(text);
        }
      }),
    );
  });
});
