/** What the part of the address after `#` says: an anchor, or a search that can be sent to somebody. */
import { type Filters, NO_FILTERS } from './search.ts';

export interface Asked {
  readonly query: string;
  readonly filters: Filters;
}

/** The search that `hash` holds. No anchor begins with a question mark. */
export function readSearch(hash: string): Asked | undefined {
  if (!hash.startsWith('#?')) return undefined;
  const said = new URLSearchParams(hash.slice(2));
  const filters = Object.fromEntries(
    Object.keys(NO_FILTERS).map((name) => [name, said.get(name) ?? '']),
  ) as unknown as Filters;
  return { query: said.get('q') ?? '', filters };
}

/** The hash of a search; empty where nothing is asked. */
export function writeSearch({ query, filters }: Asked): string {
  const said = new URLSearchParams(query === '' ? [] : [['q', query]]);
  for (const [name, value] of Object.entries(filters)) if (value !== '') said.set(name, value);
  const text = said.toString();
  return text === '' ? '' : `#?${text}`;
}

/** The anchor that `hash` names. */
export function readAnchor(hash: string): string | undefined {
  if (hash.length < 2 || hash.startsWith('#?')) return undefined;
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
