/** Match before mint: the constants of a catalog by what they say. */
import type { Catalog, Level, LogConstant } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';
import type { CallDraft } from './call-draft.ts';
import { keyOfConstant, valuesInOrder } from './template-key.ts';

/** A constant that says what a draft says, and the field key for each of the draft's values. */
export interface ExistingMatch {
  readonly constant: LogConstant;
  readonly keys: readonly string[];
}

export interface ExistingConstants {
  /**
   * The constants whose record would be the draft's, in the catalog's order. Deprecated ones are not among them, nor those whose
   * code or name another entry has as well.
   */
  matches(key: string, draft: CallDraft, sameLevel: SameLevel): readonly ExistingMatch[];
}

/** Whether a record of this level is what the call writes. */
export type SameLevel = (level: Level) => boolean;

const known = new WeakMap<Catalog, ExistingConstants>();

export function existingConstants(catalog: Catalog): ExistingConstants {
  let constants = known.get(catalog);
  if (constants === undefined) known.set(catalog, (constants = indexOf(catalog)));
  return constants;
}

function indexOf(catalog: Catalog): ExistingConstants {
  const byKey = new Map<string, LogConstant[]>();
  for (const constant of catalog.constants) {
    if (!isUsable(constant, catalog)) continue;
    const key = keyOfConstant(constant, catalog.components.get(constant.component ?? ''));
    if (key === undefined) continue;
    const constants = byKey.get(key);
    if (constants === undefined) byKey.set(key, [constant]);
    else constants.push(constant);
  }
  return {
    matches: (key, draft, sameLevel) =>
      (byKey.get(key) ?? []).flatMap((constant) => {
        if (constant.level === undefined || !sameLevel(constant.level)) return [];
        const keys = keysFor(draft, templateSlots(constant.message));
        return isFree(draft, keys) ? [{ constant, keys }] : [];
      }),
  };
}

function isUsable({ code, name, deprecated, level }: LogConstant, catalog: Catalog): boolean {
  return (
    deprecated === undefined &&
    level !== undefined &&
    catalog.byCode(code).length === 1 &&
    catalog.byName(name).length === 1
  );
}

/** The field key for each value of a draft, where `slots` are the placeholders in the order of the text. */
export function keysFor({ parts }: CallDraft, slots: readonly string[]): readonly string[] {
  const keys: string[] = [];
  for (const [at, value] of valuesInOrder(parts).entries()) keys[value] = slots[at] ?? '';
  return keys;
}

/** Whether no value would take the place of another that the call passes under the same key. */
export function isFree({ values, keys: passed }: CallDraft, keys: readonly string[]): boolean {
  return values.every(({ passedAs }, at) => {
    const key = keys[at] ?? '';
    return passedAs === key || !passed.includes(key);
  });
}
