import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { tempProject } from '../support/temp-project.ts';

const CONSTANTS = `def _constant(code, level, message, *, component): ...

LOG_FULL = _constant("LOG612", "WARNING", "Queue full", component="Sink")
LOG_SLOW = _constant("LOG612", "INFO", "Queue slow", component="Sink")
LOG_READY = _constant("LOG100", "INFO", "Ready", component="UI")

ALL = (LOG_FULL, LOG_SLOW)
`;
const ARGS = ['catalog', 'import', 'app/constants.py', '--preset', 'constant-calls'];

test('writes a file for each component, says what is wrong, and the catalog check finds it again', () => {
  const root = tempProject({
    'loglex.yaml': 'loglex: 1\ncatalogs: [log-catalog/*.yaml]\n',
    'app/constants.py': CONSTANTS,
  });
  const { code, stdout, stderr } = loglex(root, ARGS);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('3 constants with 2 codes, from 1 file.');
  expect(stdout).toContain('duplicate-code: 1 (1 disagree on level, 1 disagree on message)');
  expect(stdout).toContain('app/constants.py:4:22  LOG612 is the code of LOG_FULL and LOG_SLOW');
  expect(stdout).toContain('app/constants.py:5:1  LOG_READY is missing from ALL');
  expect(stdout).toContain('✔ Wrote 2 files: log-catalog/sink.yaml, log-catalog/ui.yaml');
  const check = loglex(root, ['catalog', 'check', '--format', 'json']);
  const { findings } = JSON.parse(check.stdout) as { findings: { check: string; file: string }[] };
  expect(findings.map(({ check: id, file }) => `${file} ${id}`)).toEqual([
    'log-catalog/sink.yaml duplicate-code',
  ]);
});

test('--dry-run writes nothing and prints the files; --report json has everything', () => {
  const root = tempProject({ 'app/constants.py': CONSTANTS });
  const dry = loglex(root, [...ARGS, '--dry-run', '--out', 'catalog']);
  expect(dry.code).toBe(0);
  expect(dry.stdout).toMatch(/^# catalog\/sink\.yaml\n\n# Imported from app\/constants\.py\.\n/);
  expect(dry.stderr).toContain('Would write 2 files');
  const { stdout } = loglex(root, [...ARGS, '--dry-run', '--report', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    constants: 3,
    codes: 2,
    written: false,
    problems: [
      { id: 'duplicate-code', line: 4, column: 22, disagreeOn: ['level', 'message'] },
      { id: 'not-in-aggregate', line: 5, column: 1 },
    ],
    files: [{ path: 'log-catalog/sink.yaml' }, { path: 'log-catalog/ui.yaml' }],
  });
  expect(existsSync(join(root, 'log-catalog'))).toBe(false);
});

test('what the project says of its constants', () => {
  const root = tempProject({
    'src/messages.ts': `export const IO = { X_1: make.result({ id: 'X_1', what: 'Done' }) };`,
  });
  const { code } = loglex(root, [
    ...['catalog', 'import', 'src/*.ts', '--preset', 'object-members', '--level', 'result=info'],
    ...['--key', 'id=code', '--key', 'what=message'],
  ]);
  expect(code).toBe(0);
  expect(readFileSync(join(root, 'log-catalog/constants.yaml'), 'utf8')).toBe(
    '# Imported from src/messages.ts.\nloglex: 1\n\nconstants:\n  - code: X_1\n    level: info\n    message: Done\n',
  );
});

test('refuses to overwrite, and says what it cannot do', () => {
  const root = tempProject({ 'app/constants.py': CONSTANTS, 'log-catalog/ui.yaml': 'loglex: 1\n' });
  const refused = loglex(root, ARGS);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('log-catalog/ui.yaml already, and nothing was written');
  expect(loglex(root, [...ARGS, '--force']).code).toBe(0);
  symlinkSync(tempProject(), join(root, 'elsewhere'));
  const failures = [
    [['app/constants.py', '-p', 'constant-calls', '-d', 'elsewhere'], 'elsewhere lies outside'],
    [['app/constants.py', '-p', 'constant-calls', '-d', '..'], '.. lies outside'],
    [['app/constants.py'], 'Say with --preset'],
    [['app/constants.py', '-p', 'magic'], 'There is no preset "magic"'],
    [['app/constants.py', '-p', 'class-codes'], 'No constants were found there'],
    [['gone.py', '-p', 'list'], 'gone.py: It cannot be read'],
    [['../x.py', '-p', 'list'], '../x.py lies outside the project'],
    [[], 'No file is named'],
    [['app/constants.py', '-p', 'list', '--key', 'a=b'], 'A key cannot mean "b"'],
  ] as const;
  for (const [args, words] of failures) {
    const { code, stderr } = loglex(root, ['catalog', 'import', ...args]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
  }
});
