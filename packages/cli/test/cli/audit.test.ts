import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { tempProject } from '../support/temp-project.ts';

const FILES = {
  'src/orders.ts': `
import pino from 'pino';
const logger = pino();
export function place(order) {
  try { save(order); } catch { logger.error('Order was not saved'); }
  for (const line of order.lines) logger.info('Line packed');
  console.log('=====');
}
`,
  'src/billing.ts': `
import pino from 'pino';
const logger = pino();
logger.warn('Order was not saved');
`,
  'test/orders.test.ts': `console.log('Only a test');\n`,
};

describe('loglex audit', () => {
  test('names the functions that log constants as code does', () => {
    const root = tempProject({
      'loglex.yaml':
        'loglex: 1\ngenerate: [{ target: python, out: app/codes.py, importAs: app.codes }]\n',
      'src/a.ts': `import { logConstant } from '@loglex/runtime';
import { LOG } from './log-codes.js';
logConstant(console, LOG.UP);
`,
      'app/a.py': 'from app.codes import LOG_UP, log_constant\nlog_constant(logger, LOG_UP)\n',
    });
    const { stdout } = loglex(root, ['audit']);
    expect(stdout).toMatch(/^logConstant +1 +50%/m);
    expect(stdout).toMatch(/^log_constant +1 +50%/m);
  });

  test('says in text what the logging looks like, without settings', () => {
    const { code, stdout, stderr } = loglex(tempProject(FILES), ['audit']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^4 log calls in 2 of 3 files, 1 more in tests\n/);
    expect(stdout).toContain('coded 0 (0%) · raw 4 (100%) · dynamic 0 (0%) · by name only 0 (0%)');
    expect(stdout).toContain(
      'Repeated texts  1 text at 2 sites\n2×  warn error  Order was not saved\n',
    );
    expect(stdout).toContain(
      'Info and above in loops  1 call\nsrc/orders.ts:6  info  Line packed\n',
    );
    expect(stdout).toMatch(/^remove {3}Separators and blank lines +1 +25%$/m);
    expect(stdout).toMatch(/^demote {3}Routine progress in loops +1 +25%$/m);
    expect(stdout).toMatch(/^migrate {2}One text at several sites +2 +50%$/m);
    expect(stdout).toContain('3 of 4 calls (75%) could carry a constant as they are');
    expect(stdout).toContain('`loglex init` starts a catalog');
    for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });

  test('gives programs every site', () => {
    const { code, stdout } = loglex(tempProject(FILES), ['audit', '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(report).toMatchObject({ version: 1, filesRead: 3, calls: 4, testCalls: 1 });
    expect(report.repeated[0].sites).toEqual([
      {
        file: 'src/billing.ts',
        line: 4,
        column: 1,
        level: 'warn',
        text: 'Order was not saved',
      },
      {
        file: 'src/orders.ts',
        line: 5,
        column: 32,
        level: 'error',
        text: 'Order was not saved',
      },
    ]);
    expect(report.lostErrors).toMatchObject([{ file: 'src/orders.ts', line: 5, calls: 1 }]);
    expect(report.consoleBeside).toEqual([{ file: 'src/orders.ts', console: 1, logger: 2 }]);
  });

  test('cuts lists with --top and nothing else', () => {
    const { stdout } = loglex(tempProject(FILES), ['audit', '--format', 'json', '--top', '1']);
    const report = JSON.parse(stdout);
    expect(report.noisiest).toHaveLength(1);
    expect(report.repeated[0].sites).toHaveLength(1);
    expect(report.calls).toBe(4);
    expect(report.levels.length).toBeGreaterThan(1);
  });

  test('audits the paths that are named', () => {
    const { stdout } = loglex(tempProject(FILES), ['audit', 'src/billing.ts', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ filesRead: 1, calls: 1 });
  });

  test('counts coded calls and components by the catalog', () => {
    const root = tempProject({
      'loglex.yaml': 'loglex: 1\ncatalogs: [catalog.yaml]\n',
      'catalog.yaml':
        'loglex: 1\ncomponents: { shop: { paths: [src/**] } }\n' +
        'constants: [{ code: SHOP1, name: ORDER_LOST, level: error, message: Order lost, component: shop }]\n',
      'src/a.ts': `import pino from 'pino';\nconst logger = pino();\nlogger.error(LOG.ORDER_LOST);\nlogger.info('Up');\n`,
      'tools/b.ts': `console.log('Built');\n`,
    });
    const { stdout } = loglex(root, ['audit', '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(report.coding).toEqual({ coded: 1, raw: 2, dynamic: 0 });
    expect(
      report.components.map(({ name, calls }: { name: string; calls: number }) => [name, calls]),
    ).toEqual([
      ['shop', 2],
      ['(no component)', 1],
    ]);
    expect(loglex(root, ['audit']).stdout).toContain('`loglex check` names each call');
  });

  test('reads each part of a monorepo by its own settings', () => {
    const call =
      "import pino from 'pino';\nconst logger = pino();\nlogger.error(LOG.ORDER_LOST);\n";
    const root = tempProject({
      'loglex.yaml': 'loglex: 1\n',
      'packages/shop/loglex.yaml':
        'loglex: 1\nextends: ../../loglex.yaml\ncatalogs: [catalog.yaml]\n',
      'packages/shop/catalog.yaml':
        'loglex: 1\ncomponents: { shop: {} }\n' +
        'constants: [{ code: SHOP1, name: ORDER_LOST, level: error, message: Order lost }]\n',
      'packages/shop/a.ts': call,
      'packages/shop/a.test.ts': call,
      'packages/tools/b.ts': "console.log('Built');\n",
    });
    const { code, stdout } = loglex(root, ['audit', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      calls: 2,
      testCalls: 1,
      coding: { coded: 1, raw: 1, dynamic: 0 },
    });
  });

  test('writes markdown into a file, with tables that no text can break', () => {
    const root = tempProject({
      'a.ts': "console.warn('left | right `up`');\nconsole.error('left | right `up`');\n",
    });
    const { code, stdout } = loglex(root, ['audit', '-f', 'markdown', '-o', 'out/audit.md']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const text = readFileSync(join(root, 'out/audit.md'), 'utf8');
    expect(text).toMatch(/^# Log audit\n\n2 log calls in 1 of 1 file, 0 more in tests\./);
    expect(text).toContain('| `` left \\| right `up` `` | 2 | warn, error | `a.ts:1`, `a.ts:2` |');
  });

  test('reports a file that cannot be parsed, audits the rest and fails', () => {
    const root = tempProject({ 'a.ts': "console.log('Up');\n", 'b.ts': "console.log('Up';\n" });
    const { code, stdout, stderr } = loglex(root, ['audit']);
    expect(code).toBe(2);
    expect(stdout).toContain('1 log call in 1 of 2 files');
    expect(stderr).toMatch(/^b\.ts: /);
  });

  test('says so where nothing is logged', () => {
    const { code, stdout } = loglex(tempProject({ 'a.ts': 'export {};\n' }), ['audit']);
    expect(code).toBe(0);
    expect(stdout).toContain('There are no log calls in 1 file.');
  });

  test.each(['0', '-1', 'all'])('refuses --top %s', (top) => {
    const { code, stderr } = loglex(tempProject(), ['audit', `--top=${top}`]);
    expect(code).toBe(2);
    expect(stderr).toContain('It must be a whole number from 1');
  });
});
