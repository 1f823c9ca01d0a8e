/** What the argument of `loglex explain` names. */
import {
  type Catalog,
  explainTag,
  explainWord,
  type LogConstant,
  type Reading,
  type RetiredConstant,
  type WordMeaning,
} from '@loglex/catalog';
import { type Check, checkById } from '@loglex/engine';

export type Target =
  | {
      readonly kind: 'line';
      readonly file: string;
      readonly line: number;
      readonly column?: number;
    }
  | { readonly kind: 'check'; readonly check: Check }
  | {
      readonly kind: 'constants';
      readonly constants: readonly LogConstant[];
      readonly retired: readonly RetiredConstant[];
    }
  | { readonly kind: 'words'; readonly meanings: readonly WordMeaning[] }
  | { readonly kind: 'tags'; readonly readings: readonly Reading[] };

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
  const constants = [...new Set([...catalog.byCode(what), ...catalog.byName(what)])];
  const retired = [...new Set([...catalog.retiredByCode(what), ...catalog.retiredByName(what)])];
  if (constants.length + retired.length > 0) return { kind: 'constants', constants, retired };
  const check = checkById(what.replace(/^loglex\//, ''));
  if (check) return { kind: 'check', check };
  const meanings = explainWord(catalog, what);
  if (meanings.length > 0) return { kind: 'words', meanings };
  const readings = explainTag(catalog, what);
  return readings.length > 0 ? { kind: 'tags', readings } : undefined;
}
