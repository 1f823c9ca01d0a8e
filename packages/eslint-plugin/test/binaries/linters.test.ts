/** The plugin in the linters that a user installs, by their programs: ESLint 9 and 10, and oxlint. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install, type Installation, run, runNode, runWith } from './installed-project.ts';
import { describeOxlint } from './oxlint.ts';

const CATALOG = `loglex: 1
constants:
  - { code: SHOP101, name: ORDER_PLACED, level: info, message: Order placed }
  - { code: SHOP201, name: PAYMENT_DECLINED, level: warn, message: Payment declined }
  - { code: SHOP201, name: PAYMENT_LATE, level: warn, message: Payment late }
`;

const SHOP: Readonly<Record<string, string>> = {
  'loglex.yaml': `loglex: 1
catalogs: [log-catalog/*.yaml]
references: { typescript: 'LOG.{name}', python: 'LOG_{name}' }
sinks: [{ call: logConstant, args: [logger, constant] }]
`,
  'log-catalog/shop.yaml': CATALOG,
  'eslint.config.js': `import parser from '@typescript-eslint/parser';
import loglex from 'eslint-plugin-loglex';
import { defineConfig } from 'eslint/config';

export default defineConfig(
  { extends: [loglex.configs.recommended] },
  loglex.configs.python,
  loglex.configs.catalog,
  { files: ['**/*.ts'], languageOptions: { parser } },
);
`,
  'src/order.js': `import pino from 'pino';
const logger = pino();
logger.info('Basket lost');
logger.error({ code: 'SHOP101' }, 'Order placed');
`,
  'src/order.ts': `import type { Logger } from 'pino';
export function place(logger: Logger): void {
  logConstant(logger, LOG.ORDER_PLACD);
}
`,
  'app/order.py': `import logging

logger = logging.getLogger(__name__)
logger.error("Order placed", extra={"code": "SHOP101"})
logger.info("Basket lost")  # eslint-disable-line loglex/ad-hoc-log -- no code yet
`,
};

const FOUND = [
  'app/order.py:4:8 loglex/wrong-severity',
  'log-catalog/shop.yaml:5:13 loglex/duplicate-code',
  'src/order.js:3:1 loglex/ad-hoc-log',
  'src/order.js:4:8 loglex/wrong-severity',
  'src/order.ts:3:27 loglex/unknown-code',
];

const OXLINT = 'oxlint@1';
const BABEL = ['@babel/eslint-parser@7', '@babel/core@7'];

describe.each([
  // Babel's parser for Node 20 takes no newer ESLint.
  ['9', ['eslint@9', ...BABEL]],
  ['10', ['eslint@10', OXLINT]],
])('ESLint %s', (version, linter) => {
  let installation: Installation;

  beforeAll(() => {
    installation = install([...linter, '@typescript-eslint/parser@8', 'typescript@6.0.3']);
  }, 120_000);

  afterAll(() => installation?.remove(), 60_000);

  it('is that version', () => {
    const { stdout } = run(installation.project(SHOP), 'eslint', '--version');
    expect(stdout).toMatch(new RegExp(`^v${version}\\.`));
  });

  it('finds what is wrong in JavaScript, TypeScript, Python and YAML', () => {
    const project = installation.project(SHOP);
    expect(lint(project)).toEqual({ code: 1, found: FOUND });
  });

  it('finds the same in several threads', () => {
    const project = installation.project(SHOP);
    // ESLint says on stderr that so few files are not worth it.
    expect(lintWith(project, '--concurrency=2')).toMatchObject({ code: 1, found: FOUND });
  });

  it('is loaded by CommonJS, too', () => {
    const { 'eslint.config.js': _, ...files } = SHOP;
    const project = installation.project({
      ...files,
      'package.json': '{ "type": "commonjs" }',
      'eslint.config.cjs': `const loglex = require('eslint-plugin-loglex');
module.exports = [loglex.configs.recommended, loglex.configs.python];
`,
    });
    const found = FOUND.filter((each) => !/\.ts|\.yaml/.test(each));
    expect(lintWith(project, 'src/order.js', 'app').found).toEqual(found);
  });

  it('fixes, and has nothing to fix then', () => {
    const project = installation.project(SHOP);
    const left = FOUND.filter((each) => !each.endsWith('wrong-severity'));
    expect(lint(project, '--fix')).toEqual({ code: 1, found: left });
    const texts = () => [read(project, 'src/order.js'), read(project, 'app/order.py')];
    const fixed = [
      SHOP['src/order.js']!.replace('logger.error', 'logger.info'),
      SHOP['app/order.py']!.replace('logger.error', 'logger.info'),
    ];
    expect(texts()).toEqual(fixed);
    expect(lint(project, '--fix')).toEqual({ code: 1, found: left });
    expect(texts()).toEqual(fixed);
  });

  it('caches, and forgets what it kept when the catalog changes', () => {
    const project = installation.project(SHOP);
    const cached = () => lint(project, '--cache', '--cache-strategy=content');
    expect(cached().found).toEqual(FOUND);
    expect(existsSync(join(project, '.eslintcache'))).toBe(true);
    expect(cached().found).toEqual(FOUND);
    appendFileSync(
      join(project, 'log-catalog/shop.yaml'),
      '  - { code: SHOP102, name: ORDER_PLACD, level: info, message: Order half placed }\n',
    );
    expect(cached().found).toEqual(FOUND.filter((each) => !each.endsWith('unknown-code')));
  });

  it('suppresses in bulk, and tells what comes after', () => {
    const project = installation.project(SHOP);
    expect(run(project, 'eslint', '.', '--suppress-all').code).toBe(0);
    expect(JSON.parse(read(project, 'eslint-suppressions.json'))).toMatchObject({
      'app/order.py': { 'loglex/wrong-severity': { count: 1 } },
      'log-catalog/shop.yaml': { 'loglex/duplicate-code': { count: 1 } },
      'src/order.ts': { 'loglex/unknown-code': { count: 1 } },
    });
    expect(run(project, 'eslint', '.', '--quiet').code).toBe(0);
    appendFileSync(join(project, 'app/order.py'), 'logger.error("x", extra={"code": "SHOP101"})\n');
    const { code, stdout } = run(project, 'eslint', '.', '--quiet');
    expect(code).toBe(1);
    expect(stdout).toMatch(/order\.py/);
  });

  it('shows a configuration that can be printed and inspected', () => {
    const project = installation.project({
      ...SHOP,
      // What ESLint's config inspector sends to the browser, plugins by their names.
      'inspect.js': `import configs from './eslint.config.js';
import loglex from 'eslint-plugin-loglex';
const shown = configs.map((config) => ({
  ...config,
  plugins: Object.keys(config.plugins ?? {}),
  languageOptions: config.languageOptions?.parser?.meta?.name,
}));
console.log(JSON.stringify({ shown, metas: Object.values(loglex.rules).map(({ meta }) => meta) }));
`,
    });
    const printed = (file: string) =>
      JSON.parse(run(project, 'eslint', '--print-config', file).stdout);
    expect(printed('app/order.py')).toMatchObject({
      language: 'loglex/python',
      rules: { 'loglex/unknown-code': [2] },
    });
    expect(printed('log-catalog/shop.yaml')).toMatchObject({
      language: 'loglex/catalog',
      rules: { 'loglex/duplicate-code': [2] },
    });
    expect(printed('src/order.js').plugins).toEqual(
      expect.arrayContaining([expect.stringMatching(/^loglex:eslint-plugin-loglex@\d/)]),
    );
    expect(runNode(project, 'inspect.js')).toMatchObject({ code: 0, stderr: '' });
  });

  it('reads from stdin, and tells syntax errors as parse errors', () => {
    const project = installation.project(SHOP);
    const args = ['--stdin', '--stdin-filename', 'app/new.py', '--format=json'];
    const { code, stdout } = runWith(project, 'def f(:\n  pass\n', 'eslint', ...args);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { messages: [{ fatal: true, line: 1, message: expect.stringMatching(/^Parsing error: /) }] },
    ]);
  });

  describe.runIf(linter.includes(OXLINT))('oxlint beside it', () => {
    describeOxlint(() => installation);
  });

  it.runIf(linter.includes(BABEL[0]!))('works under Babel’s parser', () => {
    const project = installation.project({
      ...SHOP,
      'eslint.config.js': `import parser from '@babel/eslint-parser';
import loglex from 'eslint-plugin-loglex';
const parserOptions = {
  requireConfigFile: false,
  babelOptions: { parserOpts: { plugins: ['flow', 'jsx', 'decorators'] } },
};
export default [loglex.configs.recommended, { languageOptions: { parser, parserOptions } }];
`,
      'src/order.jsx': `import pino from 'pino';
const logger: Logger = pino();
@tracked
class Basket {
  #logger = logger;
  render(): Node {
    this.#logger.error({ code: 'SHOP101' }, 'Order placed');
    return <p>{logger.info('Basket lost')}</p>;
  }
}
`,
    });
    const { found } = lint(project, 'src/order.jsx', '--fix-dry-run');
    expect(found).toEqual(['src/order.jsx:8:16 loglex/ad-hoc-log']);
    expect(lint(project, 'src/order.jsx').found).toEqual([
      'src/order.jsx:7:18 loglex/wrong-severity',
      'src/order.jsx:8:16 loglex/ad-hoc-log',
    ]);
  });
});

interface Linted {
  readonly code: number | null;
  /** `file:line:column rule` of every message, in order. */
  readonly found: readonly string[];
  readonly stderr: string;
}

function lint(project: string, ...args: string[]): Omit<Linted, 'stderr'> {
  const { stderr, ...linted } = lintWith(project, ...args);
  expect(stderr).toBe('');
  return linted;
}

function lintWith(project: string, ...args: string[]): Linted {
  const paths = args.some((arg) => !arg.startsWith('-')) ? [] : ['.'];
  const { code, stdout, stderr } = run(project, 'eslint', ...paths, '--format=json', ...args);
  expect(stdout, stderr).toMatch(/^\[/);
  const results = JSON.parse(stdout) as {
    filePath: string;
    messages: { ruleId: string | null; line: number; column: number; message: string }[];
  }[];
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, line, column, message }) =>
        `${filePath.slice(project.length + 1)}:${line}:${column} ${ruleId ?? message}`,
    ),
  );
  return { code, found: found.sort(), stderr };
}

function read(project: string, file: string): string {
  return readFileSync(join(project, file), 'utf8');
}
