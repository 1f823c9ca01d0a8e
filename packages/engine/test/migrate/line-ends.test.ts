/**
 * The same programs in every encoding of lines: the migrated text is that of the plain program in that encoding, so nothing
 * beside the edits changed, and an inserted line ends as the first line of the file does.
 */
import { describe, expect, it } from 'vitest';
import { example } from './example.ts';

const FILE = 'src/orders/a.ts';

/** Programs as they are, and migrated; written by hand. */
const PROGRAMS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'an import follows the others': [
    `import pino from 'pino';
import { a } from './a.js';

const log = pino();
log.info(\`Cart saved \${a}\`);
export const end = 1;
`,
    `import pino from 'pino';
import { logConstant } from '@loglex/runtime';
import { a } from './a.js';
import { LOG } from '../log-codes.js';

const log = pino();
logConstant(log, LOG.CART_SAVED, { a });
export const end = 1;
`,
  ],
  'an object keeps its lines': [
    `import pino from 'pino';
const log = pino();
function f() {
  log.warn(
    {
      a: 1,
      b, // the second
    },
    \`Cart saved \${c.id} again\`,
  );
}
`,
    `import pino from 'pino';
import { logConstant } from '@loglex/runtime';
import { LOG } from '../log-codes.js';
const log = pino();
function f() {
  logConstant(log, LOG.CART_SAVED_AGAIN, {
      a: 1,
      b,
      c_id: c.id, // the second
    });
}
`,
  ],
  'a message of several lines keeps them': [
    `import pino from 'pino'
const log = pino()
log.info('first half ' +
  x + ' last half')
`,
    `import pino from 'pino'
import { logConstant } from '@loglex/runtime'
import { LOG } from '../log-codes.js'
const log = pino()
logConstant(log, LOG.FIRST_HALF_LAST_HALF, { x })
`,
  ],
};

const lines = (text: string) => text.split('\n');

/** What becomes of a program; the migrated one is made by the same. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  LF: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  BOM: (text) => `\uFEFF${text}`,
  'no final newline': (text) => text.replace(/\n$/, ''),
  'emoji before the edits': (text) => `/* 🚀🇩🇪 */ ${text}`,
  'U+2028 before the edits': (text) => `/* a\u2028b */ ${text}`,
  tabs: (text) => text.replaceAll('  ', '\t'),
};

describe.each(Object.entries(PROGRAMS))('%s', (_, [before, after]) => {
  it.each(Object.entries(WAYS))('%s', (__, way) => {
    const { migrated } = example({ [FILE]: way(before) });
    expect(migrated(FILE)).toBe(way(after));
  });

  it('mixed line ends', () => {
    // The first line ends as on Windows, the others do so by turns; lines that are added end like the first.
    const mixed = lines(before)
      .map((line, at, all) => line + (at === all.length - 1 ? '' : at % 2 === 0 ? '\r\n' : '\n'))
      .join('');
    const result = example({ [FILE]: mixed }).migrated(FILE);
    expect(result.replaceAll('\r\n', '\n')).toBe(after);
    for (const [at, line] of lines(before).entries()) {
      const isKept = lines(after).includes(line) && line !== '' && at < lines(before).length - 1;
      if (isKept) expect(result).toContain(line + (at % 2 === 0 ? '\r\n' : '\n'));
    }
    for (const line of lines(after).filter(
      (one) => one.startsWith('import') && !lines(before).includes(one),
    )) {
      expect(result).toContain(`${line}\r\n`);
    }
  });
});
