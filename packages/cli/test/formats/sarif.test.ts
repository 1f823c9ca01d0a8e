/** The SARIF log against the rules of the specification that its consumers rely on. */
import type { Log, Region, Result } from 'sarif';
import { expect, test } from 'vitest';
import { sarif } from '../../src/formats/sarif.ts';
import { APP, finding, HOSTILE, report } from './sample.ts';

const fix = {
  title: 'Use LOG612',
  applicability: 'unsafe' as const,
  caveat: 'drops the text',
  edits: [{ start: APP.indexOf('"queue'), end: APP.indexOf(')'), text: 'LOG.SINK_QUEUE_FULL' }],
};
const related = {
  file: 'log-catalog/shop.yaml',
  range: { start: 10, end: 19 },
  message: 'Declared here.',
};

function runOf(...findings: Parameters<typeof finding>[0][]) {
  const log = JSON.parse(sarif(report(findings.map(finding)))) as Log;
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
}

test('every result names its rule by id and by index, and the rule has its words', () => {
  const run = runOf({ check: 'z-unknown' }, {}, {});
  const rules = run.tool.driver.rules!;
  expect(rules.map(({ id }) => id)).toEqual(['ad-hoc-log', 'z-unknown']);
  expect(rules[0]).toMatchObject({
    shortDescription: { text: 'Disallow raw messages.' },
    defaultConfiguration: { level: 'error' },
    fullDescription: { text: 'A raw message.' },
    help: { text: 'Nobody can look it up. More: loglex explain ad-hoc-log' },
  });
  for (const result of run.results!) expect(rules[result.ruleIndex!]!.id).toBe(result.ruleId);
});

test('regions are 1-based, the end column is after the last unit, columns count UTF-16', () => {
  const run = runOf({});
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(regionOf(run.results![0]!)).toEqual({
    startLine: 2,
    startColumn: 8,
    endLine: 2,
    endColumn: 30,
  });
});

test('levels are those of the specification', () => {
  const run = runOf({ severity: 'error' }, { severity: 'warning' }, { severity: 'info' });
  expect(run.results!.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
});

test('fixes replace regions of the finding’s file, and say their caveat', () => {
  const [result] = runOf({ fixes: [fix] }).results!;
  expect(result!.fixes).toEqual([
    {
      description: { text: 'Use LOG612 (drops the text)' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'src/app.ts', uriBaseId: '%SRCROOT%' },
          replacements: [
            {
              deletedRegion: { startLine: 2, startColumn: 17, endLine: 2, endColumn: 29 },
              insertedContent: { text: 'LOG.SINK_QUEUE_FULL' },
            },
          ],
        },
      ],
    },
  ]);
});

test('what is related has an id and a place', () => {
  const [result] = runOf({ related: [related] }).results!;
  expect(result!.relatedLocations).toMatchObject([
    { id: 0, message: { text: 'Declared here.' }, physicalLocation: { region: { startLine: 2 } } },
  ]);
});

test('equal findings have different fingerprints', () => {
  const prints = runOf({}, {}).results!.map((result) => result.partialFingerprints!['loglex/v1']);
  expect(new Set(prints).size).toBe(2);
});

test('a file that could not be read makes the run unsuccessful', () => {
  const unread = [{ path: 'src/a b.ts', message: 'Permission denied.' }];
  const [run] = (JSON.parse(sarif(report([], unread))) as Log).runs;
  const [invocation] = run!.invocations!;
  expect(invocation!.executionSuccessful).toBe(false);
  expect(invocation!.toolExecutionNotifications).toMatchObject([
    {
      level: 'error',
      message: { text: 'Permission denied.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.ts' } } }],
    },
  ]);
});

test('a path of any characters is a valid URI reference', () => {
  const [result] = runOf({ file: 'src/[a]#?% 🙂.ts' }).results!;
  const uri = result!.locations![0]!.physicalLocation!.artifactLocation!.uri!;
  expect(uri).toBe('src/%5Ba%5D%23%3F%25%20%F0%9F%99%82.ts');
  expect(() => runOf({ file: HOSTILE, message: HOSTILE })).not.toThrow();
});

function regionOf(result: Result): Region {
  return result.locations![0]!.physicalLocation!.region!;
}
