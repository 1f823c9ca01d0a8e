/** Which settings file governs a folder: what the program says, asked in whatever order. */
import { join, sep } from 'node:path';
import { findSettingsFile } from '@loglex/project';
import { expect, it } from 'vitest';
import { projectOf } from '../../src/project/linted-project.ts';
import { temporaryProject } from '../temporary-project.ts';

it('finds the settings file that the program finds, and none above the top of a repository', () => {
  const folder = temporaryProject(`
//- loglex.yaml
loglex: 1
//- packages/shop/loglex.json
{ "loglex": 1 }
//- packages/shop/src/deep/a.js
//- packages/other/src/b.js
//- vendored/.git/HEAD
//- vendored/src/c.js
`);
  const governed = {
    'packages/other/src': 'loglex.yaml',
    'packages/shop/src/deep': 'packages/shop/loglex.json',
    'packages/shop/src': 'packages/shop/loglex.json',
    'packages/shop': 'packages/shop/loglex.json',
    packages: 'loglex.yaml',
    'vendored/src': undefined,
    vendored: undefined,
    'not/there': 'loglex.yaml',
    '': 'loglex.yaml',
  };
  const found = Object.keys(governed).map((each) => [
    each,
    projectOf(join(folder, each))
      ?.settingsFile.slice(folder.length + 1)
      .split(sep)
      .join('/'),
  ]);
  expect(Object.fromEntries(found)).toEqual(governed);
  for (const each of Object.keys(governed)) {
    expect(projectOf(join(folder, each))?.settingsFile).toBe(findSettingsFile(join(folder, each)));
  }
});
