import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { MigrationPlan } from '@loglex/engine';
import { startReview } from '../../src/migrate/review/review.ts';
import { reviewScreen, type ScreenSize } from '../../src/migrate/review/screen.ts';
import { siteDiff } from '../../src/migrate/site-diff.ts';
import { PLAN } from './sample-plan.ts';
import picocolors from 'picocolors';

const plain = picocolors.createColors(false);

function screenAt(at: number, size: Partial<ScreenSize> = {}, plan: MigrationPlan = PLAN): string {
  const review = { ...startReview(plan), at };
  const whole = { color: false, width: 80, height: 24, ...size };
  return reviewScreen(review, { inCatalog: () => [] }, whole).join('\n');
}

test('a call, its constant, why it is asked, and the keys', () => {
  expect(screenAt(1)).toBe(`2 of 6

SHOP1 CART_LOST  warn · shop · new
“Cart was lost”
3 calls, of which this is 1

a.ts:10:3
- log.warn('SHOP1 at 10')
+ logConstant(log, LOG.SHOP1)

? only its name says that \`log\` is a logger  likely-logger

a accept   s skip   A accept all 3   S skip all   n name   m message   l level
x merge   b back   q save and quit`);
});

test('constants that may be one', () => {
  expect(screenAt(0)).toBe(`1 of 6

Are these one event?

1  SHOP2 MAIL_SENT  warn · shop · new
   “Mail sent”
   1 call, the first at a.ts:20

2  SHOP3 SENT_MAIL  warn · shop · new
   “Sent the mail”
   1 call, the first at b.ts:20

1-2 keep that one, merge the others into it   k keep them apart   b back
q save and quit`);
});

test('the end says what is open', () => {
  expect(screenAt(6)).toBe(`5 calls not decided: until then, nothing happens to them.

1 call of 7 will be migrated.

b back   q save and quit`);
});

/** Text as hostile plans have it. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001b[2J',
      '\u0007',
      '\u009b',
      '\u202e',
      '\r',
      '\n',
      '\t',
      '漢',
      '👩‍👩‍👧',
      'é',
      ' ',
    ),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 400,
});

test('no screen is wider or higher than the terminal, nor acts on it', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 40, max: 140 }),
      fc.integer({ min: 16, max: 60 }),
      fc.integer({ min: 0, max: 6 }),
      (
        [name = '', message = '', before = '', after = '', why = '', file = ''],
        width,
        height,
        at,
      ) => {
        const plan: MigrationPlan = {
          ...PLAN,
          constants: PLAN.constants.map((each) => ({ ...each, name, message })),
          files: PLAN.files.map((each) => ({
            ...each,
            file: `${file}${each.file}`,
            rows: each.rows.map((row) => ({
              ...row,
              before,
              after,
              reasons: [{ id: why.slice(0, 20), text: why }],
            })),
          })),
        };
        const lines = screenAt(at, { width, height, color: true }, plan).split('\n');
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const line of lines) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(stripVTControlCharacters(line)).not.toMatch(
            /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/,
          );
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('a call of several lines is shown without the indentation around it', () => {
  const before = 'logger.info(\n      {\n        id,\n      },\n      "Done",\n    )';
  expect(siteDiff({ before, after: 'x' }, plain, 60)).toEqual([
    '- logger.info(',
    '-   {',
    '-     id,',
    '-   },',
    '-   "Done",',
    '- )',
    '+ x',
  ]);
});
