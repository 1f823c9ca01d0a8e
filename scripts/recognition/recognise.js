// @ts-check
/** Runs the engine over a repository: prefilter, oxc, facts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFrontEnd, defaultSettings, positionAt, readSettings } from '@loglex/engine';
import { parseSync } from 'oxc-parser';
import { countedFiles } from './corpora.js';

/**
 * @typedef {{ file: string, line: number, calleeLine: number, method: string, call: import('@loglex/engine').LogCall }} FoundCall
 * @param {string} root
 * @param {string | undefined} settingsFile what a team that adopts Loglex would write
 * @returns {Promise<FoundCall[]>}
 */
export async function recogniseCorpus(root, settingsFile) {
  const settings = settingsFile === undefined ? defaultSettings : settingsFrom(settingsFile);
  const frontEnd = createFrontEnd(settings);
  /** @type {FoundCall[]} */
  const found = [];
  for (const file of countedFiles(root)) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!frontEnd.prefilter(text)) continue;
    const tree = parse(file, text);
    if (tree === undefined) {
      process.stderr.write(`${file}: no tree\n`);
      continue;
    }
    const facts = frontEnd.facts({ file, text, tree });
    for (const call of facts.calls) {
      const at = (/** @type {number} */ offset) => positionAt(facts.lineStarts, offset).line + 1;
      found.push({
        file,
        line: at(call.range.start),
        calleeLine: at(call.callee.end),
        method: call.method,
        call,
      });
    }
  }
  return found;
}

/** @param {string} file */
function settingsFrom(file) {
  const text = readFileSync(file, 'utf8');
  const { settings, problems } = readSettings([{ file: 'loglex.yaml', text }], []);
  if (problems[0] !== undefined) throw new Error(`${file}: ${problems[0].message}`);
  return settings;
}

/** @param {string} file @param {string} text */
export function parse(file, text) {
  const langs = /\.[cm]?ts$/.test(file)
    ? ['ts']
    : /\.tsx$/.test(file)
      ? ['tsx']
      : ['jsx', 'tsx', 'ts'];
  for (const lang of langs) {
    const result = parseSync(file, text, {
      lang: /** @type {any} */ (lang),
      astType: 'ts',
      preserveParens: false,
    });
    const { program, comments } = result;
    if (program.body.length > 0 || result.errors.length === 0)
      return /** @type {any} */ ({ program, comments });
  }
  return undefined;
}
