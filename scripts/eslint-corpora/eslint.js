// @ts-check
/** What the plugin finds in ESLint in a folder, with every rule that the settings have on, and what it fixes there. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import * as typescript from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

/** @typedef {import('./finding.js').Finding} Finding */

/**
 * @param {string} folder
 * @param {{ readonly fix?: boolean }} [options]
 */
export async function lint(folder, { fix = false } = {}) {
  const started = performance.now();
  // The plugin finds catalogs from where ESLint starts.
  process.chdir(folder);
  const { default: plugin } = await import('eslint-plugin-loglex');
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    // Comments of these repositories speak of rules that are not here.
    allowInlineConfig: false,
    fix,
    overrideConfig: [
      ...plugin.configs.all,
      {
        files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
        languageOptions: {
          parser: /** @type {any} */ (typescript),
          parserOptions: { ecmaFeatures: { jsx: true, globalReturn: true } },
        },
      },
    ],
  });
  const results = await eslint.lintFiles(['.']);
  if (fix) await ESLint.outputFixes(results);
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Map<string, string>} */
  const unparsed = new Map();
  for (const { filePath, messages } of results) {
    if (messages.length === 0) continue;
    const file = relative(folder, filePath).replaceAll('\\', '/');
    const starts = lineStarts(file, readFileSync(filePath, 'utf8').replace(/^\uFEFF/, ''));
    for (const message of messages) {
      if (message.ruleId === null) unparsed.set(file, `${message.line}: ${message.message}`);
      else findings.push(toFinding(file, message, starts));
    }
  }
  return {
    files: results.length,
    fixed: results.filter(({ output }) => output !== undefined).length,
    findings,
    unparsed,
    seconds: (performance.now() - started) / 1000,
  };
}

/**
 * @param {string} file
 * @param {import('eslint').Linter.LintMessage} message
 * @param {readonly number[]} starts
 * @returns {Finding}
 */
function toFinding(file, { ruleId, message, suggestions = [], ...at }, starts) {
  const start = /** @type {number} */ (starts[at.line - 1]) + at.column - 1;
  const end =
    at.endLine === undefined || at.endColumn === undefined
      ? start
      : /** @type {number} */ (starts[at.endLine - 1]) + at.endColumn - 1;
  return {
    ...{ file, start, end, message },
    check: (ruleId ?? '').replace(/^loglex\//, ''),
    fix: at.fix && toEdit(at.fix),
    suggestions: suggestions.map(({ desc, fix }) => ({ title: desc, ...toEdit(fix) })),
  };
}

/** @param {import('eslint').Rule.Fix} fix */
function toEdit({ range: [start, end], text }) {
  return { start, end, text };
}

/**
 * Lines as ESLint counts them: in JavaScript two further characters end one.
 * @param {string} file
 * @param {string} text
 */
function lineStarts(file, text) {
  const lineEnd = /\.[cm]?[jt]sx?$/.test(file) ? /\r\n|[\r\n\u2028\u2029]/g : /\r\n|[\r\n]/g;
  return [0, ...[...text.matchAll(lineEnd)].map((match) => match.index + match[0].length)];
}
