/** What the argument of `loglex explain` names. */
import type { Catalog } from '@loglex/catalog';
import {
  type Check,
  checkById,
  type LookedUp,
  lookUp,
  MANIFEST_CHECKS,
  type ManifestCheck,
} from '@loglex/engine';

export type Target =
  | {
      readonly kind: 'line';
      readonly file: string;
      readonly line: number;
      readonly column?: number;
    }
  /** A line of a log. */
  | { readonly kind: 'log-line'; readonly text: string }
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'manifest-check'; readonly check: ManifestCheck }
  | LookedUp;

/**
 * `undefined` where nothing has that name. A constant wins over a check, and both over a word that
 * may stand in many a message.
 */
export function targetOf(what: string, catalog: Catalog): Target | undefined {
  const place = /^(.+?):(\d+)(?::(\d+))?$/.exec(what);
  if (place) {
    const [, file, line, column] = place;
    return {
      kind: 'line',
      file: file!,
      line: Number(line),
      ...(column !== undefined && { column: Number(column) }),
    };
  }
  const found = lookUp(catalog, what);
  if (found?.kind === 'constants') return found;
  const check = checkById(what.replace(/^loglex\//, ''));
  if (check) return { kind: 'check', check };
  const ofManifests = MANIFEST_CHECKS.find(({ id }) => id === what);
  return ofManifests ? { kind: 'manifest-check', check: ofManifests } : found;
}
