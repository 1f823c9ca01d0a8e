// @ts-check
/**
 * Applies every fix of Python that `loglex check --fix --unsafe-fixes` has for the measured repositories, in memory, and compiles each changed
 * file with CPython. Nothing is written. Exits with 1 where a file that compiled before does not any more.
 *
 *   node scripts/python-fixes-compile.js [repository…]
 *
 * LOGLEX_CORPORA says where the checkouts are. Needs `python3`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { openProject } from '@loglex/project';
import { corpusFolder } from './recognition/corpora.js';

const REPOSITORIES = [
  ...['nova', 'ansible', 'celery', 'dbt-core', 'gym-gui', 'dynvision', 'homodyne'],
  ...['media-pipeline', 'railtracks'],
];

const PROGRAM = `
import json, sys
def compiles(text):
    try:
        compile(text.encode(), "fixed.py", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError):
        return False
json.dump([compiles(after) or not compiles(before) for before, after in json.load(sys.stdin)], sys.stdout)
`;

const named = process.argv.slice(2);
process.stdout.write(
  '| repository | fixes | files changed | no longer compile |\n| --- | ---: | ---: | ---: |\n',
);
for (const name of named.length > 0 ? named : REPOSITORIES) {
  const root = corpusFolder(name);
  if (!existsSync(root)) {
    process.stderr.write(`${name}: no checkout at ${root}; left out\n`);
    continue;
  }
  const project = await openProject({ cwd: root, cache: false });
  const { fixed } = await project.check({ fix: 'unsafe', write: false });
  const changed = fixed.filter(({ file }) => file.endsWith('.py'));
  const { status, stdout, stderr } = spawnSync('python3', ['-W', 'ignore', '-c', PROGRAM], {
    input: JSON.stringify(changed.map(({ before, after }) => [before, after])),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`python3 failed: ${stderr}`);
  /** @type {boolean[]} */
  const fine = JSON.parse(stdout);
  const broken = changed.filter((_, index) => fine[index] === false);
  for (const { file } of broken) process.stderr.write(`${name}: ${file}\n`);
  const fixes = changed.reduce((sum, one) => sum + one.fixes, 0);
  process.stdout.write(`| ${name} | ${fixes} | ${changed.length} | ${broken.length} |\n`);
  if (broken.length > 0) process.exitCode = 1;
}
