/** Finds for each constant of an old catalog the one that it has become in a new one. */
import type { Catalog, LogConstant } from '../model.ts';

export interface Pairing {
  /** By code and name, by name where the code is another, or by code where the name is another. */
  readonly pairs: readonly (readonly [before: LogConstant, after: LogConstant])[];
  readonly gone: readonly LogConstant[];
  readonly come: readonly LogConstant[];
}

/**
 * Codes that several constants carry, and names that several do, are paired in reading order, so nothing
 * that a real catalog holds is lost.
 */
export function pairConstants(before: Catalog, after: Catalog): Pairing {
  const pairs: [LogConstant, LogConstant][] = [];
  let gone: readonly LogConstant[] = before.constants;
  let come: readonly LogConstant[] = after.constants;
  for (const key of [codeAndName, nameOf, codeOf]) {
    const waiting = groups(come, key);
    const left: LogConstant[] = [];
    for (const constant of gone) {
      const match = waiting.get(key(constant))?.shift();
      if (match === undefined) left.push(constant);
      else pairs.push([constant, match]);
    }
    gone = left;
    const taken = new Set(pairs.map(([, match]) => match));
    come = come.filter((constant) => !taken.has(constant));
  }
  return { pairs, gone, come };
}

function codeAndName({ code, name }: LogConstant): string {
  return `${code}\n${name}`;
}

function nameOf({ name }: LogConstant): string {
  return name;
}

function codeOf({ code }: LogConstant): string {
  return code;
}

function groups(
  constants: readonly LogConstant[],
  key: (constant: LogConstant) => string,
): Map<string, LogConstant[]> {
  const byKey = new Map<string, LogConstant[]>();
  for (const constant of constants) {
    const group = byKey.get(key(constant));
    if (group) group.push(constant);
    else byKey.set(key(constant), [constant]);
  }
  return byKey;
}
