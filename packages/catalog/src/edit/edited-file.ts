/** A file while it is edited: opened, changed on a copy, and read back before anybody gets the edits. */
import { isNull } from '../document/node.ts';
import type { DataNode, MapEntry, MapNode, SeqNode } from '../document/node.ts';
import { isJson, readDocument } from '../document/read-document.ts';
import type { CatalogText, LogConstant, RetiredConstant } from '../model.ts';
import { applyEdits } from '../text.ts';
import type { TextEdit } from '../text.ts';
import { contentOf, sameContent } from './content.ts';
import type { Content } from './content.ts';
import type { Notation } from './print-value.ts';

/** Edits to one file, or why it cannot be edited: `refused` for programs, `message` for people. */
export type CatalogEdit =
  | { readonly edits: readonly TextEdit[] }
  | { readonly refused: EditRefusal; readonly message: string };

/**
 * `unreadable`: the file has errors that hide what an edit would do. `exists`, `not-found`: the entry is,
 * or is not, there. `shared`: the value stands for other places too. `layout`: written in a way that the
 * edit would not leave intact.
 */
export type EditRefusal = 'unreadable' | 'exists' | 'not-found' | 'shared' | 'layout';

/** An entry as the catalog that was parsed from this very text has it. */
export type EditTarget = Pick<LogConstant | RetiredConstant, 'code' | 'source'>;

/** A file while it is edited. */
export interface EditedFile {
  readonly text: string;
  readonly notation: Notation;
  readonly root: MapNode | undefined;
  readonly content: FileContent;
  entry(section: string): MapEntry | undefined;
}

/** What each section says; one that is empty says nothing and is left out. */
export type FileContent = ReadonlyMap<string, Content>;

export type Refused = Extract<CatalogEdit, { refused: EditRefusal }>;
export type Planned = { readonly edits: readonly TextEdit[]; readonly expected: FileContent };

/**
 * Plans the edits of `plan`, makes them on a copy and reads it back: what it says must be what was meant,
 * or the file keeps its bytes.
 */
export function edit(
  source: CatalogText,
  plan: (file: EditedFile) => Planned | Refused,
): CatalogEdit {
  const file = openFile(source);
  if ('refused' in file) return file;
  const planned = plan(file);
  if ('refused' in planned) return planned;
  const after = openFile({ file: source.file, text: applyEdits(source.text, planned.edits) });
  if ('refused' in after || !sameFile(after.content, planned.expected)) {
    return refuse(
      'layout',
      'This file is laid out in a way that the edit would not leave intact. Make the change by hand.',
    );
  }
  return { edits: planned.edits };
}

function openFile(source: CatalogText): EditedFile | Refused {
  const { root, problems } = readDocument(source);
  const [problem] = problems;
  if (problem)
    return refuse('unreadable', `The file has to be put right first: ${problem.message}`);
  if (root && root.kind !== 'map')
    return refuse('unreadable', 'The file is no map, so no catalog.');
  return {
    text: source.text,
    notation: isJson(source.file) ? 'json' : 'yaml',
    root,
    content: new Map(root ? mapContent(root).filter(([, content]) => !isEmpty(content)) : []),
    entry: (section) => root?.entries.find(({ key }) => key.text === section),
  };
}

function sameFile(a: FileContent, b: FileContent): boolean {
  const sections = new Set([...a.keys(), ...b.keys()]);
  // A new file declares the version of the format, which nobody asked for by name.
  sections.delete('loglex');
  return [...sections].every((section) =>
    sameContent(a.get(section) ?? null, nothingIfEmpty(b.get(section))),
  );
}

function nothingIfEmpty(content: Content | undefined): Content {
  return content === undefined || isEmpty(content) ? null : content;
}

export function isEmpty(content: Content): boolean {
  if (content === null) return true;
  return typeof content === 'object' && 'list' in content && content.list.length === 0;
}

export interface FoundItem {
  readonly list: SeqNode;
  readonly index: number;
  readonly item: MapNode;
}

export function findItem(
  file: EditedFile,
  section: string,
  target: EditTarget,
): FoundItem | Refused {
  const list = file.entry(section)?.value;
  const items = list?.kind === 'seq' ? list.items : [];
  const { start } = target.source.range;
  const index = items.findIndex(
    (item) => item.range.start === start && scalarOf(item, 'code') === target.code,
  );
  const item = items[index];
  if (list?.kind !== 'seq' || item?.kind !== 'map') {
    return refuse(
      'not-found',
      `${target.code} no longer stands where it was read. Read the catalog again.`,
    );
  }
  return { list, index, item };
}

export function scalarOf(item: DataNode, key: string): string | undefined {
  const value =
    item.kind === 'map' ? item.entries.find((entry) => entry.key.text === key)?.value : undefined;
  return value?.kind === 'scalar' && !isNull(value) ? value.text : undefined;
}

export function withSection(
  file: EditedFile,
  section: string,
  list: readonly Content[],
): FileContent {
  return new Map(file.content).set(section, { list });
}

export function listContent(list: SeqNode): readonly Content[] {
  return list.items.map(contentOf);
}

export function mapContent(map: MapNode): [string, Content][] {
  return map.entries.map(({ key, value }) => [key.text, contentOf(value)]);
}

export function shared(key: string): Refused {
  return refuse(
    'shared',
    `"${key}" is written through an anchor or an alias, so a change here would change other places. Make it by hand.`,
  );
}

export function refuse(refused: EditRefusal, message: string): Refused {
  return { refused, message };
}
