// @ts-check
/**
 * Measures the language server as editors meet it, a process of its own at the other end of two pipes, beside servers that
 * people know: `npm run bench:lsp`.
 *
 * All work on the same scratch copy of renovate with a catalog of 10,000 constants, in turn, request by request, so that a
 * machine that slows down slows all of them. Beside the time that a client waits stands the processor time that the server
 * spent, which other work on the machine changes less. Prints tables in markdown to stdout and its progress to stderr.
 *
 *   node scripts/bench-lsp.js [--requests 1000] [--rounds 10] [--without typescript,yaml,oxlint] [--keep]
 *
 * LOGLEX_CORPORA: the folder with the checkouts; default: loglex/corpora in the cache folder of the user.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { heapOf, probed } from './lsp/heap.js';
import { otherServers, OTHER_VERSIONS } from './lsp/others.js';
import { connect } from './lsp/peer.js';
import { catalogSeries, codeSeries, logSeries, measureRequests } from './lsp/requests.js';
import { summary } from './lsp/summary.js';
import { CONSTANTS, prepareWorkspace } from './lsp/workspace.js';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '10' },
    without: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const without = new Set(options.without.split(','));
const program = fileURLToPath(new URL('../packages/lsp/dist/loglex-lsp.js', import.meta.url));
if (!existsSync(program)) throw new Error('Build first: npm run build');

talk('copying renovate');
const workspace = prepareWorkspace(join(tmpdir(), `loglex-bench-lsp-${process.pid}`));
const { folder } = workspace;
const loads = [loadavg()[0] ?? NaN];
const probe = probed();
/** @type {import('./lsp/others.js').Other} */
const loglex = {
  id: 'loglex',
  title: 'loglex-lsp',
  command: (cwd) => ({
    argv: [process.execPath, ...probe.args, program, '--stdio'],
    cwd,
    env: { XDG_CACHE_HOME: workspace.cache, ...probe.env },
    answer: (method) => (method === 'workspace/configuration' ? [null] : null),
  }),
};
const servers = [loglex, ...otherServers(talk)].filter(({ id }) => !without.has(id));

try {
  await measureStart();
  await measureIndex();
  await measureWork();
} finally {
  if (!options.keep) rmSync(folder, { recursive: true, force: true });
}

/** From the start of the process until the first answer is there. */
async function measureStart() {
  talk('starts');
  /** @type {Map<string, { ms: number[], processor: number[] }>} */
  const measured = new Map(
    ['node -e 0', ...servers.map(({ title }) => title)].map((title) => [
      title,
      { ms: [], processor: [] },
    ]),
  );
  for (let round = 0; round <= rounds * 2; round++) {
    const began = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    if (round > 0) measured.get('node -e 0')?.ms.push(performance.now() - began);
    for (const other of servers) {
      const peer = await connect(other, workspace);
      if (round > 0) measured.get(other.title)?.ms.push(peer.initializeMs);
      if (round > 0) measured.get(other.title)?.processor.push(peer.initializeProcessorMs);
      await peer.server.stop();
    }
  }
  const rows = [...measured].map(([title, { ms, processor }]) => {
    const { p50, p95 } = summary(ms);
    return [title, p50.toFixed(0), p95.toFixed(0), shown(summary(processor).p50, 0)];
  });
  print([['`initialize` is answered', 'ms, median', 'p95', 'processor ms'], ...rows]);
}

/** From the start of the process until all files are read. */
async function measureIndex() {
  talk('index');
  /** @type {Record<'cold' | 'warm', { ms: number[], processor: number[], resident: number[] }>} */
  const measured = {
    cold: { ms: [], processor: [], resident: [] },
    warm: { ms: [], processor: [], resident: [] },
  };
  for (let round = 0; round < Math.ceil(rounds / 2); round++) {
    rmSync(workspace.cache, { recursive: true, force: true });
    for (const kind of /** @type {const} */ (['cold', 'warm'])) {
      const peer = await connect(loglex, workspace);
      await peer.ready();
      measured[kind].ms.push(performance.now() - peer.began);
      measured[kind].processor.push(peer.server.processorMs());
      measured[kind].resident.push(peer.server.residentMb());
      await peer.server.stop();
    }
  }
  const [cold, warm] = [measured.cold, measured.warm].map(({ ms }) => summary(ms).p50);
  const rows = Object.entries(measured).map(([kind, { ms, processor, resident }]) => [
    kind === 'cold' ? 'cold: no cache' : 'warm: from the cache',
    summary(ms).p50.toFixed(0),
    shown(summary(processor).p50, 0),
    shown(summary(resident).p50, 0),
  ]);
  print([['the index is ready', 'ms, median', 'processor ms', 'resident MB'], ...rows]);
  console.log(`Warm beside cold: ${((100 * (warm ?? NaN)) / (cold ?? NaN)).toFixed(0)} %.\n`);
}

/** Requests and keystrokes in turn, and what they leave in memory. */
async function measureWork() {
  /** @type {import('./lsp/peer.js').Peer[]} */
  const peers = [];
  for (const other of servers) peers.push(await connect(other, workspace));
  await peers[0]?.ready();
  const times = Number(options.requests);
  const memory = [await memoryOf('once the index is ready', peers)];
  const inCode = await measureRequests(codeSeries(workspace), peers, times, talk);
  memory.push(await memoryOf('after requests and edits in code', peers));
  const inLog = await measureRequests(logSeries(workspace), peers, times, talk);
  memory.push(await memoryOf('after those in a log', peers));
  const inCatalog = await measureRequests(catalogSeries(workspace), peers, times, talk);
  memory.push(await memoryOf('after those in the catalog', peers));
  for (const { server } of peers) await server.stop();
  print([
    ['asked', 'server', 'times', 'p50 ms', 'p95 ms', 'p99 ms', 'processor ms'],
    ...[...inCode, ...inLog, ...inCatalog].map(({ what, title, times, processor, note }) => {
      if (note !== undefined) return [what, title, note, '', '', '', ''];
      const { p50, p95, p99 } = summary(times);
      const figures = [p50, p95, p99, processor].map((ms) => shown(ms, 2));
      return [what, title, String(times.length), ...figures];
    }),
  ]);
  print([['memory', 'server', 'resident MB', 'heap MB', 'outside it MB'], ...memory.flat()]);
  loads.push(loadavg()[0] ?? NaN);
  const others = Object.entries(OTHER_VERSIONS).map(([name, version]) => `${name} ${version}`);
  console.log(
    `node ${process.versions.node}, ${cpus().length} cores, load ${loads.map((load) => load.toFixed(1)).join(' to ')}; ` +
      `${workspace.files.toLocaleString('en')} files of renovate, ${CONSTANTS.toLocaleString('en')} constants; beside ${others.join(', ')}.`,
  );
}

/**
 * What is resident first, since to ask for the heap collects its garbage.
 * @param {string} when
 * @param {readonly import('./lsp/peer.js').Peer[]} peers
 */
async function memoryOf(when, peers) {
  const rows = [];
  for (const { id, title, server } of peers) {
    const resident = shown(server.residentMb(), 0);
    const heap = id === 'loglex' ? await heapOf(server, probe.file) : undefined;
    const [used, outside] = [heap?.heap, heap?.external].map((mb) => mb?.toFixed(0) ?? '');
    rows.push([when, title, resident, used ?? '', outside ?? '']);
  }
  return rows;
}

/** @param {number} figure @param {number} digits */
function shown(figure, digits) {
  return Number.isNaN(figure) ? '' : figure.toFixed(digits);
}

/** @param {readonly (readonly string[])[]} lines */
function print(lines) {
  const [head, ...rest] = lines.map((cells) => `| ${cells.join(' | ')} |`);
  const rule = `|---|${'---:|'.repeat((lines[0]?.length ?? 1) - 1)}`;
  console.log(`${[head, rule, ...rest].join('\n')}\n`);
}

/** @param {string} text */
function talk(text) {
  process.stderr.write(`${text}\n`);
}
