// @ts-check
/**
 * Edits, asks and cancels at random for as long as it is told to, as an editor would that is left running: every request has
 * to be answered, and memory to stay flat. Once a minute the server collects its garbage and tells of its heap.
 *
 *   node scripts/lsp-soak.js [--minutes 60] [--seed 1] [--pause 5]
 *
 * `--pause`: ms between messages, on average. Exits with 1 where a request has no answer, or where the heap grows by more than
 * half a megabyte a minute.
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { heapOf, probed } from './lsp/heap.js';
import { REQUESTS } from './lsp/methods.js';
import { connect } from './lsp/peer.js';
import { randomFrom } from './lsp/random.js';
import { framed } from './lsp/server.js';
import { makeShop, SHOP } from './lsp/shop.js';

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    pause: { type: 'string', default: '5' },
  },
});
const minutes = Number(options.minutes);
const pause = Number(options.pause);
const random = randomFrom(Number(options.seed));
const program = fileURLToPath(new URL('../packages/lsp/dist/loglex-lsp.js', import.meta.url));
if (!existsSync(program)) throw new Error('Build first: npm run build');

/** Growth beyond this is a leak, and not the noise of caches. In MB a minute. */
const MOST_GROWTH = 0.5;
/** The first minutes fill what is kept. */
const SETTLING = Math.min(3, Math.floor(minutes / 3));
const MINUTE_MS = 60_000;

const shop = makeShop();
const probe = probed();
const { server } = await connect(
  {
    id: 'loglex',
    title: 'loglex-lsp',
    command: (cwd) => ({
      argv: [process.execPath, ...probe.args, program, '--stdio'],
      cwd,
      env: { XDG_CACHE_HOME: join(shop.folder, '.cache'), ...probe.env },
      answer: (method) => (method === 'workspace/configuration' ? [null] : null),
    }),
  },
  shop,
);

const FILES = /** @type {const} */ (['src/order.ts', 'src/order.py', 'log-catalog.yaml']);
const PIECES = [
  'logConstant(logger, LOG.CART_EMPTY);\n',
  'log_constant(logger, LOG_CART_EMPTY)\n',
  "console.log('cart is empty');\n",
  '  - { code: SHOP104, name: MADE, level: info, message: Made }\n',
  "'SHOP101'",
  '🎉',
  '\r\n',
  '(',
  '}',
  'x',
];
/** @type {Map<string, { version: number, text: string }>} */
const buffers = new Map();
const counts = { requests: 0, edits: 0, cancelled: 0, slowest: 0 };
/** @type {Map<string, number>} */
const asked = new Map();
/** By the code of the error: a method that is not there, a name that cannot be changed. @type {Map<number, number>} */
const refused = new Map();
/** @type {number[]} */
const heaps = [];
let id = 1_000_000;
/** When each request that is not answered was sent. @type {Map<number, number>} */
const pending = new Map();
server.onMessage(({ id: number, method, error }) => {
  const sent = pending.get(number);
  if (method !== undefined || sent === undefined) return;
  counts.slowest = Math.max(counts.slowest, performance.now() - sent);
  pending.delete(number);
  if (error) refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
});

const began = performance.now();
for (let minute = 1; minute <= minutes; minute++) {
  while (performance.now() - began < minute * MINUTE_MS) {
    step();
    // Messages come in bursts, as from a person who types.
    if (random.chance(0.3)) await wait(pause * 3.3);
    while (pending.size > 50) await wait(1);
  }
  await answered();
  const { heap, resident } = await heapOf(server, probe.file);
  heaps.push(heap);
  console.error(
    `minute ${minute}: heap ${heap.toFixed(1)} MB, resident ${resident.toFixed(0)} MB, ${counts.requests} requests, ${counts.edits} edits`,
  );
}
const unanswered = pending.size;
const code = await server.stop();
shop.remove();

const slope = slopeOf(heaps.slice(SETTLING));
console.log(
  `${minutes} minutes (seed ${options.seed}, load ${loadavg()[0]?.toFixed(1)}): ${counts.requests.toLocaleString('en')} requests ` +
    `(${counts.cancelled.toLocaleString('en')} of them cancelled), ${counts.edits.toLocaleString('en')} edits; ${unanswered} without an answer; ` +
    `slowest ${counts.slowest.toFixed(0)} ms. Heap after collection ${heaps.at(0)?.toFixed(1)} MB in the first minute, ` +
    `${heaps.at(-1)?.toFixed(1)} MB in the last, slope ${slope.toFixed(3)} MB a minute.`,
);
console.log([...asked].map(([method, times]) => `${method} ${times}`).join(', '));
console.log(`refused: ${[...refused].map(([code, times]) => `${code} ${times} times`).join(', ')}`);
process.exitCode = unanswered > 0 || code !== 0 || slope > MOST_GROWTH ? 1 : 0;

function step() {
  const file = random.one(FILES);
  const buffer = buffers.get(file);
  if (buffer === undefined) return openFile(file);
  const share = random.share();
  if (share < 0.35) edit(file, buffer);
  else if (share < 0.37) closeFile(file);
  else if (share < 0.38) onDisk(file);
  else ask(file, buffer);
}

/** @param {keyof typeof SHOP} file */
function openFile(file) {
  const text = SHOP[file];
  buffers.set(file, { version: 1, text });
  server.notify('textDocument/didOpen', {
    textDocument: { uri: uriOf(file), languageId: 'x', version: 1, text },
  });
}

/** @param {keyof typeof SHOP} file */
function closeFile(file) {
  buffers.delete(file);
  server.notify('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
}

/** @param {keyof typeof SHOP} file */
function onDisk(file) {
  shop.write(file, random.chance(0.5) ? SHOP[file] : `${SHOP[file]}\n`);
  server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type: 2 }] });
}

/** @param {keyof typeof SHOP} file @param {{ version: number, text: string }} buffer */
function edit(file, buffer) {
  counts.edits++;
  buffer.version++;
  const textDocument = { uri: uriOf(file), version: buffer.version };
  // Back to what parses now and then: a text that nobody can read says nothing.
  if (random.chance(0.15) || buffer.text.length > 5_000) {
    buffer.text = SHOP[file];
    server.notify('textDocument/didChange', {
      textDocument,
      contentChanges: [{ text: buffer.text }],
    });
    return;
  }
  const at = random.upTo(buffer.text.length);
  const end = Math.min(buffer.text.length, at + (random.chance(0.3) ? random.upTo(5) : 0));
  const piece = random.one(PIECES);
  const range = { start: positionAt(buffer.text, at), end: positionAt(buffer.text, end) };
  buffer.text = buffer.text.slice(0, at) + piece + buffer.text.slice(end);
  server.notify('textDocument/didChange', {
    textDocument,
    contentChanges: [{ range, text: piece }],
  });
}

/** @param {keyof typeof SHOP} file @param {{ version: number, text: string }} buffer */
function ask(file, { text }) {
  const method = random.one(Object.keys(REQUESTS));
  const start = positionAt(text, random.upTo(text.length));
  const spot = {
    uri: uriOf(file),
    position: start,
    range: { start, end: { line: start.line + 5, character: 0 } },
  };
  counts.requests++;
  asked.set(method, (asked.get(method) ?? 0) + 1);
  const number = ++id;
  pending.set(number, performance.now());
  server.write(framed({ jsonrpc: '2.0', id: number, method, params: REQUESTS[method]?.(spot) }));
  if (!random.chance(0.15)) return;
  counts.cancelled++;
  server.notify('$/cancelRequest', { id: number });
}

async function answered() {
  for (let waited = 0; pending.size > 0 && waited < 30_000; waited += 10) await wait(10);
}

/** @param {string} file */
function uriOf(file) {
  return pathToFileURL(join(shop.folder, file)).href;
}

/** @param {string} text @param {number} offset */
function positionAt(text, offset) {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** Of a line through the points, by least squares; in units a step. @param {readonly number[]} points */
function slopeOf(points) {
  const mean = (/** @type {readonly number[]} */ list) =>
    list.reduce((sum, one) => sum + one, 0) / list.length;
  const middle = mean(points.map((_, index) => index));
  const height = mean(points);
  const over = points.reduce((sum, point, index) => sum + (index - middle) * (point - height), 0);
  const under = points.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return under === 0 ? 0 : over / under;
}
