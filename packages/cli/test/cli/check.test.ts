import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { BROKEN, CLEAN, SETTINGS, shop, WARNED } from '../support/shop.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

/** What `json` says, as `file:line check`. */
function found(stdout: string): string[] {
  const { findings } = JSON.parse(stdout) as {
    findings: { file: string; check: string; start: { line: number } }[];
  };
  return findings.map(({ file, check, start }) => `${file}:${start.line} ${check}`);
}

describe('what is wrong with the catalog', () => {
  const CATALOG_ERROR =
    '  - { code: SHOP101, name: AGAIN, level: info, message: Again, component: shop }\n';
  const files = () =>
    shop({
      'src/a.ts': CLEAN,
      'log-catalog/more.yaml': `loglex: 1\nconstants:\n${CATALOG_ERROR}`,
    });

  test('is found in the whole project, and not in a file that is clean itself', () => {
    const root = tempProject(files());
    expect(found(loglex(root, ['check', '--format', 'json']).stdout)).toEqual([
      'log-catalog/shop.yaml:7 duplicate-code',
    ]);
    expect(loglex(root, ['check', 'src/a.ts'])).toEqual({
      code: 0,
      stdout: '✔ No findings in 1 file.\n',
      stderr: '',
    });
  });

  test('is found where the catalog file is named: a commit that changes it is answerable for it', () => {
    const root = tempProject(files());
    const { code, stdout, stderr } = loglex(root, ['check', 'src/a.ts', 'log-catalog/more.yaml']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('duplicate-code');
    expect(stdout).toMatch(/✖ 1 finding \(1 error\) in 1 file/);
  });

  test('stays an error of every run where the catalog cannot be read', () => {
    const root = tempProject({ ...files(), 'log-catalog/bad.yaml': Buffer.from([0xff]) });
    const { code, stdout } = loglex(root, ['check', 'src/a.ts']);
    expect(code).toBe(2);
    expect(stdout).toContain('log-catalog/bad.yaml');
    write(root, { 'log-catalog/bad.yaml': 'loglex: 1\nconstants: [\n' });
    expect(loglex(root, ['check', 'src/a.ts']).stdout).toContain('syntax');
  });
});

describe('exit codes and streams', () => {
  test('a clean project: 0, one line on stdout, nothing on stderr', () => {
    const root = tempProject(shop({ 'src/a.ts': CLEAN }));
    expect(loglex(root, ['check'])).toEqual({
      code: 0,
      stdout: '✔ No findings in 1 file.\n',
      stderr: '',
    });
  });

  test('errors: 1, the findings on stdout', () => {
    const root = tempProject(shop({ 'src/a.ts': CLEAN, 'src/b.ts': BROKEN }));
    const { code, stdout, stderr } = loglex(root, ['check']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(
      /^src\/b\.ts\n  7:10 +error +.+  wrong-severity\n +--fix: Log at info\n/,
    );
    expect(stdout).toMatch(/\n  8:19 +error +.+  unknown-code\n/);
    expect(stdout).toMatch(/\n✖ 2 findings \(2 errors\) in 1 file\.\n/);
  });

  test('warnings alone: 0, and 1 when there are more than --max-warnings', () => {
    const root = tempProject(shop({ 'src/a.ts': WARNED }));
    expect(loglex(root, ['check']).code).toBe(0);
    expect(loglex(root, ['check', '--max-warnings', '1']).code).toBe(0);
    const { code, stderr } = loglex(root, ['check', '--max-warnings', '0']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '1 warning is more than the 0 of --max-warnings.\n',
    });
  });

  test('--quiet hides warnings, which still count', () => {
    const root = tempProject(shop({ 'src/a.ts': WARNED }));
    const { code, stdout } = loglex(root, ['check', '--quiet', '--max-warnings=0']);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: '✔ No errors in 1 file.\n  Not shown: 1 finding that --quiet hides.\n',
    });
  });

  test('a file that cannot be parsed: 2, and the others are checked', () => {
    const root = tempProject(
      shop({ 'src/a.ts': BROKEN, 'src/cut.ts': 'logger.info("x"; import pino from "pino" {{{' }),
    );
    const { code, stdout } = loglex(root, ['check']);
    expect(code).toBe(2);
    expect(stdout).toContain('wrong-severity');
    expect(stdout).toMatch(/^problem {2}src\/cut\.ts:1:\d+: /m);
    expect(stdout).toContain('✖ 1 problem: not all of the work could be done.');
  });

  test('without loglex.yaml: 2, and what to do', () => {
    const { code, stdout, stderr } = loglex(tempProject({ 'src/a.ts': CLEAN }), ['check']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('`loglex init` writes one');
  });

  test('a path that is not there: 2', () => {
    const root = tempProject(shop({ 'src/a.ts': CLEAN }));
    const { code, stdout } = loglex(root, ['check', 'src/nowhere.ts']);
    expect(code).toBe(2);
    expect(stdout).toContain('src/nowhere.ts');
  });
});

describe('output', () => {
  test('--output-file takes the data, and its folders are made', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN }));
    const args = ['check', '--format', 'json', '--output-file', 'out/deep/report.json'];
    expect(loglex(root, args)).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(found(read(root, 'out/deep/report.json'))).toEqual([
      'src/b.ts:7 wrong-severity',
      'src/b.ts:8 unknown-code',
    ]);
  });

  test('an output file that cannot be written: 2 and one line', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN }));
    const { code, stderr } = loglex(root, ['check', '-o', 'src']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^loglex: The output file src could not be written: .+\n$/);
  });

  test('paths are shown from the folder that the command runs in', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN }));
    const { stdout } = loglex(join(root, 'src'), ['check', '--format', 'json', '.']);
    expect(found(stdout)).toEqual(['b.ts:7 wrong-severity', 'b.ts:8 unknown-code']);
  });

  test('annotations name files from the checkout, wherever in it the command runs', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN }));
    const env = { GITHUB_WORKSPACE: root };
    const { stdout } = loglex(join(root, 'src'), ['check', '--format', 'github', '.'], { env });
    expect(stdout).toMatch(/^::error file=src\/b\.ts,/);
  });

  test('colour only where it is asked for, when there is no terminal', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN }));
    const colors = (env: Record<string, string>) =>
      loglex(root, ['check'], { env }).stdout.includes('\u001b[');
    expect(colors({})).toBe(false);
    expect(colors({ FORCE_COLOR: '1' })).toBe(true);
    expect(colors({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(colors({ FORCE_COLOR: '0' })).toBe(false);
  });

  test('no control character of a source file reaches the terminal', () => {
    const hostile = BROKEN.replace('ORDER_PLACD', "['\u001b[31m\u202eEVIL']").replace(
      'LOG.[',
      'LOG[',
    );
    const root = tempProject(shop({ 'src/b.ts': hostile }));
    const { stdout } = loglex(root, ['check']);
    expect(stdout).toContain('\\u001b[31m');
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('fixes', () => {
  const fixed = BROKEN.replace('logger.warn(', 'logger.info(');

  test('--fix writes the safe ones, says so on stderr, and has nothing to do again', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN }));
    const first = loglex(root, ['check', '--fix', '--format', 'json']);
    expect(first.code).toBe(1);
    expect(first.stderr).toBe('Applied 1 fix in 1 file.\n');
    expect(found(first.stdout)).toEqual(['src/b.ts:8 unknown-code']);
    expect(read(root, 'src/b.ts')).toBe(fixed);
    expect(loglex(root, ['check', '--fix']).stderr).toBe('');
    expect(read(root, 'src/b.ts')).toBe(fixed);
  });

  test('--diff writes nothing and prints the patch that makes of the files what --fix would', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN, 'src/cr lf.ts': crlf(BROKEN) }));
    commitAll(root);
    const { code, stdout, stderr } = loglex(root, ['check', '--diff']);
    expect(code).toBe(1);
    expect(stderr).toBe('2 fixes in 2 files; nothing was written.\n');
    expect(read(root, 'src/b.ts')).toBe(BROKEN);
    write(root, { 'fix.patch': stdout });
    git(root, 'apply', 'fix.patch');
    expect(read(root, 'src/b.ts')).toBe(fixed);
    expect(read(root, 'src/cr lf.ts')).toBe(crlf(fixed));
  });

  test('--diff of a file without a line end at its end is a patch too', () => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN.trimEnd() }));
    commitAll(root);
    write(root, { 'fix.patch': loglex(root, ['check', '--diff']).stdout });
    git(root, 'apply', 'fix.patch');
    expect(read(root, 'src/b.ts')).toBe(fixed.trimEnd());
  });

  test('--diff with nothing to fix prints nothing: 0', () => {
    const root = tempProject(shop({ 'src/a.ts': CLEAN }));
    expect(loglex(root, ['check', '--diff'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'There is nothing to fix.\n',
    });
  });

  test('a read-only folder is told, and nothing else is lost', () => {
    if (process.getuid?.() === 0) return; // root writes everywhere
    const root = tempProject(shop({ 'src/b.ts': BROKEN }));
    chmodSync(join(root, 'src'), 0o555);
    const { code, stdout } = loglex(root, ['check', '--fix', '--no-cache']);
    chmodSync(join(root, 'src'), 0o755);
    expect(code).toBe(2);
    expect(stdout).toContain('permission denied');
    expect(read(root, 'src/b.ts')).toBe(BROKEN);
  });
});

describe('stdin', () => {
  const check = (root: string, input: string, ...args: string[]) =>
    loglex(root, ['check', '--stdin-filename', 'src/new.ts', ...args], { input });

  test('is checked as if it were that file', () => {
    const root = tempProject(shop());
    const { code, stdout } = check(root, BROKEN, '--format', 'json');
    expect(code).toBe(1);
    expect(found(stdout)).toEqual(['src/new.ts:7 wrong-severity', 'src/new.ts:8 unknown-code']);
    expect(existsSync(join(root, 'src/new.ts'))).toBe(false);
  });

  test('with --fix: the fixed text on stdout, what is left on stderr', () => {
    const { code, stdout, stderr } = check(tempProject(shop()), BROKEN, '--fix');
    expect(code).toBe(1);
    expect(stdout).toBe(BROKEN.replace('logger.warn(', 'logger.info('));
    expect(stderr).toMatch(/8:19 +error .+unknown-code/);
  });

  test('with --fix and nothing to say: the text as it came, byte for byte', () => {
    const text = `\ufeff${crlf(CLEAN)}`;
    expect(check(tempProject(shop()), text, '--fix')).toEqual({
      code: 0,
      stdout: text,
      stderr: '',
    });
  });

  test('with --diff: the patch', () => {
    const { code, stdout } = check(tempProject(shop()), BROKEN, '--diff');
    expect(code).toBe(1);
    expect(stdout).toContain(
      '-  logger.warn(LOG.ORDER_PLACED);\n+  logger.info(LOG.ORDER_PLACED);\n',
    );
  });

  test('that is no text is refused in one line', () => {
    const root = tempProject(shop());
    const args = ['check', '--stdin-filename', 'src/new.ts'];
    const { code, stdout, stderr } = loglex(root, args, { input: Buffer.from([0xff, 0xfe, 0x41]) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^loglex: The text on stdin cannot be checked\. .+UTF-8.+\n$/);
  });
});

describe('--changed-since', () => {
  const changed = (root: string, ...args: string[]) =>
    loglex(root, ['check', '--changed-since', 'HEAD', '--format', 'json', ...args]);

  test('shows findings of changed and untracked files only', () => {
    const root = tempProject(shop({ 'src/old.ts': BROKEN, 'src/edited.ts': CLEAN }));
    commitAll(root);
    expect(changed(root)).toMatchObject({ code: 0 });
    write(root, { 'src/edited.ts': BROKEN, 'src/new.ts': BROKEN });
    const { code, stdout } = changed(root);
    expect(code).toBe(1);
    expect(new Set(found(stdout).map((line) => line.split(':')[0]))).toEqual(
      new Set(['src/edited.ts', 'src/new.ts']),
    );
  });

  test('the checks over the whole project still see every file', () => {
    const settings = SETTINGS.replace('unused-code: off', 'unused-code: error');
    const root = tempProject(
      shop({ 'loglex.yaml': settings, 'src/a.ts': CLEAN, 'src/b.ts': WARNED }),
    );
    commitAll(root);
    write(root, { 'log-catalog/shop.yaml': `${read(root, 'log-catalog/shop.yaml')}# edited\n` });
    // Both constants are used, by files that did not change.
    expect(found(changed(root).stdout)).toEqual([]);
    rmSync(join(root, 'src/b.ts'));
    expect(found(changed(root).stdout)).toEqual(['log-catalog/shop.yaml:14 unused-code']);
  });

  test('with --fix leaves files that did not change alone', () => {
    const root = tempProject(shop({ 'src/old.ts': BROKEN, 'src/edited.ts': CLEAN }));
    commitAll(root);
    write(root, { 'src/edited.ts': BROKEN });
    expect(changed(root, '--fix').stderr).toBe('Applied 1 fix in 1 file.\n');
    expect(read(root, 'src/old.ts')).toBe(BROKEN);
    expect(read(root, 'src/edited.ts')).not.toBe(BROKEN);
  });

  test('with --fix and no change fixes nothing', () => {
    const root = tempProject(shop({ 'src/old.ts': BROKEN }));
    commitAll(root);
    expect(changed(root, '--fix')).toMatchObject({ code: 0, stderr: '' });
    expect(read(root, 'src/old.ts')).toBe(BROKEN);
  });

  test('an unknown ref: 2 and one line', () => {
    const root = tempProject(shop());
    commitAll(root);
    const { code, stderr } = loglex(root, ['check', '--changed-since', 'nowhere']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^loglex: git knows no commit nowhere\. .+\n$/);
  });
});

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
