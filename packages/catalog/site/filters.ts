/** The choices beside the search: which components, parts, levels and tags there are, as the data has them. */
import { RUNGS } from '../src/level.ts';
import type { SearchIndex } from '../src/generate/html/search-index.ts';
import { type Filters, NO_FILTERS } from './search.ts';

export interface FilterForm {
  read(): Filters;
  write(filters: Filters): void;
}

/** Fills `place` with a list for each filter that has something to choose from. */
export function createFilters(
  index: SearchIndex,
  place: HTMLElement,
  onChange: () => void,
): FilterForm {
  const partsOf = new Map<string, Set<string>>([['', new Set(index.subcomponents)]]);
  for (const entry of index.entries) {
    const [component, part] = [index.components[entry[4]], index.subcomponents[entry[5]]];
    if (component === undefined || part === undefined) continue;
    if (!partsOf.get(component)?.add(part)) partsOf.set(component, new Set([part]));
  }
  const rungs = new Set(index.levels.map(([, rung]) => rung));
  const lists = {
    component: list('component', 'Component', index.components),
    subcomponent: list('subcomponent', 'Part', index.subcomponents),
    level: list(
      'level',
      'Level',
      RUNGS.filter((rung) => rungs.has(rung)),
    ),
    tag: list('tag', 'Tag', index.tags.toSorted()),
  };
  offerParts();
  for (const { label, select } of Object.values(lists)) {
    if (select.options.length > 1) place.append(label);
    select.addEventListener('change', () => {
      if (select === lists.component.select) offerParts();
      onChange();
    });
  }
  return { read, write };

  function read(): Filters {
    const values = Object.entries(lists).map(([name, { select }]) => [name, select.value]);
    return { ...NO_FILTERS, ...(Object.fromEntries(values) as Partial<Filters>) };
  }

  function write(filters: Filters): void {
    lists.component.select.value = filters.component;
    offerParts();
    for (const name of ['subcomponent', 'level', 'tag'] as const) {
      lists[name].select.value = filters[name];
    }
    // A value that is not offered leaves a list without any: no filter, then.
    for (const { select } of Object.values(lists)) if (select.selectedIndex < 0) select.value = '';
  }

  /** Parts of the chosen component alone. */
  function offerParts(): void {
    const { select } = lists.subcomponent;
    const chosen = select.value;
    const parts = [...(partsOf.get(lists.component.select.value) ?? [])].sort();
    select.replaceChildren(...options(parts));
    select.value = parts.includes(chosen) ? chosen : '';
    lists.subcomponent.label.hidden = parts.length === 0;
  }
}

function list(name: string, title: string, values: readonly string[]) {
  const label = document.createElement('label');
  const select = document.createElement('select');
  select.id = `filter-${name}`;
  select.append(...options(values));
  label.append(`${title} `, select);
  return { label, select };
}

function options(values: readonly string[]): HTMLOptionElement[] {
  return [new Option('any', ''), ...values.map((value) => new Option(value, value))];
}
