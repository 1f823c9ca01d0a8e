import type { StageGraph } from '@loglex/engine';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { svgOf } from '../../src/manifests/graph-svg.ts';
import { layOut } from '../../src/manifests/graph-layout.ts';

const CHAIN: StageGraph = {
  nodes: [
    { name: 'demux', number: 1, state: 'success', status: 'success', seconds: 4.2 },
    { name: 'asr', number: 2, state: 'failure', status: 'failed', seconds: 200 },
    { name: 'mux', state: 'absent' },
  ],
  edges: [
    { from: 0, to: 1, files: ['out/job/01_demux/a.wav', 'b.wav', 'c.wav'], byPath: false },
    { from: 1, to: 2, files: [], byPath: true },
  ],
};

test('stages stand from left to right, and no box lies on another', () => {
  const { nodes, edges, width } = layOut(CHAIN);
  const [demux, asr, mux] = nodes;
  expect(demux!.x + demux!.width / 2).toBeLessThan(asr!.x - asr!.width / 2);
  expect(asr!.x + asr!.width / 2).toBeLessThan(mux!.x - mux!.width / 2);
  expect(mux!.x + mux!.width / 2).toBeLessThanOrEqual(width);
  expect(edges[0]!.points[0]!.x).toBeCloseTo(demux!.x + demux!.width / 2);
  expect(edges[0]!.points.at(-1)!.x).toBeCloseTo(asr!.x - asr!.width / 2);
});

test('says how each stage stands and what goes from one to the other', () => {
  const svg = svgOf(CHAIN);
  const texts = Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/g), ([, text]) => text);
  expect(texts).toEqual([
    'a.wav, b.wav and 1 more',
    '1 demux',
    'success, 4.2 s',
    '2 asr',
    'failed, 3.3 min',
    'mux',
    'did not run',
  ]);
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).not.toMatch(/<script|href|url\((?!#loglex-arrow)/);
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '</text><script>alert(1)</script>',
    ']]>',
    '&',
    '"',
    '\u0000',
    '\ufffe',
    '\ud800',
    '🎬',
  ),
);
const graph = fc.array(text, { minLength: 1, maxLength: 6 }).chain((names) =>
  fc.record({
    nodes: fc.constant(names.map((name) => ({ name, status: name, state: 'success' as const }))),
    edges: fc.uniqueArray(
      fc.record({
        from: fc.nat(names.length - 1),
        to: fc.nat(names.length - 1),
        files: fc.array(text, { maxLength: 3 }),
        byPath: fc.boolean(),
      }),
      { maxLength: 8, selector: ({ from, to }) => `${from} ${to}` },
    ),
  }),
);

/** Every tag that `svgOf` writes; all else has to be text, in which nothing acts. */
const TAG =
  /<\/?(?:svg|title|desc|style|defs|marker|g|rect|path|text)(?: [a-zA-Z-]+="[^"<>&]*")*\/?>/g;

it('is well-formed, the same each time, and made of nothing but its own elements', () => {
  fc.assert(
    fc.property(graph, (drawn) => {
      const svg = svgOf(drawn);
      expect(svgOf(drawn)).toBe(svg);
      expect(svg).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
      expect(svg).not.toContain('NaN');
      const rest = svg.replace(TAG, '');
      expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
    }),
    { numRuns: 150 },
  );
});
