import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { shop } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

const SOURCE = `import pino from 'pino';
import { LOG } from './log-codes.js';
const log = pino();
log.error({ code: LOG.PAYMENT_FAILED, order_id: 7 }, 'Payment failed');
log.info(\`listening on port \${port}\`);
log.info(\`cart of \${user} emptied\`);
log.warn(\`cart of \${customer} emptied\`);
`;
const root = () => tempProject(shop({ 'src/a.ts': SOURCE }));
const explain = (line: string, ...more: string[]) => loglex(root(), ['explain', line, ...more]);
const json = (line: string) => {
  const { stdout, code } = explain(line, '--format', 'json');
  expect(code).toBe(0);
  return JSON.parse(stdout).results[0];
};

describe('a line of a log', () => {
  test('with a code: the constant, its values and the call', () => {
    const { stdout, code } = explain('SHOP102 Payment of A-17 failed');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SHOP102 {2}log line, by its code$/m);
    expect(stdout).toMatch(/^SHOP102 {2}PAYMENT_FAILED$/m);
    expect(stdout).toMatch(/^ {2}values +order_id = A-17$/m);
    expect(stdout).toMatch(/^ {2}written at +src\/a\.ts:4:1$/m);
  });

  test('without one, in a layout, by the message', () => {
    expect(json('2026-01-02 03:04:05 | ERROR | shop | Payment of A-17 failed')).toMatchObject({
      kind: 'log-line',
      layout: '{timestamp} | {level} | {logger} | {message}',
      logger: 'shop',
      by: 'template',
      ambiguous: false,
      answers: [{ code: 'SHOP102', arguments: [{ name: 'order_id', text: 'A-17' }] }],
    });
  });

  test('of a call without a code, though it ends as a place does', () => {
    expect(json('listening on port 127.0.0.1:8080')).toMatchObject({
      by: 'template',
      answers: [
        { arguments: [{ text: '127.0.0.1:8080' }], sites: [{ file: 'src/a.ts', line: 5 }] },
      ],
    });
  });

  test('that two calls can have written: both, and that nothing tells them apart', () => {
    const line = 'cart of Ada emptied';
    const { ambiguous, answers } = json(line);
    expect(ambiguous).toBe(true);
    const places = (answers as { sites: { line: number }[] }[]).map(({ sites }) => sites[0]!.line);
    expect(places.sort()).toEqual([6, 7]);
    expect(explain(line).stdout).toMatch(/^Ambiguous: /m);
  });

  test('whose text is no longer that of its constant', () => {
    const { stdout } = explain('SHOP102 Something else entirely');
    expect(stdout).toContain('the line does not say it: Payment of {order_id} failed');
    expect(stdout).toMatch(/^ {2}written at +src\/a\.ts:4:1$/m);
  });

  test('of a code that is retired, or of none of the catalog', () => {
    expect(explain('SHOP103 Cart lost').stdout).toContain(
      'is retired, replaced by SHOP102. merged',
    );
    expect(explain('SHOP199 | hi there').stdout).toContain('SHOP199 is no code of the catalog');
  });

  test('that a message of a legend ends, by what wrote it', () => {
    const legend = 'legends:\n  actions:\n    terms:\n      FAILED: { message: "{node} FAILED" }\n';
    const source = "import pino from 'pino';\nconst log = pino();\nlog.info(`try ${n} FAILED`);\n";
    const files = shop({ 'src/a.ts': source, 'log-catalog/actions.yaml': `loglex: 1\n${legend}` });
    const line = '2026-01-02 03:04:05 | ERROR | shop | try 3 FAILED';
    const folder = tempProject(files);
    expect(loglex(folder, ['explain', 'x FAILED']).stdout).toContain('message of the legend');
    const { stdout } = loglex(folder, ['explain', line]);
    expect(stdout).toMatch(/^ {2}written at +src\/a\.ts:3:1$/m);
  });

  test('that nobody knows is told', () => {
    const { code, stderr } = explain('nobody writes such a thing');
    expect(code).toBe(2);
    expect(stderr).toContain('no line of a log that the catalog or the code knows');
  });
});
