// @ts-check
/** Reads files of a repository with oxc's tree and with typescript-eslint's: the facts must be the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createFrontEnd, defaultSettings } from '@loglex/engine';
import { parse as parseTypeScript } from '@typescript-eslint/parser';
import { countedFiles } from './corpora.js';
import { parse } from './recognise.js';

/**
 * @param {string} root
 * @param {number} every of so many files, one is read
 * @returns {{ read: number, calls: number, unlike: string[] }}
 */
export function compareParsers(root, every) {
  const frontEnd = createFrontEnd(defaultSettings);
  const found = { read: 0, calls: 0, unlike: /** @type {string[]} */ ([]) };
  for (const [index, file] of countedFiles(root).entries()) {
    if (index % every !== 0) continue;
    const text = readFileSync(join(root, file), 'utf8').replace(/^\uFEFF/, '');
    const tree = frontEnd.prefilter(text) ? parse(file, text) : undefined;
    const other = tree === undefined ? undefined : typeScriptTree(file, text);
    if (tree === undefined || other === undefined) continue;
    const facts = frontEnd.facts({ file, text, tree });
    found.read += 1;
    found.calls += facts.calls.length;
    if (!isDeepStrictEqual(frontEnd.facts({ file, text, tree: other }), facts))
      found.unlike.push(file);
  }
  return found;
}

/** @param {string} file @param {string} text */
function typeScriptTree(file, text) {
  try {
    const program = parseTypeScript(text, {
      filePath: file.replace(/\.([cm]?)js$/, '.$1jsx').replace(/\.[cm]jsx$/, '.jsx'),
      range: true,
      comment: true,
      ecmaFeatures: { jsx: true },
    });
    return /** @type {any} */ ({ program, comments: program.comments });
  } catch {
    return undefined; // A syntax that only one of the two knows.
  }
}
