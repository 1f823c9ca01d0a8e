import { matchMessage, parseCatalog } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const { catalog } = parseCatalog([
  {
    file: 'catalog.yaml',
    text: `loglex: 1
legends:
  actions:
    terms:
      CREATED: { message: "{parent} CREATED {child}" }
      DONE: { message: "{node} DONE" }
      STOP: { message: "all stopped" }
      NESTED: { message: "<{outer}<{inner}>>" }
      PLAIN: {}
`,
  },
]);
const actions = catalog.legends.get('actions')!;

function read(text: string) {
  const match = matchMessage(actions, text);
  return (
    match && [
      match.term.name,
      ...Array.from(match.values, ([name, { text: value }]) => `${name}=${value}`),
    ]
  );
}

describe('matchMessage', () => {
  it.each([
    ['Root CREATED Worker 1', ['CREATED', 'parent=Root', 'child=Worker 1']],
    ['a CREATED b CREATED c', ['CREATED', 'parent=a', 'child=b CREATED c']],
    ['Worker DONE', ['DONE', 'node=Worker']],
    ['a DONE DONE', ['DONE', 'node=a DONE']],
    ['all stopped', ['STOP']],
    ['<a<b>>', ['NESTED', 'outer=a', 'inner=b']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ' DONE',
    'Worker DONE.',
    'Root CREATED ',
    'Root created Worker',
    'PLAIN',
    '',
    '<<b>>',
    'all stopped!',
  ])('reads nothing in "%s"', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('reads back what a message was filled in with', () => {
    const value = fc.stringMatching(/^[a-z][a-z ]{0,8}$/);
    fc.assert(
      fc.property(value, value, (parent, child) => {
        const text = `${parent} CREATED ${child}`;
        const { values } = matchMessage(actions, text)!;
        expect(Array.from(values.values(), ({ text: said }) => said)).toEqual([parent, child]);
        for (const { text: said, range } of values.values()) {
          expect(text.slice(range.start, range.end)).toBe(said);
        }
      }),
    );
  });
});
