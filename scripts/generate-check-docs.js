// @ts-check
/**
 * Writes docs/checks: a page per check and the table of them all, from the checks themselves. Needs a build.
 * `--check` writes nothing and fails where a page is not what it would write.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checks } from '@loglex/engine';
import { checkPages } from './check-docs/pages.js';

const folder = new URL('../docs/checks/', import.meta.url);
const onlyCheck = process.argv.includes('--check');

const pages = await checkPages(checks);
const stale = [...pages].filter(([name, text]) => {
  const path = new URL(name, folder);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
const strays = readdirSync(folder).filter((name) => name.endsWith('.md') && !pages.has(name));

if (onlyCheck) {
  for (const [name] of stale) console.error(`docs/checks/${name} is not up to date`);
  for (const name of strays) console.error(`docs/checks/${name} belongs to no check`);
  if (stale.length + strays.length > 0) {
    console.error('Run `npm run build` and `node scripts/generate-check-docs.js`.');
    process.exitCode = 1;
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) writeFileSync(new URL(name, folder), text);
  for (const name of strays) unlinkSync(new URL(name, folder));
  console.error(`${stale.length} of ${pages.size} pages written to ${fileURLToPath(folder)}`);
}
