// @ts-check
/** All files of the ESLint plugin that are made of its rules, by path from the repository's root. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { optionTypes } from './option-types.js';
import { rulePage, ruleTable } from './pages.js';

const ROOT = new URL('../../', import.meta.url);
const PACKAGE = 'packages/eslint-plugin';
const README = `${PACKAGE}/README.md`;

/**
 * Path -> text, formatted as the repository formats it.
 * @param {readonly import('@loglex/engine').SourceCheck[]} checks
 * @param {import('./pages.js').Plugin & import('./option-types.js').Plugin} plugin
 * @returns {Promise<Map<string, string>>}
 */
export async function ruleFiles(checks, plugin) {
  const readme = read(README).replace(
    /(<!-- generated: rules -->\n)[^]*?(<!-- end -->)/,
    (_, start, end) => `${start}\n${ruleTable(checks, plugin, 'docs/rules')}\n\n${end}`,
  );
  const examples = ['log-catalog.yaml', 'loglex.yaml'];
  const files = [
    ...checks.map((check) => [`${PACKAGE}/docs/rules/${check.id}.md`, rulePage(check, plugin)]),
    ...examples.map((name) => [
      `${PACKAGE}/docs/example/${name}`,
      read(`docs/checks/example/${name}`),
    ]),
    [`${PACKAGE}/src/rule-options.ts`, optionTypes(checks, plugin)],
    [README, readme],
  ];
  const formatted = files.map(async ([path = '', text = '']) => {
    const filepath = fileURLToPath(new URL(path, ROOT));
    const config = await prettier.resolveConfig(filepath);
    return /** @type {[string, string]} */ ([
      path,
      await prettier.format(text, { ...config, filepath }),
    ]);
  });
  return new Map(await Promise.all(formatted));
}

/** @param {string} path from the root */
function read(path) {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
