import { mermaidOf } from '@loglex/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inspect, stage } from './job.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '"]',
    '<script>',
    '../..',
    '/',
    '\u202e',
    '🎬',
    '%%{init}%%',
    'end',
    '1. a',
    '- a',
    '`a`',
  ),
);
const value = fc.jsonValue({ maxDepth: 3 });
const entry = fc.oneof(
  value,
  fc.record(
    { path: text, from: text, retained: value, code: text, message: value },
    { requiredKeys: [] },
  ),
);
const list = fc.oneof(
  value,
  fc.array(entry, { maxLength: 4 }),
  fc.dictionary(text, entry, { maxKeys: 3 }),
);
const manifest = fc.record(
  {
    stage: text,
    stage_number: value,
    status: fc.oneof(value, fc.constant('success')),
    timestamp: value,
    completed_at: value,
    duration_seconds: value,
    inputs: list,
    outputs: list,
    intermediate_files: list,
    errors: list,
  },
  { requiredKeys: [] },
);

it('takes whatever stands in a manifest, and points into it', () => {
  fc.assert(
    fc.property(
      fc.array(manifest, { maxLength: 4 }),
      fc.array(text, { maxLength: 4 }),
      (stages, files) => {
        const manifests = Object.fromEntries(
          stages.map((one, at) => [`${at}/manifest.json`, JSON.stringify(one)]),
        );
        const { findings, graph } = inspect({ manifests, files: files.map((file) => `0/${file}`) });
        for (const { file, range } of findings) {
          const length = manifests[file.replace('out/job-1/', '')]?.length ?? 0;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(length);
        }
        for (const { from, to } of graph.edges) {
          expect(graph.nodes[from]).toBeDefined();
          expect(graph.nodes[to]).toBeDefined();
        }
        expect(inspect({ manifests, files: files.map((file) => `0/${file}`) })).toEqual({
          findings,
          graph,
        });
      },
    ),
    { numRuns: 150 },
  );
});

/** A line of what `mermaidOf` may write: nothing of a manifest is outside the quotes, and nothing in them acts. */
const LINE =
  /^(?:flowchart LR|  s\d+\["(?:[\p{L}\p{N}\p{M} _.,…-]|#\d+;|<br\/>)*"\]:::[a-z]+|  s\d+ (?:-->|-\.->)(?:\|"(?:[\p{L}\p{N}\p{M} _.,…-]|#\d+;)+"\|)? s\d+|  classDef [a-z]+ [a-z0-9#:, -]+)$/u;

it('draws whatever stands there as labels, and as nothing else', () => {
  fc.assert(
    fc.property(fc.array(manifest, { maxLength: 4 }), (stages) => {
      const manifests = Object.fromEntries(
        stages.map((one, at) => [`${at}/manifest.json`, JSON.stringify(one)]),
      );
      for (const line of mermaidOf(inspect({ manifests }).graph).trimEnd().split('\n')) {
        expect(line).toMatch(LINE);
      }
    }),
    { numRuns: 150 },
  );
});

it('takes time in proportion to what there is', () => {
  const chain = (length: number) => {
    const manifests = Object.fromEntries(
      Array.from({ length }, (_, at) => [
        `s${at}/manifest.json`,
        stage(`s${at}`, {
          inputs: [{ path: '/x', from: `s${(at + 1) % length}` }],
          outputs: Array.from({ length: 20 }, (__, n) => `s${at}/${n}`),
        }),
      ]),
    );
    const start = performance.now();
    const { findings } = inspect({ manifests });
    expect(findings.filter(({ check }) => check === 'stage-cycle')).toHaveLength(1);
    return performance.now() - start;
  };
  chain(200);
  // Ten times as much in ten times the time, and as much again for a machine that is busy with something else.
  expect(chain(2000)).toBeLessThan(20 * Math.max(chain(200), 20));
});
