/** The rules under the parsers that people give to ESLint: the same findings and fixes, at the same words. */
import * as typescript from '@typescript-eslint/parser';
import * as espree from 'espree';
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
  .replace(
    "from '../codes.js';\n",
    "from '../codes.js';\nimport { logConstant } from '@loglex/runtime';\n",
  );

const inVue = (script: string, attributes = '') =>
  `<template>\n  <p @click="place">{{ order }} console.log('no')</p>\n</template>\n\n<script${attributes}>\n${script}</script>\n\n<style>p { color: red }</style>\n`;

const inSvelte = (script: string, attributes = '') =>
  `<script${attributes}>\n${script}</script>\n\n<button on:click={place}>{order} console.log('no')</button>\n\n<style>button { color: red }</style>\n`;

const same = (script: string) => script;

type Case = readonly [
  name: string,
  file: string,
  parser: unknown,
  wrap: (script: string) => string,
  parserOptions?: Record<string, unknown>,
];

const CASES: readonly Case[] = [
  ['espree', 'src/a.js', espree, same],
  ['typescript-eslint', 'src/a.ts', typescript, same],
  ['vue-eslint-parser', 'src/a.vue', vue, inVue],
  ['vue-eslint-parser, setup', 'src/a.vue', vue, (script) => inVue(script, ' setup')],
  [
    'vue-eslint-parser, lang="ts"',
    'src/a.vue',
    vue,
    (script) => inVue(script, ' setup lang="ts"'),
    { parser: typescript },
  ],
  ['svelte-eslint-parser', 'src/a.svelte', svelte, inSvelte],
  [
    'svelte-eslint-parser, lang="ts"',
    'src/a.svelte',
    svelte,
    (script) => inSvelte(script, ' lang="ts"'),
    { parser: typescript },
  ],
];

describe.each(CASES)('%s', (_, file, parser, wrap, parserOptions = {}) => {
  const config: Linter.Config = {
    files: ['**/*.{js,ts,vue,svelte}'],
    plugins: { loglex: plugin },
    languageOptions: { parser: parser as Linter.Parser, parserOptions },
    rules: {
      'loglex/ad-hoc-log': 'error',
      'loglex/unknown-code': 'error',
      'loglex/wrong-severity': 'error',
    },
  };
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

  it('adds imports where scripts have none', () => {
    const script = `  // A shop.
  function lose(logger) {
    logger.warn('Payment declined');
  }
`;
    const text = wrap(script);
    const [message] = linter().verify(text, [config], file);
    const { range, text: written } = message!.suggestions![0]!.fix;
    expect(text.slice(0, range[0]) + written + text.slice(range[1])).toBe(
      wrap(`import { LOG } from '../codes.js';
import { logConstant } from '@loglex/runtime';
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
