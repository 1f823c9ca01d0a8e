/**
 * Merges two versions of a catalog file by what they say and not by where it stands: two branches that each add a
 * code behind the same line do not conflict, and two that give one code two meanings do.
 */
import { compareCodes } from '../blocks/compare-codes.ts';
import { parseCatalog } from '../parse/parse-catalog.ts';
import { validateCatalog } from '../validate/validate-catalog.ts';
import {
  type EntryPiece,
  joinPieces,
  listPieces,
  type ListPieces,
  type PieceList,
} from './list-pieces.ts';
import { mergeEntry } from './merge-entry.ts';
import { agree, markConflict, mergeLines } from './three-way.ts';

/** Three versions of one file; `base` is empty where both sides made it. */
export interface CatalogVersions {
  readonly file: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedCatalog {
  /** With conflict markers where `marked`. */
  readonly text: string;
  /** What a person has to decide; empty: the merge is done. */
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeConflict {
  /** The code concerned, where it is about one. */
  readonly code?: string;
  /** What the two sides mean, and what to do. */
  readonly message: string;
  /** Whether markers stand in the text. */
  readonly marked: boolean;
}

/** Never throws. What cannot be cut into entries (JSON, lists in flow style) is merged line by line. */
export function mergeCatalogs(versions: CatalogVersions): MergedCatalog {
  const { file, base, ours, theirs } = versions;
  if (ours === theirs || base === theirs) return { text: ours, conflicts: [] };
  if (base === ours) return { text: theirs, conflicts: [] };
  const merged = mergePieces(versions) ?? mergeAsText(versions);
  if (merged.conflicts.length > 0) return merged;
  return { text: merged.text, conflicts: newProblems(file, merged.text, [ours, theirs]) };
}

function mergePieces({ file, base, ours, theirs }: CatalogVersions): MergedCatalog | undefined {
  const cut = [base, ours, theirs].map((text) => listPieces({ file, text }));
  const [old, own, other] = cut;
  if (!old || !own || !other || !alike(old, own, other)) return undefined;
  const conflicts: MergeConflict[] = [];
  const texts = own.texts.map((text, index) => {
    const merged = mergeLines(old.texts[index]!, text, other.texts[index]!);
    if (merged.conflict) {
      const message = 'Both sides changed the same lines outside of the constants.';
      conflicts.push({ message, marked: true });
    }
    return merged.text;
  });
  const lists = own.lists.map((list) =>
    mergeLists(listOf(old, list), list, listOf(other, list), conflicts),
  );
  const text = joinPieces(texts as [string, string, string], lists as [string, string]);
  return { text, conflicts };
}

/** Lists that stand in another order cannot be laid side by side. */
function alike(...versions: readonly ListPieces[]): boolean {
  const orders = versions
    .filter(({ lists }) => lists.every(({ entries }) => entries.length > 0))
    .map(({ lists }) => lists[0].name);
  const firsts = versions.filter(({ lists }) => lists[0].entries.length > 0);
  return new Set([...orders, ...firsts.map(({ lists }) => lists[0].name)]).size <= 1;
}

function listOf({ lists }: ListPieces, { name }: PieceList): readonly EntryPiece[] {
  return lists.find((list) => list.name === name)!.entries;
}

function mergeLists(
  base: readonly EntryPiece[],
  { name, entries: ours }: PieceList,
  theirs: readonly EntryPiece[],
  conflicts: MergeConflict[],
): string {
  const old = byKey(base);
  const own = byKey(ours);
  const other = byKey(theirs);
  const merged: { readonly code: string; readonly key: string; readonly text: string }[] = [];
  for (const entry of ours) {
    const versions = { base: old.get(entry.key), ours: entry.text, theirs: other.get(entry.key) };
    const text = mergeVersions(name, entry.code, versions, conflicts);
    if (text !== undefined) merged.push({ ...entry, text });
  }
  let behind = -1;
  for (const entry of theirs) {
    const at = merged.findIndex(({ key }) => key === entry.key);
    if (at >= 0) behind = at;
    if (own.has(entry.key)) continue;
    const versions = { base: old.get(entry.key), ours: undefined, theirs: entry.text };
    const text = mergeVersions(name, entry.code, versions, conflicts);
    if (text === undefined) continue;
    // Behind its neighbour, and behind what we put there with a lower code.
    let place = behind + 1;
    while (
      place < merged.length &&
      !old.has(merged[place]!.key) &&
      !other.has(merged[place]!.key) &&
      compareCodes(merged[place]!.code, entry.code) < 0
    ) {
      place++;
    }
    merged.splice(place, 0, { ...entry, text });
    behind = place;
  }
  return merged.map(({ text }) => text).join('');
}

function byKey(entries: readonly EntryPiece[]): ReadonlyMap<string, string> {
  return new Map(entries.map(({ key, text }) => [key, text]));
}

/** The text of one entry; `undefined` where it is gone. */
function mergeVersions(
  list: string,
  code: string,
  versions: {
    readonly base: string | undefined;
    readonly ours: string | undefined;
    readonly theirs: string | undefined;
  },
  conflicts: MergeConflict[],
): string | undefined {
  const agreed = agree(versions, (a, b) => a === b);
  if (agreed !== 'conflict') return agreed.agreed;
  const { base, ours, theirs } = versions;
  if (base !== undefined && ours !== undefined && theirs !== undefined) {
    const merged = mergeEntry(base, ours, theirs);
    if ('text' in merged) return merged.text;
    const message = `Both sides changed ${merged.conflicts.join(', ')} of ${code}. Decide which it is.`;
    conflicts.push({ code, message, marked: true });
  } else if (base === undefined) {
    const message =
      list === 'constants'
        ? `Both sides gave ${code} to a constant of their own. Keep it for one, and give the other a code of its own: loglex catalog rebase.`
        : `Both sides retired ${code}, and say different things about it.`;
    conflicts.push({ code, message, marked: true });
  } else {
    const comments = commentsOnly(base, ours ?? theirs ?? '');
    if (comments !== undefined) return comments;
    const message = `One side changed ${code}, the other took it out of ${list}. Decide whether it stays.`;
    conflicts.push({ code, message, marked: true });
  }
  return markConflict(ours ?? '', theirs ?? '');
}

/** Where nothing but the lines above an entry is new: those of them that are. They outlive it. */
function commentsOnly(base: string, changed: string): string | undefined {
  const [old, now] = [base, changed].map((text) => /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text)![0]);
  if (base.slice(old!.length) !== changed.slice(now!.length)) return undefined;
  const lines = (text: string) => text.match(/.*\n/g) ?? [];
  const before = new Set(lines(old!));
  return lines(now!)
    .filter((line) => !before.has(line))
    .join('');
}

/** Line by line, and only where the result can be read: lines know nothing of brackets. */
function mergeAsText({ file, base, ours, theirs }: CatalogVersions): MergedCatalog {
  const { text, conflict } = mergeLines(base, ours, theirs);
  if (conflict) {
    const message = 'Both sides changed the same lines.';
    return { text, conflicts: [{ message, marked: true }] };
  }
  return { text, conflicts: newProblems(file, text, [ours, theirs]) };
}

/** What is wrong with the result and with neither side: each is right, and together they are not. */
function newProblems(
  file: string,
  text: string,
  sides: readonly string[],
): readonly MergeConflict[] {
  const known = new Set(sides.flatMap((side) => problemsOf(file, side)));
  return [...new Set(problemsOf(file, text))]
    .filter((message) => !known.has(message))
    .map((message) => ({ message: `Only after the merge: ${message}`, marked: false }));
}

function problemsOf(file: string, text: string): readonly string[] {
  const { catalog, problems } = parseCatalog([{ file, text }]);
  return [...problems, ...validateCatalog(catalog)]
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}
