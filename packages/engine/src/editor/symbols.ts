/** What an outline of a catalog lists, and what a search by name finds in all catalogs of a project. */
import type { Catalog, EntrySource, LogConstant, RetiredConstant } from '@loglex/catalog';
import { type Declaration, declarationOf } from './declaration.ts';
import { rankedConstants } from './ranked-constants.ts';

export interface CatalogSymbol extends Declaration {
  readonly kind: 'constant' | 'retired' | 'component' | 'legend';
  /** Never empty. */
  readonly name: string;
  /** The code of a constant and what it says. */
  readonly detail?: string;
  readonly component?: string;
}

/** The entries that are declared in `file`, in the order in which they stand there. */
export function documentSymbols(catalog: Catalog, file: string): readonly CatalogSymbol[] {
  const isHere = ({ source }: { readonly source: EntrySource }): boolean => source.file === file;
  const declared = [
    ...Array.from(catalog.components.values(), (each) => ({ kind: 'component' as const, ...each })),
    ...Array.from(catalog.legends.values(), (each) => ({ kind: 'legend' as const, ...each })),
  ];
  return [
    ...declared
      .filter(isHere)
      .map(({ kind, name, source }) => ({ kind, name, ...declarationOf(source) })),
    ...catalog.constants.filter(isHere).map(ofConstant),
    ...catalog.retired.filter(isHere).map(ofRetired),
  ]
    .filter(({ name }) => name !== '')
    .sort((a, b) => a.range.start - b.range.start);
}

/** At most `limit` constants whose code, name or message has the words of `query`, best first. */
export function workspaceSymbols(
  catalog: Catalog,
  query: string,
  limit: number,
): readonly CatalogSymbol[] {
  const favour = { components: [], rung: undefined };
  return rankedConstants(catalog, query, favour, limit)
    .map(ofConstant)
    .filter(({ name }) => name !== '');
}

function ofConstant({ code, name, message, component, source }: LogConstant): CatalogSymbol {
  return {
    kind: 'constant',
    name: name || code,
    detail: name === code ? message : `${code} · ${message}`,
    ...(component !== undefined && { component }),
    ...declarationOf(source),
  };
}

function ofRetired({ code, name, source }: RetiredConstant): CatalogSymbol {
  return {
    kind: 'retired',
    name: name || code,
    detail: `${code} · retired`,
    ...declarationOf(source),
  };
}
