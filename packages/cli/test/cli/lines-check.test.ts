/** `loglex lines --check`: what a running system says, held to the catalog. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineChecks } from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CLEAN, SETTINGS, shop } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

const PROJECTS = fileURLToPath(new URL('../../../../test-fixtures/projects/', import.meta.url));

interface Json {
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly check: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string;
    readonly start: { readonly line: number; readonly column: number };
    readonly occurrences: number;
    readonly fingerprint: string;
    readonly offsets?: unknown;
    readonly related: readonly {
      readonly file: string;
      readonly start: { readonly line: number };
    }[];
  }[];
}

function found(root: string, args: readonly string[]): Json['findings'] {
  const { stdout } = loglex(root, ['lines', '--check', '--format', 'json', ...args]);
  return (JSON.parse(stdout) as Json).findings;
}

describe('the shop', () => {
  const copy = () => {
    const root = tempProject();
    cpSync(join(PROJECTS, 'shop'), root, { recursive: true });
    return root;
  };

  test('has the findings in its logs that are written down, of every check', async () => {
    const findings = ['logs/shop.log', 'logs/worker.log'].flatMap((log) => found(copy(), [log]));
    const rows = findings.map(
      ({ file, start, severity, check, message, occurrences }) =>
        `${file}:${start.line}:${start.column} ${severity} ${check} ×${occurrences}: ${message}\n`,
    );
    await expect(rows.join('')).toMatchFileSnapshot(join(PROJECTS, 'shop-log-findings.txt'));
    const ids = new Set(findings.map(({ check }) => check));
    expect([...ids].sort()).toEqual(lineChecks.map(({ id }) => id).sort());
  });

  test('has logs that come close and are right', () => {
    const { code, stdout, stderr } = loglex(copy(), ['lines', '--check', 'logs/*-right.log']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '✔ No findings in 2 files.\n' });
    expect(stderr).toBe('15 records: 11 with a code, 2 known by their text, 2 unknown.\n');
  });
});

const LOG = `INFO: SHOP101 Order placed
ERROR: SHOP101 Order placed
INFO: SHOP999 Who knows
ERROR: SHOP101 Order placed
WARN: SHOP103 Cart lost
`;

const project = (log = LOG) => tempProject(shop({ 'src/order.ts': CLEAN, 'app.log': log }));

test('tells one thing once, the worst first, with its place, its number and the place in the catalog', () => {
  const { code, stdout, stderr } = loglex(project(), ['lines', '--check', 'app.log']);
  expect(code).toBe(1);
  expect(stderr).toBe('5 records: 5 with a code, 0 known by their text, 0 unknown.\n');
  expect(stdout.replace(/ {2}(error|warning) .*?  (line-)/g, '  $1  $2')).toBe(`app.log
  2:1  error  line-wrong-severity
                × 2, first here
                log-catalog/shop.yaml:9:12 SHOP101 is info here
  3:7  error  line-unknown-code
  5:7  warning  line-deprecated-code
                log-catalog/shop.yaml:21:5 Declared here

✖ 3 findings (2 errors, 1 warning) in 1 file.
`);
});

test.each([
  [[], 1],
  [['--fail-on', 'never'], 0],
  [['--code', 'SHOP103'], 0],
  [['--code', 'SHOP103', '--fail-on', 'warning'], 1],
  [['--code', 'SHOP103', '--fail-on', 'info'], 1],
  [['--text', 'nothing of it', '--fail-on', 'info'], 0],
])('with %j ends with %i', (args, code) => {
  expect(loglex(project(), ['lines', '--check', 'app.log', ...args]).code).toBe(code);
});

test('is as severe as loglex.yaml says', () => {
  const root = project();
  const checks = 'checks: { line-unknown-code: off, line-wrong-severity: info, ';
  writeFileSync(join(root, 'loglex.yaml'), SETTINGS.replace('checks: { ', checks));
  expect(found(root, ['app.log']).map(({ check, severity }) => `${check} ${severity}`)).toEqual([
    'line-deprecated-code warning',
    'line-wrong-severity info',
  ]);
});

test('gives the same finding the same fingerprint wherever it stands, and no offsets', () => {
  const root = project();
  const before = found(root, ['app.log']);
  writeFileSync(join(root, 'later.log'), `INFO: SHOP101 Order placed\n${LOG}`);
  const after = found(root, ['later.log']);
  expect(after.map(({ fingerprint }) => fingerprint)).toEqual(
    before.map(({ fingerprint }) => fingerprint),
  );
  expect(after.map(({ start }) => start.line)).toEqual(before.map(({ start }) => start.line + 1));
  expect(after[0]).not.toHaveProperty('offsets');
  expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
});

test('tells several logs together, and reads stdin', () => {
  const root = project();
  writeFileSync(join(root, 'b.log'), 'ERROR: SHOP101 Order placed\nINFO: SHOP888 Who knows\n');
  const both = found(root, ['app.log', 'b.log']);
  expect(both.map(({ file, occurrences }) => `${file} ${occurrences}`)).toEqual([
    'app.log 3',
    'app.log 1',
    'b.log 1',
    'app.log 1',
  ]);
  const { stdout } = loglex(root, ['lines', '--check', '-'], { input: LOG });
  expect(stdout).toMatch(/^stdin\n/);
});

describe('formats', () => {
  const written = (format: string) =>
    loglex(project(), ['lines', '--check', 'app.log', '--format', format]).stdout;

  test('sarif has rules, places and the number', () => {
    const [run] = JSON.parse(written('sarif')).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'line-deprecated-code',
      'line-unknown-code',
      'line-wrong-severity',
    ]);
    expect(run.results[0]).toMatchObject({
      ruleId: 'line-wrong-severity',
      occurrenceCount: 2,
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'app.log' }, region: { startLine: 2 } } },
      ],
    });
  });

  test('the others say the number in words', () => {
    expect(written('github')).toMatch(
      /^::error file=app\.log,line=2,endLine=2,col=1,endColumn=6,title=line-wrong-severity::SHOP101 .* \(× 2\)\n/,
    );
    expect(written('junit')).toContain('(× 2)');
    expect(written('gitlab')).toContain('(× 2)');
    expect(written('text')).toBe(written('stylish'));
  });
});

test('a log cannot make a terminal do anything', () => {
  const evil = '\u001b]0;evil\u0007\u202e\u009b31m';
  const log = `{"level":30,"time":1,"code":"SHOP101","${evil}":1,"msg":"${evil.replace(/\u001b/g, '\\u001b').replace(/\u0007/g, '\\u0007')}"}\nINFO: SHOP101 ${evil}\n`;
  for (const format of ['stylish', 'json', 'sarif', 'github', 'gitlab', 'junit']) {
    const { stdout, stderr } = loglex(project(log), [
      'lines',
      '--check',
      'app.log',
      '--format',
      format,
    ]);
    expect(stdout, format).toContain('SHOP101');
    expect(stdout + stderr, format).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

test.each([
  [['--check', '--manifests', '.'], /no logs/],
  [['app.log', '--fail-on', 'info'], /--check/],
  [['app.log', '--check', '--format', 'jsonl'], /for records of logs/],
  [['app.log', '--format', 'sarif'], /--check finds/],
  [['app.log', '--check', '--graph', 'svg'], /--manifests/],
  [['--check'], /Name a log/],
])('refuses %j', (args, expected) => {
  const { code, stderr } = loglex(project(), ['lines', ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(expected);
});

test('reads what can be read, tells what cannot, and ends with 2', () => {
  const { code, stdout, stderr } = loglex(project(), ['lines', '--check', 'none.log', 'app.log']);
  expect(code).toBe(2);
  expect(stderr).toContain('There is no log none.log.');
  expect(stdout).toContain('SHOP999');
});

test('writes to a file', () => {
  const root = project();
  const { stdout } = loglex(root, [
    'lines',
    '--check',
    'app.log',
    '-o',
    'out/findings.json',
    '--format',
    'json',
  ]);
  expect(stdout).toBe('');
  expect(JSON.parse(readFileSync(join(root, 'out/findings.json'), 'utf8')).findings).toHaveLength(
    3,
  );
});
