/**
 * A project as a user has it: the packed tarballs and a linter, installed into a folder of its own, so that nothing is
 * found through the workspace. Needs a build.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const PACKAGES = ['catalog', 'engine', 'project', 'eslint-plugin'];

export interface Installation {
  /** A new folder with these files, where what is installed resolves. By path. */
  project(files: Readonly<Record<string, string>>): string;
  remove(): void;
}

/** Installs our tarballs with `others`, as npm takes them. Takes some seconds. */
export function install(others: readonly string[]): Installation {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-installed-')));
  const tarballs = pack(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const args = ['--prefer-offline', '--no-audit', '--no-fund', ...tarballs, ...others];
  execFileSync('npm', ['install', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let projects = 0;
  return {
    project(files) {
      const project = join(folder, 'projects', String((projects += 1)));
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(project, file)), { recursive: true });
        writeFileSync(join(project, file), text);
      }
      return project;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program that is installed above `project`, in it. */
export function run(project: string, program: string, ...args: readonly string[]): Answer {
  return runWith(project, '', program, ...args);
}

/** The same with `input` on its stdin. */
export function runWith(
  project: string,
  input: string,
  program: string,
  ...args: readonly string[]
): Answer {
  return start(project, input, join(project, '../../node_modules/.bin', program), args);
}

/** Runs a script of the project. */
export function runNode(project: string, ...args: readonly string[]): Answer {
  return start(project, '', process.execPath, args);
}

function start(cwd: string, input: string, path: string, args: readonly string[]): Answer {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const options = { cwd, input, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(path, args, options);
  return { code: status, stdout, stderr };
}

function pack(folder: string): string[] {
  const workspaces = PACKAGES.flatMap((name) => ['--workspace', `packages/${name}`]);
  const answer = execFileSync(
    'npm',
    ['pack', '--json', '--pack-destination', folder, ...workspaces],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const packed = JSON.parse(answer) as { filename: string }[];
  return packed.map(({ filename }) => `./${filename}`);
}
