/** The configurations of the plugin, made of the checks: which rules, how severe, for which files and language. */
import { type SourceCheck, sourceChecks } from '@loglex/engine';
import type { ESLint, Linter } from 'eslint';
import { surroundingsOf } from './project/surroundings.ts';
import { isRecommended } from './rules/to-rule.ts';

export interface Configs {
  /** JavaScript and TypeScript, as severe as the checks are by default. */
  readonly recommended: Linter.Config;
  /** JavaScript and TypeScript: every check of a file, also those that have to be asked for, as an error. */
  readonly strict: Linter.Config;
  /** Python: what `recommended` is for JavaScript. */
  readonly python: Linter.Config;
  /** What `loglex.yaml` names: catalogs, configuration files; and `loglex.yaml` itself. */
  readonly catalog: Linter.Config[];
  /** All of it, with the checks that read the whole project; not to be used with `--cache`. */
  readonly all: Linter.Config[];
}

/**
 * Made anew whenever one is asked for: the settings hold a digest of catalogs and `loglex.yaml` as they are then, so
 * that ESLint's cache does not outlive them.
 */
export function createConfigs(plugin: ESLint.Plugin): Configs {
  const make = (name: string, part: Part): Linter.Config => ({
    name: `loglex/${name}`,
    plugins: { loglex: plugin },
    settings: { loglex: { digest: surroundingsOf(process.cwd()).digest } },
    ...part,
  });
  return {
    get recommended() {
      return make('recommended', { ...JAVASCRIPT, rules: rulesOf(isOfFile, severityOf) });
    },
    get strict() {
      return make('strict', { ...JAVASCRIPT, rules: rulesOf(isOfAnyFile, asError) });
    },
    get python() {
      return make('python', { ...PYTHON, rules: rulesOf(isOfFile, severityOf) });
    },
    get catalog() {
      const rules = rulesOf(isOfData, severityOf);
      return dataParts().map((part) => make('catalog', { ...part, rules }));
    },
    get all() {
      const rules = rulesOf(() => true, asError);
      return [JAVASCRIPT, PYTHON, ...dataParts()].map((part) => make('all', { ...part, rules }));
    },
  };
}

type Part = Pick<Linter.Config, 'files' | 'language' | 'rules'>;

/** In the language that ESLint has of itself, which has no name for others to give. */
const JAVASCRIPT = { files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'] };
const PYTHON = { files: ['**/*.{py,pyw}'], language: 'loglex/python' };

/**
 * Where catalogs and configuration files are, as far as `loglex.yaml` says it when ESLint starts. A catalog in code is
 * read in its language.
 */
function dataParts(): Part[] {
  const { catalogs, configuration } = surroundingsOf(process.cwd());
  const data = [...configuration];
  const code = { javascript: [] as string[], python: [] as string[] };
  for (const catalog of catalogs) {
    if (catalog.kind === 'data') data.push(catalog.glob);
    else if (catalog.language !== 'data') code[catalog.language].push(catalog.path);
  }
  // They count from the root of their project, which need not be the folder that ESLint counts from.
  const anywhere = (paths: readonly string[]) => paths.map((path) => `**/${path}`);
  const parts = [
    { files: ['**/loglex.{yaml,yml,json}', ...anywhere(data)], language: 'loglex/catalog' },
    { ...PYTHON, files: anywhere(code.python) },
    { ...JAVASCRIPT, files: anywhere(code.javascript) },
  ];
  return parts.filter(({ files }) => files.length > 0);
}

/** Errors first: the first rule of a file is the one that tells what is wrong with settings. */
function rulesOf(
  isWanted: (check: SourceCheck) => boolean,
  severity: (check: SourceCheck) => Linter.StringSeverity,
): Linter.RulesRecord {
  const wanted = sourceChecks
    .filter(isWanted)
    .map((check): [string, Linter.StringSeverity] => [`loglex/${check.id}`, severity(check)]);
  const errors = wanted.filter(([, each]) => each === 'error');
  return Object.fromEntries([...errors, ...wanted.filter(([, each]) => each !== 'error')]);
}

function isOfFile(check: SourceCheck): boolean {
  return check.kind === 'file' && isRecommended(check);
}

function isOfAnyFile({ kind }: SourceCheck): boolean {
  return kind === 'file';
}

/** What is wrong with catalogs and configuration files: checks of sources that look at YAML have an example in it. */
function isOfData(check: SourceCheck): boolean {
  const { kind, inCatalog, docs } = check;
  const looksAtYaml = docs.incorrect.some(({ language }) => language === 'yaml');
  return (kind === 'catalog' || inCatalog === true || looksAtYaml) && isRecommended(check);
}

function asError(): Linter.StringSeverity {
  return 'error';
}

function severityOf({ defaultSeverity }: SourceCheck): Linter.StringSeverity {
  return defaultSeverity === 'error' ? 'error' : 'warn';
}
