/** `eslint-plugin-loglex`: checks of Loglex as ESLint rules, for the files that a `loglex.yaml` governs. */
import { createRequire } from 'node:module';
import { type Check, checkById, type FileCheck } from '@loglex/engine';
import type { ESLint, Linter, Rule } from 'eslint';
import { catalog } from './languages/catalog.ts';
import { python } from './languages/python.ts';
import { toRule } from './to-rule.ts';

/** The first three; a rule is a check, so that the others need no more than their ids here. */
const CHECKS = ['ad-hoc-log', 'unknown-code', 'wrong-severity'].map(fileCheck);

const { name, version } = createRequire(import.meta.url)('../package.json') as {
  name: string;
  version: string;
};

const rules: Record<string, Rule.RuleModule> = Object.fromEntries(
  CHECKS.map((check) => [check.id, toRule(check)]),
);

const plugin = {
  meta: { name, version, namespace: 'loglex' },
  rules,
  languages: { catalog, python },
  configs: {} as { readonly recommended: Linter.Config },
} satisfies ESLint.Plugin;

Object.assign(plugin.configs, {
  recommended: {
    name: 'loglex/recommended',
    files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
    plugins: { loglex: plugin },
    rules: Object.fromEntries(CHECKS.map((check) => [`loglex/${check.id}`, severityOf(check)])),
  } satisfies Linter.Config,
});

export default plugin;

function severityOf(check: Check): Linter.StringSeverity {
  const { defaultSeverity } = check;
  return defaultSeverity === 'error' || defaultSeverity === 'off' ? defaultSeverity : 'warn';
}

function fileCheck(id: string): FileCheck {
  const check = checkById(id);
  if (check?.kind !== 'file') throw new TypeError(`${id} is no check of a single file`);
  return check;
}
