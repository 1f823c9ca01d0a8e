// @ts-check
/** Parses every file with oxc-parser and takes the tree: what a checker without a prefilter would pay. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseSync } from 'oxc-parser';
import { sourceFiles } from './files.js';

for (const file of sourceFiles(process.argv.slice(2))) {
  void parseSync(file, readFileSync(file, 'utf8')).program;
}
