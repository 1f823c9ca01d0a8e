/**
 * What settings and catalogs say of paths, when files or folders are about to have others. Where the literal part of a
 * path or glob names what moves, that part is spliced; a glob that merely matches it stays, since it is meant for others too.
 */
import { applyEdits, type DataNode, readDocument, type TextEdit, valueOf } from '@loglex/catalog';
import { basename, dirname, extname, join, normalize, relative } from '../text/posix-path.ts';
import type { DocumentEdits } from './document-edits.ts';
import type { EditorDocument } from './snapshot.ts';

/** Paths from the project's root. A folder takes along what lies in it. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The edits of those of `documents` (settings and catalog files) that name what moves. */
export function movedFiles(
  documents: readonly Pick<EditorDocument, 'file' | 'text' | 'kind'>[],
  moves: readonly Move[],
): readonly DocumentEdits[] {
  const moved = (path: string): string => movedPath(path, moves);
  return documents.flatMap(({ file, text, kind }) => {
    const { root } = readDocument({ file, text });
    if (root === undefined || (kind !== 'settings' && kind !== 'catalog')) return [];
    const wanted =
      kind === 'settings' ? inSettings(root, dirname(file), moved) : inCatalog(root, moved);
    const edits = splices(text, wanted);
    return edits.length > 0 && saysSo(file, text, edits, wanted) ? [{ file, text, edits }] : [];
  });
}

function movedPath(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return path;
}

type Scalar = Extract<DataNode, { kind: 'scalar' }>;

interface Wanted {
  readonly node: Scalar;
  readonly text: string;
}

/** Where settings name files, from their own folder. `*`: every item, or every key. */
const SETTINGS = [
  'extends',
  'catalogs.*',
  'catalogs.*.python',
  'catalogs.*.typescript',
  'files.include.*',
  'files.exclude.*',
  'tests.*',
  'configuration.*.files.*',
  'paths.*.except.*',
  'generate.*.out',
  'docs.out',
];

function inSettings(root: DataNode, folder: string, moved: (path: string) => string): Wanted[] {
  const paths = SETTINGS.flatMap((path) => scalarsAt(root, path.split('.'))).map((node) => ({
    node,
    text: respelt(node.text, folder, moved),
  }));
  const targets = valueOfKey(root, 'generate');
  const modules = (targets?.kind === 'seq' ? targets.items : []).flatMap((target): Wanted[] => {
    const out = valueOfKey(target, 'out');
    const importAs = valueOfKey(target, 'importAs');
    if (out?.kind !== 'scalar' || importAs?.kind !== 'scalar') return [];
    const before = normalize(join(folder, out.text));
    return [{ node: importAs, text: respeltModule(importAs.text, before, moved(before)) }];
  });
  return [...paths, ...modules];
}

/** Components name the files that may emit their constants, from the root. */
function inCatalog(root: DataNode, moved: (path: string) => string): Wanted[] {
  return scalarsAt(root, ['components', '*', 'paths', '*']).map((node) => ({
    node,
    text: respelt(node.text, '', moved),
  }));
}

/** A path or glob as `folder` has it, when it and the folder have moved. */
function respelt(written: string, folder: string, moved: (path: string) => string): string {
  const [, lead = '', path = ''] = /^(!?(?:\.\/)?)(.*)$/s.exec(written) ?? [];
  const before = normalize(join(folder, path));
  const after = moved(before);
  const from = moved(folder);
  if (after === before && from === folder) return written;
  // What is more than a path stays as it is written, unless something before it moved.
  const next = relative(from, after);
  return next === relative(folder, before) ? written : lead + next;
}

/** A module that is named by its file: `./log-codes.js` beside `out`, or `app.log_codes` for `app/log_codes.py`. */
function respeltModule(written: string, before: string, after: string): string {
  const stem = (path: string) => path.slice(0, path.length - extname(path).length);
  const own = `./${basename(stem(before))}`;
  const ending = extname(written);
  if (written === own || (written.startsWith('.') && stem(written) === own)) {
    return `./${basename(stem(after))}${written === own ? '' : ending}`;
  }
  const dotted = stem(before).replaceAll('/', '.');
  if (written === dotted || dotted.endsWith(`.${written}`)) {
    const root = dotted.slice(0, dotted.length - written.length);
    const next = stem(after).replaceAll('/', '.');
    return next.startsWith(root) ? next.slice(root.length) : written;
  }
  return written;
}

function valueOfKey(node: DataNode, key: string): DataNode | undefined {
  return node.kind === 'map' ? valueOf(node, key) : undefined;
}

function scalarsAt(node: DataNode | undefined, [key, ...rest]: readonly string[]): Scalar[] {
  if (node === undefined) return [];
  if (key === undefined) return node.kind === 'scalar' ? [node] : [];
  if (key !== '*') return scalarsAt(valueOfKey(node, key), rest);
  const items =
    node.kind === 'seq'
      ? node.items
      : node.kind === 'map'
        ? node.entries.map(({ value }) => value)
        : [];
  return items.flatMap((item) => scalarsAt(item, rest));
}

/** Only where the text stands letter for letter: an escape would have to be written anew. */
function splices(text: string, wanted: readonly Wanted[]): readonly TextEdit[] {
  const edits = new Map<number, TextEdit>();
  for (const { node, text: next } of wanted) {
    const at = text.slice(node.range.start, node.range.end).indexOf(node.text);
    if (next === node.text || at < 0 || node.text === '') continue;
    const start = node.range.start + at;
    edits.set(start, { start, end: start + node.text.length, text: next });
  }
  return [...edits.values()].sort((a, b) => a.start - b.start);
}

/** Whether the file, read again, says what was meant: a path may hold signs that mean something where it stands. */
function saysSo(
  file: string,
  text: string,
  edits: readonly TextEdit[],
  wanted: readonly Wanted[],
): boolean {
  const before = readDocument({ file, text });
  const after = readDocument({ file, text: applyEdits(text, edits) });
  const texts = new Map(wanted.map(({ node, text: next }) => [node.range.start, next]));
  const meant = scalarsIn(before.root).map((node) => texts.get(node.range.start) ?? node.text);
  const said = scalarsIn(after.root).map((node) => node.text);
  return after.problems.length === before.problems.length && meant.join('\0') === said.join('\0');
}

function scalarsIn(node: DataNode | undefined): readonly Scalar[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node];
  const parts =
    node.kind === 'seq' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  return parts.flatMap(scalarsIn);
}
