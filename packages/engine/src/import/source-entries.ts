/** Imported constants as entries of a catalog whose source is the code: every range leads into the code. */
import { CATALOG_PROBLEMS, levelOf } from '@loglex/catalog';
import type {
  CatalogProblem,
  Component,
  Location,
  LogConstant,
  SourceEntries,
  TextRange,
} from '@loglex/catalog';
import type { ImportedConstants } from './import-constants.ts';
import { importProblems } from './import-problems.ts';
import type { ImportProblemId } from './import-problems.ts';
import type { ImportedConstant } from './imported-constant.ts';
import type { PropertyRole } from './import-spec.ts';
import { SOURCE_PROBLEMS } from './source-problems.ts';

/**
 * What `imported` adds to a catalog. Beside the keys of an entry, `values` of its source has `listed`: its place in the
 * list of all constants. The components that the constants name are declared where they are first named.
 */
export function sourceEntries(imported: ImportedConstants): SourceEntries {
  const listed = new Map<string, Location>();
  for (const { file, kind, items } of imported.aggregates) {
    if (kind === 'exports') continue;
    for (const { name, range } of items) listed.set(`${file} ${name}`, { file, range });
  }
  const constants = imported.constants.flatMap(
    (constant) => entryOf(constant, listed.get(`${constant.file} ${constant.name?.text}`)) ?? [],
  );
  return { constants, components: componentsOf(constants), problems: problemsOf(imported) };
}

/** The entry; none where its code cannot be read: then it has no identity. */
function entryOf(
  { file, range, name, stated }: ImportedConstant,
  listed: Location | undefined,
): LogConstant | undefined {
  const text = (role: PropertyRole) => stated.values.get(role)?.text;
  const code = text('code');
  if (code === undefined) return undefined;
  const prose = ['description', 'action', 'runbook', 'since'] as const;
  const values = new Map<string, TextRange>();
  if (name) values.set('name', name.range);
  for (const [role, value] of stated.values) values.set(role, value.range);
  if (listed) values.set('listed', listed.range);
  return {
    code,
    name: stated.name ?? code,
    aliases: [],
    level: levelOf(text('level') ?? ''),
    may: [],
    message: text('message') ?? '',
    component: text('component'),
    subcomponent: text('subcomponent'),
    tags: stated.values.get('tags')?.items ?? [],
    fields: new Map(),
    openFields: true,
    ...Object.fromEntries(
      prose.flatMap((role) => {
        const value = text(role);
        return value === undefined ? [] : [[role, value]];
      }),
    ),
    source: { file, range, values },
  };
}

function componentsOf(constants: readonly LogConstant[]): readonly Component[] {
  const components = new Map<string, Component>();
  for (const { component, source } of constants) {
    if (component === undefined || components.has(component)) continue;
    const { file, range, values } = source;
    components.set(component, {
      name: component,
      codes: [],
      paths: [],
      loggers: [],
      levels: [],
      destinations: [],
      fields: new Map(),
      subcomponents: new Map(),
      source: { file, range: values.get('component') ?? range, values: new Map() },
    });
  }
  return [...components.values()];
}

/** Those of which a catalog has a word; codes and names that stand twice it finds by itself. */
function problemsOf(imported: ImportedConstants): readonly CatalogProblem[] {
  return importProblems(imported).flatMap((found): CatalogProblem[] => {
    const { message, file, range, related } = found;
    const id = IDS.get(found.id);
    if (id === undefined) return [];
    const { severity } = KINDS[id];
    return [{ id, severity, message, file, range, ...(related && { related }) }];
  });
}

const KINDS = { ...CATALOG_PROBLEMS, ...SOURCE_PROBLEMS };

const IDS: ReadonlyMap<ImportProblemId, keyof typeof KINDS> = new Map([
  ['missing-level', 'missing-key'],
  ['missing-message', 'missing-key'],
  ['invalid-level', 'invalid-level'],
  ['not-static', 'invalid-value'],
  ['not-in-aggregate', 'not-in-aggregate'],
  ['unknown-in-aggregate', 'unknown-in-aggregate'],
  ['repeated-in-aggregate', 'repeated-in-aggregate'],
  ['wrapped-message', 'wrapped-message'],
]);
