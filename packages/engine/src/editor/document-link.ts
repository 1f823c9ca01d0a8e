/**
 * What of a document leads elsewhere by itself: addresses and runbooks of a catalog, files that settings name, and
 * sections of the configuration that a tag names. What stands in a project may be anybody's text: a link leads to http(s)
 * or to a file below the project's root, and nowhere else.
 */
import { type Catalog, type DataNode, readDocument, type TextRange } from '@loglex/catalog';
import { pathMatcher } from '../text/path-glob.ts';
import { dirname } from '../text/posix-path.ts';
import { fileBelow } from './file-below.ts';
import { withoutQuotes } from './ranges.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { argumentRange, taggedPieces, tagsIn } from './tags-in.ts';

export interface DocumentLink {
  readonly range: TextRange;
  readonly target:
    | { readonly kind: 'address'; readonly url: string }
    /** `file`: POSIX path from the project's root, or as the index has it; `range`: what in it is meant. */
    | { readonly kind: 'file'; readonly file: string; readonly range?: TextRange };
  /** What is found there, in a few words. */
  readonly tooltip: string;
}

/** By place; none overlaps another. */
export function documentLinks(
  snapshot: Snapshot,
  document: EditorDocument,
): readonly DocumentLink[] {
  return apart([...linksOf(snapshot, document)]);
}

function* linksOf(snapshot: Snapshot, document: EditorDocument): Generator<DocumentLink> {
  const { catalog } = snapshot.session;
  switch (document.kind) {
    case 'catalog':
      yield* addresses(document.text);
      yield* filesOfCatalog(catalog, document);
      return;
    case 'settings':
      yield* addresses(document.text);
      yield* filesOfSettings(document);
      return;
    case 'source':
      yield* configurationSections(snapshot, document, taggedPieces(document.facts));
      return;
    case 'log':
      if (document.text.length > LONGEST_LOG) return;
      yield* configurationSections(snapshot, document, linesOf(document));
      return;
    case 'data':
    case 'other':
      return;
  }
}

/** A longer log is looked at a piece at a time, by hovering; a link for each of its tags helps nobody. */
const LONGEST_LOG = 1_000_000;

function* addresses(text: string): Generator<DocumentLink> {
  for (const { 0: match, index } of text.matchAll(ADDRESS)) {
    const url = withoutEnd(match);
    const range = { start: index, end: index + url.length };
    yield { range, target: { kind: 'address', url }, tooltip: 'Open the address' };
  }
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\\^{|}\p{Cc}\p{Cf}]+/gu;

/** A full stop, and a bracket that was opened before the address, belong to the sentence. */
function withoutEnd(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const opened = OPENED_BY.get(last);
    const before = address.slice(0, end);
    const isOfSentence =
      opened === undefined ? /[.,;:!?]/.test(last) : count(before, last) > count(before, opened);
    if (!isOfSentence) break;
  }
  return address.slice(0, end);
}

const OPENED_BY: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** Runbooks that are pages of the project, and the files that destinations write. */
function* filesOfCatalog(
  { constants, destinations }: Catalog,
  { file, text }: EditorDocument,
): Generator<DocumentLink> {
  for (const { runbook, source } of constants) {
    const written = source.file === file && runbook ? source.values.get('runbook') : undefined;
    if (written === undefined || runbook === undefined || !/\.\w+(?:#.*)?$/.test(runbook)) continue;
    const link = toFile('', runbook.replace(/#.*$/, ''), withoutQuotes(text, written), 'runbook');
    if (link !== undefined) yield link;
  }
  for (const { file: path, source } of destinations.values()) {
    const written = source.file === file ? source.values.get('file') : undefined;
    if (written === undefined || path === undefined) continue;
    const link = toFile('', path, withoutQuotes(text, written), 'log');
    if (link !== undefined) yield link;
  }
}

/** Files that settings name, relative to the folder that they stand in. */
function* filesOfSettings({ file, text }: EditorDocument): Generator<DocumentLink> {
  const { root } = readDocument({ file, text });
  if (root === undefined) return;
  for (const { path, what } of SETTINGS_FILES) {
    for (const node of valuesAt(root, path)) {
      if (node.kind !== 'scalar' || node.style === 'block') continue;
      const link = toFile(dirname(file), node.text, withoutQuotes(text, node.range), what);
      if (link !== undefined) yield link;
    }
  }
}

/** `*`: every item of a list, or the value itself where it is none. */
const SETTINGS_FILES: readonly { readonly path: readonly string[]; readonly what: string }[] = [
  { path: ['extends'], what: 'outer settings' },
  { path: ['catalogs', '*'], what: 'catalog' },
  { path: ['catalogs', '*', 'path'], what: 'catalog' },
  { path: ['generate', '*', 'out'], what: 'generated file' },
  { path: ['docs', 'out'], what: 'reference pages' },
  { path: ['configuration', '*', 'files', '*'], what: 'configuration' },
];

function valuesAt(node: DataNode, [key, ...rest]: readonly string[]): readonly DataNode[] {
  if (key === undefined) return [node];
  if (key === '*') {
    const items = node.kind === 'seq' ? node.items : [node];
    return items.flatMap((item) => valuesAt(item, rest));
  }
  if (node.kind !== 'map') return [];
  const entry = node.entries.find((each) => each.key.text === key && each.merged !== true);
  return entry === undefined ? [] : valuesAt(entry.value, rest);
}

/** `undefined` where the path names no single file below the root. */
function toFile(
  folder: string,
  path: string,
  range: TextRange,
  what: string,
): DocumentLink | undefined {
  const file = fileBelow(folder, path);
  if (file === undefined) return undefined;
  return { range, target: { kind: 'file', file }, tooltip: `Open the ${what}` };
}

function* linesOf({ text, lineStarts }: EditorDocument): Generator<TextRange> {
  for (const [line, start] of lineStarts.entries()) {
    yield { start, end: lineStarts[line + 1] ?? text.length };
  }
}

/** What a tag says a value is taken from: `logging.file` in `(config:logging.file)`. */
function* configurationSections(
  snapshot: Snapshot,
  { text }: EditorDocument,
  pieces: Iterable<TextRange>,
): Generator<DocumentLink> {
  const { catalog } = snapshot.session;
  if (catalog.settings.size === 0) return;
  const known = new Map<string, Section | undefined>();
  for (const piece of pieces) {
    for (const { terms } of tagsIn(catalog, text, piece)) {
      for (const term of terms) {
        const { argument } = term;
        const range = argumentRange(text, term);
        if (argument === undefined || range === undefined) continue;
        if (!known.has(argument)) known.set(argument, sectionNamed(snapshot, argument));
        const found = known.get(argument);
        if (found === undefined) continue;
        const { tooltip, ...target } = found;
        yield { range, target: { kind: 'file', ...target }, tooltip };
      }
    }
  }
}

interface Section {
  readonly file: string;
  readonly range: TextRange;
  readonly tooltip: string;
}

/** Where a configuration file says something below the dotted path `name`; else where the catalog declares it. */
function sectionNamed({ session, index }: Snapshot, name: string): Section | undefined {
  const { catalog, settings } = session;
  const isBelow = (key: string) => key === name || key.startsWith(`${name}.`);
  for (const tree of catalog.settings.values()) {
    const setting = [...tree.keys.values()].find(({ key }) => isBelow(key));
    if (setting === undefined) continue;
    const places = settings.configuration.filter((place) => place.settings === tree.name);
    const isOfTree = pathMatcher(places.flatMap(({ files }) => files));
    const files = [...index.files()].filter(
      ({ file, settingSites }) => settingSites && isOfTree(file),
    );
    for (const { file, settingSites } of files.sort((a, b) => (a.file < b.file ? -1 : 1))) {
      const site = settingSites?.find(({ key }) => isBelow(key));
      if (site) return { file, range: site.range, tooltip: 'Open the configuration' };
    }
    const { file, range, key } = setting.source;
    return { file, range: key ?? range, tooltip: 'Show the setting in the catalog' };
  }
  return undefined;
}

/** In order, without those that reach into an earlier one. */
function apart(links: readonly DocumentLink[]): readonly DocumentLink[] {
  let end = -1;
  return links
    .toSorted((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => {
      if (range.start < end || range.start === range.end) return false;
      end = range.end;
      return true;
    });
}
