// @ts-check
/** What must hold of a migrated repository, found out without the code that migrated it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffArrays } from 'diff';
import { groupBy } from '@loglex/catalog';
import ts from 'typescript';
import { loglex } from './try-out.js';

/**
 * @param {string} corpus
 * @param {string} scratch
 * @param {import('./try-out.js').Migrated} migrated
 */
export function verify(corpus, scratch, { plan, second, seconds }) {
  /** @type {string[]} */
  const failures = [];
  const planned = plan.files.map(({ file, rows }) => ({
    file,
    rows: rows.filter(({ decision }) => decision === 'migrate'),
  }));
  const changed = planned.filter(({ rows }) => rows.length > 0);
  const migrated = changed.reduce((sum, { rows }) => sum + rows.length, 0);

  for (const { file, rows } of changed) {
    const before = readFileSync(join(corpus, file), 'utf8');
    const after = readFileSync(join(scratch, file), 'utf8');
    const stray = strayLines(before, rows, after);
    if (stray !== undefined)
      failures.push(`${file}: changed outside of rows and imports: ${stray}`);
  }
  failures.push(
    ...unparsed(
      corpus,
      scratch,
      changed.map(({ file }) => file),
    ),
  );

  const touched = new Set(
    execFileSync('git', ['status', '--porcelain', '-uall'], { cwd: scratch, encoding: 'utf8' })
      .split('\n')
      .map((line) => line.slice(3))
      .filter((path) => path !== ''),
  );
  const meant = new Set(changed.map(({ file }) => file));
  const others = [...touched].filter((path) => !meant.has(path) && !isOurs(path));
  if (others.length > 0) failures.push(`files changed that no row names: ${others.join(', ')}`);

  const again = second.files.flatMap(({ rows }) => rows).filter(({ tier }) => tier === 'safe');
  if (again.length > 0) failures.push(`a second plan has ${again.length} safe rows`);
  const adHoc = adHocIn(scratch, changed, second);
  if (adHoc > 0) failures.push(`ad-hoc-log finds ${adHoc} of the migrated calls`);

  const figures = [
    `${migrated} calls migrated in ${changed.length} files, ${plan.constants.length} new constants; ` +
      `plan ${seconds.plan.toFixed(1)} s, apply ${seconds.apply.toFixed(1)} s.`,
    `Second plan: ${again.length} safe rows. ad-hoc-log on what was migrated: ${adHoc}.`,
  ];
  return { figures, failures };
}

/** What an import may look like; the lines inside braces of a longer one are names with commas. */
const IMPORT =
  /^\s*(?:import\b.*|from\s+\S+\s+import\b.*|(?:const|let|var)\s.*\brequire\(.*|[\w$*{}\s,]*(?:\bas\b[\w\s,]*)?\}?(?:\s*from\s.*)?|\)?)$/;

/** The name of a message, which goes with its only use. */
const NAMED_TEXT = /^\s*const [\w$]+(?:: string)?\s*=[^()]*$/;

/**
 * The first line that differs and is no import, once the old text has the rows' new texts in it.
 * @param {string} before
 * @param {readonly import('@loglex/engine').PlannedRow[]} rows
 * @param {string} after
 */
function strayLines(before, rows, after) {
  let expected = before;
  let from = Infinity;
  for (const { start, end, before: old, after: text = '' } of rows.toSorted(
    (a, b) => b.start - a.start,
  )) {
    if (before.slice(start, end) !== old) return `row at ${start} is not what stands there`;
    // A call inside another is part of its row.
    if (end > from) continue;
    expected = expected.slice(0, start) + text + expected.slice(end);
    from = start;
  }
  for (const { added, removed, value } of diffArrays(
    expected.split(/(?<=\n)/),
    after.split(/(?<=\n)/),
  )) {
    if ((!added && !removed) || (removed && NAMED_TEXT.test(value.join('')))) continue;
    const stray = value.find((line) => !IMPORT.test(line.trim()));
    if (stray !== undefined) return JSON.stringify(stray.slice(0, 120));
  }
  return undefined;
}

/**
 * Files that do not parse and did before: by TypeScript's parser, and by CPython.
 * @param {string} corpus
 * @param {string} scratch
 * @param {readonly string[]} files
 */
function unparsed(corpus, scratch, files) {
  const python = files.filter((file) => file.endsWith('.py'));
  const failures = files
    .filter((file) => !file.endsWith('.py'))
    .filter((file) => errorsIn(join(scratch, file)) > errorsIn(join(corpus, file)))
    .map((file) => `${file}: does not parse any more`);
  if (python.length > 0) {
    const program =
      'import sys\nfor f in sys.stdin.read().split("\\n"):\n' +
      '  try: compile(open(f, "rb").read(), f, "exec", dont_inherit=True)\n  except SyntaxError as e: print(f, e)';
    const { stdout, status } = spawnSync('python3', ['-c', program], {
      cwd: scratch,
      input: python.join('\n'),
      encoding: 'utf8',
    });
    if (status !== 0) failures.push('CPython could not be asked');
    failures.push(...stdout.split('\n').filter((line) => line !== ''));
  }
  return failures;
}

/** @param {string} path */
function errorsIn(path) {
  const kind = /\.tsx$|\.jsx$|\.js$/.test(path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    false,
    kind,
  );
  return /** @type {any} */ (source).parseDiagnostics.length;
}

/** What `apply` writes beside code. @param {string} path */
function isOurs(path) {
  return (
    path.startsWith('log-catalog/') ||
    /log-?_?codes\.(?:[jt]s|py)$/i.test(path) ||
    path.startsWith('.loglex')
  );
}

/**
 * How many findings of `ad-hoc-log` stand in changed files beyond the rows that the second plan has for them.
 * @param {string} scratch
 * @param {readonly { file: string }[]} changed
 * @param {import('@loglex/engine').MigrationPlan} second
 */
function adHocIn(scratch, changed, second) {
  let report;
  try {
    report = loglex(scratch, 'check', '--format', 'json');
  } catch (error) {
    report = /** @type {{ stdout: string }} */ (error).stdout;
  }
  /** @type {{ findings: { file: string, line: number, check: string }[] }} */
  const { findings } = JSON.parse(report);
  const files = new Set(changed.map(({ file }) => file));
  const found = groupBy(
    findings.filter(({ file, check }) => check === 'ad-hoc-log' && files.has(file)),
    ({ file }) => file,
  );
  const left = new Map(second.files.map(({ file, rows }) => [file, rows.length]));
  return [...found].reduce(
    (sum, [file, list]) => sum + Math.max(0, list.length - (left.get(file) ?? 0)),
    0,
  );
}
