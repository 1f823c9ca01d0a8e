/**
 * The small applications of five disciplines run for real: each line of their logs leads back to the call that wrote it, which is
 * held to what CPython itself says of the call. A line that several calls can have written has it among them.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProject } from '@loglex/project';
import { afterAll, expect, it } from 'vitest';
import { judgedRecords } from './lines-five-systems/judge.js';

const PROJECTS = fileURLToPath(new URL('../test-fixtures/projects/', import.meta.url));
const RUN = fileURLToPath(new URL('lines-five-systems/fixtures.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'loglex-five-fixtures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where instructions have places, which the truth is told by. */
const hasPython =
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']).status === 0;

/**
 * `logsFor`: `file function` of those that log for whoever calls them. `ambiguous`: what is left to several calls, which say the same
 * at the same level by the same logger, or whose text is made when they run: all there is.
 */
const SYSTEMS = [
  {
    name: 'gym-gui',
    logsFor: ['arcade/logging_config/emit.py log_constant'],
    ambiguous: [
      // `%s` and `%s %s`.
      'ambiguous arcade/worker.py:20 2 by place: arcade/worker.py:20, arcade/worker.py:30',
      // Logs what a worker tells: the session may have been given this logger.
      'ambiguous arcade/worker.py:33 2 by message: arcade/session.py:50, arcade/worker.py:33',
    ],
  },
  {
    name: 'dynvision',
    logsFor: ['vision/sections.py log_section'],
    settings:
      'sinks: [{ call: log_section, language: python, args: [logger, label], level: info, keywords: { level: level } }]\n',
    ambiguous: [
      // Their entries are made elsewhere, or are those of two sections.
      'ambiguous vision/train.py:46 3 by place: vision/train.py:26, vision/train.py:41, vision/train.py:46',
      'ambiguous vision/test.py:18 2 by message: vision/test.py:18, vision/test.py:20',
      'ambiguous vision/test.py:20 2 by message: vision/test.py:18, vision/test.py:20',
      'ambiguous vision/test.py:22 4 by place: vision/test.py:16, vision/test.py:18, vision/test.py:20, vision/test.py:22',
    ],
  },
  { name: 'homodyne', logsFor: [], ambiguous: [] },
  {
    name: 'media-pipeline',
    logsFor: ['shared/events.py log_event'],
    // One constant at two places of one function.
    ambiguous: [
      'ambiguous scripts/run_pipeline.py:25 2 by message: scripts/run_pipeline.py:25, scripts/run_pipeline.py:37',
      'ambiguous scripts/run_pipeline.py:27 2 by message: scripts/run_pipeline.py:27, scripts/run_pipeline.py:35',
      'ambiguous scripts/run_pipeline.py:35 2 by message: scripts/run_pipeline.py:27, scripts/run_pipeline.py:35',
    ],
  },
  {
    name: 'railtracks',
    logsFor: [],
    // `Created(…).to_logging_msg()` and `Done(…).to_logging_msg()`, at one level.
    ambiguous: [
      'ambiguous rt/executor.py:32 2 by place: rt/executor.py:32, rt/executor.py:48',
      'ambiguous rt/executor.py:48 2 by place: rt/executor.py:32, rt/executor.py:48',
    ],
  },
];

it.runIf(hasPython).each(SYSTEMS)(
  'of $name',
  async ({ name, logsFor, settings = '', ambiguous }) => {
    const root = join(folder, name, 'src');
    const logs = join(folder, name, 'logs');
    cpSync(join(PROJECTS, name), root, { recursive: true });
    appendFileSync(join(root, 'loglex.yaml'), settings);
    mkdirSync(logs);
    const { status, stderr } = spawnSync('python3', [RUN, name, root, logs], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const project = await openProject({ cwd: root, cache: false });
    const records = await judgedRecords(project, logs, logsFor, false);
    expect(records.length).toBeGreaterThan(10);
    const left = records.filter(({ verdict }) => verdict !== 'right');
    const told = left.map(
      ({ verdict, site, said }) => `${verdict} ${site.file}:${site.line} ${said}`,
    );
    expect([...new Set(told)].sort()).toEqual([...ambiguous].sort());
  },
);
