import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BINARY, loglex } from '../support/loglex.ts';
import { CLEAN, shop } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

describe('what is asked of the program itself', () => {
  test.each(['--version', '-V'])('%s prints the version alone', (flag) => {
    expect(loglex('.', [flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help lists every command on stdout', () => {
    const { code, stdout } = loglex('.', ['--help']);
    expect(code).toBe(0);
    for (const name of ['check', 'audit', 'init', 'catalog', 'explain', 'doctor']) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
  });

  test('help of a command lists its options', () => {
    const { code, stdout } = loglex('.', ['check', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--changed-since <ref>');
  });

  test.each([[], ['catalog']])('help of %j fits a terminal of 80 columns', (...group) => {
    const { stdout } = loglex('.', [...group, '--help']);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(/^ {2}help \[command\] +print help for a command$/m);
  });

  test('no command prints help on stderr and fails', () => {
    const { code, stdout, stderr } = loglex('.', []);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: loglex');
  });
});

describe('wrong arguments end with 2 and one message', () => {
  test.each<[string[], string]>([
    [['chekc'], "unknown command 'chekc'"],
    [['check', '--fromat', 'json'], "unknown option '--fromat'"],
    [['check', '--format', 'xml'], 'Allowed choices are stylish, json, sarif'],
    [['check', '--max-warnings', 'many'], 'It must be a whole number'],
    [['check', '--max-warnings'], 'argument missing'],
    [['check', '--fix', '--diff'], '--fix writes and --diff only shows'],
    [['check', '--unsafe-fixes'], '--unsafe-fixes needs --fix'],
    [['check', '--stdin-filename', 'a.ts', 'src'], '--stdin-filename checks stdin alone'],
    [['check', '--update-baseline', 'src'], 'only with a run over the whole project'],
    [['check', '--baseline-init', '--changed-since', 'HEAD'], 'only with a run over the whole'],
    [['explain'], "missing required argument 'what'"],
    [['check', '--config', 'none.yaml'], 'loglex: There is no settings file none.yaml.\n'],
    [['doctor', '--config', 'none.yaml'], 'loglex: There is no settings file none.yaml.\n'],
  ])('%j', (args, words) => {
    const { code, stdout, stderr } = loglex(tempProject(), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('LOGLEX_DEBUG=1 shows where an error arose', () => {
  const { code, stderr } = loglex(tempProject(), ['check'], { env: { LOGLEX_DEBUG: '1' } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^\s+at /m);
});

test('a reader that closes early is no error', async () => {
  const child = spawn(process.execPath, [BINARY, 'check', '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test.runIf(existsSync('/dev/full'))('a disk that is full is told in one line', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', '"$0" "$1" check --help > /dev/full', process.execPath, BINARY],
    {
      encoding: 'utf8',
    },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/^loglex: stdout: ENOSPC.*\n$/);
});

test('Ctrl-C ends a run at once, by the signal', async () => {
  const root = tempProject(shop({ 'src/a.ts': CLEAN }));
  const child = spawn(process.execPath, [BINARY, 'check', '--stdin-filename', 'src/a.ts'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let talk = '';
  child.stderr.on('data', (chunk: Buffer) => (talk += chunk.toString()));
  // It waits for stdin: give it time to get there.
  setTimeout(() => child.kill('SIGINT'), 400);
  const signal = await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
  expect({ signal, talk }).toEqual({ signal: 'SIGINT', talk: '' });
});
