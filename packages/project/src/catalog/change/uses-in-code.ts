/** Where code names a constant that itself stands in code: a change of that name would break it there. */
import type { Location, LogConstant, TextRange } from '@loglex/catalog';
import { sessionOf } from '@loglex/engine';
import type { ScopedFacts } from '../../facts/gather.ts';
import type { CatalogModule } from '../code-catalogs.ts';

/** By file and place. Its declaration in `module` and its places in the lists there are none: a change keeps them in step. */
export function usesInCode(
  files: readonly ScopedFacts[],
  target: LogConstant,
  module: CatalogModule,
): Location[] {
  const elsewhere = files.flatMap(({ facts, scope }): Location[] => {
    if (facts.file === module.file) return [];
    const session = sessionOf(scope.catalog, scope.settings);
    return facts.references.flatMap((mention) => {
      const resolved = session.resolve(mention);
      const isUse =
        resolved?.kind === 'known' &&
        resolved.constants.some(({ code, name }) => code === target.code && name === target.name);
      return isUse ? [{ file: facts.file, range: mention.range }] : [];
    });
  });
  return [...usesInModule(target, module), ...elsewhere];
}

/** By the word: facts of a module do not tell what it does with names of its own. Comments are no uses. */
function usesInModule(
  { source }: LogConstant,
  { file, text, imported }: CatalogModule,
): Location[] {
  const bound = source.values.get('name');
  if (bound === undefined) return [];
  const name = text.slice(bound.start, bound.end);
  const own = [source.range, ...imported.aggregates.map(({ range }) => range)];
  const isOwn = (place: TextRange) =>
    own.some(({ start, end }) => start <= place.start && place.end <= end);
  return [...text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)].flatMap(({ 0: word, index }) => {
    const range = { start: index, end: index + word.length };
    if (word !== name || isOwn(range)) return [];
    const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
    return /#|\/\//.test(before) ? [] : [{ file, range }];
  });
}
