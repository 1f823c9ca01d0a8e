// @ts-check
/**
 * Resolves the labelled lines of LogHub: `npm run lines-loghub`. The templates of each system are given as its catalog, so this
 * measures matching and not the mining of templates, which published parsers are measured by.
 *
 * Reads the 2,000 lines of each of 16 systems with their original labels (Zhu et al., logpai/loghub) and, of the 14 that have
 * them, the corrected ones (logpai/loghub-2.0, folder `2k_dataset`, of Khan et al.), from the folder `loghub` in LOGLEX_CORPORA
 * (default: loglex/corpora in the cache folder of the user), where nothing is written. A matcher of its own, one anchored
 * regular expression for each template, says how many templates match each line: letter for letter or, where none does, but for
 * white space, which the corrected templates and some contents no longer have as it was written.
 *
 *     node scripts/lines-loghub.js [--misses]
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createLineResolver } from '@loglex/engine';

const { values: options } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });

const SYSTEMS =
  'Android Apache BGL HDFS HPC Hadoop HealthApp Linux Mac OpenSSH OpenStack Proxifier Spark Thunderbird Windows Zookeeper'.split(
    ' ',
  );

const LABELS = [
  { name: 'original', folder: '.', suffix: '' },
  { name: 'corrected', folder: '2k_dataset', suffix: '_corrected' },
];

const root = join(
  process.env['LOGLEX_CORPORA'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'loglex/corpora'),
  'loghub',
);
if (!existsSync(join(root, 'Apache/Apache_2k.log_structured.csv'))) {
  process.stderr.write(
    `LogHub is not at ${root}. Put a checkout of github.com/logpai/loghub there (and 2k_dataset of logpai/loghub-2.0 into it), or set LOGLEX_CORPORA.\n`,
  );
  process.exit(2);
}

let failed = false;
for (const labels of LABELS) {
  const rows = SYSTEMS.flatMap((system) => measured(system, labels) ?? []);
  if (rows.length === 0) continue;
  const all = rows.reduce((sum, row) => ({
    system: 'all',
    templates: sum.templates + row.templates,
    lines: sum.lines + row.lines,
    top: sum.top + row.top,
    clear: sum.clear + row.clear,
    clearTop: sum.clearTop + row.clearTop,
    ambiguous: sum.ambiguous + row.ambiguous,
    ambiguousTop: sum.ambiguousTop + row.ambiguousTop,
    ambiguousAmong: sum.ambiguousAmong + row.ambiguousAmong,
    spacing: sum.spacing + row.spacing,
    wrongLabel: sum.wrongLabel + row.wrongLabel,
    ours: sum.ours + row.ours,
    misses: [],
  }));
  process.stdout.write(`${table(labels.name, [...rows, all])}\n`);
  if (options.misses) {
    for (const { system, misses } of rows) {
      for (const miss of misses) process.stdout.write(`${system}\t${miss}\n`);
    }
  }
  failed ||= all.ours > 0;
}
process.exitCode = failed ? 1 : 0;

/**
 * @param {string} system
 * @param {{ folder: string, suffix: string }} labels
 */
function measured(system, { folder, suffix }) {
  const base = join(root, folder, system, `${system}_2k.log`);
  if (!existsSync(`${base}_structured${suffix}.csv`)) return undefined;
  const records = csv(readFileSync(`${base}_structured${suffix}.csv`, 'utf8'));
  // Labels are events; where one is declared with several texts, each is a template of it.
  const templates = csv(readFileSync(`${base}_templates${suffix}.csv`, 'utf8')).map((row) => ({
    event: row.get('EventId') ?? '',
    text: row.get('EventTemplate') ?? '',
  }));
  const resolver = createLineResolver(
    templates.map((template) => ({ parts: partsOf(template.text), source: template })),
  );
  const expressions = templates.map(({ event, text }) => ({
    event,
    exact: regexOf(text),
    loose: regexOf(withoutSpacing(text)),
  }));
  const row = {
    system,
    templates: templates.length,
    lines: 0,
    top: 0,
    clear: 0,
    clearTop: 0,
    ambiguous: 0,
    ambiguousTop: 0,
    ambiguousAmong: 0,
    spacing: 0,
    wrongLabel: 0,
    ours: 0,
    misses: /** @type {string[]} */ ([]),
  };
  for (const record of records) {
    const content = record.get('Content') ?? '';
    const label = record.get('EventId') ?? '';
    const { answers } = resolver.resolve(content);
    const found = answers.map(({ template }) => template.source.event);
    let matching = expressions.filter(({ exact }) => exact.test(content));
    if (matching.length === 0) {
      const loose = withoutSpacing(content);
      matching = expressions.filter((expression) => expression.loose.test(loose));
      if (matching.some(({ event }) => event === label)) row.spacing++;
    }
    const isTop = found[0] === label;
    row.lines++;
    if (isTop) row.top++;
    if (
      matching
        .map(({ event }) => event)
        .sort()
        .join() !== [...found].sort().join()
    ) {
      row.ours++;
      row.misses.push(
        `ours: ${answers.length} of ${matching.length} answers\t${label}\t${content}`,
      );
    }
    if (!matching.some(({ event }) => event === label)) {
      row.wrongLabel++;
      row.misses.push(
        `label does not match its line\t${label} ${record.get('EventTemplate')}\t${content}`,
      );
    } else if (matching.length > 1) {
      row.ambiguous++;
      if (isTop) row.ambiguousTop++;
      else row.misses.push(`ambiguous, top ${found[0]}\t${label}\t${content}`);
      if (found.includes(label)) row.ambiguousAmong++;
    } else {
      row.clear++;
      if (isTop) row.clearTop++;
    }
  }
  return row;
}

/** @param {string} template */
function partsOf(template) {
  return template
    .split(/(<\*>)/)
    .filter((piece) => piece !== '')
    .map((piece, index) =>
      piece === '<*>'
        ? { kind: /** @type {const} */ ('hole'), name: `value${index}` }
        : { kind: /** @type {const} */ ('text'), text: piece },
    );
}

/** @param {string} text */
function withoutSpacing(text) {
  return text.trim().split(/\s+/).join(' ');
}

/** @param {string} template */
function regexOf(template) {
  const texts = template.split('<*>').map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${texts.join('[^]*?')}$`);
}

/** @typedef {NonNullable<ReturnType<typeof measured>>} Row */

/**
 * @param {string} labels
 * @param {Row[]} rows
 */
function table(labels, rows) {
  const head = [
    'System',
    'templates',
    'lines',
    'top answer is the label',
    'two templates match',
    'of the others, top is the label',
    'of those, label among the answers',
    'and on top',
    'label matches but for white space',
    'label does not match its line',
    'missed by Loglex',
  ];
  const cells = rows.map((row) => [
    row.system,
    row.templates,
    row.lines,
    share(row.top, row.lines),
    row.ambiguous,
    share(row.clearTop, row.clear),
    share(row.ambiguousAmong, row.ambiguous),
    share(row.ambiguousTop, row.ambiguous),
    row.spacing,
    row.wrongLabel,
    row.ours,
  ]);
  return [
    `Labels: ${labels}`,
    '',
    `| ${head.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(head.length - 1)}`,
    ...cells.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return whole === 0 ? '' : `${((part / whole) * 100).toFixed(2)} %`;
}

/**
 * Rows of a CSV file by the names in its head, as RFC 4180 has it.
 *
 * @param {string} text
 */
function csv(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [head = [], ...records] = rows.filter((row) => row.length > 1);
  return records.map((row) => new Map(row.map((cell, index) => [head[index] ?? '', cell])));
}
