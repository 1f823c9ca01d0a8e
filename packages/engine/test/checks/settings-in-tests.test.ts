/** Rules that hold nowhere in test files are not what test files are parsed for. */
import { checks, defaultSettings, readSettings, settingsInTests } from '@loglex/engine';
import { expect, it } from 'vitest';

const RULES = `loglex: 1
protocols: [{ open: openStage, close: [finish] }]
paths: [{ folders: [outputs], use: [outputPath] }]
`;

it.each([
  ['', 0, 0],
  ['checks: { unfinished-protocol: { testSeverity: error } }', 1, 0],
  ['checks: { hard-coded-path: { testSeverity: warning } }', 0, 1],
  [
    'checks: { hard-coded-path: error, unfinished-protocol: { severity: off, testSeverity: error } }',
    0,
    0,
  ],
])('with %j', (stated, protocols, paths) => {
  const { settings, problems } = readSettings(
    [{ file: 'loglex.yaml', text: RULES + stated }],
    checks,
  );
  expect(problems).toEqual([]);
  const inTests = settingsInTests(settings);
  expect([inTests.protocols.length, inTests.paths.length]).toEqual([protocols, paths]);
  expect([settings.protocols.length, settings.paths.length]).toEqual([1, 1]);
});

it('are the same settings where there is nothing to leave out', () => {
  expect(settingsInTests(defaultSettings)).toBe(defaultSettings);
});
