/** The outline of a catalog, and constants by a few words. */
import { documentSymbols, workspaceSymbols } from '@loglex/engine';
import { expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const { snapshot, document, marks, markOf } = editorFixture(`
  #- $catalog
  loglex: 1
  constants:
    - { code: A1, name: STARTED, level: info, message: Has begun, component: web }
              ^^ STARTED
    - { code: A2, level: info, message: Is up }
              ^^ A2
  components: { web: {} }
                ^^^ web
  legends: { stage: { terms: { paid: {} } } }
             ^^^^^ stage
  retired: [{ code: A9, name: GONE }]
                    ^^ GONE
`);
const { catalog } = snapshot.session;

it('lists the entries of a file in their order', () => {
  const found = documentSymbols(catalog, document.file);
  expect(found.map(({ name, file, selection }) => markOf(file, selection, name))).toEqual(marks);
  for (const { range, selection } of found) {
    expect(range.start <= selection.start && selection.end <= range.end).toBe(true);
  }
  expect(documentSymbols(catalog, 'other.yaml')).toEqual([]);
});

it.each([
  ['begun', ['STARTED']],
  ['a2', ['A2']],
  ['', ['STARTED', 'A2']],
  ['nothing', []],
])('finds by %j', (query, names) => {
  expect(workspaceSymbols(catalog, query, 9).map(({ name }) => name)).toEqual(names);
});
