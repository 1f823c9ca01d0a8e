// @ts-check
/**
 * Reads a real worker of gym-gui by the bridge, and holds what becomes of each line to what gym-gui's own dispatcher makes of it:
 * `npm run bridge-gym-gui`. The worker prints by its own formatter, every constant twice, and a line for each of the three ways
 * that a host falls back. The checkout is `gym-gui` in LOGLEX_CORPORA; it is only read, a copy is run by `python3`.
 *
 *     node scripts/bridge-gym-gui.js   exits with 1 where the two differ and no reason is known, with 2 without the checkout
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openProject } from '@loglex/project';
import { ADAPTER, createRegistry } from '@loglex/runtime';
import { bridgeProcess, createBridge } from '@loglex/runtime/bridge';
import { corpusFolder } from './recognition/corpora.js';
import { SYSTEMS } from './lines-five-systems/settings.js';

const corpus = corpusFolder('gym-gui');
if (!existsSync(corpus)) {
  process.stderr.write(`gym-gui is not at ${corpus}: nothing is measured. Set LOGLEX_CORPORA.\n`);
  process.exit(2);
}
const WORKER = fileURLToPath(new URL('lines-five-systems/worker.py', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'loglex-bridge-'));
try {
  cpSync(corpus, root, { recursive: true, filter: (path) => basename(path) !== '.git' });
  const { settings = '' } = SYSTEMS.find(({ name }) => name === 'gym-gui') ?? {};
  writeFileSync(join(root, 'loglex.yaml'), `loglex: 1\n${settings}`);
  await compare(await registryOf(root));
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** @param {string} folder */
async function registryOf(folder) {
  const { catalog } = await openProject({ cwd: folder, cache: false });
  // Of two constants with one code the dispatcher takes the first that its tuple of all has.
  const listed = catalog.constants.filter(({ source }) => source.values.has('listed'));
  const place = (/** @type {typeof listed[number]} */ one) =>
    one.source.values.get('listed')?.start ?? 0;
  const first = new Map(
    listed.toSorted((a, b) => place(b) - place(a)).map((constant) => [constant.code, constant]),
  );
  return createRegistry(
    Object.fromEntries(
      Array.from(
        first.values(),
        ({ code, name, level, message, component, subcomponent, tags }) => [
          name,
          {
            ...{ code, name, level: level?.rung ?? /** @type {const} */ ('info'), message, tags },
            ...(component !== undefined && { component }),
            ...(subcomponent !== undefined && { subcomponent }),
          },
        ],
      ),
    ),
  );
}

/** @param {ReturnType<typeof createRegistry>} registry */
async function compare(registry) {
  /** @type {{ level: string, message: string, record: Record<string, unknown> }[]} */
  const written = [];
  const logger = {
    info() {},
    [ADAPTER]: {
      levelOf: (/** @type {unknown} */ _, /** @type {{ level: string }} */ { level }) => level,
      write(
        /** @type {unknown} */ _,
        /** @type {string} */ level,
        /** @type {string} */ message,
        /** @type {Record<string, unknown>} */ record,
      ) {
        written.push({ level, message, record });
      },
      reserved: new Set(),
      isText: false,
    },
  };
  /** @type {string[]} */
  const lines = [];
  const child = spawn('python3', [WORKER, root], {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const end = await bridgeProcess(child, {
    logger,
    registry,
    context: { run_id: 'host-run' },
    onLine: (line, stream) => void (stream === 'stdout' && lines.push(line)),
  });
  const { stdout, stderr, status } = spawnSync('python3', [WORKER, root, 'read'], {
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (status !== 0) throw new Error(stderr);
  const theirs = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/-?\b(?:NaN|Infinity)\b/g, 'null')));
  /** @type {Map<string, string[]>} */
  const differences = new Map();
  let same = 0;
  for (const [index, line] of lines.entries()) {
    const [kind, code] = theirs[index];
    const ours = kindOf(line, registry, logger);
    // Where gym-gui passes a malformed line on as it is, the bridge does too, and counts it.
    if (ours === kind || (ours === 'malformed' && kind === 'plain')) same++;
    else {
      const what = `${kind} there, ${ours} here`;
      differences.set(what, [...(differences.get(what) ?? []), line.slice(0, 60), code]);
    }
  }
  const say = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);
  say(`worker: exit ${end.exitCode}, ${end.stderrTail.length} last lines of stderr kept`);
  say(`lines of stdout ${lines.length}: ${same} as the dispatcher has them`);
  say(`counts: ${JSON.stringify(end.counts)}; records written ${written.length}`);
  for (const [what, all] of differences) say(`${what}: ${all.length / 2}, such as ${all[0]}`);
  const merged = written.filter(({ record }) => record['run_id'] === 'host-run').length;
  say(`records with the context of the host: ${merged}`);
  // Codes with a letter behind their digits are no codes to the dispatcher's own pattern.
  const known = [...differences].filter(
    ([, all]) => !all.every((text, index) => index % 2 === 1 || /^LOG\d+[A-Z]/.test(text)),
  );
  if (known.length > 0 || merged !== written.length || written.length !== end.counts.lines)
    process.exitCode = 1;
}

/** @param {string} line @param {ReturnType<typeof createRegistry>} registry @param {object} logger */
function kindOf(line, registry, logger) {
  const bridge = createBridge({
    logger: { ...logger, [ADAPTER]: { levelOf: () => undefined } },
    registry,
  });
  bridge.log(line);
  const { counts } = bridge;
  return (
    /** @type {const} */ (['constants', 'unknown', 'malformed', 'plain']).find(
      (kind) => counts[kind] > 0,
    ) ?? 'none'
  );
}
