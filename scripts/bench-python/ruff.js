// @ts-check
/** Checks every file of a list with ruff's rules about logging: `ruff.js <folder of the package> <list>`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { listedFiles } from './listed-files.js';

const require = createRequire(import.meta.url);
const { Workspace, PositionEncoding } = require(process.argv[2] ?? '');
const workspace = new Workspace({ lint: { select: ['G', 'LOG'] } }, PositionEncoding.Utf16);
let findings = 0;
for (const file of listedFiles(process.argv[3])) {
  findings += workspace.check(readFileSync(file, 'utf8')).length;
}
process.stdout.write(`${findings}\n`);
