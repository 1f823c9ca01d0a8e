// @ts-check
/** What `loglex check` finds in a folder, and what it fixes there. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { merged } from './finding.js';

/** @typedef {import('./finding.js').Finding} Finding */

/**
 * @param {string} program
 * @param {string} folder
 * @param {...string} args
 */
export function check(program, folder, ...args) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'check', '--no-cache', '--format', 'json', ...args],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status === null || status > 2 || stdout === '') {
    throw new Error(`loglex check ended with ${status}: ${stderr.slice(0, 1000)}`);
  }
  const report = JSON.parse(stdout);
  const texts = textsIn(folder);
  /** @type {Finding[]} */
  const findings = report.findings.map((/** @type {any} */ found) => toFinding(found, texts));
  /** @type {Map<string, string>} */
  const unread = new Map();
  for (const { file, message } of report.unread) unread.set(file, message);
  return { findings, unread, seconds: (performance.now() - started) / 1000 };
}

/**
 * @param {any} found
 * @param {(file: string) => string} texts
 * @returns {Finding}
 */
function toFinding({ file, offsets, check, message, fixes }, texts) {
  const raw = texts(file);
  const mark = raw.startsWith('\uFEFF') ? 1 : 0;
  const text = raw.slice(mark);
  const at = (/** @type {number} */ offset) => Math.max(0, offset - mark);
  /** @type {(import('./finding.js').Edit & { title: string })[]} */
  const edits = fixes.map((/** @type {any} */ fix) => ({
    title: fix.caveat === undefined ? fix.title : `${fix.title} (${fix.caveat})`,
    ...merged(
      fix.edits.map((/** @type {any} */ edit) => ({
        start: at(edit.offsets[0]),
        end: at(edit.offsets[1]),
        text: edit.text,
      })),
      text,
    ),
  }));
  const safe = fixes.findIndex((/** @type {any} */ fix) => fix.applicability === 'safe');
  return {
    file,
    start: at(offsets[0]),
    end: at(offsets[1]),
    check,
    message,
    fix: edits[safe],
    suggestions: edits.filter((_, index) => index !== safe),
  };
}

/** @param {string} folder */
function textsIn(folder) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  return (/** @type {string} */ file) => {
    let text = texts.get(file);
    if (text === undefined) texts.set(file, (text = readFileSync(join(folder, file), 'utf8')));
    return text;
  };
}
