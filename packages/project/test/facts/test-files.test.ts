/** Test files are not parsed for rules that no check asks about there. */
import { openProject } from '@loglex/project';
import { expect, it } from 'vitest';
import { folder } from '../folder.ts';

const RULES = `loglex: 1
protocols: [{ open: openStage, close: [finish] }]
paths: [{ folders: [outputs], use: [outputPath] }]
`;
const TS = `export function ship() {\n  const stage = openStage('ship');\n  write('outputs/a.txt');\n}\n`;
const PY = `def ship():\n    stage = openStage("ship")\n    write("outputs/a.txt")\n`;
const FILES = { 'a.ts': TS, 'a.test.ts': TS, 'b.py': PY, 'tests/test_b.py': PY };

it.each([
  ['', 2, ['a.ts', 'b.py']],
  [
    'checks: { unfinished-protocol: { testSeverity: error } }',
    4,
    ['a.test.ts', 'a.ts', 'b.py', 'tests/test_b.py'],
  ],
])('with %j', async (stated, parsed, judged) => {
  const root = folder({ ...FILES, 'loglex.yaml': RULES + stated });
  const check = async () => (await openProject({ cwd: root })).check();
  const { findings, stats } = await check();
  expect(stats.parsed).toBe(parsed);
  const files = findings.flatMap((it) => (it.check === 'unfinished-protocol' ? [it.file] : []));
  expect([...new Set(files)].sort()).toEqual(judged);
});
