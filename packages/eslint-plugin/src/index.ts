/** `eslint-plugin-loglex`: the checks of Loglex as ESLint rules, for the files that a `loglex.yaml` governs. */
import type { Language } from '@eslint/core';
import type { ESLint, Linter } from 'eslint';
import { type Configs, createConfigs } from './configs.ts';
import { catalog } from './languages/catalog.ts';
import { python } from './languages/python.ts';
import { name, version } from './package-info.ts';
import { rules } from './rules.ts';

export type { LoglexRules } from './rule-options.ts';

interface LoglexPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  /** By the id of the check. */
  readonly rules: NonNullable<ESLint.Plugin['rules']>;
  readonly languages: { readonly catalog: Language; readonly python: Language };
  readonly configs: Configs & Record<string, Linter.Config | Linter.Config[]>;
}

const plugin = {
  meta: { name, version, namespace: 'loglex' },
  // typescript-eslint's types of a rule and ESLint's differ where nothing depends on it.
  rules: rules as unknown as LoglexPlugin['rules'],
  languages: { catalog, python },
} as Omit<LoglexPlugin, 'configs'> as LoglexPlugin;

// The configurations hold the plugin, which holds them.
Object.assign(plugin, { configs: createConfigs(plugin) });

export default plugin;
/** What `require('eslint-plugin-loglex')` gives. */
export { plugin as 'module.exports' };
