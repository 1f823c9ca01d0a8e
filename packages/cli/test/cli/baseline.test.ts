import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { BROKEN, CLEAN, shop } from '../support/shop.ts';
import { tempProject, write } from '../support/temp-project.ts';

const FILE = 'loglex-baseline.json';

function started(files: Record<string, string>): string {
  const root = tempProject(shop(files));
  expect(loglex(root, ['check', '--baseline-init']).code).toBe(0);
  return root;
}

const baselineOf = (root: string) => JSON.parse(readFileSync(join(root, FILE), 'utf8'));

test('--baseline-init writes what is found, by component, check and file, and passes', () => {
  const root = tempProject(shop({ 'src/b.ts': BROKEN }));
  const { code, stdout, stderr } = loglex(root, ['check', '--baseline-init']);
  expect(code).toBe(0);
  expect(stdout).toContain('Not shown: 2 that the baseline knows.');
  expect(stderr).toBe('The baseline knows 2 findings (0 before).\n');
  expect(baselineOf(root)).toEqual({
    loglexBaseline: 1,
    locked: [],
    components: {
      shop: {
        'unknown-code': { 'src/b.ts': { 'logger.info(LOG.ORDER_PLACD);': 1 } },
        'wrong-severity': { 'src/b.ts': { 'logger.warn(LOG.ORDER_PLACED);': 1 } },
      },
    },
  });
});

test('it is written once: a second --baseline-init is refused', () => {
  const root = started({ 'src/b.ts': BROKEN });
  const { code, stderr } = loglex(root, ['check', '--baseline-init']);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^loglex: loglex-baseline\.json is there already, and a baseline only shrinks/,
  );
});

test('with it only new findings fail, wherever the old ones moved to', () => {
  const root = started({ 'src/b.ts': BROKEN });
  write(root, { 'src/b.ts': `// moved\n\n${BROKEN}` });
  expect(loglex(root, ['check', '--baseline']).code).toBe(0);
  expect(loglex(root, ['check']).code).toBe(1);

  write(root, { 'src/new.ts': BROKEN });
  const { code, stdout } = loglex(root, ['check', '--baseline', '--format', 'json']);
  const { findings, summary } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(new Set(findings.map(({ file }: { file: string }) => file))).toEqual(
    new Set(['src/new.ts']),
  );
  expect(summary).toMatchObject({ errors: 2, known: 2 });
});

test('a second one like a known one is new', () => {
  const root = started({ 'src/b.ts': BROKEN });
  const line = '  logger.warn(LOG.ORDER_PLACED);\n';
  write(root, { 'src/b.ts': BROKEN.replace(line, line + line) });
  const { code, stdout } = loglex(root, ['check', '--baseline']);
  expect(code).toBe(1);
  expect(stdout).toContain('✖ 1 finding (1 error) in 1 file.');
});

test('what was mended is said, and --update-baseline takes it out and adds nothing', () => {
  const root = started({ 'src/b.ts': BROKEN, 'src/c.ts': BROKEN });
  write(root, { 'src/b.ts': CLEAN });
  expect(loglex(root, ['check', '--baseline']).stderr).toBe(
    'Mended since the baseline: 2 findings. --update-baseline takes them out.\n',
  );

  write(root, { 'src/new.ts': BROKEN });
  const { code, stderr } = loglex(root, ['check', '--update-baseline']);
  expect(code).toBe(1);
  expect(stderr).toBe('The baseline knows 2 findings (4 before).\n');
  const files = Object.values<object>(baselineOf(root).components.shop).flatMap(Object.keys);
  expect(new Set(files)).toEqual(new Set(['src/c.ts']));

  write(root, { 'src/b.ts': BROKEN, 'src/new.ts': CLEAN });
  expect(loglex(root, ['check', '--baseline']).code, 'what was mended may not come back').toBe(1);
});

test('a file that cannot be read keeps its entries', () => {
  const root = started({ 'src/b.ts': BROKEN });
  const before = baselineOf(root);
  write(root, { 'src/b.ts': 'logger.info("x"; import pino from "pino" {{{' });
  expect(loglex(root, ['check', '--update-baseline']).code).toBe(2);
  expect(baselineOf(root)).toEqual(before);
});

test('a folder that is locked lets nothing pass, and loses its entries', () => {
  const root = started({ 'src/pay/b.ts': BROKEN, 'src/c.ts': BROKEN });
  write(root, { [FILE]: JSON.stringify({ ...baselineOf(root), locked: ['src/pay/**'] }) });
  const { code, stdout, stderr } = loglex(root, ['check', '--baseline', '--format', 'github']);
  expect(code).toBe(1);
  expect(stdout.match(/file=([^,]+)/g)).toEqual(['file=src/pay/b.ts', 'file=src/pay/b.ts']);
  expect(stderr).toContain('In locked folders, where none is let pass: 2 findings.');
  loglex(root, ['check', '--update-baseline', '--baseline-add', 'unknown-code']);
  expect(JSON.stringify(baselineOf(root).components)).not.toContain('src/pay');
});

test('--baseline-add adds what one check finds, and no other', () => {
  const root = started({ 'src/a.ts': CLEAN });
  write(root, { 'src/a.ts': BROKEN });
  const { code, stderr } = loglex(root, ['check', '--baseline-add', 'unknown-code']);
  expect(code, 'wrong-severity is still new').toBe(1);
  expect(stderr).toBe('The baseline knows 1 finding (0 before).\n');
  expect(Object.keys(baselineOf(root).components.shop)).toEqual(['unknown-code']);
});

test('a file of another name', () => {
  const root = tempProject(shop({ 'src/b.ts': BROKEN }));
  expect(loglex(root, ['check', '--baseline-init', '--baseline', 'ci/known.json']).code).toBe(0);
  expect(loglex(root, ['check', '--baseline=ci/known.json']).code).toBe(0);
});

test.each([
  ['there is none', undefined, '--baseline-init writes a first one'],
  ['it is no JSON', '{', 'it is not JSON'],
  ['it is something else', '{}', '"loglexBaseline": 1'],
])('where %s: 2 and one line', (_, text, words) => {
  const root = tempProject(shop({ 'src/b.ts': BROKEN }));
  if (text !== undefined) write(root, { [FILE]: text });
  const { code, stderr } = loglex(root, ['check', '--baseline']);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a folder after --baseline is explained', () => {
  const root = tempProject(shop({ 'src/b.ts': BROKEN }));
  const { code, stderr } = loglex(root, ['check', '--baseline', 'src']);
  expect(code).toBe(2);
  expect(stderr).toContain('or -- before the paths');
});
