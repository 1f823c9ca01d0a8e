/** Which codes of a branch another branch took as well, and which codes they could have instead. */
import { allocate } from '../blocks/allocate.ts';
import type { Catalog, LogConstant } from '../model.ts';

export interface Renumbering {
  /** Of the branch, with the code that it has now. */
  readonly constant: LogConstant;
  readonly code: string;
}

export interface Renumberings {
  readonly moves: readonly Renumbering[];
  /** Why a constant whose code is taken gets no other, in words. */
  readonly refused: readonly string[];
}

/**
 * Only constants that `ours` added since `base` move: their codes stand in no log yet. A code is taken where `theirs` gave
 * it to something else, or retired it.
 */
export function renumberings(base: Catalog, ours: Catalog, theirs: Catalog): Renumberings {
  const moves: Renumbering[] = [];
  const refused: string[] = [];
  const taken = new Set([...theirs.constants, ...theirs.retired].map(({ code }) => code));
  for (const constant of ours.constants) {
    const { code, name, component } = constant;
    if (base.byCode(code).length + base.retiredByCode(code).length > 0) continue;
    const others = theirs.byCode(code);
    const isSame = others.some(
      (other) => other.name === name && other.message === constant.message,
    );
    if (isSame || !taken.has(code)) continue;
    if (component === undefined) {
      refused.push(
        `${code} ${name} has no component, so no other code can be taken for it. Give it one.`,
      );
      continue;
    }
    const allocation = allocate(ours, component, taken);
    if (!('code' in allocation)) {
      refused.push(`${code} ${name}: ${allocation.message}`);
      continue;
    }
    taken.add(allocation.code);
    moves.push({ constant, code: allocation.code });
  }
  return { moves, refused };
}
