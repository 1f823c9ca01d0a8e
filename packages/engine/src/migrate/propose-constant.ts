/** What a person, or a program, who wants one new constant is told: a name for it, and which constants may mean the same. */
import type { Catalog, Level, LogConstant } from '@loglex/catalog';
import { createNameMint } from './mint-names.ts';
import { similarConstants } from './similar-constants.ts';

/** A name that no constant has or had, made as a migration makes it. */
export function proposeName(
  catalog: Catalog,
  message: string,
  component: string,
  level: Level,
): string {
  return createNameMint([catalog], []).take(message, component, level);
}

/** Constants whose messages differ from `message` in words that carry no meaning of their own, the likeliest first. */
export function similarTo(catalog: Catalog, message: string): readonly LogConstant[] {
  const wanted = { code: '', name: '', message, level: '', component: '', catalog: '', keys: [] };
  return similarConstants([wanted], [], [catalog])
    .flatMap(({ codes }) => codes)
    .flatMap((code) => catalog.byCode(code).slice(0, 1));
}
