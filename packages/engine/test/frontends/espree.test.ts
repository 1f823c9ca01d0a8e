/** ESLint's own parser: the tree as a rule sees it, with parents, gives the facts that oxc's gives. */
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { createFrontEnd, defaultSettings, type EsTree } from '@loglex/engine';
import { oxcTree } from './both-parsers.ts';

function treeInRule(text: string): EsTree {
  let tree: EsTree | undefined;
  const grab: import('eslint').Rule.RuleModule = {
    create({ sourceCode }) {
      tree = {
        program: sourceCode.ast,
        comments: sourceCode.getAllComments(),
      } as unknown as EsTree;
      return {};
    },
  };
  const messages = new Linter().verify(text, {
    plugins: { test: { rules: { grab } } },
    rules: { 'test/grab': 'error' },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  });
  expect(messages).toEqual([]);
  return tree!;
}

it.each([
  "import pino from 'pino'; const log = pino({ name: 'a' }); log.info({ a, ...b, [c]: 1 }, `x ${y.z} w`, 1)",
  "class A { #log = logger; static x = 1; m() { this.#log?.warn?.('x %s', y) } get l() { return console } }",
  "import { LOG as L } from './codes.js'; try { f() } catch ({ code }) { logger.error(L.A, { code }) } // loglex-disable-line a",
  "const { info, warn: tell } = logger; info`a ${b}`; tell('x' + y + `z${1}`); items.map((x) => log.debug(x))",
  "const a = <b onClick={() => log.info('x')}>{log.error('y')}</b>;",
  "async function f(log = console) { for await (const x of y) { (await log).info(x?.y ?? 'z') } }",
])('%s', (text) => {
  const frontEnd = createFrontEnd(defaultSettings);
  const fromOxc = frontEnd.facts({ file: 'a.js', text, tree: oxcTree('a.js', text) });
  expect(fromOxc.calls.length).toBeGreaterThan(0);
  expect(frontEnd.facts({ file: 'a.js', text, tree: treeInRule(text) })).toEqual(fromOxc);
});
