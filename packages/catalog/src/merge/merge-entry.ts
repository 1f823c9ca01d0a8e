/** Merges two versions of one entry key by key. */
import { contentOf, sameContent, type Content } from '../edit/content.ts';
import { changeConstant, type ConstantChanges } from '../edit/edit-catalog.ts';
import type { NewValue } from '../edit/print-value.ts';
import { valueOf } from '../document/node.ts';
import { readDocument } from '../document/read-document.ts';
import { parseCatalog } from '../parse/parse-catalog.ts';
import { applyEdits } from '../text.ts';
import { agree, mergeLines } from './three-way.ts';

/** The entry that both sides mean, or the keys about which they differ. */
export type MergedEntry = { readonly text: string } | { readonly conflicts: readonly string[] };

/**
 * `base`, `ours` and `theirs` are pieces of a list `constants`: whole lines. Where the lines do not tell, the keys
 * do: those that only `theirs` changed are set in `ours`, so that comments of both stay where lines can be merged.
 */
export function mergeEntry(base: string, ours: string, theirs: string): MergedEntry {
  const keys = { base: keysOf(base), ours: keysOf(ours), theirs: keysOf(theirs) };
  const names = new Set(Object.values(keys).flatMap((map) => [...map.keys()]));
  const conflicts: string[] = [];
  const changes: Record<string, NewValue | null> = {};
  const expected = new Map<string, Content>();
  for (const name of names) {
    const versions = {
      base: keys.base.get(name),
      ours: keys.ours.get(name),
      theirs: keys.theirs.get(name),
    };
    const merged = agree(versions, same);
    if (merged === 'conflict') {
      conflicts.push(name);
      continue;
    }
    if (merged.agreed !== undefined) expected.set(name, merged.agreed);
    if (!same(merged.agreed, versions.ours)) {
      changes[name] = merged.agreed === undefined ? null : valueFrom(merged.agreed);
    }
  }
  if (conflicts.length > 0) return { conflicts };
  const lines = mergeLines(base, ours, theirs);
  if (!lines.conflict && says(lines.text, expected)) return { text: lines.text };
  const changed = changeEntry(ours, changes);
  return changed !== undefined && says(changed, expected)
    ? { text: changed }
    : { conflicts: Object.keys(changes) };
}

const HEAD = 'constants:\n';
const FILE = 'entry.yaml';

function keysOf(piece: string): ReadonlyMap<string, Content> {
  const { root } = readDocument({ file: FILE, text: HEAD + piece });
  const list = root?.kind === 'map' ? valueOf(root, 'constants') : undefined;
  const item = list?.kind === 'seq' ? list.items[0] : undefined;
  return new Map(
    item?.kind === 'map' ? item.entries.map(({ key, value }) => [key.text, contentOf(value)]) : [],
  );
}

function changeEntry(piece: string, changes: ConstantChanges): string | undefined {
  const source = { file: FILE, text: HEAD + piece };
  const [target] = parseCatalog([source]).catalog.constants;
  const edit = target && changeConstant(source, target, changes);
  if (edit === undefined || 'refused' in edit) return undefined;
  return applyEdits(source.text, edit.edits).slice(HEAD.length);
}

function says(piece: string, expected: ReadonlyMap<string, Content>): boolean {
  const said = keysOf(piece);
  return (
    said.size === expected.size &&
    [...expected].every(([key, content]) => same(said.get(key), content))
  );
}

function same(a: Content | undefined, b: Content | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameContent(a, b);
}

function valueFrom(content: Content): NewValue {
  if (content === null) return '';
  if (typeof content === 'string') return content;
  if ('list' in content) return content.list.map(valueFrom);
  return Object.fromEntries(content.map.map(([key, value]) => [key, valueFrom(value)]));
}
