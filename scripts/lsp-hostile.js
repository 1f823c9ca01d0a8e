// @ts-check
/**
 * Sends messages that no client should send to the language server, and sane ones between them: it has to answer these, or to
 * end cleanly where the bytes make no sense any more, and never to hang.
 *
 *   node scripts/lsp-hostile.js [--messages 10000] [--seed 1]
 *
 * Exits with 1 where something is wrong, and says what was sent before. Replayable by the seed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { hostileMessage } from './lsp/hostile-messages.js';
import { randomFrom } from './lsp/random.js';
import { startServer } from './lsp/server.js';
import { makeShop } from './lsp/shop.js';

const { values: options } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const total = Number(options.messages);
const random = randomFrom(Number(options.seed));
const program = fileURLToPath(new URL('../packages/lsp/dist/loglex-lsp.js', import.meta.url));
if (!existsSync(program)) throw new Error('Build first: npm run build');

/** Longer than this for a sane request, and it hangs. */
const PATIENCE_MS = 20_000;
const LATE = 'nothing in time';
const INTERNAL_ERROR = -32603;

const CAPABILITIES = [
  {},
  null,
  7,
  { textDocument: null, workspace: [], window: 'x' },
  {
    window: { workDoneProgress: true },
    workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
    textDocument: {
      hover: { contentFormat: ['markdown'] },
      rename: { prepareSupport: true },
      linkedEditingRange: {},
      semanticTokens: { tokenTypes: [], tokenModifiers: [], formats: [], requests: {} },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
      diagnostic: {},
    },
  },
];

/** So many messages go out before it is asked whether it is still there. */
const VOLLEY = 20;

const shop = makeShop();
const uris = shop.files.map((file) => pathToFileURL(join(shop.folder, file)).href);
/** @type {string[]} */
const problems = [];
/** @type {Map<string, number>} */
const failures = new Map();
const counts = { messages: 0, servers: 0, answers: 0, ended: 0, longest: 0 };

while (counts.messages < total && problems.length === 0) await session();
shop.remove();

const { messages, servers, answers, ended, longest } = counts;
console.log(
  `${messages.toLocaleString('en')} hostile messages (seed ${options.seed}) to ${servers} servers: ` +
    `${ended} ended cleanly for bytes that made no sense, ${answers.toLocaleString('en')} answers; ` +
    `the slowest sane request between them took ${longest.toFixed(0)} ms.`,
);
for (const [text, times] of failures) console.log(`told ${times} times: ${text}`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** One server, until the framing is lost, or it has had its share and is shut down. */
async function session() {
  counts.servers++;
  const server = startServer({
    argv: [process.execPath, program, '--stdio'],
    cwd: shop.folder,
    env: { XDG_CACHE_HOME: join(shop.folder, '.cache') },
    answer: (method) =>
      method === 'workspace/configuration' ? random.one([[null], null, {}, [7]]) : null,
  });
  /** @type {string[]} */
  const sent = [];
  /** Requests that wait for an answer. @type {Set<unknown>} */
  const open = new Set();
  let isLost = false;
  let id = 1_000_000;
  /** @type {Promise<string>} */
  const end = new Promise((resolve) => {
    server.process.on('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  server.onMessage(({ method, id: answered, error }) => {
    if (method !== undefined) return;
    counts.answers++;
    open.delete(answered);
    if (error?.code === INTERNAL_ERROR) note(error.message);
  });
  server.process.stderr.on('data', (bytes) => {
    for (const line of String(bytes).split('\n')) {
      if (/^loglex: (?!A message could not be read)/.test(line)) note(line);
    }
  });

  if (random.chance(0.2)) await volley('before initialize');
  if (!isLost) {
    const rootUri = pathToFileURL(shop.folder).href;
    const params = { processId: process.pid, rootUri, capabilities: random.one(CAPABILITIES) };
    await server.request('initialize', params).catch(() => undefined);
    server.notify('initialized', {});
    const most = 20 + random.upTo(60);
    for (let volleys = 0; volleys < most && !isOver(); volleys++) await volley('while it runs');
  }
  if (!isLost && problems.length === 0) {
    await server.request('shutdown').catch(() => undefined);
    if (random.chance(0.5)) await volley('after shutdown');
  }
  if (isLost) {
    // Whether it waits for the rest of a message or has given up: with the client it goes.
    server.process.stdin.end();
    counts.ended++;
  } else {
    if ((await within(unanswered())) === LATE) wrong(`${open.size} requests were never answered`);
    server.notify('exit');
  }
  const ending = await within(end);
  if (ending === LATE) {
    wrong('It does not end');
    server.process.kill('SIGKILL');
  } else if (!/^code [01]$/.test(ending)) wrong(`It ended with ${ending}`);

  function isOver() {
    return isLost || problems.length > 0 || counts.messages >= total;
  }

  /** Some messages in a row, and a sane one that tells whether it is there. @param {string} when */
  async function volley(when) {
    for (let times = 0; times < VOLLEY && !isOver(); times++) {
      if (random.chance(0.03)) disturbDisk();
      const message = hostileMessage(random, () => ++id, uris);
      counts.messages++;
      sent.push(message.what);
      if (message.id !== undefined) open.add(message.id);
      isLost = message.breaks;
      server.write(message.bytes);
    }
    if (isLost) return;
    const began = performance.now();
    const textDocument = { uri: uris[2] };
    const position = { line: 2, character: 28 };
    const asked = server.request('textDocument/hover', { textDocument, position }).then(
      () => 'an answer',
      (error) => (typeof error?.code === 'number' ? 'an answer' : String(error)),
    );
    const got = await within(asked);
    counts.longest = Math.max(counts.longest, performance.now() - began);
    if (got !== 'an answer') wrong(`${when}, a sane request got: ${got}`);
  }

  async function unanswered() {
    while (open.size > 0) await wait(20);
    return 'none';
  }

  /** @param {string} what */
  function wrong(what) {
    const last = sent.slice(-VOLLEY).map((each) => `  ${each}`);
    problems.push(`${what}, after\n${last.join('\n')}`);
  }
}

/** Files vanish, come back, and hold what nobody expects. */
function disturbDisk() {
  const file = random.one(shop.files);
  const kind = random.upTo(4);
  if (kind === 0) shop.delete(file);
  else if (kind === 1)
    shop.write(file, random.one(['', '\0', '[', 'a: &a [*a]\n', '{'.repeat(5_000)]));
  else for (const each of shop.files) shop.write(each);
}

/**
 * @param {Promise<string>} promise
 * @returns {Promise<string>} `LATE` where nobody has that much patience
 */
async function within(promise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(LATE), PATIENCE_MS);
  });
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return String(first);
}

/** A defect that costs one answer, counted by its first line. @param {unknown} text */
function note(text) {
  const line = (String(text).split('\n')[0] ?? '').slice(0, 200);
  failures.set(line, (failures.get(line) ?? 0) + 1);
}
