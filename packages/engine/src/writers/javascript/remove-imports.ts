/** Takes names out of the imports of a JavaScript file. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import { boundName, withoutItems } from '../names-list.ts';
import { wholeLines } from '../whole-lines.ts';

/** As `Writer.removeImports` has it. An import that is left without a name goes as a whole. */
export function removeImports(
  { imports }: FileFacts,
  names: ReadonlySet<string>,
  text: string,
): readonly TextEdit[] {
  return imports.flatMap(({ range, names: bound, typeOnly }): readonly TextEdit[] => {
    if (typeOnly || !bound.some(({ local }) => names.has(local))) return [];
    if (bound.every(({ local }) => names.has(local))) {
      const lines = wholeLines(range, text);
      return lines === undefined ? [] : [{ ...lines, text: '' }];
    }
    const braces = /\{([^{}/]*)\}/.exec(text.slice(range.start, range.end));
    const list = braces?.[1];
    if (braces === null || list === undefined) return [];
    const left = withoutItems(list, (item) => names.has(boundName(item)));
    if (left === undefined || left === list) return [];
    const start = range.start + braces.index + 1;
    return [{ start, end: start + list.length, text: left }];
  });
}
