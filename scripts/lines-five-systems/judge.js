// @ts-check
/** Holds what Loglex says of the lines of a log to what the interpreter noted when it wrote them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOfEntry } from '@loglex/catalog';
import {
  codedFile,
  codesOf,
  createLogReader,
  layoutsOf,
  pathMatcher,
  recordExplainer,
  sessionOf,
  writerFinder,
  writersInOrder,
} from '@loglex/engine';

/**
 * @typedef {object} Note what the interpreter says of a record: `observe.py`
 * @property {string} log
 * @property {number} start in bytes
 * @property {number} end
 * @property {[string, number, string]} record
 * @property {[string, string, number, number, number, number][]} calls
 */

/** @typedef {{ file: string, line: number, endLine: number }} Site */

/**
 * `right`: one call, and it is the one. `ambiguous`: several that nothing tells apart, it among them. `joined`: its line was taken
 * for a part of the record above.
 * @typedef {'right' | 'ambiguous' | 'wrong' | 'unresolved' | 'joined'} Verdict
 */

/**
 * @typedef {object} Judged
 * @property {Site} site
 * @property {Verdict} verdict
 * @property {string} said by Loglex
 * @property {string} text the first line of the record
 * @property {number} lines
 */

/**
 * The records of all logs in `logs`, judged.
 * @param {import('@loglex/project').Project} project
 * @param {string} logs
 * @param {readonly string[]} logsFor
 * @param {boolean} isInOrder whether the lines around one count
 * @returns {Promise<Judged[]>}
 */
export async function judgedRecords(project, logs, logsFor, isInOrder) {
  const { files } = await project.facts();
  const explain = recordExplainer(
    project.catalog,
    files.map(({ facts }) => facts),
  );
  const find = writerFinder(
    files.map(({ facts, scope: { catalog, settings } }) =>
      codedFile(facts, sessionOf(catalog, settings), pathMatcher(settings.tests)(facts.file)),
    ),
    placeOfEntry,
  );
  const isTest = pathMatcher([...project.settings.tests, '**/tests/**']);
  /** @type {Judged[]} */
  const all = [];
  for (const [log, notes] of notesIn(logs)) {
    if (!existsSync(log)) continue;
    const bytes = readFileSync(log);
    const { lines } = project.settings;
    const reader = createLogReader(
      lines.length > 0 ? layoutsOf(lines) : [],
      codesOf(project.catalog),
    );
    const records = [...reader.push(bytes.toString('utf8')), ...reader.flush()];
    const alone = records.map((one) => find(one, explain(one)));
    const found = isInOrder ? writersInOrder(alone) : alone;
    const answers = new Map(records.map((one, index) => [one.line, found[index]]));
    let at = 0;
    let line = 1;
    for (const note of notes) {
      line += newlines(bytes, at, note.start);
      at = note.start;
      const site = siteOf(note, logsFor);
      // What tests log themselves is none of the system.
      if (site === undefined || isTest(site.file)) continue;
      const text = bytes.toString('utf8', note.start, Math.min(note.end, note.start + 300));
      all.push({
        site,
        ...judged(answers.get(line), site),
        text: text.split('\n')[0] ?? '',
        lines: newlines(bytes, note.start, note.end),
      });
    }
  }
  return all;
}

/**
 * @param {import('@loglex/engine').Writers | undefined} answer
 * @param {{ file: string, line: number, endLine: number }} site
 * @returns {{ verdict: Verdict, said: string }}
 */
function judged(answer, site) {
  if (answer === undefined) return { verdict: 'joined', said: 'read as part of the record above' };
  const { writers, by } = answer;
  const said = writers.slice(0, 4).map(({ file, line }) => `${file}:${line}`);
  const isRight = (/** @type {typeof writers[number]} */ one) =>
    one.file === site.file && one.line <= site.line && site.endLine <= one.endLine;
  const has = writers.some(isRight);
  const words = `${writers.length} by ${by}: ${said.join(', ')}`;
  if (writers.length === 0) return { verdict: 'unresolved', said: '' };
  if (!has) return { verdict: 'wrong', said: words };
  return { verdict: writers.length === 1 ? 'right' : 'ambiguous', said: words };
}

/** @param {Note} note @param {readonly string[]} logsFor */
function siteOf({ calls, record: [file, line] }, logsFor) {
  // Those of libraries neither.
  if (file.startsWith('/')) return undefined;
  const own = calls.find(([path, name]) => !logsFor.includes(`${path} ${name}`));
  if (own !== undefined) return { file: own[0], line: own[2], endLine: own[4] };
  return calls.length === 0 ? { file, line, endLine: line } : undefined;
}

/** @param {string} logs @returns {Map<string, Note[]>} */
function notesIn(logs) {
  const notes = new Map();
  for (const text of readFileSync(join(logs, 'notes.jsonl'), 'utf8').split('\n')) {
    // Code that is called with anything may write anything into any file.
    const start = text.indexOf('{"log": ');
    if (start < 0) continue;
    const note = JSON.parse(text.slice(start));
    const known = notes.get(note.log);
    if (known) known.push(note);
    else notes.set(note.log, [note]);
  }
  return notes;
}

/** @param {Buffer} bytes @param {number} from @param {number} to */
function newlines(bytes, from, to) {
  let count = 0;
  for (let at = bytes.indexOf(10, from); at >= 0 && at < to; at = bytes.indexOf(10, at + 1))
    count++;
  return count;
}
