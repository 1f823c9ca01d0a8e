// @ts-check
/** Node's start and a walk over the tree: nothing else. */
import process from 'node:process';
import { sourceFiles } from './files.js';

sourceFiles(process.argv.slice(2));
