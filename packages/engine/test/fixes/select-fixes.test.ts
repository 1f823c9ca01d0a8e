import { applyEdits } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixAll, selectFixes, type Applicability, type Finding } from '@loglex/engine';

function finding(
  start: number,
  end: number,
  text: string,
  applicability: Applicability = 'safe',
): Finding {
  return {
    check: 'any',
    messageId: 'any',
    data: {},
    message: '',
    severity: 'error',
    file: 'a.ts',
    range: { start, end },
    fixes: [{ title: 'Fix', applicability, edits: [{ start, end, text }] }],
    related: [],
    tags: [],
  };
}

describe('selectFixes', () => {
  test('takes safe fixes, unsafe ones on demand, and suggestions never', () => {
    const findings = [
      finding(0, 1, 'A'),
      finding(2, 3, 'B', 'unsafe'),
      finding(4, 5, 'C', 'suggestion'),
    ];
    const texts = (unsafe: boolean) =>
      selectFixes(findings, { unsafe }).edits.map(({ text }) => text);
    expect(texts(false)).toEqual(['A']);
    expect(texts(true)).toEqual(['A', 'B']);
  });

  test('lets the first of two fixes win that overlap, abut or insert at one place', () => {
    for (const [a, b] of [
      [finding(0, 4, 'A'), finding(2, 6, 'B')],
      [finding(0, 4, 'A'), finding(4, 6, 'B')],
      [finding(3, 3, 'A'), finding(3, 3, 'B')],
    ] as const) {
      const { edits, applied, waiting } = selectFixes([b, a]);
      expect(edits.map(({ text }) => text)).toEqual(
        a.range.start === b.range.start ? ['B'] : ['A'],
      );
      expect(applied).toHaveLength(1);
      expect(waiting).toHaveLength(1);
    }
  });

  test('gives the edits in the order of the text', () => {
    const two: Finding = {
      ...finding(6, 7, ''),
      fixes: [
        {
          title: 'Fix',
          applicability: 'safe',
          edits: [
            { start: 0, end: 0, text: 'import' },
            { start: 6, end: 7, text: 'B' },
          ],
        },
      ],
    };
    const { edits } = selectFixes([two, finding(3, 4, 'A')]);
    expect(edits.map(({ start }) => start)).toEqual([0, 3, 6]);
  });
});

test('whatever the fixes are: what is applied stands apart, and what waits had to', () => {
  const anyFinding = fc
    .tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 3 }))
    .map(([start, length, text]) => finding(start, Math.min(start + length, 40), text));
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 12 }), (findings) => {
      const { edits, applied, waiting } = selectFixes(findings);
      expect(applied.length + waiting.length).toBe(findings.length);
      for (let at = 1; at < edits.length; at++) {
        expect(edits[at]!.start).toBeGreaterThan(edits[at - 1]!.end);
      }
      for (const { range } of waiting) {
        expect(edits.some((edit) => edit.start <= range.end && range.start <= edit.end)).toBe(true);
      }
      // One after the other from the back is the same as all at once.
      const text = 'The quick brown fox jumps over the dog. ';
      const oneByOne = edits.toReversed().reduce((now, edit) => applyEdits(now, [edit]), text);
      expect(applyEdits(text, edits)).toBe(oneByOne);
    }),
  );
});

describe('fixAll', () => {
  /** Every `x` is a finding; its fix turns it into `o`. */
  const everyX = (text: string) =>
    [...text].flatMap((letter, at) => (letter === 'x' ? [finding(at, at + 1, 'o')] : []));

  test('goes on until nothing is left: neighbours wait for the next pass', () => {
    expect(fixAll('xx x', everyX)).toMatchObject({
      text: 'oo o',
      passes: 2,
      converged: true,
      findings: [],
    });
  });

  test('leaves a clean text alone', () => {
    expect(fixAll('ooo', everyX)).toMatchObject({
      text: 'ooo',
      passes: 0,
      applied: [],
      converged: true,
    });
  });

  test('gives up on fixes that undo each other, and says so', () => {
    const flip = (text: string) => [finding(0, 1, text.startsWith('x') ? 'o' : 'x')];
    expect(fixAll('x', flip)).toMatchObject({ passes: 10, converged: false });
  });
});
