// @ts-check
/**
 * What logging a constant costs beside the bare call of the same logger that writes the same record: pino and winston, in
 * turns, to a stream that drops what it gets; what each allocates; and how large the runtime is in a bundle.
 */
import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { logConstant } from '@loglex/runtime';
import { build } from 'esbuild';
import pino from 'pino';
import winston from 'winston';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const WARM = 30_000;
const CALLS = 100_000;
const BURST = 200;
const ROUNDS = 7;

const CONSTANT = /** @type {import('@loglex/runtime').LogConstant<any>} */ ({
  code: 'LOG612',
  name: 'SINK_QUEUE_FULL',
  level: 'warn',
  message: 'Telemetry queue full for run {run_id}: {dropped} rows dropped',
  component: 'telemetry',
  subcomponent: 'db-sink',
  tags: ['backpressure'],
});
const OFF = { ...CONSTANT, level: /** @type {const} */ ('debug') };

/** Drops what it is given, at no cost to speak of. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const pinoLogger = pino({}, /** @type {any} */ ({ write() {} }));
const winstonLogger = winston.createLogger({
  format: winston.format.json(),
  transports: [new winston.transports.Stream({ stream: nowhere() })],
});

/** @type {readonly { title: string, bare: (i: number) => void, ours: (i: number) => void }[]} */
const CASES = [
  {
    title: 'pino',
    bare: (i) =>
      pinoLogger.warn(
        {
          code: 'LOG612',
          component: 'telemetry',
          subcomponent: 'db-sink',
          tags: CONSTANT.tags,
          run_id: `r${i}`,
          dropped: i,
        },
        `Telemetry queue full for run r${i}: ${i} rows dropped`,
      ),
    ours: (i) => logConstant(pinoLogger, CONSTANT, { run_id: `r${i}`, dropped: i }),
  },
  {
    title: 'pino, level off',
    bare: (i) => pinoLogger.debug({ run_id: `r${i}`, dropped: i }, 'Telemetry queue full'),
    ours: (i) => logConstant(pinoLogger, OFF, { run_id: `r${i}`, dropped: i }),
  },
  {
    title: 'winston',
    bare: (i) =>
      void winstonLogger.warn(`Telemetry queue full for run r${i}: ${i} rows dropped`, {
        code: 'LOG612',
        component: 'telemetry',
        subcomponent: 'db-sink',
        tags: CONSTANT.tags,
        run_id: `r${i}`,
        dropped: i,
      }),
    ours: (i) => logConstant(winstonLogger, CONSTANT, { run_id: `r${i}`, dropped: i }),
  },
];

/** One side of a case, in a process of its own: what one writes must not shape what is compiled for the other. */
const [, , asked, side, what] = process.argv;
if (asked !== undefined) {
  const call = /** @type {any} */ (CASES.find(({ title }) => title === asked))[side ?? 'bare'];
  await timed(call, WARM);
  console.log(what === 'bytes' ? await allocated(call) : (await timed(call, CALLS)) / CALLS);
  process.exit(0);
}

console.log(`${CALLS} calls, ${ROUNDS} rounds of both in turns, medians; Node ${process.version}`);
for (const { title } of CASES) {
  const times = { bare: /** @type {number[]} */ ([]), ours: /** @type {number[]} */ ([]) };
  for (let round = 0; round < ROUNDS; round++) {
    const order = /** @type {('bare' | 'ours')[]} */ (['bare', 'ours']);
    if (round % 2 === 1) order.reverse();
    for (const each of order) times[each].push(run([title, each]));
  }
  const ratios = times.ours.map((time, round) => time / /** @type {number} */ (times.bare[round]));
  const [a = 0, b = 0] = ['bare', 'ours'].map((each) =>
    // Nothing is collected in between: there is room to spare.
    run([title, each, 'bytes'], ['--expose-gc', '--max-semi-space-size=256']),
  );
  console.log(
    `${title}: bare ${Math.round(median(times.bare))} ns, constant ${Math.round(median(times.ours))} ns, ` +
      `ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); ` +
      `bytes a call: bare ${a}, constant ${b}, ratio ${(b / a).toFixed(2)}`,
  );
}
for (const [title, contents] of [
  ['logConstant', "export { logConstant } from '@loglex/runtime'"],
  ['everything', "export * from '@loglex/runtime'"],
]) {
  const { raw, gzip } = await sizeOf(/** @type {string} */ (contents));
  console.log(`bundle of ${title}: ${raw} bytes minified, ${gzip} bytes gzipped`);
}

/**
 * Nanoseconds of the processor for the calls: what else runs on the machine counts less than on a clock. Loggers that are streams are let write in between, which is not counted.
 * @param {(i: number) => void} call
 * @param {number} calls
 */
async function timed(call, calls) {
  let time = 0;
  for (let i = 0; i < calls;) {
    const start = process.cpuUsage();
    for (const end = Math.min(i + BURST, calls); i < end; i++) call(i);
    time += process.cpuUsage(start).user * 1000;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return time;
}

/**
 * Bytes that a call leaves behind before anything is collected.
 * @param {(i: number) => void} call
 */
async function allocated(call) {
  const gc = /** @type {() => void} */ (/** @type {any} */ (globalThis).gc);
  const samples = [];
  for (let burst = 0; burst < 500; burst++) {
    if (burst % 100 === 0) gc();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < BURST; i++) call(i);
    samples.push((process.memoryUsage().heapUsed - before) / BURST);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return Math.round(median(samples));
}

/**
 * The number that a process of its own prints.
 * @param {readonly string[]} args
 * @param {readonly string[]} [options] of Node
 */
function run(args, options = []) {
  const { stdout, stderr } = spawnSync(process.execPath, [...options, SELF, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (!Number.isFinite(Number.parseFloat(stdout))) throw new Error(stderr);
  return Number(stdout);
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {string} contents */
async function sizeOf(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${ROOT}packages/runtime` },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    conditions: ['@loglex/source'],
  });
  const bytes = /** @type {Uint8Array} */ (outputFiles[0]?.contents);
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}
