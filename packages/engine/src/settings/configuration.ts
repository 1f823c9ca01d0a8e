/** Where settings of the catalog are made, compiled: which trees a file holds, and which a variable belongs to. */
import type { Catalog, Setting, SettingsTree } from '@loglex/catalog';
import { environmentTest } from '../sinks/environment-names.ts';
import { pathMatcher } from '../text/path-glob.ts';
import type { Settings } from './settings.ts';

export interface Configuration {
  /** The trees that a file holds, by their names in the settings. */
  treesIn(file: string): readonly TreeName[];
  /** The trees that a variable of the environment belongs to. */
  treesOf(variable: string): readonly TreeName[];
  /** The setting that a variable overrides, whichever tree has it. */
  settingOf(variable: string): Setting | undefined;
}

/** A tree that the settings name, where the catalog has it. */
export interface TreeName {
  readonly name: string;
  readonly tree: ConfigurationTree | undefined;
}

export interface ConfigurationTree {
  readonly declared: SettingsTree;
  /** What every key of the tree begins with, up to a dot: nothing beside is the tree's to judge. Empty: nothing. */
  readonly prefix: string;
  /** The names below a path that leads to settings; `undefined` where none is below. */
  namesBelow(path: string): ReadonlySet<string> | undefined;
  /** Whether it takes in a key: as a setting, on the way to one, or within one that holds anything. */
  knows(key: string): boolean;
  /** The variables that override its settings. */
  readonly variables: readonly string[];
}

export function compileConfiguration(catalog: Catalog, { configuration }: Settings): Configuration {
  const trees = new Map(Array.from(catalog.settings, ([name, tree]) => [name, treeOf(tree)]));
  const places = configuration.map(({ settings: name, files, environment }) => ({
    name,
    tree: trees.get(name),
    holds: files.length > 0 ? pathMatcher(files) : undefined,
    takes: environmentTest(environment),
  }));
  const byVariable = new Map<string, Setting>();
  for (const { keys } of catalog.settings.values()) {
    for (const setting of keys.values()) {
      if (setting.environment !== undefined) byVariable.set(setting.environment, setting);
    }
  }
  return {
    treesIn: (file) => places.filter(({ holds }) => holds?.(file) === true),
    treesOf: (variable) => places.filter(({ takes }) => takes?.(variable) === true),
    settingOf: (variable) => byVariable.get(variable),
  };
}

function treeOf(declared: SettingsTree): ConfigurationTree {
  const below = new Map<string, Set<string>>();
  for (const key of declared.keys.keys()) {
    for (const { path, name } of stepsOf(key)) {
      const names = below.get(path);
      if (names === undefined) below.set(path, new Set([name]));
      else names.add(name);
    }
  }
  const isOpen = (path: string): boolean => {
    const type = declared.keys.get(path)?.type;
    return type === 'map' || type === 'any' || type === 'list';
  };
  return {
    declared,
    prefix: prefixOf(below, declared),
    namesBelow: (path) => below.get(path),
    knows: (key) =>
      declared.keys.has(key) ||
      below.has(key) ||
      stepsOf(key).some(({ path }) => path !== '' && isOpen(path)),
    variables: [...declared.keys.values()].flatMap(({ environment }) => environment ?? []),
  };
}

/** The one way from the top as far as nothing else begins there: `logging.` of `logging.level` and `logging.file.path`. */
function prefixOf(below: ReadonlyMap<string, ReadonlySet<string>>, { keys }: SettingsTree): string {
  let path = '';
  for (;;) {
    const names = below.get(path);
    const [only, ...others] = names ?? [];
    if (only === undefined || others.length > 0) break;
    const next = path === '' ? only : `${path}.${only}`;
    if (keys.has(next)) break;
    path = next;
  }
  return path === '' ? '' : `${path}.`;
}

/** `a.b.c` as `''` to `a`, `a` to `b`, `a.b` to `c`. */
function stepsOf(key: string): { readonly path: string; readonly name: string }[] {
  const names = key.split('.');
  return names.map((name, index) => ({ path: names.slice(0, index).join('.'), name }));
}
