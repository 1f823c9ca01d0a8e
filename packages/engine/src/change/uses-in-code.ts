/** Where code names a constant that itself stands in code: a change of that name would break it there. */
import type { Location, LogConstant, TextRange } from '@loglex/catalog';
import type { CatalogModule } from '../import/catalog-module.ts';
import { usesOf } from '../index/uses.ts';
import type { CodeSources } from './catalog-scope.ts';

/** By file and place. Its declaration in `module` and its places in the lists there are none: a change keeps them in step. */
export function usesInCode(
  { index, sessionOf }: CodeSources,
  target: LogConstant,
  module: CatalogModule,
): Location[] {
  const elsewhere = usesOf(target, index, sessionOf).flatMap(({ file, mention }): Location[] =>
    file === module.file || mention.by !== 'reference' ? [] : [{ file, range: mention.range }],
  );
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
