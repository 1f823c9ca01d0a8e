/** Puts entries together as a catalog that answers every lookup from a map. */
import type { Catalog, LogConstant, RetiredConstant } from '../model.ts';

/** What a catalog holds, without its lookups: plain data that may cross threads. */
export type CatalogData = Omit<Catalog, 'byCode' | 'byName' | 'retiredByCode' | 'retiredByName'>;

/** `data` with its lookups, each O(1). */
export function createCatalog(data: CatalogData): Catalog {
  const codes = new Map<string, LogConstant[]>();
  const names = new Map<string, LogConstant[]>();
  for (const constant of data.constants) {
    add(codes, constant.code, constant);
    add(names, constant.name, constant);
    for (const alias of constant.aliases) add(names, alias, constant);
  }
  const retiredCodes = new Map<string, RetiredConstant[]>();
  const retiredNames = new Map<string, RetiredConstant[]>();
  for (const retired of data.retired) {
    add(retiredCodes, retired.code, retired);
    if (retired.name !== undefined) add(retiredNames, retired.name, retired);
  }
  return {
    ...data,
    byCode: (code) => codes.get(code) ?? NONE,
    byName: (name) => names.get(name) ?? NONE,
    retiredByCode: (code) => retiredCodes.get(code) ?? NONE,
    retiredByName: (name) => retiredNames.get(name) ?? NONE,
  };
}

const NONE: readonly never[] = [];

/** An entry stands once under each key, also where an alias repeats its own name. */
function add<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const entries = map.get(key);
  if (!entries) map.set(key, [entry]);
  else if (entries.at(-1) !== entry) entries.push(entry);
}
