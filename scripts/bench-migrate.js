// @ts-check
/**
 * Measures `loglex migrate plan` and `apply` as whole processes on a generated repository, beside jscodeshift and ts-morph that
 * do the bare minimum on the same files: find the calls by name, exchange them, add an import, write. `npm run bench:migrate`.
 *
 *   node scripts/bench-migrate.js [--files 10000] [--calls 15000] [--rounds 3] [--without jscodeshift,ts-morph] [--types]
 *
 * With `--types` the plan is made with types, of files that a compiler finds nothing wrong with, and no other tool is run.
 * jscodeshift and ts-morph are installed into a folder of their own, of the versions below. Each command starts from a fresh
 * copy of the files. Prints a table in markdown to stdout and its progress to stderr.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './bench/measure.js';
import { writeRepository } from './bench-migrate/repository.js';

const VERSIONS = { jscodeshift: '17.4.0', 'ts-morph': '28.0.0' };

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    calls: { type: 'string', default: '15000' },
    rounds: { type: 'string', default: '3' },
    without: { type: 'string', default: '' },
    types: { type: 'boolean', default: false },
  },
});
const files = Number(options.files);
const calls = Number(options.calls);
const rounds = Number(options.rounds);
const { types } = options;
const without = new Set([...options.without.split(','), ...(types ? Object.keys(VERSIONS) : [])]);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'loglex-bench-migrate-'));
const template = join(scratch, 'template');
const folder = join(scratch, 'repository');
const tools = join(scratch, 'tools');

try {
  writeRepository({
    ...{ folder: template, files, calls, runtime: here('../packages/runtime') },
    ...(types && { typescript: here('../node_modules/typescript') }),
  });
  install();
  /** @type {Map<string, import('./bench/measure.js').Measurement[]>} */
  const measured = new Map();
  for (let round = 1; round <= rounds; round++) {
    for (const command of commands()) {
      command.before?.();
      const result = measure(command);
      measured.set(command.title, [...(measured.get(command.title) ?? []), result]);
      process.stderr.write(`round ${round}: ${command.title}: ${describe(result)}\n`);
      check(command.id);
    }
  }
  process.stdout.write(`| ${files} files, ${calls} calls | seconds | processor s | MB |\n`);
  process.stdout.write('| --- | ---: | ---: | ---: |\n');
  for (const [title, results] of measured) {
    const [seconds, cpu, megabytes] = [
      results.map((result) => result.seconds),
      results.map((result) => result.cpuSeconds),
      results.map((result) => result.megabytes),
    ].map(median);
    process.stdout.write(
      `| ${title} | ${seconds?.toFixed(1)} | ${cpu?.toFixed(1)} | ${megabytes?.toFixed(0)} |\n`,
    );
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function install() {
  const wanted = Object.entries(VERSIONS).filter(([name]) => !without.has(name));
  if (wanted.length === 0) return;
  const names = wanted.map(([name, version]) => `${name}@${version}`);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', ['install', '--prefix', tools, ...flags, ...names], { stdio: 'inherit' });
}

/** @returns {readonly import('./bench/measure.js').Command[]} */
function commands() {
  const node = process.execPath;
  const program = here('../packages/cli/dist/loglex.js');
  if (!existsSync(program)) throw new Error('Build first: npm run build');
  const afresh = () => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(template, folder, { recursive: true, verbatimSymlinks: true });
  };
  const cwd = { cwd: scratch, exits: [0] };
  const all = [
    {
      id: 'plan',
      title: `\`loglex migrate plan${types ? ' --types' : ''}\`, own cache empty`,
      argv: [node, program, 'migrate', 'plan', ...(types ? ['--types'] : [])],
      cwd: folder,
      exits: [0],
      before: afresh,
    },
    {
      id: 'apply',
      title: '`loglex migrate apply` of that plan: catalog, generated file, code, journal',
      argv: [node, program, 'migrate', 'apply'],
      cwd: folder,
      exits: [0],
    },
    {
      id: 'jscodeshift',
      title: `jscodeshift ${VERSIONS.jscodeshift}, two processes, the bare minimum`,
      argv: [
        node,
        join(tools, 'node_modules/jscodeshift/bin/jscodeshift.js'),
        ...['-t', here('./bench-migrate/jscodeshift.cjs')],
        ...['--parser', 'ts', '--extensions', 'ts', '--cpus', '2', '--silent', join(folder, 'src')],
      ],
      ...cwd,
      before: afresh,
    },
    {
      id: 'ts-morph',
      title: `ts-morph ${VERSIONS['ts-morph']}, without types, the bare minimum`,
      argv: [node, here('./bench-migrate/ts-morph.cjs'), tools, join(folder, 'src')],
      ...cwd,
      before: afresh,
    },
  ];
  return all.filter(({ id }) => !without.has(id));
}

/**
 * Whether the command did its work: a fast one that does nothing is no measure.
 * @param {string} id
 */
function check(id) {
  if (id === 'plan') return;
  const text = readFileSync(join(folder, 'src/orders/part-0/module-0.ts'), 'utf8');
  if (!text.includes('logConstant(logger, LOG.'))
    throw new Error(`${id} did not migrate the files.`);
}

/** @param {import('./bench/measure.js').Measurement} measurement */
function describe({ seconds, cpuSeconds, megabytes }) {
  return `${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of the processor, ${megabytes.toFixed(0)} MB`;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
