import { expect, test } from 'vitest';
import { baseFolder } from '../../src/formats/base-folder.ts';
import type { FormatName } from '../../src/formats/formats.ts';

const env = { GITHUB_WORKSPACE: '/ci/hub', CI_PROJECT_DIR: '/ci/lab' };

test.each<[FormatName, string, string]>([
  ['github', '/ci/hub', '/ci/hub'],
  ['github', '/ci/hub/apps/one', '/ci/hub'],
  ['github', '/ci/hub/..apps', '/ci/hub'],
  ['github', '/ci/hubris', '/ci/hubris'],
  ['github', '/elsewhere', '/elsewhere'],
  ['sarif', '/ci/hub/apps', '/ci/hub'],
  ['gitlab', '/ci/lab/apps', '/ci/lab'],
  ['stylish', '/ci/hub/apps', '/ci/hub/apps'],
  ['json', '/ci/hub/apps', '/ci/hub/apps'],
])('%s in %s shows paths from %s', (format, cwd, base) => {
  expect(baseFolder(format, cwd, env)).toBe(base);
});

test('without a checkout, from the working directory', () => {
  expect(baseFolder('github', '/some/where', {})).toBe('/some/where');
});
