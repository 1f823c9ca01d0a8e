/** What the argument of `loglex explain` names. */
import { type Catalog, type LogConstant, type RetiredConstant } from '@loglex/catalog';
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
    };

/** `undefined` where nothing has that name. A name of the catalog wins over one of a check. */
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
  return check && { kind: 'check', check };
}
