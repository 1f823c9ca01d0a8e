/** What is counted above the entries of a catalog. */
import { codeLenses, lastSeen, logFilesOf, resolveCodeLens } from '@loglex/engine';
import { expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const { snapshot, marks, markOf } = editorFixture(`
  //- src/order.ts
  logConstant(logger, LOG.STARTED);
                      ^^^^^^^^^^^ uses
  logger.warn('A2 Is up');
               ^^ A2
  //- src/order.py
  log_constant(logger, LOG_STARTED)
                       ^^^^^^^^^^^ uses
  //- src/order.test.ts
  logConstant(logger, LOG.STARTED);
                      ^^^^^^^^^^^ tests
  #- $catalog
  loglex: 1
  constants:
    - { code: A1, name: STARTED, level: info, message: Has begun }
              ^^ entry
    - { code: A2, level: warn, message: Is up, deprecated: { replaced-by: A1 } }
              ^^ entry
    - { code: A3, level: info, message: Nobody says so }
              ^^ entry
`);
const CATALOG = 'log-catalog.yaml';

it('has two lenses for each entry of the file, at its code', () => {
  const lenses = codeLenses(snapshot.session.catalog, CATALOG);
  const places = (kind: string) =>
    lenses.filter((lens) => lens.kind === kind).map(({ range }) => markOf(CATALOG, range, 'entry'));
  const entries = marks.filter(({ label }) => label === 'entry');
  expect(places('uses')).toEqual(entries);
  expect(places('tests')).toEqual(entries);
  expect(codeLenses(snapshot.session.catalog, 'other.yaml')).toEqual([]);
});

it.each([
  ['A1', 'uses', '2 uses', 'uses'],
  ['A1', 'tests', '1 in tests', 'tests'],
  ['A2', 'uses', '1 use', 'A2'],
  ['A2', 'tests', 'none in tests', ''],
  ['A3', 'uses', 'no use', ''],
] as const)('%s: %s', (code, kind, title, label) => {
  const found = resolveCodeLens(snapshot, CATALOG, { kind, code })!;
  expect(found.title).toBe(title);
  const drawn = marks.filter((mark) => mark.label === label);
  expect(found.places.map(({ file, range }) => markOf(file, range, label))).toEqual(drawn);
});

it('knows nothing of an entry that has gone', () => {
  expect(resolveCodeLens(snapshot, CATALOG, { kind: 'uses', code: 'A4' })).toBe(undefined);
  expect(resolveCodeLens(snapshot, 'other.yaml', { kind: 'uses', code: 'A1' })).toBe(undefined);
});

it('says when a log showed a constant last', () => {
  const { snapshot, document, marks, markOf } = editorFixture(`
    //- logs/app.log
    2026-11-20T09:00:00Z INFO SHOP101 Order 1 placed
    2026-11-21 10:30:59 INFO [SHOP101]: Order 2 placed
                              ^^^^^^^ SHOP101
    WARN SHOP102:cart refused, and CART_DROPPED is a name
         ^^^^^^^ SHOP102
  `);
  const { catalog } = snapshot.session;
  const seen = lastSeen(catalog, document);
  const found = Array.from(seen, ([{ code }, { file, range }]) => markOf(file, range, code));
  expect(found).toEqual(marks);
  const lenses = codeLenses(catalog, CATALOG, seen).filter(({ kind }) => kind === 'seen');
  expect(lenses.map(({ code }) => code)).toEqual(['SHOP101', 'SHOP102']);
  const titles = lenses.map((lens) => resolveCodeLens(snapshot, CATALOG, lens, seen)?.title);
  expect(titles).toEqual(['last seen 2026-11-21 10:30', 'last seen in logs/app.log']);
});

it('looks at logs below the root that the catalog names by their files', () => {
  const { snapshot } = editorFixture(`
    #- $catalog
    loglex: 1
    destinations:
      app: { file: logs/app.log }
      same: { file: ./logs/app.log }
      any: { file: 'logs/*.log' }
      out: { file: ../app.log }
      system: { file: /var/log/app.log }
      console: {}
  `);
  expect(logFilesOf(snapshot.session.catalog)).toEqual(['logs/app.log']);
});
