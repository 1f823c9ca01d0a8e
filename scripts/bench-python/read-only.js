// @ts-check
/** Reads every file of a list: the bare cost that no checker can avoid. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { listedFiles } from './listed-files.js';

let length = 0;
for (const file of listedFiles(process.argv[2])) length += readFileSync(file, 'utf8').length;
process.stdout.write(`${length}\n`);
