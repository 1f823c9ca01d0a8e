import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { BROKEN, shop, WARNED } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

const LOOK_ALIKE = `import { toast } from './toast.js';
import pino from 'pino';

const log = pino();
toast.error('not saved');
log.info(
  'a raw message',
);
`;

const project = () =>
  tempProject(shop({ 'src/b.ts': BROKEN, 'src/c.ts': WARNED, 'src/d.ts': LOOK_ALIKE }));
const explain = (what: string) => loglex(project(), ['explain', what]);

describe('a constant', () => {
  test.each(['SHOP102', 'PAYMENT_FAILED'])('in full, by %s', (what) => {
    const { code, stdout } = explain(what);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SHOP102 {2}PAYMENT_FAILED /);
    expect(stdout).toContain('Payment of {order_id} failed');
    expect(stdout).toMatch(/^ {2}level +error$/m);
    expect(stdout).toMatch(/^ {2}component +shop$/m);
    expect(stdout).toMatch(/^ {2}fields +order_id \(string, required\): Id of the order\.$/m);
    expect(stdout).toMatch(/^ {2}declared +log-catalog\/shop\.yaml:14:\d+$/m);
    expect(stdout).toMatch(/^ {2}used +src\/c\.ts:10:\d+$/m);
  });

  test('with its meaning and what to do', () => {
    const { stdout } = explain('SHOP101');
    expect(stdout).toContain(
      'What it means\n\nA customer placed an order.\n\nWhat to do\n\nNothing',
    );
  });

  test('that is retired, with what stands in its place', () => {
    const { code, stdout } = explain('SHOP103');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SHOP103 {2}CART_LOST /);
    expect(stdout).toContain('since 1.2.0; use SHOP102 instead; merged');
    expect(stdout).toMatch(/used +nowhere in this project/);
  });

  test('that is mistyped: 2, and what may have been meant', () => {
    const { code, stdout, stderr } = explain('PAYMENT_FAILD');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Did you mean SHOP102 PAYMENT_FAILED?');
  });
});

test.each(['unknown-code', 'loglex/unknown-code'])('a check in its own words, by %s', (what) => {
  const { code, stdout } = explain(what);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^unknown-code {2}check\n/);
  expect(stdout).toMatch(/^ {2}severity +error$/m);
  expect(stdout).toContain('Incorrect');
});

describe('a line', () => {
  test('with a log call: sink, reason, level, constant, findings', () => {
    const { code, stdout } = explain('src/b.ts:7');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^src\/b\.ts:7:3 {2}logger\.warn\(…\)/);
    expect(stdout).toMatch(/This is certainly a log call, since .+pino/);
    expect(stdout).toMatch(/^ {2}sink +pino, method warn$/m);
    expect(stdout).toMatch(/^ {2}level +warn$/m);
    expect(stdout).toMatch(/^ {2}constant +SHOP101 ORDER_PLACED \(by reference\)$/m);
    expect(stdout).toMatch(/^ {2}findings +error wrong-severity: /m);
  });

  test('inside a call over several lines', () => {
    expect(explain('src/d.ts:7').stdout).toMatch(/^src\/d\.ts:6:1 {2}log\.info\(…\)/);
  });

  test('with a look-alike: why it is none, and the log calls nearby', () => {
    const { code, stdout } = explain('src/d.ts:5');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^src\/d\.ts:5 {2}no log call/);
    expect(stdout).toContain("toast.error('not saved');");
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      "toast.error: `toast` is imported from './toast.js', which is no logging library",
    );
    expect(stdout).toMatch(/log calls nearby +src\/d\.ts:6:1 +log\.info/);
  });

  test.each([
    [4, "pino: it is imported from 'pino', and no sink names it"],
    [7, 'log.info'],
    [99, 'The file has no such line.'],
    [1, 'nothing: no call begins on this line'],
  ])('%i of a file says %s', (line, words) => {
    expect(explain(`src/d.ts:${line}`).stdout.replace(/\s+/g, ' ')).toContain(words);
  });

  test('of a file in which nothing looks like logging', () => {
    const root = tempProject(shop({ 'src/e.ts': 'save(1);\n' }));
    const { code, stdout } = loglex(root, ['explain', 'src/e.ts:1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/called here +save: it is a function that no sink names/);
    expect(stdout).toMatch(/log calls nearby +none in this file/);
  });

  test('of a file that is left out', () => {
    const root = tempProject(shop({ 'lib/e.ts': 'log.info("x");\n' }));
    expect(loglex(root, ['explain', 'lib/e.ts:1']).stdout).toContain('left out');
  });

  test('of a file that is not there: 2', () => {
    const { code, stderr } = explain('src/nowhere.ts:1');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^loglex: src\/nowhere\.ts: .+\n$/);
  });
});
