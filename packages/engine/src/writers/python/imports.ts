/** Brings names into a Python file, after the imports that are there. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { Imported } from '../writer.ts';

/** As `Writer.addImports` has it. The docstring and `from __future__` stay first. */
export function addImports(
  facts: FileFacts,
  wanted: readonly Imported[],
): readonly TextEdit[] | undefined {
  const missing = new Map<string, string[]>();
  for (const { name, from } of wanted) {
    const isThere = facts.imports.some(
      ({ typeOnly, names }) => !typeOnly && names.some(({ local }) => local === name),
    );
    if (!isThere) missing.set(from, [...(missing.get(from) ?? []), name]);
  }
  if (missing.size === 0) return [];
  const at = facts.importInsertion;
  // Behind a byte order mark a line starts as well; in the middle of one other statements may follow.
  if (at === undefined || !(at <= 1 || facts.lineStarts.includes(at))) return undefined;
  const eol = facts.eol ?? '\n';
  const text = [...missing]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, names]) => `from ${from} import ${names.sort().join(', ')}${eol}`)
    .join('');
  return [{ start: at, end: at, text }];
}

/** Dotted paths are the same from everywhere; what is relative to a folder is not known to be a package. */
export function moduleFrom(_file: string, module: string): string | undefined {
  return /^[\p{ID_Start}_]\p{ID_Continue}*(?:\.[\p{ID_Start}_]\p{ID_Continue}*)*$/u.test(module)
    ? module
    : undefined;
}
