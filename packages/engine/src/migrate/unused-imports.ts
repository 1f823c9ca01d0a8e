/** Imports that edits leave without a use: what only the old calls needed goes with them. */
import { sortEdits, type TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import { writerOf } from '../writers/index.ts';
import { mentions, textBeside } from './mentions.ts';

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
  const kept = textBeside([...edits, ...facts.imports.map(({ range }) => range)], text);
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
