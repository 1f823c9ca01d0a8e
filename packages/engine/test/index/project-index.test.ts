/** The index after any edits is the index of a fresh parse. */
import { createProjectIndex, type FileFacts, usesOf } from '@loglex/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSnapshot } from '../editor/fixture.ts';

const CALLS = [
  'logConstant(logger, LOG.ORDER_PLACED, { order_id });',
  'logConstant(logger, LOG.CART_EMPTY);',
  "logger.warn('SHOP102: the cart is empty');",
  "logger.info({ code: 'SHOP104' }, 'gone');",
  "logger.info('SHOP101');",
  'export const kept = LOG.ORDER_SENT;',
  "logger.info('nothing of the kind');",
];

const FILES = ['src/a.ts', 'src/b.ts', 'src/c.test.ts'];

const edits = fc.array(
  fc.record({
    file: fc.constantFrom(...FILES),
    lines: fc.option(fc.array(fc.constantFrom(...CALLS), { maxLength: 4 }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 12 },
);

it('equals that of a fresh parse after any edits, whatever is asked of it', () => {
  fc.assert(
    fc.property(edits, (sequence) => {
      const index = createProjectIndex();
      const texts = new Map<string, string>();
      for (const { file, lines } of sequence) {
        if (lines === undefined) {
          texts.delete(file);
          index.delete(file);
          continue;
        }
        texts.set(file, `import pino from 'pino';\nconst logger = pino();\n${lines.join('\n')}\n`);
        index.set(createSnapshot(texts).index.factsOf(file)!);
      }
      const fresh = createSnapshot(texts);
      expect(byFile(index.files())).toEqual(byFile(fresh.index.files()));
      expect(index.size).toBe(texts.size);
      const { catalog } = fresh.session;
      for (const entry of [...catalog.constants, ...catalog.retired]) {
        expect(usesOf(entry, index, fresh.sessionOf)).toEqual(
          usesOf(entry, fresh.index, fresh.sessionOf),
        );
        expect(index.filesNaming([entry.code])).toEqual(fresh.index.filesNaming([entry.code]));
      }
    }),
    { numRuns: 60 },
  );
});

it('finds by every text that may name it, and asks the catalog what it means', () => {
  const { index, session, sessionOf } = createSnapshot(
    new Map([['src/a.ts', `${CALLS.join('\n')}\n`]]),
  );
  const uses = (code: string) =>
    [...session.catalog.byCode(code), ...session.catalog.retiredByCode(code)].flatMap((entry) =>
      usesOf(entry, index, sessionOf).map(({ by, mention, call }) => [
        by,
        mention.by,
        Boolean(call),
      ]),
    );
  expect(uses('SHOP102')).toEqual([
    ['name', 'reference', true],
    ['code', 'prefix', true],
  ]);
  expect(uses('SHOP101')).toEqual([
    ['name', 'reference', true],
    ['code', 'prefix', true],
  ]);
  expect(uses('SHOP104')).toEqual([['code', 'field', true]]);
  expect(uses('SHOP109')).toEqual([['name', 'reference', false]]);
  expect(uses('SHOP203')).toEqual([]);
});

function byFile(files: Iterable<FileFacts>): readonly FileFacts[] {
  return [...files].sort((a, b) => (a.file < b.file ? -1 : 1));
}
