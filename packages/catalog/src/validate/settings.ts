/** Settings: each has one place and one variable, and its default is a value that it takes. */
import { MAX_DEPTH } from '../document/limits.ts';
import { settingComplaint } from '../legend/setting-value.ts';
import type { Setting } from '../legend/vocabulary.ts';
import type { Catalog, CatalogProblem } from '../model.ts';
import type { Location } from '../text.ts';
import { at, problem } from './problem.ts';

export function* settingProblems(catalog: Catalog): Generator<CatalogProblem> {
  const variables = new Map<string, Setting>();
  for (const tree of catalog.settings.values()) {
    for (const setting of tree.keys.values()) {
      yield* duplicateEnvironment(setting, variables);
      yield* invalidDefault(catalog, setting);
      yield* settingWithin(setting, tree.keys);
    }
  }
}

function* duplicateEnvironment(
  setting: Setting,
  variables: Map<string, Setting>,
): Generator<CatalogProblem> {
  const { environment, key, source } = setting;
  if (environment === undefined) return;
  const other = variables.get(environment);
  if (!other) {
    variables.set(environment, setting);
    return;
  }
  const words = `${environment} already sets ${other.key}, so setting it changes ${key} as well. Give each a variable of its own.`;
  yield problem('duplicate-environment', at(source, 'environment'), words, {
    ...at(other.source, 'environment'),
    message: 'First used here.',
  });
}

function* invalidDefault(catalog: Catalog, setting: Setting): Generator<CatalogProblem> {
  const { default: standard, key, source } = setting;
  if (standard === undefined) return;
  const complaint = settingComplaint(catalog, setting, standard);
  if (complaint === undefined) return;
  const words = `The default of ${key} is no value that it takes: ${complaint}`;
  yield problem('invalid-default', at(source, 'default'), words);
}

/** `logging.file` cannot be a value where `logging.file.level` needs it to be a map. */
function* settingWithin(
  { key, source }: Setting,
  keys: ReadonlyMap<string, Setting>,
): Generator<CatalogProblem> {
  let depth = 0;
  for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
    // No file that could be read goes deeper.
    if ((depth += 1) > MAX_DEPTH) return;
    const outer = keys.get(key.slice(0, dot));
    if (!outer || outer.type === 'map' || outer.type === 'any') continue;
    const place: Location = { file: source.file, range: source.key ?? source.range };
    const words = `${key} lies within ${outer.key}, which is a value of type ${outer.type}, so no file can hold both. Rename one, or make ${outer.key} a map.`;
    yield problem('setting-within-value', place, words);
  }
}
