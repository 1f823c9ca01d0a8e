/** What has become of a constant since a log was written, for people and for programs. */
import type { LogConstant, RetiredConstant } from '@loglex/catalog';

export type Fate =
  /** It has another code or another name. */
  | { readonly kind: 'renamed'; readonly code: string; readonly name: string }
  | { readonly kind: 'retired'; readonly replacedBy?: string }
  /** Nobody says what has become of it. */
  | { readonly kind: 'gone' };

export function fateOf(
  then: LogConstant,
  now: LogConstant | RetiredConstant | undefined,
): Fate | undefined {
  if (now === undefined) return { kind: 'gone' };
  if (!('message' in now)) return retiredFate(now);
  const { code, name } = now;
  return code === then.code && name === then.name ? undefined : { kind: 'renamed', code, name };
}

export function retiredFate({ replacedBy }: RetiredConstant): Fate {
  return { kind: 'retired', ...(replacedBy !== undefined && { replacedBy }) };
}

/** `now SHOP201`, `now ORDER_PLACED`, `retired, SHOP102 instead` */
export function fateInWords(code: string | undefined, fate: Fate): string {
  switch (fate.kind) {
    case 'renamed':
      return `now ${fate.code === code ? fate.name : fate.code}`;
    case 'retired':
      return fate.replacedBy === undefined ? 'retired' : `retired, ${fate.replacedBy} instead`;
    case 'gone':
      return 'gone';
  }
}
