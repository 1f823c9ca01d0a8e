/** Diagnoses of the machine: Node, git, the parser's native binding. */
import { execFileSync } from 'node:child_process';
import { parseJavaScript } from '@loglex/project';
import { type Diagnosis, fail, ok, warn } from './diagnosis.ts';

/** The versions that `engines` in package.json admits: minor at least, by major; later majors all. */
const LEAST_MINOR: ReadonlyMap<number, number> = new Map([
  [20, 19],
  [22, 13],
]);
const FIRST_OF_ALL_LATER = 24;

export function node(version = process.versions.node): Diagnosis {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const least = LEAST_MINOR.get(major);
  return major >= FIRST_OF_ALL_LATER || (least !== undefined && minor >= least)
    ? ok('node', version)
    : fail('node', `${version} is not supported`, 'Use Node 20.19, 22.13, 24 or later.');
}

export function git(root: string): Diagnosis {
  const run = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  let version: string;
  try {
    version = run('--version')
      .trim()
      .replace(/^git version /, '');
  } catch {
    return warn('git', 'not found', 'Only --changed-since needs it.');
  }
  try {
    run('rev-parse', '--git-dir');
    return ok('git', version);
  } catch {
    return warn(
      'git',
      `${version}; this folder is in no repository`,
      'Only --changed-since needs one.',
    );
  }
}

/** Parses one line, through which the native binding is loaded and asked to prove itself. */
export function parser(): Diagnosis {
  const advice =
    'Install again, with optional dependencies: the binding of oxc-parser for this platform is one.';
  try {
    const { problem } = parseJavaScript('doctor.ts', "logger.info('well');");
    return problem ? fail('parser', problem.message, advice) : ok('parser', 'oxc-parser works');
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    return fail('parser', `oxc-parser does not work: ${reason}`, advice);
  }
}
