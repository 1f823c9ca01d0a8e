/** The digest in the configurations' settings: it changes when a catalog or `loglex.yaml` does, wherever it lies. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryProject } from './temporary-project.ts';

let now = Date.now();

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const SHOP = `
//- loglex.yaml
loglex: 1
catalogs: [log-catalog/*.yaml, { python: app/codes.py, preset: constant-calls }]
configuration: [{ settings: shop, files: [config/*.yaml] }]
//- log-catalog/shop.yaml
loglex: 1
constants: [{ code: SHOP101, name: ORDER_PLACED, level: info, message: Order placed }]
//- app/codes.py
LOG_LATE = _constant("SHOP102", "INFO", "Order late")
//- packages/bank/loglex.yaml
loglex: 1
catalogs: [bank.yaml]
//- packages/bank/bank.yaml
loglex: 1
constants: [{ code: BANK101, name: PAID, level: info, message: Paid }]
//- src/order.js
logger.info('Order placed');
`;

/** As a process that starts in this folder would see it: what was read before is looked at again. */
function digestAt(folder: string): unknown {
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  vi.setSystemTime((now += 5_000));
  return plugin.configs.recommended.settings;
}

describe('the digest', () => {
  it.each([
    ['a catalog', '', 'log-catalog/shop.yaml'],
    ['the settings', '', 'loglex.yaml'],
    ['a catalog in code', '', 'app/codes.py'],
    ['the catalog of a package below', '', 'packages/bank/bank.yaml'],
    ['the catalog of a project above', 'src', 'log-catalog/shop.yaml'],
  ])('changes with %s', (_, cwd, file) => {
    const folder = temporaryProject(SHOP);
    const before = digestAt(join(folder, cwd));
    appendFileSync(
      join(folder, file),
      file.endsWith('.py') ? 'LOG_B = _constant("B", "INFO", "B")\n' : '\ntests: []\n',
    );
    expect(digestAt(join(folder, cwd))).not.toEqual(before);
  });

  it('changes with a new catalog file, and with new settings', () => {
    const folder = temporaryProject(SHOP);
    const before = digestAt(folder);
    writeFileSync(join(folder, 'log-catalog/more.yaml'), 'loglex: 1\n');
    const more = digestAt(folder);
    expect(more).not.toEqual(before);
    mkdirSync(join(folder, 'packages/post'));
    writeFileSync(join(folder, 'packages/post/loglex.yaml'), 'loglex: 1\n');
    expect(digestAt(folder)).not.toEqual(more);
  });

  it('stays with all else, and is the same for the same texts elsewhere', () => {
    const folder = temporaryProject(SHOP);
    const before = digestAt(folder);
    appendFileSync(join(folder, 'src/order.js'), '// changed\n');
    writeFileSync(join(folder, 'log-catalog/shop.yaml'), readShop());
    expect(digestAt(folder)).toEqual(before);
    expect(digestAt(temporaryProject(SHOP))).toEqual(before);
  });
});

it('gives the configuration `catalog` the files that loglex.yaml names', async () => {
  const folder = temporaryProject(SHOP);
  digestAt(folder);
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: plugin.configs.catalog,
  });
  const languageOf = async (file: string) =>
    ((await eslint.calculateConfigForFile(file)) as { language?: unknown } | undefined)?.language;
  const { catalog, python } = plugin.languages;
  expect(await languageOf('log-catalog/new.yaml')).toBe(catalog);
  expect(await languageOf('config/shop.yaml')).toBe(catalog);
  expect(await languageOf('loglex.yaml')).toBe(catalog);
  expect(await languageOf('packages/bank/bank.yaml')).toBe(catalog);
  expect(await languageOf('app/codes.py')).toBe(python);
  expect(await languageOf('other.yaml')).toBeUndefined();
});

describe('a run over several projects', () => {
  it('holds each file to its own catalog', async () => {
    const code = (name: string) => `logConstant(logger, LOG.${name});\n`;
    const settings = 'references: { typescript: "LOG.{name}" }\n';
    const folder = temporaryProject(
      SHOP.replaceAll('loglex: 1\ncatalogs', `loglex: 1\n${settings}catalogs`),
    );
    writeFileSync(join(folder, 'src/order.js'), code('ORDER_PLACED') + code('PAID'));
    writeFileSync(join(folder, 'packages/bank/pay.js'), code('ORDER_PLACED') + code('PAID'));
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [{ plugins: { loglex: plugin }, rules: { 'loglex/unknown-code': 'error' } }],
    });
    const results = await eslint.lintFiles(['**/*.js']);
    const found = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line }) => `${filePath.slice(folder.length + 1)}:${line}`),
    );
    expect(found.sort()).toEqual(['packages/bank/pay.js:1', 'src/order.js:2']);
  });
});

function readShop(): string {
  const [, text] = /\/\/- log-catalog\/shop\.yaml\n([^]*?)\/\/- /.exec(SHOP)!;
  return text!;
}
