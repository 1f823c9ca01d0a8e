import { applyEdits } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';
import type { MigrationPlan, PlannedRow } from '../../src/migrate/plan.ts';
import { remainingPlan } from '../../src/migrate/remaining-plan.ts';
import { sealOf } from '../../src/migrate/seal-row.ts';

const TEXT = `import x from 'x';\n\na('one');\nb('two', c('three'));\r\n  d('four');\n`;

/** A row for the call that is written so, to be exchanged for `after`. */
function row(before: string, after: string, constant: string): PlannedRow {
  const start = TEXT.indexOf(before);
  const end = start + before.length;
  const head = TEXT.slice(0, start).split('\n');
  const place = { line: head.length, column: head.at(-1)!.length + 1, start, end };
  const said = { tier: 'safe', decision: 'migrate', reasons: [], confidence: 'certain' } as const;
  return {
    ...place,
    ...said,
    advice: [],
    before,
    after,
    constant,
    seal: sealOf({ start, end, before, after }),
  };
}

const ROWS = {
  one: row(`a('one')`, 'log(A)', 'X1'),
  two: row(`b('two', c('three'))`, `log(B, c('three'))`, 'X2'),
  three: row(`c('three')`, 'log(C)', 'X3'),
  four: row(`d('four')`, 'log(D)', 'X4'),
};

const PLAN: MigrationPlan = {
  loglexPlan: 1,
  without: { coded: 1, dynamic: 0, tests: 0 },
  constants: ['X1', 'X2', 'X3', 'X4'].map((code) => ({
    code,
    name: `NAME_${code}`,
    level: 'info',
    message: code,
    component: 'c',
    catalog: 'catalog.yaml',
    keys: [],
  })),
  files: [
    { file: 'a.ts', hash: 'old', rows: Object.values(ROWS) },
    { file: 'b.ts', hash: 'b', rows: [ROWS.four] },
  ],
  similar: [],
};

/** `done` are exchanged and an import is added, as an apply does. */
function applied(...done: readonly PlannedRow[]) {
  const edits = [
    { start: 18, end: 18, text: `\nimport log from 'log';` },
    ...done.map(({ start, end, after }) => ({ start, end, text: after! })),
  ];
  const text = applyEdits(TEXT, edits);
  const file = { file: 'a.ts', hash: 'new', text, edits, rows: done };
  return { text, left: remainingPlan(PLAN, [file]) };
}

describe('what is left of a plan', () => {
  it('stands where the rest of the calls stand now', () => {
    const { text, left } = applied(ROWS.one);
    const [file] = left.files;
    expect(file?.hash).toBe('new');
    expect(file?.rows.map(({ before, line, column }) => [before, line, column])).toEqual([
      [`b('two', c('three'))`, 5, 1],
      [`c('three')`, 5, 10],
      [`d('four')`, 6, 3],
    ]);
    for (const { start, end, before, after, seal } of file!.rows) {
      expect(text.slice(start, end)).toBe(before);
      expect(seal).toBe(sealOf({ start, end, before, ...(after !== undefined && { after }) }));
    }
    expect(left.constants.map(({ code }) => code)).toEqual(['X2', 'X3', 'X4']);
    expect(left.without.coded).toBe(2);
  });

  it('says of a call what it holds now, where one inside of it was migrated', () => {
    const { left } = applied(ROWS.three);
    const outer = left.files[0]!.rows.find(({ constant }) => constant === 'X2')!;
    expect(outer.before).toBe(`b('two', log(C))`);
    expect(outer.after).toBeUndefined();
  });

  it('finds a call again that stands in one that was migrated, or leaves it to the next plan', () => {
    const { text, left } = applied(ROWS.two);
    const inner = left.files[0]!.rows.find(({ constant }) => constant === 'X3')!;
    expect(text.slice(inner.start, inner.end)).toBe(`c('three')`);
    const gone = applied({ ...ROWS.two, after: 'log(B)' }).left.files[0]!.rows;
    expect(gone.map(({ constant }) => constant)).toEqual(['X1', 'X4']);
  });

  it('has no file whose calls are all migrated, and keeps those that nobody touched', () => {
    const { left } = applied(ROWS.one, ROWS.two, ROWS.four);
    expect(left.files.map(({ file, rows }) => [file, rows.length])).toEqual([
      ['a.ts', 1],
      ['b.ts', 1],
    ]);
    expect(left.files[1]).toEqual(PLAN.files[1]);
  });
});
