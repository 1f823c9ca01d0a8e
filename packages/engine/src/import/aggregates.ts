/** The lists that name the constants of a module: `ALL = (LOG_A, LOG_B)`, and what the module exports. */
import type { CodeModule, CodeValue } from './code-value.ts';
import type { Aggregate, AggregateItem, ImportedConstant } from './imported-constant.ts';

/** Fewer names are no list of constants. */
const SMALLEST = 2;

/** The lists of `module`, in source order. `constants` are those of all modules: a list may name any of them. */
export function aggregatesIn(
  module: CodeModule,
  constants: readonly ImportedConstant[],
): readonly Aggregate[] {
  const names = namesIn(constants);
  const own = namesIn(constants.filter(({ file }) => file === module.file));
  const aliases = new Set(
    module.bindings.flatMap(({ name, value }) =>
      value.kind === 'name' && names.has(value.path) ? name : [],
    ),
  );
  const lists = module.bindings.flatMap(({ name, nameRange, value }) => {
    if (value.kind !== 'list') return [];
    const kind = name === '__all__' ? ('exports' as const) : ('constants' as const);
    const items = value.items.flatMap((item) => itemOf(item, kind));
    const known = items.filter((item) => names.has(item.name) || aliases.has(item.name)).length;
    const isList =
      kind === 'exports'
        ? known > 0
        : value.items.length >= SMALLEST && known * 2 > value.items.length;
    const { range } = value;
    const { length } = value.items;
    return isList
      ? [{ file: module.file, name, nameRange, kind, range, length, items, aliases }]
      : [];
  });
  const counts = lists.map(({ kind, items }) =>
    kind === 'exports' ? 0 : [...namesIn(items)].filter((name) => own.has(name)).length,
  );
  const most = Math.max(...counts);
  const all = most * 2 >= own.size ? counts.indexOf(most) : -1;
  return lists.map((list, index) => ({
    ...list,
    ofAll: index === all && list.kind === 'constants',
  }));
}

function itemOf(item: CodeValue, kind: Aggregate['kind']): readonly AggregateItem[] {
  const { range } = item;
  if (kind === 'exports') return item.kind === 'text' ? [{ name: item.text, range }] : [];
  return item.kind === 'name' ? [{ name: item.path, range }] : [];
}

function namesIn(
  all: readonly (Pick<ImportedConstant, 'name'> | AggregateItem)[],
): ReadonlySet<string> {
  return new Set(all.flatMap(({ name }) => (typeof name === 'string' ? name : (name?.text ?? []))));
}
