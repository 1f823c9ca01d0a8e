/** The checks over the whole project, for hosts that cannot wait: they find what the program finds. */
import { fileURLToPath } from 'node:url';
import { checkById } from '@loglex/engine';
import { openProject, openProjectSync } from '@loglex/project';
import { expect, test } from 'vitest';
import { folder } from '../folder.ts';

test.each(['shop', 'gym-gui'])('of %s', async (name) => {
  const cwd = fileURLToPath(new URL(`../../../../test-fixtures/projects/${name}`, import.meta.url));
  const project = await openProject({ cwd, cache: false });
  const { findings } = await project.check();
  const ofWhole = findings.filter(({ check }) => checkById(check)?.kind === 'project');
  expect(ofWhole.length).toBeGreaterThan(0);
  const found = openProjectSync({ cwd, cache: false }).checkWholeSync();
  expect(found.filter(({ check }) => checkById(check)?.kind === 'project')).toEqual(ofWhole);
});

test('takes from the cache what it knows, and leaves it there', () => {
  const cwd = folder({
    'loglex.yaml':
      'loglex: 1\ncatalogs: [catalog.yaml]\nreferences: { typescript: "LOG.{name}" }\n',
    'catalog.yaml': `loglex: 1
constants:
  - { code: A1, name: USED, level: info, message: Used }
  - { code: A2, name: IDLE, level: info, message: Idle }
`,
    'a.ts': 'log(LOG.USED);\n',
  });
  const unused = () =>
    openProjectSync({ cwd })
      .checkWholeSync()
      .map(({ check, data }) => `${check} ${data['constant']}`);
  expect(unused()).toEqual(['unused-code A2 IDLE']);
  expect(unused()).toEqual(['unused-code A2 IDLE']);
});
