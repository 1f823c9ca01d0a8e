/** Words at the arguments that a project holds to a legend. */
import { createFrontEnd, defaultSettings, type LegendPlace } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { facts } from './both-parsers.ts';

const PLACES: readonly LegendPlace[] = [
  { legend: 'verbosity', call: 'ExecutorConfig', keyword: 'logging' },
  { legend: 'status', call: '*.finalize', position: 1, keyword: 'status' },
  { legend: 'health', call: 'report', from: './health.js', position: 0 },
  { legend: 'python', call: 'report', language: 'python', position: 0 },
];

/** `verbosity VERBOSE`, and what its range holds where that is something else. */
function words(source: string): string[] {
  const settings = { legends: PLACES };
  const found = facts(source, { settings }).legendSites ?? [];
  const frontEnd = createFrontEnd({ ...defaultSettings, ...settings });
  if (found.length > 0) expect(frontEnd.prefilter(source)).toBe(true);
  return found.map(({ legend, text, range }) => {
    const written = source.slice(range.start, range.end);
    return `${legend} ${text}${written === text ? '' : ` ${written}`}`;
  });
}

describe('words at arguments', () => {
  it.each([
    ["new ExecutorConfig({ logging: 'VERBOSE', other: 'x' })", ['verbosity VERBOSE']],
    ["ExecutorConfig({ 'logging': `QUIET` } as Options)", ['verbosity QUIET']],
    ["stage.finalize(1, 'success')", ['status success']],
    ["this.stages[0].finalize(1, 'success')", ['status success']],
    ["stage?.finalize(1, ok ? 'success' : 'failed')", ['status success', 'status failed']],
    ["stage.finalize(1, status ?? 'success')", ['status success']],
    ["stage.finalize({ status: 'failed' })", ['status failed']],
    ["stage.finalize(1, 'fa\\u0069led')", ["status failed 'fa\\u0069led'"]],
    ["import { report } from './health.js'; report('healthy')", ['health healthy']],
    ["import { report as tell } from './health.js'; tell('healthy')", ['health healthy']],
    ["const f = () => { deep(() => stage.finalize(1, 'skipped')) }", ['status skipped']],
  ])('%s', (source, expected) => {
    expect(words(source)).toEqual(expected);
  });

  it.each([
    "finalize(1, 'success')",
    "stage.finalize('success')",
    'stage.finalize(1, status)',
    'stage.finalize(1, `${status}`)',
    "stage.finalize(...rest, 'success')",
    "stage.finalise(1, 'success')",
    "report('healthy')",
    "import { report } from './other.js'; report('healthy')",
    'new ExecutorConfig({ logging, ...rest })',
    'ExecutorConfig',
  ])('none in %s', (source) => {
    expect(words(source)).toEqual([]);
  });

  it('are read where bodies without candidates are hidden', () => {
    const frontEnd = createFrontEnd({ ...defaultSettings, legends: PLACES });
    const source = "function f() { stage.finalize(1, 'success'); }";
    expect(frontEnd.candidates(source)).toEqual([
      source.indexOf('finalize') + 'finalize'.length - 1,
    ]);
  });
});
