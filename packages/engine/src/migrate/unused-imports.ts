/** Imports that edits leave without a use: what only the old calls needed goes with them. */
import { sortEdits, type TextEdit } from '@loglex/catalog';
import type { FileFacts, ImportFact } from '../facts/file-facts.ts';
import { writerOf } from '../writers/index.ts';

/** `edits`, sorted, with those that take out imported names which only stood in what the edits exchange. */
export function withoutUnusedImports(
  edits: readonly TextEdit[],
  facts: FileFacts,
  text: string,
): readonly TextEdit[] {
  const taken = edits.map(({ start, end }) => text.slice(start, end)).join('\n');
  const given = edits.map((edit) => edit.text).join('\n');
  const candidates = facts.imports
    .filter(({ typeOnly, source }) => !typeOnly && !ACTING.has(source))
    .flatMap(({ names }) => names.map(({ local }) => local))
    .filter((name) => mentions(taken, name) && !mentions(given, name));
  if (candidates.length === 0) return edits;
  const kept = textBeside(edits, facts.imports, text);
  const unused = new Set(candidates.filter((name) => !mentions(kept, name)));
  if (unused.size === 0) return edits;
  const removals = writerOf(facts).removeImports(facts, unused, text);
  // An import that is added where one goes stands in its place.
  const isFree = (one: TextEdit): boolean =>
    edits.every((edit) => edit.end < one.start || one.end < edit.start || edit.start === one.end);
  return sortEdits([...edits, ...removals.filter(isFree)]);
}

/** Packages that change the world when they are loaded: these stay. */
const ACTING: ReadonlySet<string> = new Set(['colors']);

/** What neither an edit exchanges nor an import says. */
function textBeside(
  edits: readonly TextEdit[],
  imports: readonly ImportFact[],
  text: string,
): string {
  const gone = [...edits, ...imports.map(({ range }) => range)].toSorted(
    (a, b) => a.start - b.start,
  );
  let kept = '';
  let end = 0;
  for (const range of gone) {
    kept += `${text.slice(end, Math.max(end, range.start))}\n`;
    end = Math.max(end, range.end);
  }
  return kept + text.slice(end);
}

/** Whether a text has the name as a word of its own, in a comment or a string too; a property is none. */
function mentions(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const escaped = name.replace(/\$/g, '\\$&');
  return new RegExp(`(?<![\\p{ID_Continue}$]|[^.]\\.)${escaped}(?![\\p{ID_Continue}$])`, 'u').test(
    ` ${text}`,
  );
}
