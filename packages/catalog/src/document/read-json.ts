/** Reads JSON, with comments and trailing commas, through jsonc-parser's visitor. */
import { createScanner, printParseErrorCode, visit } from 'jsonc-parser';
import type { CatalogText } from '../model.ts';
import type { DataNode, DocumentProblem, MapEntry, ScalarNode } from './node.ts';
import { reportDuplicateKeys } from './duplicate-keys.ts';
import { MAX_DEPTH } from './limits.ts';
import type { DataDocument } from './read-document.ts';

export function readJson({ file, text }: CatalogText): DataDocument {
  const deep = offsetBelow(text, MAX_DEPTH);
  if (deep !== undefined) return { root: undefined, problems: [tooDeep(file, deep)] };
  return new JsonReader(file).read(text);
}

interface Open {
  readonly start: number;
  readonly items: DataNode[] | undefined;
  readonly entries: MapEntry[] | undefined;
  key: ScalarNode | undefined;
}

class JsonReader {
  readonly #file: string;
  readonly #open: Open[] = [];
  readonly #problems: DocumentProblem[] = [];
  #root: DataNode | undefined;
  #failed = false;

  constructor(file: string) {
    this.#file = file;
  }

  read(json: string): DataDocument {
    if (json.trim() === '') return { root: undefined, problems: [] };
    const end = (offset: number, length: number) => this.#close(offset + length);
    visit(
      json,
      {
        onObjectBegin: (offset) => void this.#begin(offset, true),
        onArrayBegin: (offset) => void this.#begin(offset, false),
        onObjectEnd: end,
        onArrayEnd: end,
        onObjectProperty: (key, offset, length) => {
          const open = this.#open.at(-1);
          if (open) open.key = this.#scalar(key, 'double', offset, length);
        },
        onLiteralValue: (value, offset, length) => {
          const quoted = typeof value === 'string';
          const scalar = quoted ? value : json.slice(offset, offset + length);
          this.#put(this.#scalar(scalar, quoted ? 'double' : 'plain', offset, length));
        },
        onError: (code, offset, length) => this.#fail(printParseErrorCode(code), offset, length),
      },
      { allowTrailingComma: true },
    );
    // A file that breaks off leaves its collections open: what was read of them still counts.
    while (this.#open.length > 0) this.#close(json.length);
    return { root: this.#root, problems: this.#problems };
  }

  #begin(offset: number, isMap: boolean): void {
    const open: Open = { start: offset, items: undefined, entries: undefined, key: undefined };
    this.#open.push({ ...open, ...(isMap ? { entries: [] } : { items: [] }) });
  }

  #close(offset: number): void {
    const open = this.#open.pop();
    if (!open) return;
    const range = { start: open.start, end: offset };
    if (open.entries) {
      reportDuplicateKeys(this.#file, open.entries, this.#problems);
      this.#put({ kind: 'map', entries: open.entries, style: 'flow', range });
    } else {
      this.#put({ kind: 'seq', items: open.items ?? [], style: 'flow', range });
    }
  }

  #put(value: DataNode): void {
    const parent = this.#open.at(-1);
    if (!parent) this.#root ??= value;
    else if (parent.items) parent.items.push(value);
    else if (parent.key) {
      parent.entries?.push({ key: parent.key, value });
      parent.key = undefined;
    }
  }

  #scalar(text: string, style: 'plain' | 'double', offset: number, length: number): ScalarNode {
    return { kind: 'scalar', text, style, range: { start: offset, end: offset + length } };
  }

  /** Only the first error: those that follow are mostly its echoes. */
  #fail(code: string, offset: number, length: number): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#problems.push({
      id: 'syntax',
      severity: 'error',
      message: `This is not valid JSON: ${inWords(code)}.`,
      file: this.#file,
      range: { start: offset, end: offset + length },
    });
  }
}

/** `CommaExpected` -> `comma expected`. */
function inWords(code: string): string {
  return code
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/\b(eof|end of file)\b/, 'end of file');
}

/** Where the text first nests deeper than `depth`; the visitor recurses, so this is asked before. */
function offsetBelow(json: string, depth: number): number | undefined {
  const scanner = createScanner(json, true);
  let nesting = 0;
  while (scanner.getPosition() < json.length) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    const first = json[offset];
    if (first === '{' || first === '[') nesting++;
    else if (first === '}' || first === ']') nesting--;
    if (nesting > depth) return offset;
  }
  return undefined;
}

function tooDeep(file: string, start: number): DocumentProblem {
  return {
    id: 'too-large',
    severity: 'error',
    message: `This file nests more than ${MAX_DEPTH} levels deep, which no catalog needs. Check for a missing bracket.`,
    file,
    range: { start, end: start },
  };
}
