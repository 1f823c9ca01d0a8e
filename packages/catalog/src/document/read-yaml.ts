/** Reads YAML with the `yaml` package, from its composed nodes: no schema, so every scalar stays text. */
import { Composer, isAlias, isMap, isSeq, Lexer, Parser } from 'yaml';
import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { CatalogText } from '../model.ts';
import type { TextRange } from '../text.ts';
import type { DataNode, DocumentProblem, MapEntry, ScalarNode, ScalarStyle } from './node.ts';
import { reportDuplicateKeys } from './duplicate-keys.ts';
import { MAX_ALIASED_VALUES, MAX_DEPTH } from './limits.ts';
import type { DataDocument } from './read-document.ts';

export function readYaml(source: CatalogText): DataDocument {
  const composed = compose(source);
  if ('refusal' in composed) return { root: undefined, problems: [composed.refusal] };
  const { document, extra } = composed;
  if (!document) return { root: undefined, problems: [] };
  const problems: DocumentProblem[] = [];
  const firstError = document.errors[0];
  if (firstError) {
    problems.push(syntaxProblem(source.file, toRange(firstError.pos), inWords(firstError)));
  }
  if (extra) problems.push(extra);
  const reader = new YamlReader(source.file, problems);
  const root = document.contents ? reader.read(document.contents) : undefined;
  if (reader.overflow) return { root: undefined, problems: [reader.overflow] };
  return { root: root && isEmptyDocument(root) ? undefined : root, problems };
}

type Composed =
  | { readonly document: Document.Parsed | undefined; readonly extra: DocumentProblem | undefined }
  | { readonly refusal: DocumentProblem };

/** The first document of the stream. Nesting is measured on the parser's own stack, before anything recurses. */
function compose({ file, text }: CatalogText): Composed {
  const parser = new Parser();
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, version: '1.2' });
  const documents: Document.Parsed[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > MAX_DEPTH) {
      const range = { start: parser.offset, end: parser.offset };
      return { refusal: tooDeep(file, range) };
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  const [document, second] = documents;
  return { document, extra: second && severalDocuments(file, second) };
}

class YamlReader {
  overflow: DocumentProblem | undefined;
  readonly #file: string;
  readonly #problems: DocumentProblem[];
  readonly #anchors = new Map<string, { node: DataNode; size: number }>();
  #aliased = 0;
  /** Values in everything read so far, aliases written out. */
  #size = 0;

  constructor(file: string, problems: DocumentProblem[]) {
    this.#file = file;
    this.#problems = problems;
  }

  read(node: Node): DataNode {
    if (isAlias(node)) return this.#readAlias(node.source, toRange(node.range));
    const before = this.#size++;
    const read = isMap(node)
      ? this.#readMap(node as YAMLMap<Node, Node | null>)
      : isSeq(node)
        ? this.#readSeq(node as YAMLSeq<Node | Pair>)
        : readScalar(node);
    // Registered only now: an alias inside its own anchor finds nothing, so the tree has no cycle.
    const { anchor } = node as { anchor?: string };
    if (anchor) this.#anchors.set(anchor, { node: read, size: this.#size - before });
    return read;
  }

  #readAlias(name: string, range: TextRange): DataNode {
    const anchor = this.#anchors.get(name);
    if (!anchor) {
      this.#problems.push(
        syntaxProblem(this.#file, range, `the alias *${name} has no anchor &${name} before it`),
      );
      return emptyScalar(range.start);
    }
    this.#aliased += anchor.size;
    this.#size += anchor.size;
    if (this.#aliased > MAX_ALIASED_VALUES) {
      this.overflow ??= {
        id: 'too-large',
        severity: 'error',
        message: `The aliases of this file stand for more than ${MAX_ALIASED_VALUES} values, which no catalog needs. Write the values out.`,
        file: this.#file,
        range,
      };
      return emptyScalar(range.start);
    }
    return anchor.node;
  }

  #readMap(map: YAMLMap<Node, Node | null>): DataNode {
    const entries: MapEntry[] = [];
    const merges: DataNode[] = [];
    let { end } = toRange(map.range);
    for (const pair of map.items) {
      const key = this.#readKey(pair.key);
      if (!key) continue;
      const value = pair.value ? this.read(pair.value) : emptyScalar(key.range.end);
      if (!map.flow) end = endOf(pair.value, value);
      if (key.text === '<<' && key.style === 'plain' && value.kind !== 'scalar') merges.push(value);
      else entries.push({ key, value });
    }
    reportDuplicateKeys(this.#file, entries, this.#problems);
    if (merges.length > 0) merge(entries, merges);
    const { start } = toRange(map.range);
    return { kind: 'map', entries, style: map.flow ? 'flow' : 'block', range: { start, end } };
  }

  #readKey(node: Node | null): ScalarNode | undefined {
    const key = node ? this.read(node) : undefined;
    if (key?.kind === 'scalar') return key;
    if (key) {
      this.#problems.push(
        syntaxProblem(this.#file, key.range, 'a key must be text, not a list or a map'),
      );
    }
    return undefined;
  }

  #readSeq(seq: YAMLSeq<Node | Pair>): DataNode {
    let { end } = toRange(seq.range);
    const items = seq.items.map((item) => {
      const value = this.read(item as Node);
      if (!seq.flow) end = endOf(item as Node, value);
      return value;
    });
    const { start } = toRange(seq.range);
    return { kind: 'seq', items, style: seq.flow ? 'flow' : 'block', range: { start, end } };
  }
}

/** A block collection ends where its last value does: comments and blank lines below belong to nobody. */
function endOf(written: Node | null, value: DataNode): number {
  return written && isAlias(written) ? toRange(written.range).end : value.range.end;
}

/** Adds what `<<` brings in: keys written here win, then the earlier merged map. */
function merge(entries: MapEntry[], merges: readonly DataNode[]): void {
  const taken = new Set(entries.map((entry) => entry.key.text));
  const maps = merges.flatMap((node) => (node.kind === 'seq' ? node.items : [node]));
  for (const map of maps) {
    if (map.kind !== 'map') continue;
    for (const { key, value } of map.entries) {
      if (taken.has(key.text)) continue;
      taken.add(key.text);
      entries.push({ key, value, merged: true });
    }
  }
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

function readScalar(scalar: Scalar): ScalarNode {
  const { value, type } = scalar;
  return {
    kind: 'scalar',
    text: typeof value === 'string' ? value : '',
    style: (type && STYLES[type]) ?? 'plain',
    range: toRange(scalar.range),
  };
}

function emptyScalar(offset: number): ScalarNode {
  return { kind: 'scalar', text: '', style: 'plain', range: { start: offset, end: offset } };
}

function isEmptyDocument(root: DataNode): boolean {
  return root.kind === 'scalar' && root.style === 'plain' && root.text === '';
}

function toRange(range: readonly number[] | null | undefined): TextRange {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

function inWords(error: { readonly code: string; readonly message: string }): string {
  if (error.code === 'TAB_AS_INDENT') return 'a tab indents this line, and YAML takes spaces only';
  return error.message.charAt(0).toLowerCase() + error.message.slice(1);
}

function syntaxProblem(file: string, range: TextRange, words: string): DocumentProblem {
  return {
    id: 'syntax',
    severity: 'error',
    message: `This is not valid YAML: ${words}.`,
    file,
    range,
  };
}

function tooDeep(file: string, range: TextRange): DocumentProblem {
  return {
    id: 'too-large',
    severity: 'error',
    message: `This file nests more than ${MAX_DEPTH} levels deep, which no catalog needs. Check for a missing bracket or a wrong indentation.`,
    file,
    range,
  };
}

function severalDocuments(file: string, second: Document.Parsed): DocumentProblem {
  const start = second.range[0];
  return {
    id: 'syntax',
    severity: 'error',
    message:
      'This file holds several YAML documents, and only the first is read. Move the others to files of their own.',
    file,
    range: { start, end: start },
  };
}
