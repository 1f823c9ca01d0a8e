/** A constant that is written where the cursor stands. */
import { applyEdits } from '@loglex/catalog';
import { insertion } from '@loglex/engine';
import { expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

function inserted(fixture: string): string {
  const { snapshot, document, offset } = editorFixture(`${fixture}
  #- $catalog
  loglex: 1
  constants:
    - { code: A1, name: STARTED, level: info, message: Has begun }
`);
  const [constant] = snapshot.session.catalog.constants;
  const edits = insertion(snapshot, document, offset, constant!);
  return applyEdits(document.text, edits).trimEnd();
}

it.each([
  [
    'a reference in TypeScript',
    '//- src/a.ts',
    'logConstant(logger, $0);',
    'logConstant(logger, LOG.STARTED);',
  ],
  [
    'a reference in Python',
    '#- src/a.py',
    'log_constant(logger, $0)',
    'log_constant(logger, LOG_STARTED)',
  ],
  ['a code in a string', '//- src/a.ts', "logger.info('$0 begun');", "logger.info('A1 begun');"],
  ['a code in a comment', '//- src/a.ts', '// see $0', '// see A1'],
  ['a code in a text', '//- notes.md', 'See $0.', 'See A1.'],
])('%s', (_, file, text, expected) => {
  expect(inserted(`\n  ${file}\n  ${text}`).split('\n').at(-1)).toBe(expected);
});
