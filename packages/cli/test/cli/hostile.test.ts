/**
 * Input that would break a careless program, through the real one: each gives one clear message and exit
 * code 1 or 2, never a stack, never a hang.
 */
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loglex, type Outcome } from '../support/loglex.ts';
import { CATALOG, CLEAN, SETTINGS, shop } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

const CATALOG_FILE = 'log-catalog/shop.yaml';

/** One finding or one problem, said where `words` says, by a program that did not fall over. */
function expectOneMessage({ code, stdout, stderr }: Outcome, words: RegExp): void {
  expect(stdout + stderr).toMatch(words);
  expect([1, 2]).toContain(code);
  expect(stdout + stderr).not.toMatch(/^\s+at .+[:(]\d+|LOGLEX_DEBUG|Please report/m);
  const summary = /✖ (\d+) findings? |✖ (\d+) problems?: /g;
  const counts = [...stdout.matchAll(summary)].map(([, found, unread]) => Number(found ?? unread));
  const said = stderr === '' ? counts : [...counts, stderr.trimEnd().split('\n').length];
  expect(said, stdout + stderr).toEqual([1]);
}

const check = (root: string, ...args: string[]) => loglex(root, ['check', '--no-cache', ...args]);

test('a YAML bomb', () => {
  const rows = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (let step = 1; step < 12; step++) {
    const [name, before] = [step, step - 1].map((n) => String.fromCharCode(97 + n));
    rows.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`);
  }
  const root = tempProject(
    shop({ [CATALOG_FILE]: `loglex: 1\n${rows.join('\n')}\n`, 'src/a.ts': '' }),
  );
  expectOneMessage(check(root), /alias|deep|large|expan/i);
});

test('a key __proto__', () => {
  const catalog = CATALOG.replace('components:\n', '__proto__: { polluted: yes }\ncomponents:\n');
  const root = tempProject(shop({ [CATALOG_FILE]: catalog, 'src/a.ts': CLEAN }));
  expectOneMessage(check(root), /__proto__/);
});

test('0123 as a code', () => {
  const catalog = CATALOG.replace('code: SHOP101', 'code: 0123');
  const root = tempProject(shop({ [CATALOG_FILE]: catalog, 'src/a.ts': CLEAN }));
  expectOneMessage(check(root), /0123/);
});

test('a catalog of 50 MB', () => {
  const row = '  - { code: SHOP101, name: A, level: info, message: Hello, component: shop }\n';
  const catalog = `loglex: 1\nconstants:\n${row.repeat(Math.ceil(50_000_000 / row.length))}`;
  const root = tempProject(shop({ [CATALOG_FILE]: catalog, 'src/a.ts': '' }));
  expectOneMessage(check(root), /shop\.yaml\n.+50\.0 million characters.+Split it/);
});

test('a folder in place of the catalog', () => {
  const settings = SETTINGS.replace('log-catalog/*.yaml', 'log-catalog/shop.yaml');
  const root = tempProject({ 'loglex.yaml': settings, 'src/a.ts': '' });
  mkdirSync(join(root, CATALOG_FILE), { recursive: true });
  expectOneMessage(check(root), /folder/);
});

test('a folder in place of the settings', () => {
  const root = tempProject({ 'src/a.ts': '' });
  mkdirSync(join(root, 'loglex.yaml'));
  expectOneMessage(check(root), /folder/);
});

test('a file that may not be read', () => {
  const root = tempProject(shop({ 'src/a.ts': CLEAN, 'src/secret.ts': CLEAN }));
  chmodSync(root, 0o755);
  chmodSync(join(root, 'src/secret.ts'), 0o000);
  if (process.getuid?.() === 0) {
    // root reads everything: be nobody, where nobody can run the program at all.
    if (loglex(root, ['--version'], { uid: 65534 }).code !== 0) return;
    expectOneMessage(
      loglex(root, ['check', '--no-cache'], { uid: 65534 }),
      /src\/secret\.ts.+permission denied/,
    );
  } else {
    expectOneMessage(check(root), /src\/secret\.ts.+permission denied/);
  }
});

test('a source file that is no UTF-8', () => {
  const root = tempProject({ ...shop(), 'src/a.ts': Buffer.from([0x61, 0xff, 0xfe, 0x62, 0x0a]) });
  expectOneMessage(check(root), /src\/a\.ts.+UTF-8/);
});

test('a catalog that is no UTF-8', () => {
  const root = tempProject({
    ...shop({ 'src/a.ts': '' }),
    [CATALOG_FILE]: Buffer.from([0xc3, 0x28]),
  });
  expectOneMessage(check(root), /shop\.yaml.+UTF-8/);
});

test('a symbolic link that leads to itself', () => {
  const root = tempProject(shop({ 'src/a.ts': CLEAN }));
  symlinkSync('loop.ts', join(root, 'src/loop.ts'));
  symlinkSync('..', join(root, 'src/up'));
  expect(check(root).code, 'a walk follows no link').toBe(0);
  expectOneMessage(check(root, 'src/loop.ts'), /src\/loop\.ts.+(circle|link)/);
});

test('a binary file named .ts', () => {
  const bytes = Buffer.from([0x00, 0x01, 0x02, 0x47, 0x40, 0x00, 0xff, 0x10]);
  const root = tempProject({ ...shop(), 'src/video.ts': bytes });
  expectOneMessage(check(root), /src\/video\.ts.+(binary|zero bytes)/);
});

test('1,000 nested parentheses', () => {
  const nested = `${'('.repeat(1000)}LOG.ORDER_PLACD${')'.repeat(1000)}`;
  const root = tempProject(shop({ 'src/a.ts': CLEAN.replace('LOG.ORDER_PLACED', nested) }));
  expectOneMessage(check(root), /unknown-code/);
});

test('a concatenation of 10,000 terms', () => {
  const settings = SETTINGS.replace('ad-hoc-log: off', 'ad-hoc-log: off, dynamic-message: error');
  const message = `'start'${" + part + ', '".repeat(5000)}`;
  const root = tempProject(
    shop({ 'loglex.yaml': settings, 'src/a.ts': CLEAN.replace('LOG.ORDER_PLACED', message) }),
  );
  expectOneMessage(check(root), /dynamic-message/);
});

test('conflict markers in a source file', () => {
  const text = `<<<<<<< HEAD\n${CLEAN}=======\n${CLEAN}>>>>>>> topic\n`;
  const root = tempProject(shop({ 'src/a.ts': text }));
  expectOneMessage(check(root), /src\/a\.ts.+conflict/);
});

test('conflict markers in a source file of Python: neither side counts', () => {
  const side = 'def f(order):\n    logger.info("Order placed")\n';
  const text = `import logging\nlogger = logging.getLogger(__name__)\n<<<<<<< HEAD\n${side}=======\n${side}>>>>>>> topic\n`;
  const settings = SETTINGS.replace('ad-hoc-log: off', 'ad-hoc-log: error');
  const root = tempProject(shop({ 'loglex.yaml': settings, 'src/a.py': text }));
  expectOneMessage(check(root), /src\/a\.py:3.+holds the conflict markers of a merge/);
});

test('conflict markers in the catalog', () => {
  const text = `<<<<<<< HEAD\n${CATALOG}=======\n${CATALOG}>>>>>>> topic\n`;
  const root = tempProject(shop({ [CATALOG_FILE]: text, 'src/a.ts': '' }));
  expectOneMessage(check(root), /conflict/);
});

test('an empty catalog', () => {
  const root = tempProject(shop({ [CATALOG_FILE]: '', 'src/a.ts': '' }));
  expectOneMessage(check(root), /shop\.yaml[\s\S]+empty/);
});

test('two constants with one code', () => {
  const catalog = CATALOG.replace('code: SHOP102', 'code: SHOP101');
  const root = tempProject(
    shop({ [CATALOG_FILE]: catalog.replace(/retired:[\s\S]+/, ''), 'src/a.ts': CLEAN }),
  );
  expectOneMessage(check(root), /duplicate-code/);
});

test('settings that are no YAML', () => {
  const root = tempProject({ 'loglex.yaml': 'loglex: 1\nchecks: {\n', 'src/a.ts': '' });
  expectOneMessage(check(root), /loglex\.yaml/);
});

test('a path with control characters is shown, not obeyed', () => {
  const root = tempProject({ ...shop(), 'src/a\u001b[2J\u202e::set-output name=x::y.ts': '\0' });
  expectOneMessage(check(root), /a\\u001b\[2J\\u202e::set-output name=x::y\.ts/);
  expect(check(root, '--format', 'github').stdout).toMatch(
    /^::error file=src\/a.+%3A%3Aset-output/,
  );
});
