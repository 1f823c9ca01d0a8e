/** The edits that a catalog file knows: splices at known ranges, so every byte beside them stays. */
import { compareCodes } from '../blocks/compare-codes.ts';
import { isNull } from '../document/node.ts';
import type { DataNode, MapNode, SeqNode } from '../document/node.ts';
import type { CatalogText } from '../model.ts';
import type { TextEdit } from '../text.ts';
import { addKey, removeKey, setValue } from './map-edits.ts';
import { startFile } from './start-file.ts';
import { contentOf, contentOfValue } from './content.ts';
import type { Content } from './content.ts';
import type { NewValue } from './print-value.ts';
import {
  type CatalogEdit,
  edit,
  type EditedFile,
  type EditTarget,
  findItem,
  listContent,
  mapContent,
  type Planned,
  type Refused,
  refuse,
  scalarOf,
  shared,
  withSection,
} from './edited-file.ts';
import { CONSTANT_KEYS } from './key-order.ts';
import { insertItems, removeItem, startList } from './sequence-edits.ts';
import type { NewRecord } from './sequence-edits.ts';

/** A new constant, keyed as the file is. Its keys are written in the order of the design, whatever theirs. */
export interface NewConstant {
  readonly code: string;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly level: string;
  readonly may?: readonly string[];
  readonly message: string;
  readonly component?: string;
  readonly subcomponent?: string;
  readonly tags?: readonly string[];
  readonly fields?: { readonly [name: string]: NewRecord };
  readonly description?: string;
  readonly action?: string;
  readonly runbook?: string;
  readonly since?: string;
  readonly deprecated?: NewSuccession;
}

export type NewSuccession = {
  readonly since?: string;
  readonly 'replaced-by'?: string;
  readonly reason?: string;
};

/** New values by key; `null` removes the key. */
export type ConstantChanges = {
  readonly [Key in keyof NewConstant]?: NewConstant[Key] | null;
};

/** Adds `constant`, next to the nearest lower code; starts the list, or the file, where there is none. */
export function addConstant(source: CatalogText, constant: NewConstant): CatalogEdit {
  return addConstants(source, [constant]);
}

/** Adds many as if one after the other, in the order of their codes, and reads the file but once. */
export function addConstants(source: CatalogText, constants: readonly NewConstant[]): CatalogEdit {
  const items = constants.map((constant) => ({
    code: constant.code,
    record: Object.fromEntries(CONSTANT_KEYS.map((key) => [key, constant[key]])),
  }));
  return edit(source, (file) => addItems(file, 'constants', items));
}

/** Sets and removes keys of the constant `target`. */
export function changeConstant(
  source: CatalogText,
  target: EditTarget,
  changes: ConstantChanges,
): CatalogEdit {
  return edit(source, (file) => {
    const found = findItem(file, 'constants', target);
    if ('refused' in found) return found;
    const edits: TextEdit[] = [];
    let content = contentOf(found.item) as Content & { readonly map: readonly [string, Content][] };
    for (const key of CONSTANT_KEYS) {
      const value = changes[key] as NewValue | null | undefined;
      if (value === undefined) continue;
      const step = changeKey(file, found.item, key, value, changes);
      if ('refused' in step) return step;
      edits.push(...step.edits);
      content = { map: changedEntries(content.map, key, value) };
    }
    const items = listContent(found.list).with(found.index, content);
    return { edits: mergeInsertions(edits), expected: withSection(file, 'constants', items) };
  });
}

/** Moves the constant `target` to `retired`: its code is never used again. */
export function retireConstant(
  source: CatalogText,
  target: EditTarget,
  succession: NewSuccession = {},
): CatalogEdit {
  return edit(source, (file) => {
    const found = findItem(file, 'constants', target);
    if ('refused' in found) return found;
    const record = retiredRecord(target.code, scalarOf(found.item, 'name'), succession);
    const added = addItems(file, 'retired', [{ code: target.code, record }], true);
    if ('refused' in added) return added;
    const items = listContent(found.list).toSpliced(found.index, 1);
    const removed = removeItem(file.text, found.list, found.index);
    return {
      edits: [...removed, ...added.edits],
      expected: new Map(added.expected).set('constants', { list: items }),
    };
  });
}

/** Gives the constant `target` another code, and keeps the one it had as retired. */
export function recodeConstant(
  source: CatalogText,
  target: EditTarget,
  code: string,
  succession: NewSuccession = {},
): CatalogEdit {
  return edit(source, (file) => {
    const found = findItem(file, 'constants', target);
    if ('refused' in found) return found;
    const step = changeKey(file, found.item, 'code', code, { code });
    if ('refused' in step) return step;
    const record = retiredRecord(target.code, undefined, { ...succession, 'replaced-by': code });
    const added = addItems(file, 'retired', [{ code: target.code, record }], true);
    if ('refused' in added) return added;
    const { map } = contentOf(found.item) as { readonly map: readonly [string, Content][] };
    const changed: Content = { map: changedEntries(map, 'code', code) };
    const items = listContent(found.list).with(found.index, changed);
    return {
      edits: [...step.edits, ...added.edits],
      expected: new Map(added.expected).set('constants', { list: items }),
    };
  });
}

/** Enters a code as retired whose constant stands, or stood, elsewhere: in code, which keeps no retired ones. */
export function addRetired(
  source: CatalogText,
  { code, name }: { readonly code: string; readonly name?: string },
  succession: NewSuccession = {},
): CatalogEdit {
  return edit(source, (file) =>
    addItems(file, 'retired', [{ code, record: retiredRecord(code, name, succession) }]),
  );
}

/** Declares a component, behind those that are there. Keys are those of the file: `codes`, `paths`… */
export function addComponent(source: CatalogText, name: string, component: NewRecord): CatalogEdit {
  return edit(source, (file) => {
    const section = file.entry('components');
    const components = section?.value;
    const declared = components?.kind === 'map' ? components : undefined;
    if (declared?.entries.some(({ key }) => key.text === name)) {
      return refuse('exists', `The component "${name}" is declared already.`);
    }
    const expected = new Map(file.content).set('components', {
      map: [...(declared ? mapContent(declared) : []), [name, contentOfValue(component)]],
    });
    const { text, root, notation } = file;
    if (!root)
      return { edits: startFile(text, notation, { components: { [name]: component } }), expected };
    if (!section) {
      const value = { [name]: component };
      return { edits: addSection(file, root, 'components', value), expected };
    }
    if (declared && declared.entries.length > 0) {
      return { edits: addKey(text, declared, name, component, notation), expected };
    }
    const edits = setValue(text, section, { [name]: component }, notation);
    return edits ? { edits, expected } : shared('components');
  });
}

function retiredRecord(
  code: string,
  name: string | undefined,
  succession: NewSuccession,
): NewRecord {
  const { since, reason } = succession;
  return { code, name, since, 'replaced-by': succession['replaced-by'], reason };
}

interface NewItem {
  readonly code: string;
  readonly record: NewRecord;
}

function addItems(
  file: EditedFile,
  section: 'constants' | 'retired',
  added: readonly NewItem[],
  moved = false,
): Planned | Refused {
  const refused = moved ? undefined : refuseTaken(file, added);
  if (refused) return refused;
  const entry = file.entry(section);
  const list = entry?.value;
  const items = list?.kind === 'seq' ? list.items : [];
  const places = placesFor(items, added);
  const records = places.map(({ record }) => record);
  const content = withInserted(
    items.map(contentOf),
    places.map(({ index, record }) => ({ index, item: contentOfValue(record) })),
  );
  const expected = new Map(file.content).set(section, { list: content });
  const { text, root, notation } = file;
  if (!root) return { edits: startFile(text, notation, { [section]: records }), expected };
  if (!entry) return { edits: addSection(file, root, section, records), expected };
  if (list?.kind !== 'seq' && !isNull(entry.value)) {
    return refuse('unreadable', `"${section}" is no list, so nothing can be added to it.`);
  }
  if (list?.kind === 'seq' && list.range.start < entry.key.range.start) return shared(section);
  if (list?.kind === 'seq' && (items.length > 0 || !isBareList(file, list))) {
    return { edits: insertItems(text, list, places, notation), expected };
  }
  if (root.style === 'block') return { edits: startList(text, entry, records), expected };
  const edits = setValue(text, entry, records, notation);
  return edits ? { edits, expected } : shared(section);
}

function refuseTaken(file: EditedFile, added: readonly NewItem[]): Refused | undefined {
  const retired = codesIn(file, 'retired');
  const taken = codesIn(file, 'constants');
  for (const { code } of added) {
    if (retired.has(code)) {
      return refuse('exists', `${code} is retired, and a retired code is never given out again.`);
    }
    if (taken.has(code)) return refuse('exists', `The code ${code} stands in this file already.`);
    taken.add(code);
  }
  return undefined;
}

/** `[]` in a block map: the list goes on in block style, as the rest of the file. */
function isBareList({ text, root }: EditedFile, list: SeqNode): boolean {
  return root?.style === 'block' && text.slice(list.range.start, list.range.end) === '[]';
}

function addSection(
  { text, notation }: EditedFile,
  root: MapNode,
  section: string,
  value: NewValue,
): TextEdit[] {
  if (root.style === 'flow') return addKey(text, root, section, value, notation);
  return startFile(text, notation, { [section]: value }, root);
}

function codesIn(file: EditedFile, section: string): Set<string> {
  const list = file.entry(section)?.value;
  const codes = list?.kind === 'seq' ? list.items.map((item) => scalarOf(item, 'code')) : [];
  return new Set(codes.filter((code) => code !== undefined));
}

interface PlacedItem extends NewItem {
  /** The item before which it goes. */
  readonly index: number;
}

/** Behind the nearest lower code each, so that a list in groups keeps its groups; in the order of the codes. */
function placesFor(items: readonly DataNode[], added: readonly NewItem[]): readonly PlacedItem[] {
  const standing = items
    .flatMap((item, position) => {
      const code = scalarOf(item, 'code');
      return code === undefined ? [] : [{ code, position }];
    })
    .sort((a, b) => compareCodes(a.code, b.code));
  let lower = 0;
  return added
    .toSorted((a, b) => compareCodes(a.code, b.code))
    .map((item): PlacedItem => {
      while (lower < standing.length && compareCodes(standing[lower]!.code, item.code) < 0) lower++;
      return { ...item, index: (standing[lower - 1]?.position ?? -1) + 1 };
    })
    .sort((a, b) => a.index - b.index);
}

function withInserted<Item>(
  items: readonly Item[],
  inserted: readonly { readonly index: number; readonly item: Item }[],
): readonly Item[] {
  const all: Item[] = [];
  let next = 0;
  for (let index = 0; index <= items.length; index++) {
    for (; inserted[next]?.index === index; next++) all.push(inserted[next]!.item);
    if (index < items.length) all.push(items[index]!);
  }
  return all;
}

function changeKey(
  { text, notation }: EditedFile,
  item: MapNode,
  key: string,
  value: NewValue | null,
  changes: ConstantChanges,
): { readonly edits: readonly TextEdit[] } | Refused {
  const entry = item.entries.find((candidate) => candidate.key.text === key);
  if (value === null) {
    if (entry?.merged) return shared(key);
    return { edits: entry ? removeKey(text, item, entry) : [] };
  }
  if (entry && !entry.merged) {
    const edits = setValue(text, entry, value, notation);
    return edits ? { edits } : shared(key);
  }
  // A key that goes cannot be the one to stand behind.
  const staying = item.entries.filter(
    (other) => changes[other.key.text as keyof ConstantChanges] !== null,
  );
  const edits = addKey(text, { ...item, entries: staying }, key, value, notation, CONSTANT_KEYS);
  return { edits };
}

/** Several keys may go in at one place: they become one insertion, in the order of the keys. */
function mergeInsertions(edits: readonly TextEdit[]): readonly TextEdit[] {
  const insertions = new Map<number, TextEdit>();
  const others: TextEdit[] = [];
  for (const step of edits) {
    const at = insertions.get(step.start);
    if (step.start !== step.end) others.push(step);
    else insertions.set(step.start, { ...step, text: (at?.text ?? '') + step.text });
  }
  return [...others, ...insertions.values()];
}

function changedEntries(
  entries: readonly [string, Content][],
  key: string,
  value: NewValue | null,
): [string, Content][] {
  const others = entries.filter(([other]) => other !== key);
  return value === null ? others : [...others, [key, contentOfValue(value)]];
}
