// @ts-check
/**
 * Measures the view of a log as an editor has it: the language server, a process of its own, reads a log of a million lines that a
 * catalog of 500 constants explains, a twentieth of them stack traces. `npm run bench:log-viewer`
 *
 * Prints a table in Markdown to stdout. `LOGLEX_LINES`: how many lines.
 */
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lineOf, messageOf, randomNumbers, randomTemplates } from './bench-lines/generate.js';
import { connect } from './lsp/peer.js';

const LINES = Number(process.env.LOGLEX_LINES || 1_000_000);
const CONSTANTS = 500;
const PROGRAM = fileURLToPath(new URL('../packages/lsp/dist/loglex-lsp.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'loglex-bench-log-'));
try {
  writeWorkspace();
  await measure();
} finally {
  rmSync(folder, { recursive: true });
}

function writeWorkspace() {
  const templates = randomTemplates(CONSTANTS);
  const entries = templates.map(({ parts }, number) => {
    const message = parts.map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`));
    const component = `part${number % 20}`;
    const code = `APP${1000 + number}`;
    return `  - { code: ${code}, name: N${number}, component: ${component}, level: info, message: ${JSON.stringify(message.join(''))} }\n`;
  });
  const components = Array.from({ length: 20 }, (_, number) => `  part${number}: {}\n`);
  writeFileSync(join(folder, 'loglex.yaml'), 'loglex: 1\ncatalogs: [log-catalog.yaml]\n');
  writeFileSync(
    join(folder, 'log-catalog.yaml'),
    `loglex: 1\ncomponents:\n${components.join('')}constants:\n${entries.join('')}`,
  );
  const random = randomNumbers(11);
  /** @type {string[]} */
  let block = [];
  for (let line = 0; line < LINES; line++) {
    const number = Math.floor(random() * CONSTANTS);
    const template = templates[number];
    if (template === undefined) continue;
    // Half of the lines name their constants, others are known by their text alone.
    const code = random() < 0.5 ? `APP${1000 + number} ` : '';
    if (line % 200 < 10 && line % 200 > 0)
      block.push(`    at run (app/file${line % 7}.js:${line % 300}:12)`);
    else block.push(lineOf(`${code}${messageOf(template, random)}`, line));
    if (block.length === 50_000 || line === LINES - 1) {
      appendFileSync(join(folder, 'app.log'), `${block.join('\n')}\n`);
      block = [];
    }
  }
}

async function measure() {
  const peer = await connect({ id: 'loglex', title: 'loglex-lsp', command: serverIn }, { folder });
  const { server } = peer;
  await peer.ready();
  const before = memoryOf(server.process.pid);
  const uri = pathToFileURL(join(folder, 'app.log')).href;
  /** @type {any} */
  let state = { lines: 0, known: 0, isBusy: true, generation: -1 };
  server.onMessage(({ method, params }) => {
    if (method === 'loglex/log/changed') state = params.state;
  });

  const began = performance.now();
  const processor = server.processorMs();
  const { log } = await server.request('loglex/log/open', { uri });
  let rows = [];
  while (rows.length < 50) {
    ({ rows } = await server.request('loglex/log/rows', { log, from: 0, count: 50 }));
  }
  const firstRows = performance.now() - began;
  let cut = 0;
  let longest = 0;
  do {
    const asked = performance.now();
    await server.request('loglex/status', null);
    longest = Math.max(longest, performance.now() - asked);
    await pause(5);
    if (cut === 0 && state.known > 0) cut = performance.now() - began;
  } while (state.isBusy || state.known < LINES);
  const known = performance.now() - began;
  const used = server.processorMs() - processor;

  /** @type {(readonly [string, number, number])[]} */
  const filters = [];
  for (const [title, filter] of /** @type {const} */ ([
    ['level error', { levels: ['error'] }],
    ['one of 20 components', { places: [{ component: 'part3' }] }],
    ['one of 500 codes', { codes: ['APP1042'] }],
    ['a text that stands in few lines', { text: 'APP1042 ' }],
    ['a text in half of the lines', { text: 'APP1' }],
    ['a text of other letters than ASCII', { text: 'größe' }],
    [
      'component, level and text',
      { levels: ['error'], places: [{ component: 'part3' }], text: 'app1' },
    ],
  ])) {
    const asked = performance.now();
    const { generation } = await server.request('loglex/log/filter', { log, filter });
    for (;;) {
      if (state.generation === generation && !state.isBusy) break;
      await pause(1);
    }
    filters.push([title, performance.now() - asked, state.shown]);
  }
  const scattered = performance.now();
  await server.request('loglex/log/rows', { log, from: Math.floor(state.shown / 2), count: 60 });
  const rowsMs = performance.now() - scattered;
  const after = memoryOf(server.process.pid);
  const size = statSync(join(folder, 'app.log')).size;
  const table = [
    ['log', `${LINES.toLocaleString('en')} lines, ${(size / 1e6).toFixed(0)} MB`],
    ['first rows, from the request to open', `${firstRows.toFixed(0)} ms`],
    ['all lines can be scrolled to', `${cut.toFixed(0)} ms`],
    [
      'all lines known, others answered meanwhile',
      `${(known / 1000).toFixed(1)} s, ${(used / 1000).toFixed(1)} s of the processor`,
    ],
    ['longest that another request waited meanwhile', `${longest.toFixed(0)} ms`],
    ...filters.map(([title, ms, shown]) => [
      `filter: ${title}`,
      `${ms.toFixed(0)} ms, ${shown.toLocaleString('en')} lines`,
    ]),
    ['60 rows from the middle of what is filtered', `${rowsMs.toFixed(0)} ms`],
    [
      'memory of the server, resident: before, after, peak',
      `${before.now}, ${after.now}, ${after.peak} MB`,
    ],
  ];
  console.log('| | |\n| --- | ---: |');
  for (const [what, value] of table) console.log(`| ${what} | ${value} |`);
  await server.stop();
}

/** @param {string} cwd */
function serverIn(cwd) {
  return {
    argv: [process.execPath, PROGRAM, '--stdio'],
    cwd,
    env: { XDG_CACHE_HOME: join(cwd, '.cache') },
    answer: (/** @type {string} */ method) =>
      method === 'workspace/configuration' ? [null] : null,
  };
}

/** @param {number | undefined} pid */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (/** @type {string} */ key) =>
    Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { now: of('VmRSS'), peak: of('VmHWM') };
}
