/** oxlint hands every file the same `sourceCode` and builds a tree only when asked: facts must not mix. Needs a build. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryProject } from './temporary-project.ts';

const OXLINT = fileURLToPath(new URL('../../../node_modules/.bin/oxlint', import.meta.url));
const PLUGIN = fileURLToPath(new URL('../dist/index.js', import.meta.url));

it('runs in oxlint, where files share one sourceCode', () => {
  const folder = temporaryProject(`
//- loglex.yaml
loglex: 1
//- .oxlintrc.json
{
  "jsPlugins": [${JSON.stringify(PLUGIN)}],
  "categories": { "correctness": "off" },
  "rules": { "loglex/ad-hoc-log": "error", "loglex/unknown-code": "error" }
}
//- src/a.js
import pino from 'pino';
pino().info('One');
//- src/b.ts
import pino from 'pino';
const logger: pino.Logger = pino();
logger.warn('Two');
`);
  const { stdout } = spawnSync(OXLINT, ['--format', 'unix'], { cwd: folder, encoding: 'utf8' });
  const found = stdout.match(/src\/\S+:\d+:\d+: .*loglex\(ad-hoc-log\)/g) ?? [];
  expect(found.map((line) => line.replace(/:\d+: .*/, '')).sort()).toEqual([
    'src/a.js:2',
    'src/b.ts:3',
  ]);
});
