/** Words at the arguments that a project holds to a legend, in Python. */
import { createPythonFrontEnd, defaultSettings, type LegendPlace } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { factsOf } from './read.ts';

const PLACES: readonly LegendPlace[] = [
  { legend: 'verbosity', call: 'ExecutorConfig', keyword: 'logging_setting' },
  { legend: 'status', call: '*.finalize', position: 0, keyword: 'status' },
  { legend: 'health', call: 'report', from: 'app.health', position: 0 },
  { legend: 'javascript', call: 'report', language: 'javascript', position: 0 },
];

/** `verbosity VERBOSE`, and what its range holds where that is something else. */
function words(text: string): string[] {
  const settings = { ...defaultSettings, legends: PLACES };
  const { legendSites = [] } = factsOf(text, settings);
  if (legendSites.length > 0) expect(createPythonFrontEnd(settings).prefilter(text)).toBe(true);
  return legendSites.map(({ legend, text: word, range }) => {
    const written = text.slice(range.start, range.end);
    return `${legend} ${word}${written === word ? '' : ` ${written}`}`;
  });
}

describe('words at arguments', () => {
  it.each([
    ['ExecutorConfig(logging_setting="VERBOSE", other="x")', ['verbosity VERBOSE']],
    ['import railtracks as rt\nrt.ExecutorConfig(logging_setting="QUIET")', []],
    ['stage.finalize("success")', ['status success']],
    ['self.io.finalize(status="failed", note="x")', ['status failed']],
    ['io.finalize("success" if ok else "failed")', ['status success', 'status failed']],
    ['io.finalize(status or "skipped")', ['status skipped']],
    ['io.finalize("suc" "cess")', ['status success "suc" "cess"']],
    ['io.finalize("fa\\x69led")', ['status failed "fa\\x69led"']],
    ['io.finalize(r"failed")', ['status failed']],
    ['from app.health import report\nreport("healthy")', ['health healthy']],
    ['from app.health import report as tell\ntell("healthy")', ['health healthy']],
    ['try:\n    work()\nfinally:\n    io.finalize("success")\n', ['status success']],
    ['with open_stage() as io:\n    io.finalize("done")\n', ['status done']],
  ])('%s', (source, expected) => {
    expect(words(source)).toEqual(expected);
  });

  it.each([
    'finalize("success")',
    'io.finalize(status)',
    'io.finalize(f"{status}")',
    'io.finalize(b"success")',
    'io.finalize(*args, "success")',
    'io.finalise("success")',
    'io.finalize(reason="success")',
    'report("healthy")',
    'from app.other import report\nreport("healthy")',
    'ExecutorConfig',
  ])('none in %s', (source) => {
    expect(words(source)).toEqual([]);
  });
});
