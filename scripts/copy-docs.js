// @ts-check
/** Puts the pages of the checks into the ESLint plugin's package, so that `meta.docs.url` works wherever it is installed. */
import { cpSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const TARGET = join(ROOT, 'packages/eslint-plugin/docs');

rmSync(TARGET, { recursive: true, force: true });
cpSync(join(ROOT, 'docs/checks'), TARGET, { recursive: true });
