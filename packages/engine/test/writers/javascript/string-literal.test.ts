import { checks, readSettings } from '@loglex/engine';
import { expect, test } from 'vitest';
import { stringLiteral } from '../../../src/writers/javascript/string-literal.ts';
import { EXAMPLE_SETTINGS, factsOf } from '../../harness.ts';

const { settings } = readSettings([{ file: 'loglex.yaml', text: EXAMPLE_SETTINGS }], checks);
const single = factsOf('src/a.ts', "import a from 'a';\nlogger.info('x');", settings);
const double = factsOf('src/a.ts', 'import a from "a";\nlogger.info("x");', settings);
const none = factsOf('src/a.ts', 'logger.info("x");', settings);

test.each([
  ['Cart restored', single, "'Cart restored'"],
  ['Cart restored', double, '"Cart restored"'],
  ['Cart restored', none, "'Cart restored'"],
  ["the user's cart", single, '"the user\'s cart"'],
  ['a "quoted" word', single, '"a \\"quoted\\" word"'],
  ['two\nlines', single, '"two\\nlines"'],
  ['back\\slash', double, '"back\\\\slash"'],
])('%j', (text, facts, literal) => {
  expect(stringLiteral(text, facts)).toBe(literal);
});
