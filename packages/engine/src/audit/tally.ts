/** Counting by name, and the one order that every list of an audit has: most first, then by name. */
import { groupBy } from '@loglex/catalog';

export interface Count<Name extends string = string> {
  readonly name: Name;
  readonly calls: number;
}

export function tally<Item, Name extends string>(
  items: Iterable<Item>,
  nameOf: (item: Item) => Name,
): readonly Count<Name>[] {
  return [...groupBy(items, nameOf)]
    .map(([name, group]) => ({ name, calls: group.length }))
    .sort(
      mostFirst(
        ({ calls }) => calls,
        ({ name }) => name,
      ),
    );
}

/** Orders by falling amount; equal amounts by name, in code unit order on every machine. */
export function mostFirst<Item>(
  amountOf: (item: Item) => number,
  nameOf: (item: Item) => string,
): (a: Item, b: Item) => number {
  return (a, b) => amountOf(b) - amountOf(a) || (nameOf(a) < nameOf(b) ? -1 : 1);
}
