/** The rules under the parsers that people give to ESLint: the same findings and fixes, at the same words. */
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import * as svelte from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vue from 'vue-eslint-parser';
import { temporaryProject } from '../temporary-project.ts';

const SHOP = `
//- loglex.yaml
loglex: 1
catalogs: [catalog.yaml]
references: { typescript: "LOG.{name}" }
emit: { typescript: { sink: logConstant, from: '@loglex/runtime' } }
generate: [{ target: typescript, out: codes.js, importAs: ./codes.js }]
//- codes.js
//- node_modules/@loglex/runtime/package.json
{ "name": "@loglex/runtime", "main": "index.js" }
//- node_modules/@loglex/runtime/index.js
//- catalog.yaml
loglex: 1
constants:
  - { code: SHOP101, name: ORDER_PLACED, level: info, message: Order placed }
  - { code: SHOP201, name: PAYMENT_DECLINED, level: warn, message: Payment declined }
`;

/** What every case holds: a logger by import, a wrong level, a missing constant, a name that is none, an excuse. */
const SCRIPT = `import pino from 'pino';
import { LOG } from '../codes.js';
const logger = pino();
logger.error({ code: 'SHOP201' }, 'Payment declined');
function place() {
  logger.info('Order placed');
  logger.info(LOG.ORDER_PLACD);
  // loglex-disable-next-line ad-hoc-log -- a motto
  logger.info('Order late');
  logger.info('Order lost'); // eslint-disable-line loglex/ad-hoc-log
}
`;

const FIXED = SCRIPT.replace('logger.error(', 'logger.warn(')
  .replace("logger.info('Order placed')", 'logConstant(logger, LOG.ORDER_PLACED)')
  .replace("from 'pino';\n", "from 'pino';\nimport { logConstant } from '@loglex/runtime';\n");

const inVue = (script: string, attributes = '') =>
  `<template>\n  <p @click="place">{{ order }} console.log('no')</p>\n</template>\n\n<script${attributes}>\n${script}</script>\n\n<style>p { color: red }</style>\n`;

const inSvelte = (script: string, attributes = '') =>
  `<script${attributes}>\n${script}</script>\n\n<button on:click={place}>{order} console.log('no')</button>\n\n<style>button { color: red }</style>\n`;

const same = (script: string) => script;

interface Case {
  readonly name: string;
  readonly file: string;
  /** None: the one that ESLint has of itself, espree. */
  readonly parser?: unknown;
  /** What stands around the script. */
  readonly wrap: (script: string) => string;
}

/** The parser of markup, with that of TypeScript for its scripts. */
const withTypeScript = (parser: unknown) => ({ parser, parserOptions: { parser: typescript } });

const CASES: readonly Case[] = [
  { name: 'espree', file: 'src/a.mjs', wrap: same },
  { name: 'typescript-eslint', file: 'src/a.ts', parser: typescript, wrap: same },
  { name: 'vue-eslint-parser', file: 'src/a.vue', parser: vue, wrap: inVue },
  {
    name: 'vue-eslint-parser, setup',
    file: 'src/a.vue',
    parser: vue,
    wrap: (script) => inVue(script, ' setup'),
  },
  {
    name: 'vue-eslint-parser, lang="ts"',
    file: 'src/a.vue',
    ...withTypeScript(vue),
    wrap: (script) => inVue(script, ' setup lang="ts"'),
  },
  { name: 'svelte-eslint-parser', file: 'src/a.svelte', parser: svelte, wrap: inSvelte },
  {
    name: 'svelte-eslint-parser, lang="ts"',
    file: 'src/a.svelte',
    ...withTypeScript(svelte),
    wrap: (script) => inSvelte(script, ' lang="ts"'),
  },
];

describe.each(CASES)('$name', ({ name: _, file, wrap, ...languageOptions }) => {
  const config = {
    files: ['**/*.{mjs,ts,vue,svelte}'],
    plugins: { loglex: plugin },
    languageOptions,
    rules: {
      'loglex/ad-hoc-log': 'error',
      'loglex/unknown-code': 'error',
      'loglex/wrong-severity': 'error',
    },
  } as Linter.Config;
  const linter = () => new Linter({ cwd: temporaryProject(SHOP) });

  it('finds the same at the same words', () => {
    const text = wrap(SCRIPT);
    const lines = text.split('\n');
    const messages = linter().verify(text, [config], file);
    expect(
      messages.map(({ ruleId, line, column, endColumn, message }) => [
        ruleId ?? message,
        lines[line - 1]!.slice(column - 1, endColumn! - 1),
      ]),
    ).toEqual([
      ['loglex/wrong-severity', 'error'],
      ['loglex/ad-hoc-log', "logger.info('Order placed')"],
      ['loglex/unknown-code', 'ORDER_PLACD'],
    ]);
  });

  // A plain .js file without imports and exports does not tell whether it is a module.
  it.skipIf(file.endsWith('.js'))('adds imports where scripts have none', () => {
    const script = `  // A shop.
  function lose(logger) {
    logger.warn('Payment declined');
  }
`;
    const text = wrap(script);
    const [message] = linter().verify(text, [config], file);
    const { range, text: written } = message!.suggestions![0]!.fix;
    expect(text.slice(0, range[0]) + written + text.slice(range[1])).toBe(
      wrap(`import { logConstant } from '@loglex/runtime';
import { LOG } from '../codes.js';
  // A shop.
  function lose(logger) {
    logConstant(logger, LOG.PAYMENT_DECLINED);
  }
`),
    );
  });

  it('fixes the same, and nothing around it', () => {
    const { output } = linter().verifyAndFix(wrap(SCRIPT), [config], file);
    expect(output).toBe(wrap(FIXED));
  });
});
