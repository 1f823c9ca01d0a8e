// @ts-check
/**
 * Runs the built program on published packages: audits each, starts a catalog in it, checks it, prints
 * the census and fails where something does not hold that must hold on any code.
 *
 *     npm run realworld              all packages
 *     npm run realworld -- --small   the smallest, for CI
 *
 * Packages are kept in `$LOGLEX_CACHE`, else in the user's cache folder, under `loglex/realworld`.
 */
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { census } from './realworld/census.js';
import { PACKAGES } from './realworld/packages.js';
import { tryOut } from './realworld/try-out.js';
import { unpack } from './realworld/unpack.js';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false } } });

const results = [];
for (const pinned of PACKAGES.filter(({ small }) => small || !values.small)) {
  const title = `${pinned.name} ${pinned.version}`;
  process.stderr.write(`${title}…\n`);
  try {
    results.push({ title, ...tryOut(unpack(pinned), pinned) });
  } catch (error) {
    results.push({ title, failures: [error instanceof Error ? error.message : String(error)] });
  }
}

const memory = Math.round(totalmem() / 2 ** 30);
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${memory} GiB\n\n`,
);
process.stdout.write(census(results));
const failures = results.flatMap(({ title, failures }) =>
  failures.map((failure) => `${title}: ${failure}`),
);
for (const failure of failures) process.stderr.write(`✖ ${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
