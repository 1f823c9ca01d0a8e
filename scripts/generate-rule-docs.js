// @ts-check
/**
 * Writes what the ESLint plugin says of its rules: a page for each, the table in its README, the types of their
 * options. Needs a build. `--check` writes nothing and fails where a file is not what it would write.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceChecks } from '@loglex/engine';
import plugin from 'eslint-plugin-loglex';
import { ruleFiles } from './rule-docs/files.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PAGES = 'packages/eslint-plugin/docs/rules';

const files = await ruleFiles(sourceChecks, plugin);
const stale = [...files].filter(([path, text]) => {
  const file = join(ROOT, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
const pages = existsSync(join(ROOT, PAGES)) ? readdirSync(join(ROOT, PAGES)) : [];
const strays = pages.map((name) => `${PAGES}/${name}`).filter((path) => !files.has(path));

if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not up to date: run \`npm run generate\`.`);
  for (const path of strays) console.error(`${path} belongs to no rule`);
  if (stale.length + strays.length > 0) process.exitCode = 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  for (const path of strays) unlinkSync(join(ROOT, path));
  console.error(`${stale.length} of ${files.size} files of the ESLint plugin written`);
}
