import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { BROKEN, CATALOG, SETTINGS, shop } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

test('catalog check of a good catalog: 0, whatever the code does', () => {
  const root = tempProject(shop({ 'src/b.ts': BROKEN }));
  expect(loglex(root, ['catalog', 'check'])).toEqual({
    code: 0,
    stdout: '✔ No findings in 1 file.\n',
    stderr: '',
  });
});

test('catalog check says where and why, in every format', () => {
  const twice = CATALOG.replace('code: SHOP102', 'code: SHOP101').replace(/retired:[\s\S]+/, '');
  const root = tempProject(shop({ 'log-catalog/shop.yaml': twice, 'src/b.ts': BROKEN }));
  const { code, stdout } = loglex(root, ['catalog', 'check', '--format', 'json']);
  const { findings } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(findings).toMatchObject([
    { check: 'duplicate-code', file: 'log-catalog/shop.yaml', start: { line: 14 } },
  ]);
  for (const format of ['stylish', 'sarif', 'github', 'gitlab', 'junit']) {
    const outcome = loglex(root, ['catalog', 'check', '--format', format]);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain('duplicate-code');
  }
});

test('a catalog file that cannot be read: 2', () => {
  const root = tempProject({ ...shop(), 'log-catalog/bad.yaml': Buffer.from([0xff]) });
  const { code, stdout } = loglex(root, ['catalog', 'check']);
  expect(code).toBe(2);
  expect(stdout).toContain('log-catalog/bad.yaml');
});

test('in a monorepo every catalog is checked, each problem told once', () => {
  const twice = CATALOG.replace('code: SHOP102', 'code: SHOP101').replace(/retired:[\s\S]+/, '');
  const inner = 'loglex: 1\nextends: ../../loglex.yaml\ncatalogs: [catalog.yaml]\n';
  const root = tempProject({
    ...shop({
      'loglex.yaml': SETTINGS.replace('src/**', '**'),
      'log-catalog/shop.yaml': twice,
      'src/b.ts': BROKEN,
    }),
    'apps/one/loglex.yaml': inner,
    'apps/one/catalog.yaml':
      'loglex: 1\nconstants:\n  - { code: ONE1, level: loud, message: Hello }\n',
    'apps/one/src/a.ts': 'log.info("hello");\n',
  });
  const { stdout } = loglex(root, ['catalog', 'check', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: { file: string; check: string }[] };
  expect(findings.map(({ file, check }) => `${file} ${check}`)).toEqual([
    'log-catalog/shop.yaml duplicate-code',
    'apps/one/catalog.yaml invalid-level',
  ]);
});
