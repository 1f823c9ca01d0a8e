/** The namespaces that a catalog registers, as words of a finding name them. */
import { type Catalog, nearest } from '@loglex/catalog';

/** Those that are near a name, or else some of all. */
export function registeredNear(namespace: string, { components }: Catalog): string {
  const globs = [...components.values()].flatMap(({ loggers }) => loggers);
  const near = nearest(namespace, globs);
  const named = (near.length > 0 ? near : globs).slice(0, MOST);
  const registered = named.map((glob) => `\`${glob}\``).join(', ');
  return near.length > 0 || globs.length <= MOST ? registered : `${registered}…`;
}

const MOST = 5;
