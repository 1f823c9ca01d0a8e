import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CLEAN, shop } from '../support/shop.ts';
import { tempProject, write } from '../support/temp-project.ts';

/** SHOP101 is logged; a test names SHOP102 in a string; a log shows SHOP101. */
function project(): string {
  return tempProject(
    shop({
      'src/order.ts': CLEAN,
      'src/order.test.ts': "test('pay', () => expect(last().code).toBe('SHOP102'));\n",
      'app.log': '2026-01-01 SHOP101 | Order placed\n2026-01-01 SHOP1019 | other\n',
    }),
  );
}

test('says by component what code logs and tests name', () => {
  expect(loglex(project(), ['coverage'])).toEqual({
    code: 0,
    stdout: `component  declared    referenced        tested
shop              2       1  50 %       1  50 %
all               2       1  50 %       1  50 %
`,
    stderr: '',
  });
});

test('with a log, what it shows; and what is missing', () => {
  const { stdout } = loglex(project(), ['coverage', '--log', 'app.log', '--missing', 'seen']);
  expect(stdout.split('\n').slice(-4)).toEqual([
    'all               2       1  50 %       1  50 %       1  50 %',
    '',
    'SHOP102  PAYMENT_FAILED',
    '',
  ]);
});

test.each([
  ['INFO: Payment of A-12 failed', ['SHOP101']],
  ['{"level":50,"time":1,"msg":"Payment of A-12 failed"}', ['SHOP101']],
  ['{"severity":"error","event":{"id":"SHOP102"}}', ['SHOP101']],
  ['INFO: Payments of A-12 failed', ['SHOP101', 'SHOP102']],
])('a log shows a constant by its code or its text: %s', (line, missing) => {
  const root = project();
  write(root, {
    'a.log': `${line}\n`,
    'loglex.yaml': `${readFileSync(join(root, 'loglex.yaml'), 'utf8')}lines: ["{level}: {message}", pino, { json: { code: event.id } }]\n`,
  });
  const { stdout } = loglex(root, ['coverage', '-f', 'json', '--log', 'a.log']);
  expect(JSON.parse(stdout)).toMatchObject({ total: { missing: { seen: missing } } });
});

test('a text that code says as well shows no constant', () => {
  const root = project();
  write(root, {
    'a.log': 'Payment of A-12 failed\n',
    'src/other.ts': 'console.log(`Payment of ${id} failed`);\n',
  });
  const { stdout } = loglex(root, ['coverage', '-f', 'json', '--log', 'a.log']);
  expect(JSON.parse(stdout)).toMatchObject({ total: { seen: 0 } });
});

test.each([
  ['referenced=50', 0, ''],
  ['50', 0, ''],
  ['51%', 1, '50 % of the constants are referenced, and 51 % are asked for.\n'],
  ['referenced=50.5', 1, '50 % of the constants are referenced, and 50.5 % are asked for.\n'],
  ['tested=100', 1, '50 % of the constants are tested, and 100 % are asked for.\n'],
])('--fail-below %s ends with %i', (floor, code, stderr) => {
  const outcome = loglex(project(), ['coverage', '--fail-below', floor]);
  expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code, stderr });
});

test('json lists what is missing', () => {
  const root = project();
  const { stdout } = loglex(root, ['coverage', '-f', 'json', '--log', 'app.log']);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    total: { declared: 2, referenced: 1, tested: 1, seen: 1, missing: { tested: ['SHOP101'] } },
    components: [{ component: 'shop', missing: { seen: ['SHOP102'] } }],
  });
});

test('a catalog that cannot be read whole is counted as far as it can be, and fails', () => {
  const root = project();
  write(root, { 'log-catalog/more.yaml': 'constants: [\n' });
  const { code, stdout, stderr } = loglex(root, ['coverage', '--fail-below', 'referenced=10']);
  expect({ code, all: stdout.split('\n').at(-2)?.slice(0, 20) }).toEqual({
    code: 2,
    all: 'all               2 ',
  });
  expect(stderr).toMatch(/^log-catalog\/more\.yaml: This is not valid YAML/);
});

test('what cannot be told is one message', () => {
  const root = project();
  const message = (...args: string[]) => {
    const { code, stdout, stderr } = loglex(root, ['coverage', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };
  expect(message('--missing', 'seen')).toContain('can only be told from a log: --log <file>');
  expect(message('--fail-below', 'seen=1')).toContain('can only be told from a log');
  expect(message('--fail-below', 'half')).toContain('state=percent');
  expect(message('--log', 'no.log')).toBe('loglex: There is no log no.log.\n');
  write(root, { 'loglex.yaml': 'loglex: 1\ncatalogs: [none.yaml]\n' });
  expect(loglex(root, ['coverage']).code).toBe(2);
});
