/** Where code names a constant that itself stands in code: a change of that name would break it there. */
import type { Location, LogConstant } from '@loglex/catalog';
import { sessionOf } from '@loglex/engine';
import type { ScopedFacts } from '../../facts/gather.ts';

/** By file and place; its declaration and its places in lists of its module are none. */
export function usesInCode(files: readonly ScopedFacts[], target: LogConstant): Location[] {
  return files.flatMap(({ facts, scope }) => {
    if (facts.file === target.source.file) return [];
    const session = sessionOf(scope.catalog, scope.settings);
    return facts.references.flatMap((mention) => {
      const resolved = session.resolve(mention);
      const isUse =
        resolved?.kind === 'known' &&
        resolved.constants.some(({ code, name }) => code === target.code && name === target.name);
      return isUse ? [{ file: facts.file, range: mention.range }] : [];
    });
  });
}
