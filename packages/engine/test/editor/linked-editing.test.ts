/** A placeholder and the key of its field change together, and nothing else goes along. */
import { linkedEditing } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const CATALOG = `
  #- $catalog
  loglex: 1
  constants:
    - code: A1
      name: RETRIED
      level: info
      message: '🎉 {id}, again {id} of {of}'
                    ^^          ^^
      fields:
        id: { type: string, description: The id. }
        ^^
    - code: A2
      name: ALONE
      level: info
      message: Only {part}
      fields: { other: { type: string } }
`;

describe('linked are', () => {
  it.each([
    ['{id}, again', '{i$0d}, again'],
    ['again {id', 'again {$0id'],
    ['id: {', 'id$0: {'],
  ])('the placeholders and the key, from %s', (from, to) => {
    const { snapshot, document, offset, marks, markOf } = editorFixture(
      CATALOG.replace(from, () => to),
    );
    const found = linkedEditing(snapshot, document, offset);
    expect(found?.map((range) => markOf('log-catalog.yaml', range))).toEqual(marks);
  });

  it.each([
    ['{of}', '{o$0f}'],
    ['The id', 'The i$0d'],
    ['name: RETRIED', 'name: RETR$0IED'],
    ['{part}', '{pa$0rt}'],
    ['{ other', '{ o$0ther'],
  ])('no others: %s', (from, to) => {
    const { snapshot, document, offset } = editorFixture(CATALOG.replace(from, () => to));
    expect(linkedEditing(snapshot, document, offset)).toBe(undefined);
  });
});
