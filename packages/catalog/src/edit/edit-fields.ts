/** Edits to the fields of a constant: one is added, changed, renamed or taken out, and the others keep their bytes. */
import { isNull } from '../document/node.ts';
import type { MapEntry, MapNode } from '../document/node.ts';
import type { CatalogText } from '../model.ts';
import { applyEdits } from '../text.ts';
import type { TextEdit } from '../text.ts';
import { contentOf, contentOfValue, sameContent } from './content.ts';
import type { Content } from './content.ts';
import {
  type CatalogEdit,
  edit,
  type EditTarget,
  findItem,
  listContent,
  type Refused,
  refuse,
  shared,
  withSection,
} from './edited-file.ts';
import { encodeDouble, encodeYaml } from './encode-scalar.ts';
import { CONSTANT_KEYS, FIELD_KEYS } from './key-order.ts';
import { addKey, removeKey, setValue } from './map-edits.ts';
import type { NewValue, Notation } from './print-value.ts';
import type { NewRecord } from './sequence-edits.ts';

/** New values by key, as the file spells them; `null` removes the key. */
export type FieldChanges = {
  readonly [Key in (typeof FIELD_KEYS)[number]]?: NewValue | null;
};

/** Sets and removes keys of the field `name`, which is added where the constant has none of that name. */
export function changeField(
  source: CatalogText,
  target: EditTarget,
  name: string,
  changes: FieldChanges,
): CatalogEdit {
  let { text } = source;
  // One key after the other: two that go in, or out, side by side would share a comma.
  const steps = [
    (map: FieldsMap) => ensureField(map, name, changes),
    ...FIELD_KEYS.map((key) => (map: FieldsMap) => setKey(map, name, key, changes[key])),
  ];
  for (const step of steps) {
    const edited = editFields({ file: source.file, text }, target, step);
    if ('refused' in edited) return edited;
    text = applyEdits(text, edited.edits);
  }
  return { edits: difference(source.text, text) };
}

/** Gives the field `name` another name; what is said of it stays. */
export function renameField(
  source: CatalogText,
  target: EditTarget,
  name: string,
  to: string,
): CatalogEdit {
  return editFields(source, target, (map) => {
    const entry = fieldIn(map, name);
    if (entry === undefined) return missing(name);
    if (fieldIn(map, to)) return refuse('exists', `The field "${to}" is there already.`);
    if (entry.merged) return shared(name);
    return {
      edits: [{ ...entry.key.range, text: encodeKey(to, map.notation) }],
      field: to,
      content: contentOf(entry.value),
      gone: name,
    };
  });
}

/** Takes the field `name` out. */
export function removeField(source: CatalogText, target: EditTarget, name: string): CatalogEdit {
  return editFields(source, target, (map) => {
    const { text, item, entry: fields, node } = map;
    const entry = fieldIn(map, name);
    if (entry === undefined || fields === undefined || node === undefined) return missing(name);
    if (entry.merged || fields.merged) return shared(name);
    const isLast = node.entries.length === 1;
    const edits = isLast ? removeKey(text, item, fields) : removeKey(text, node, entry);
    return { edits, gone: name };
  });
}

/** The fields of a constant where they stand in its file. */
interface FieldsMap {
  readonly text: string;
  readonly notation: Notation;
  readonly item: MapNode;
  /** The key `fields` with its value. */
  readonly entry: MapEntry | undefined;
  readonly node: MapNode | undefined;
}

/** Edits, and what the fields say after them. */
interface FieldsPlan {
  readonly edits: readonly TextEdit[];
  readonly field?: string;
  readonly content?: Content;
  readonly gone?: string;
}

function editFields(
  source: CatalogText,
  target: EditTarget,
  plan: (map: FieldsMap) => FieldsPlan | Refused,
): CatalogEdit {
  return edit(source, (file) => {
    const found = findItem(file, 'constants', target);
    if ('refused' in found) return found;
    const { item } = found;
    const entry = item.entries.find(({ key }) => key.text === 'fields');
    const node = entry?.value.kind === 'map' ? entry.value : undefined;
    // What is written through an alias stands elsewhere, and for others.
    if (entry && (entry.merged || entry.value.range.start < entry.key.range.start)) {
      return shared('fields');
    }
    if (entry && !node && !isNull(entry.value)) {
      return refuse('unreadable', '"fields" is no map, so no field can be changed in it.');
    }
    const { text, notation } = file;
    const planned = plan({ text, notation, item, entry, node });
    if ('refused' in planned) return planned;
    const { map } = contentOf(item) as { readonly map: readonly (readonly [string, Content])[] };
    const fields = changedFields(node, planned);
    const others = map.filter(([key]) => key !== 'fields');
    const said: Content = {
      map: fields === undefined ? others : [...others, ['fields', fields]],
    };
    const items = listContent(found.list).with(found.index, said);
    return { edits: planned.edits, expected: withSection(file, 'constants', items) };
  });
}

/** `undefined`: the last of them went, and the key with it. */
function changedFields(
  node: MapNode | undefined,
  { field, content, gone }: FieldsPlan,
): Content | undefined {
  const before = (node?.entries ?? []).map(
    ({ key, value }) => [key.text, contentOf(value)] as const,
  );
  const kept = before.filter(([name]) => name !== field && name !== gone);
  const map = field === undefined ? kept : [...kept, [field, content ?? null] as const];
  return map.length === 0 ? undefined : { map };
}

function ensureField(map: FieldsMap, name: string, changes: FieldChanges): FieldsPlan {
  const there = fieldIn(map, name);
  if (there) return { edits: [], field: name, content: contentOf(there.value) };
  const { text, notation, item, entry, node } = map;
  const field: NewRecord = Object.fromEntries(
    FIELD_KEYS.map((key) => [key, changes[key] ?? undefined]),
  );
  const edits = node
    ? addKey(text, node, name, field, notation)
    : entry
      ? setValue(text, entry, { [name]: field }, notation)
      : addKey(text, item, 'fields', { [name]: field }, notation, CONSTANT_KEYS);
  return { edits: edits ?? [], field: name, content: contentOfValue(field) };
}

function setKey(
  map: FieldsMap,
  name: string,
  key: string,
  value: NewValue | null | undefined,
): FieldsPlan | Refused {
  const { text, notation } = map;
  const field = fieldIn(map, name);
  if (field === undefined) return missing(name);
  const node = field.value.kind === 'map' ? field.value : undefined;
  const entry = node?.entries.find((each) => each.key.text === key);
  const before = contentOf(field.value);
  const isSo = entry ? value !== null && says(entry, value) : value === null;
  if (value === undefined || isSo) return { edits: [], field: name, content: before };
  if (field.merged || entry?.merged || field.value.range.start < field.key.range.start) {
    return shared(name);
  }
  const others = (node?.entries ?? [])
    .filter((each) => each !== entry)
    .map((each) => [each.key.text, contentOf(each.value)] as const);
  if (value === null) {
    const isLast = others.length === 0;
    const edits = isLast ? setValue(text, field, {}, notation) : removeKey(text, node!, entry!);
    return edits ? { edits, field: name, content: { map: others } } : shared(name);
  }
  const content: Content = { map: [...others, [key, contentOfValue(value)]] };
  const edits =
    node === undefined
      ? setValue(text, field, { [key]: value }, notation)
      : entry
        ? setValue(text, entry, value, notation)
        : addKey(text, node, key, value, notation, FIELD_KEYS);
  return edits ? { edits, field: name, content } : shared(name);
}

function says({ value: node }: MapEntry, value: NewValue | undefined): boolean {
  return value !== undefined && sameContent(contentOf(node), contentOfValue(value));
}

function fieldIn({ node }: FieldsMap, name: string): MapEntry | undefined {
  return node?.entries.find(({ key }) => key.text === name);
}

function encodeKey(name: string, notation: Notation): string {
  return notation === 'json' ? encodeDouble(name) : encodeYaml(name);
}

function missing(name: string): Refused {
  return refuse('not-found', `The constant states no field "${name}".`);
}

/** One edit that makes `after` of `before`; none where they are the same. */
function difference(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [{ start, end: before.length - end, text: after.slice(start, after.length - end) }];
}
