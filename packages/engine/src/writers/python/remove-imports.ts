/** Takes names out of the imports of a Python file. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import { boundName, withoutItems } from '../names-list.ts';
import { wholeLines } from '../whole-lines.ts';

/** As `Writer.removeImports` has it; imports inside of blocks stay, since a block may hold nothing else. */
export function removeImports(
  { imports }: FileFacts,
  names: ReadonlySet<string>,
  text: string,
): readonly TextEdit[] {
  return imports.flatMap(({ range, names: bound }): readonly TextEdit[] => {
    const lines = wholeLines(range, text);
    if (lines === undefined || !bound.some(({ local }) => names.has(local))) return [];
    if (bound.every(({ local }) => names.has(local))) return [{ ...lines, text: '' }];
    const statement = text.slice(range.start, range.end);
    const list = /^from\s[^#\\;]*?\simport\s*\(?([^#\\;()]*)\)?$/.exec(statement)?.[1];
    if (list === undefined) return [];
    const left = withoutItems(list, (item) => names.has(boundName(item)));
    if (left === undefined || left === list) return [];
    const start = range.start + statement.lastIndexOf(list);
    return [{ start, end: start + list.length, text: left }];
  });
}
