// @ts-check
/**
 * The demo: checks a copy of a small shop with Loglex's own command line, fixes what a program can fix, applies a patch
 * for what only a person can decide, and checks it again. Needs a build; changes nothing outside a temporary folder.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyPatches } from './demo/apply-patches.js';

const projects = fileURLToPath(new URL('../test-fixtures/projects/', import.meta.url));
const command = fileURLToPath(new URL('../packages/cli/dist/loglex.js', import.meta.url));

if (!existsSync(command)) {
  console.error('Loglex is not built yet: run `npm run build` first.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'loglex-demo-'));
try {
  process.exitCode = demo(join(folder, 'shop'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} shop folder to copy the shop to
 * @returns {number} exit code: 0 where each step went as the demo says
 */
function demo(shop) {
  say(
    '1. A small shop: four components, a catalog of 17 messages, and code that drifted away from it.',
  );
  cpSync(join(projects, 'shop'), shop, { recursive: true });
  const before = loglex(shop, 'check');
  process.stdout.write(before.stdout);
  if (before.status !== 1) return unexpected('findings', before);
  console.log(
    '\nEvery check found something, and let pass what comes close: `grep -rn "Not " src` shows where.',
  );

  say('2. Loglex mends what a program can: levels, replaced constants, lost errors, ad hoc texts.');
  const diff = loglex(shop, 'check', '--diff', '--unsafe-fixes');
  console.log(`${changesOnly(diff.stdout)}\n`);
  const fixed = loglex(shop, 'check', '--fix', '--unsafe-fixes', '--quiet');
  process.stdout.write(fixed.stderr);
  if (fixed.status !== 1) return unexpected('findings for a person', fixed);

  say(
    '3. The rest takes a person: new codes, fields to pass, secrets to leave out. Here is what one did:',
  );
  const files = applyPatches(shop, readFileSync(join(projects, 'shop-mended.patch'), 'utf8'));
  console.log(files.map((file) => `patched ${file}`).join('\n'));

  say('4. The mended shop:');
  const after = loglex(shop, 'check');
  process.stdout.write(after.stdout);
  if (after.status !== 0) return unexpected('nothing', after);
  console.log('\nThat was a copy. The shop as it was: test-fixtures/projects/shop');
  return 0;
}

/** @param {string} text */
function say(text) {
  const plain = !process.stdout.isTTY || process.env['NO_COLOR'];
  console.log(plain ? `\n${text}\n` : `\n\u001B[1m${text}\u001B[22m\n`);
}

/**
 * Runs the command line as a user would.
 * @param {string} cwd
 * @param {string[]} args
 */
function loglex(cwd, ...args) {
  console.log(`$ loglex ${args.join(' ')}`);
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
  return spawnSync(process.execPath, [command, ...args], { cwd, env, encoding: 'utf8' });
}

/**
 * The names of the files in a diff and the lines that change.
 * @param {string} diff
 */
function changesOnly(diff) {
  // A terminal's colours may stand before the sign.
  const isChange = /^(?:\u001B\[\d+m)*(?:\+|-(?!--))/;
  return diff
    .split('\n')
    .filter((line) => isChange.test(line))
    .join('\n');
}

/**
 * @param {string} wanted
 * @param {{ status: number | null, stderr: string }} result
 */
function unexpected(wanted, { status, stderr }) {
  console.error(`${stderr}\nThe demo expected ${wanted} here; loglex ended with ${status}.`);
  return 2;
}
