// @ts-check
/**
 * Gives a copy a catalog of all that it logs, and codes to a third of its messages, with another level than the
 * catalog's: so the checks and fixes that need a catalog have as much to do as those that need none.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProject } from '@loglex/project';

/** @typedef {import('@loglex/engine').LogCall} LogCall */

const RUNGS = ['debug', 'info', 'warn', 'error'];

/** @param {string} folder with settings */
export async function writeCatalog(folder) {
  const project = await openProject({ cwd: folder, cache: false });
  const { files } = await project.facts();
  /** @type {string[]} */
  const constants = [];
  const known = new Set();
  for (const { facts } of files) {
    let source = readFileSync(join(folder, facts.file), 'utf8');
    for (const call of facts.calls.toSorted((a, b) => b.range.start - a.range.start)) {
      const message = templateOf(call);
      if (message === undefined || known.has(message)) continue;
      known.add(message);
      const code = `ALL${1000 + known.size}`;
      const coded = known.size % 3 === 0 ? prefixed(source, call, `${code}: `) : undefined;
      const level = coded === undefined ? rungOf(call) : otherThan(rungOf(call));
      source = coded ?? source;
      constants.push(`  - ${JSON.stringify({ code, name: `${code}_TEXT`, level, message })}`);
    }
    writeFileSync(join(folder, facts.file), source);
  }
  const text = `loglex: 1\nconstants:\n${constants.join('\n')}\n`;
  if (constants.length > 0) writeFileSync(join(folder, 'log-catalog', 'all.yaml'), text);
}

/** @param {LogCall} call */
function rungOf({ level }) {
  const rung = level === undefined || level.dynamic === true ? 'info' : level.rung;
  return RUNGS.includes(rung) ? rung : 'info';
}

/** @param {string} rung */
function otherThan(rung) {
  return rung === 'info' ? 'warn' : 'info';
}

/** @param {LogCall} call */
function templateOf({ message }) {
  if (message?.static !== true) return undefined;
  const text = message.parts
    .map((part) => (part.kind === 'text' ? part.text.replace(/[{}]/g, '$&$&') : `{${part.name}}`))
    .join('');
  return text.trim() === text &&
    !text.includes('\uFFFD') &&
    /\p{L}{3}/u.test(text) &&
    text.length < 200
    ? text
    : undefined;
}

/**
 * The source with a code before the text of a message; `undefined` where the text is not written as it is meant.
 * @param {string} source
 * @param {LogCall} call
 * @param {string} prefix
 */
function prefixed(source, { message }, prefix) {
  const [first] = message?.static === true ? message.parts : [];
  if (first?.kind !== 'text' || !source.startsWith(first.text, first.range.start)) return undefined;
  return source.slice(0, first.range.start) + prefix + source.slice(first.range.start);
}
