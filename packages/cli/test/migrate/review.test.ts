import { expect, test } from 'vitest';
import type { LogConstant } from '@loglex/catalog';
import {
  answer,
  complaintAbout,
  press,
  type Review,
  type ReviewContext,
  startReview,
} from '../../src/migrate/review/review.ts';
import { PLAN } from './sample-plan.ts';

const CONTEXT: ReviewContext = {
  inCatalog: (code) =>
    code === 'SHOP9'
      ? [{ code, name: 'OLD', message: 'Old', level: undefined } as LogConstant]
      : [],
  derive: (plan) => plan,
  complaint: () => undefined,
};

/** What is asked of each item: its codes, or its place. */
function itemsOf({ items }: Review): string[] {
  return items.map((item) =>
    item.kind === 'similar' ? item.codes.join('=') : `${item.file}:${item.start}`,
  );
}

function typed(review: Review, keys: readonly string[], context = CONTEXT): Review {
  return keys.reduce((now, key) => press(now, key, context).review, review);
}

/** Decisions by place, of rows that a person decided. */
function decided({ plan }: Review): Record<string, string> {
  return Object.fromEntries(
    plan.files.flatMap(({ file, rows }) =>
      rows
        .filter(({ reviewed }) => reviewed === true)
        .map(({ start, decision }) => [`${file}:${start}`, decision]),
    ),
  );
}

const start = () => startReview(PLAN);

test('asks first which constants are one, then about the calls of each constant in turn', () => {
  expect(itemsOf(start())).toEqual([
    'SHOP2=SHOP3',
    'a.ts:10',
    'a.ts:30',
    'b.ts:10',
    'b.ts:20',
    'b.ts:30',
  ]);
});

test('asks about safe calls only when told to, about refused ones never', () => {
  const all = itemsOf(startReview(PLAN, { all: true }));
  expect(all).toContain('a.ts:20');
  expect(all).not.toContain('a.ts:40');
});

test('accepts and skips one call after the other, and asks of none again', () => {
  const review = typed(start(), ['k', 'a', 's', 'a']);
  expect(decided(review)).toEqual({
    'a.ts:10': 'migrate',
    'a.ts:30': 'skip',
    'b.ts:10': 'migrate',
  });
  expect(itemsOf(startReview(review.plan))).toEqual(['b.ts:20', 'b.ts:30']);
});

test('accepts all calls of a constant at once, and goes on after them', () => {
  const review = typed(start(), ['k', 'A']);
  expect(decided(review)).toEqual({
    'a.ts:10': 'migrate',
    'a.ts:30': 'migrate',
    'b.ts:10': 'migrate',
  });
  expect(itemsOf(review)[review.at]).toBe('b.ts:20');
  expect(review.said).toBe('All 3 calls of SHOP1 will be migrated.');
});

test('goes back to a call that is decided, to decide it anew', () => {
  const review = typed(start(), ['k', 'A', 'b', 's']);
  expect(decided(review)['b.ts:10']).toBe('skip');
  expect(itemsOf(review)[review.at]).toBe('b.ts:20');
});

test('goes back over a group that was decided, which is none any more', () => {
  expect(typed(start(), ['k', 'b']).at).toBe(1);
});

test('merges a group into the constant of a digit: its calls stay decided as they were', () => {
  const { plan, at } = typed(start(), ['2']);
  expect(plan.constants.map(({ code }) => code)).toEqual(['SHOP1', 'SHOP3']);
  expect(plan.similar).toEqual([]);
  const moved = plan.files[0]!.rows[1]!;
  expect(moved).toMatchObject({ constant: 'SHOP3', decision: 'migrate' });
  expect(at).toBe(1);
});

test('does not merge where a call could not be written then, and says why', () => {
  const context = { ...CONTEXT, derive: () => 'SHOP3 has one placeholder.' };
  const review = typed(start(), ['2'], context);
  expect(review.said).toBe('SHOP3 has one placeholder.');
  expect(review.plan).toBe(PLAN);
  expect(review.at).toBe(0);
});

test('a constant of the catalog is the one that stays', () => {
  const plan = { ...PLAN, similar: [{ codes: ['SHOP3', 'SHOP9'], similarity: 0.9 }] };
  const review = startReview(plan);
  expect(typed(review, ['1']).plan).toBe(plan);
  expect(typed(review, ['1']).said).toContain('SHOP9 is in the catalog already');
  expect(typed(review, ['2']).plan.files[1]!.rows[1]!.constant).toBe('SHOP9');
});

test('keeps a group apart for good', () => {
  const review = typed(start(), ['k']);
  expect(review.plan.similar).toEqual([]);
  expect(itemsOf(startReview(review.plan))).not.toContain('SHOP2=SHOP3');
});

test('edits the name of a constant that is new', () => {
  const { review, ask } = press(typed(start(), ['k']), 'n', CONTEXT);
  expect(ask).toEqual({ kind: 'name', code: 'SHOP1', initial: 'CART_LOST' });
  const next = answer(review, ask!, 'CART_GONE', CONTEXT);
  expect(next.plan.constants[0]).toMatchObject({ name: 'CART_GONE', message: 'Cart was lost' });
  expect(next.at).toBe(review.at);
});

test('an answer that cannot be meant is told and changes nothing', () => {
  const context = { ...CONTEXT, complaint: () => 'SHOP2 has the name MAIL_SENT too.' };
  const { review, ask } = press(typed(start(), ['k']), 'n', context);
  expect(complaintAbout(review, ask!, 'MAIL_SENT', context)).toBe(
    'SHOP2 has the name MAIL_SENT too.',
  );
  const next = answer(review, ask!, 'MAIL_SENT', context);
  expect(next.plan).toBe(review.plan);
  expect(next.said).toBe('SHOP2 has the name MAIL_SENT too.');
});

test('no answer is no change', () => {
  const { review, ask } = press(typed(start(), ['k']), 'm', CONTEXT);
  expect(answer(review, ask!, undefined, CONTEXT).plan).toBe(review.plan);
});

test.each(['n', 'm', 'l'])('%s leaves a constant of the catalog as it is', (key) => {
  const review = typed(start(), ['k', 'A', 'a']);
  expect(itemsOf(review)[review.at]).toBe('b.ts:30');
  const step = press(review, key, CONTEXT);
  expect(step.ask).toBeUndefined();
  expect(step.review.said).toContain('`loglex catalog change SHOP9`');
});

test('proposes constants to merge with, similar ones first', () => {
  const review = typed(start(), ['right', 'right', 'right', 'right']);
  expect(itemsOf(review)[review.at]).toBe('b.ts:20');
  const { ask } = press(review, 'x', CONTEXT);
  const choices = ask && 'choices' in ask ? ask.choices.map(({ value }) => value) : [];
  expect(choices).toEqual(['SHOP2', 'SHOP1', 'SHOP9']);
});

test('proposes the level that the advice is for, spelt as the plan spells it', () => {
  const plan = {
    ...PLAN,
    constants: PLAN.constants.map((each, at) => ({
      ...each,
      level: at === 0 ? 'error' : 'warning',
    })),
    files: [
      {
        ...PLAN.files[0]!,
        rows: [
          {
            ...PLAN.files[0]!.rows[0]!,
            advice: [{ action: 'demote' as const, id: 'x', why: 'y' }],
          },
        ],
      },
    ],
    similar: [],
  };
  const { ask } = press(startReview(plan), 'l', CONTEXT);
  expect(ask).toMatchObject({ kind: 'level', initial: 'error' });
  const choices = ask && 'choices' in ask ? ask.choices : [];
  expect(choices.map(({ value }) => value)).toEqual([
    'trace',
    'debug',
    'info',
    'warning',
    'error',
    'fatal',
  ]);
  expect(choices.filter(({ hint }) => hint).map(({ value }) => value)).toEqual(['warning']);
});

test.each(['q', 'ctrl-c'])('%s quits and changes nothing', (key) => {
  const review = typed(start(), ['k']);
  expect(press(review, key, CONTEXT)).toEqual({ review, quit: true });
});

test('keys without a meaning do nothing, at any item', () => {
  let review = start();
  for (let at = 0; at <= review.items.length; at++) {
    for (const key of ['z', '', '0', '9', 'ctrl-z', 'escape', '__proto__', 'constructor']) {
      const step = press(review, key, CONTEXT);
      expect(step.review.plan).toBe(PLAN);
      expect(step.review.at).toBe(at);
      expect(step.quit).toBeUndefined();
    }
    review = press(review, 'right', CONTEXT).review;
  }
});
