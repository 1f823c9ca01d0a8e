/** Which name each constant has in generated code, and which constants cannot have one. */
import type { Level } from '../level.ts';
import type { LogConstant } from '../model.ts';
import type { LeftOut, Spelling } from './generator.ts';

/** A constant that code can be given: its level is known. */
export type LeveledConstant = LogConstant & { readonly level: Level };

export interface SpelledConstant {
  readonly constant: LeveledConstant;
  /** The name that is declared: a member of the owner, or a name of the module. */
  readonly key: string;
  /** Former names that lead to the same constant. */
  readonly aliases: readonly string[];
}

export interface SpelledConstants {
  readonly spelled: readonly SpelledConstant[];
  /** Constants that can be looked up and not referred to. */
  readonly unspelled: readonly LeveledConstant[];
  readonly leftOut: readonly LeftOut[];
}

/** @param isName whether a key can be declared; `taken` are names that the file itself declares. */
export function spellConstants(
  constants: readonly LogConstant[],
  { by, prefix, suffix }: Spelling,
  isName: (key: string) => boolean,
  taken: ReadonlySet<string>,
): SpelledConstants {
  const spelled: SpelledConstant[] = [];
  const unspelled: LeveledConstant[] = [];
  const leftOut: LeftOut[] = [];
  const keyOf = (word: string): string => `${prefix}${word}${suffix}`;
  const used = new Set(taken);
  const current = new Set(constants.map((constant) => keyOf(constant[by])));
  for (const constant of constants) {
    if (!hasLevel(constant)) {
      leftOut.push({ constant, why: 'has no level' });
      continue;
    }
    const key = keyOf(constant[by]);
    if (!isName(key) || used.has(key)) {
      const why = isName(key)
        ? `has the name ${key}, which stands for something else already`
        : `has a name that cannot be written in code: ${key}`;
      leftOut.push({ constant, why });
      unspelled.push(constant);
      continue;
    }
    used.add(key);
    const former = by === 'name' ? [...new Set(constant.aliases.map(keyOf))] : [];
    const aliases = former.filter(
      (alias) => isName(alias) && !used.has(alias) && !current.has(alias),
    );
    for (const alias of aliases) used.add(alias);
    spelled.push({ constant, key, aliases: aliases.sort() });
  }
  return { spelled, unspelled, leftOut };
}

function hasLevel(constant: LogConstant): constant is LeveledConstant {
  return constant.level !== undefined;
}
