/** The catalog by component: what filters, trees and reference pages are built from. */
import { RUNGS } from '../level.ts';
import type { Rung } from '../level.ts';
import type { Catalog, Component, LogConstant } from '../model.ts';

export interface ComponentSnapshot {
  /** `undefined` for the constants that name no component. */
  readonly name: string | undefined;
  /** Its declaration; constants may name a component that none declares. */
  readonly declared: Component | undefined;
  /** Constants, those of its subcomponents included. */
  readonly count: number;
  /** Constants by level, lowest rung first; rungs without any are left out. */
  readonly levels: ReadonlyMap<Rung, number>;
  readonly subcomponents: ReadonlyMap<string, SubcomponentSnapshot>;
}

export interface SubcomponentSnapshot {
  readonly name: string;
  readonly count: number;
  readonly levels: ReadonlyMap<Rung, number>;
}

/** Every component, the declared ones first, each in reading order; last the constants without one. */
export function componentSnapshot(catalog: Catalog): readonly ComponentSnapshot[] {
  const members = new Map<string | undefined, LogConstant[]>();
  for (const name of catalog.components.keys()) members.set(name, []);
  const unowned: LogConstant[] = [];
  for (const constant of catalog.constants) {
    const { component } = constant;
    if (component === undefined) unowned.push(constant);
    else if (!members.get(component)?.push(constant)) members.set(component, [constant]);
  }
  if (unowned.length > 0) members.set(undefined, unowned);
  return Array.from(members, ([name, constants]) => {
    const declared = name === undefined ? undefined : catalog.components.get(name);
    return { name, declared, ...counted(constants), subcomponents: parts(declared, constants) };
  });
}

function parts(
  declared: Component | undefined,
  constants: readonly LogConstant[],
): ReadonlyMap<string, SubcomponentSnapshot> {
  const members = new Map<string, LogConstant[]>();
  for (const name of declared?.subcomponents.keys() ?? []) members.set(name, []);
  for (const constant of constants) {
    const { subcomponent } = constant;
    if (subcomponent === undefined) continue;
    if (!members.get(subcomponent)?.push(constant)) members.set(subcomponent, [constant]);
  }
  return new Map(Array.from(members, ([name, own]) => [name, { name, ...counted(own) }]));
}

function counted(constants: readonly LogConstant[]): Omit<SubcomponentSnapshot, 'name'> {
  const counts = RUNGS.map((rung) => {
    return [rung, constants.filter(({ level }) => level?.rung === rung).length] as const;
  });
  return { count: constants.length, levels: new Map(counts.filter(([, count]) => count > 0)) };
}

/** Which components may be named, as the end of a sentence. */
export function componentsInWords({ components }: Catalog): string {
  if (components.size === 0) return 'declare one under components, with its codes.';
  const names = [...components.keys()].sort();
  return `there is ${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? '…' : '.'}`;
}

const NAMED = 12;
