/** Paths in settings and catalogs follow what moves; all else keeps its bytes. */
import { applyEdits } from '@loglex/catalog';
import { type Move, movedFiles } from '@loglex/engine';
import { describe, expect, it } from 'vitest';

const SETTINGS = `loglex: 1
extends: ../loglex.yaml
catalogs: [log-catalog/*.yaml, "extra/🎉.yaml", { python: app/log_constants.py, preset: constant-calls }] # app/
files: { include: [src/**], exclude: ['!./src/generated/**'] }
tests: [src/**/*.test.ts, tests/**]
generate:
  - { target: typescript, out: src/log-codes.ts, importAs: './log-codes.js' }
  - { target: python, out: app/log_codes.py, importAs: app.log_codes }
docs: { out: docs/logs }
`;

const CATALOG = `components:\r
  telemetry:\r
    description: Lives in src/telemetry.\r
    paths: [src/telemetry/**, src/*/metrics.ts, "src/telemetry.ts"]\r
`;

function after(kind: 'settings' | 'catalog', file: string, text: string, ...moves: Move[]) {
  const [changed] = movedFiles([{ file, text, kind }], moves);
  return changed === undefined ? undefined : applyEdits(text, changed.edits);
}

describe('settings', () => {
  it.each([
    ['log-catalog', 'catalog/logs', 'log-catalog/*.yaml', 'catalog/logs/*.yaml'],
    ['extra/🎉.yaml', 'extra/🎊.yaml', '"extra/🎉.yaml"', '"extra/🎊.yaml"'],
    ['tests', 'specs', 'tests/**', 'specs/**'],
    ['src/generated', 'src/made', "'!./src/generated/**'", "'!./src/made/**'"],
    ['docs', 'pages', 'docs/logs', 'pages/logs'],
  ])('say %s, now %s, where it moved to', (from, to, written, next) => {
    expect(after('settings', 'loglex.yaml', SETTINGS, { from, to })).toBe(
      SETTINGS.replace(written, next),
    );
  });

  it('name a module as the file is called that is generated', () => {
    const moves = [
      { from: 'src/log-codes.ts', to: 'src/codes.ts' },
      { from: 'app/log_codes.py', to: 'shop/codes/logs.py' },
    ];
    expect(after('settings', 'loglex.yaml', SETTINGS, ...moves)).toBe(
      SETTINGS.replace('src/log-codes.ts', 'src/codes.ts')
        .replace('./log-codes.js', './codes.js')
        .replace('app/log_codes.py', 'shop/codes/logs.py')
        .replace('app.log_codes', 'shop.codes.logs'),
    );
  });

  it('of an inner folder count from there, and stay when it moves as a whole', () => {
    const text = 'loglex: 1\nextends: ../loglex.yaml\ncatalogs: [logs.yaml, ../all/*.yaml]\n';
    const file = 'shop/loglex.yaml';
    expect(after('settings', file, text, { from: 'shop/logs.yaml', to: 'shop/a/b.yaml' })).toBe(
      text.replace('logs.yaml', 'a/b.yaml'),
    );
    expect(after('settings', file, text, { from: 'all', to: 'every' })).toBe(
      text.replace('../all', '../every'),
    );
    expect(after('settings', file, text, { from: 'shop', to: 'store' })).toBe(undefined);
    expect(after('settings', file, text, { from: 'shop', to: 'a/store' })).toBe(
      text.replace('../loglex', '../../loglex').replace('../all', '../../all'),
    );
  });

  it.each([
    ['a file that a glob matches', { from: 'src/a.ts', to: 'lib/a.ts' }],
    ['a name that only begins so', { from: 'test', to: 'specs' }],
    ['a name that YAML would read otherwise', { from: 'tests', to: 'a, b' }],
  ])('stay for %s', (_, move) => {
    expect(after('settings', 'loglex.yaml', SETTINGS, move)).toBe(undefined);
  });
});

it('paths of components follow, and prose does not', () => {
  const moves = [{ from: 'src/telemetry', to: 'src/measures' }];
  expect(after('catalog', 'log-catalog.yaml', CATALOG, ...moves)).toBe(
    CATALOG.replace('src/telemetry/**', 'src/measures/**'),
  );
});
