/** The catalog as a tree: catalogs, where there are several, components, their parts, codes. Without VS Code, so that it is tested alone. */
import type { CatalogConstant, Catalogs, LoadedCatalog } from '@loglex/lsp';

type Component = LoadedCatalog['components'][number];
type Retired = LoadedCatalog['retired'][number];

export type CatalogNode =
  | GroupNode
  | { readonly kind: 'constant'; readonly id: string; readonly constant: CatalogConstant }
  | { readonly kind: 'retired'; readonly id: string; readonly retired: Retired };

export interface GroupNode {
  readonly kind: 'catalog' | 'component' | 'subcomponent' | 'none' | 'retired-codes';
  readonly id: string;
  /** Empty for `none` and `retired-codes`: what they are called depends on the language of the reader. */
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly location?: Component['location'];
  readonly counts: Counts;
  readonly children: readonly CatalogNode[];
}

/** Of all codes below. */
export interface Counts {
  readonly codes: number;
  readonly unused: number;
  readonly findings: number;
  readonly deprecated: number;
}

/** `isShown`: which constants are; groups without any are left out, where something is. */
export function catalogNodes(
  { catalogs }: Catalogs,
  isShown?: (constant: CatalogConstant) => boolean,
): readonly CatalogNode[] {
  const shown = catalogs.map((catalog) => catalogNode(catalog, isShown));
  const [only, ...others] = shown;
  if (only === undefined) return [];
  return others.length === 0 ? only.children : shown;
}

function catalogNode(
  catalog: LoadedCatalog,
  isShown: (constant: CatalogConstant) => boolean = all,
) {
  const id = catalog.settings;
  const byComponent = new Map<string, CatalogConstant[]>();
  for (const constant of catalog.constants.filter(isShown)) {
    const component = constant.component ?? '';
    const known = byComponent.get(component);
    if (known === undefined) byComponent.set(component, [constant]);
    else known.push(constant);
  }
  const children: CatalogNode[] = [];
  const take = (name: string, declared: Component | undefined) => {
    const constants = byComponent.get(name) ?? [];
    byComponent.delete(name);
    if (constants.length === 0 && (isShown !== all || name === '')) return;
    children.push(componentNode(`${id} ${name}`, name, constants, declared));
  };
  for (const component of catalog.components) take(component.name, component);
  // Components that nobody declares, and constants without one, come last.
  for (const name of [...byComponent.keys()].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : 0))) {
    take(name, undefined);
  }
  if (catalog.retired.length > 0 && isShown === all) {
    const retired = catalog.retired.map((each): CatalogNode => {
      return {
        kind: 'retired',
        id: `${id} retired ${each.code} ${each.name ?? ''}`,
        retired: each,
      };
    });
    const counts = { ...countsOf([]), codes: retired.length };
    children.push({
      kind: 'retired-codes',
      id: `${id} retired`,
      name: '',
      counts,
      children: retired,
    });
  }
  const counts = countsOf(catalog.constants.filter(isShown));
  return { kind: 'catalog', id, name: catalog.name, counts, children } satisfies GroupNode;
}

const all = () => true;

function componentNode(
  id: string,
  name: string,
  constants: readonly CatalogConstant[],
  declared: Component | undefined,
): GroupNode {
  const bySubcomponent = new Map<string, CatalogConstant[]>();
  for (const { name } of declared?.subcomponents ?? []) bySubcomponent.set(name, []);
  const direct: CatalogConstant[] = [];
  for (const constant of constants) {
    const { subcomponent } = constant;
    if (subcomponent === undefined) direct.push(constant);
    else {
      const known = bySubcomponent.get(subcomponent);
      if (known === undefined) bySubcomponent.set(subcomponent, [constant]);
      else known.push(constant);
    }
  }
  const parts = [...bySubcomponent]
    .filter(([, own]) => own.length > 0)
    .map(([part, own]): GroupNode => {
      const description = declared?.subcomponents.find((each) => each.name === part)?.description;
      return {
        kind: 'subcomponent',
        id: `${id}/${part}`,
        name: part,
        ...(description !== undefined && { description }),
        counts: countsOf(own),
        children: leaves(`${id}/${part}`, own),
      };
    });
  const { description, owner, location } = declared ?? {};
  return {
    kind: name === '' ? 'none' : 'component',
    id,
    name,
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(location !== undefined && { location }),
    counts: countsOf(constants),
    children: [...parts, ...leaves(id, direct)],
  };
}

/** Ids are unique: a code that is given twice is two entries. */
function leaves(id: string, constants: readonly CatalogConstant[]): readonly CatalogNode[] {
  const seen = new Map<string, number>();
  return constants.map((constant) => {
    const key = `${id} ${constant.code} ${constant.name}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { kind: 'constant', id: before === 0 ? key : `${key} ${before}`, constant };
  });
}

function countsOf(constants: readonly CatalogConstant[]): Counts {
  const count = (is: (constant: CatalogConstant) => boolean) => constants.filter(is).length;
  return {
    codes: constants.length,
    unused: count(({ uses, deprecated }) => uses === 0 && deprecated === undefined),
    findings: constants.reduce((sum, { findings }) => sum + findings, 0),
    deprecated: count(({ deprecated }) => deprecated !== undefined),
  };
}
