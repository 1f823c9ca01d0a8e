/**
 * Reads the YAML that people write in catalogs (block maps and lists, scalars and flow collections on one
 * line) some twenty times faster than a whole YAML parser starts up, which every cold run would wait for.
 * It knows where its knowledge ends: at anything else it declines, and the whole parser reads the file.
 */
import type { CatalogText } from '../model.ts';
import type { DataNode, DocumentProblem, MapEntry, ScalarNode, ScalarStyle } from './node.ts';
import { reportDuplicateKeys } from './duplicate-keys.ts';
import { MAX_DEPTH } from './limits.ts';
import type { DataDocument } from './read-document.ts';

/** The document, the same that the whole parser makes of it, or `undefined` where it declines. */
export function readPlainYaml({ file, text }: CatalogText): DataDocument | undefined {
  if (NOT_PLAIN.test(text)) return undefined;
  const reader = new PlainReader(text, file);
  try {
    const root = reader.document();
    return root && { root, problems: reader.problems };
  } catch (error) {
    // A line of millions of characters is more than a regular expression's stack holds.
    if (error === DECLINED || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Tabs and other control characters, odd line ends, byte order marks, markers of documents. */
const NOT_PLAIN =
  /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\xa0\u2028\u2029]|\r(?!\n)|\ufeff|^(?:---|\.\.\.|%)/m;

/** Thrown from any depth where the text is not plain; caught above, so that no caller has to ask. */
const DECLINED = Symbol('declined');

function decline(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal without a stack, not an error
  throw DECLINED;
}

class PlainReader {
  readonly problems: DocumentProblem[] = [];
  readonly #text: string;
  readonly #file: string;
  #position = 0;
  /** Where the current line starts. */
  #line = 0;
  #depth = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  document(): DataNode | undefined {
    const column = this.#nextContent();
    if (column < 0) return undefined;
    const root = this.#block(column);
    // Whatever is left stands at an indentation that no collection has.
    return this.#position < this.#text.length ? decline() : root;
  }

  /**
   * Goes on to the next character that is neither space nor comment and returns its column, or -1 at the
   * end. The position must be at the start of a line.
   */
  #nextContent(): number {
    const text = this.#text;
    for (;;) {
      this.#line = this.#position;
      while (text.charCodeAt(this.#position) === SPACE) this.#position++;
      const code = text.charCodeAt(this.#position);
      if (Number.isNaN(code)) return -1;
      if (code !== HASH && code !== LF && code !== CR) return this.#position - this.#line;
      this.#skipLine();
    }
  }

  #skipLine(): void {
    const lineBreak = this.#text.indexOf('\n', this.#position);
    this.#position = lineBreak < 0 ? this.#text.length : lineBreak + 1;
  }

  /** Where the content at the position stands, or -1 at the end. */
  get #column(): number {
    return this.#position < this.#text.length ? this.#position - this.#line : -1;
  }

  /** The collection that starts at the position, in `column`. */
  #block(column: number): DataNode {
    if (++this.#depth > MAX_DEPTH / 2) decline();
    const node = this.#atDash() ? this.#blockSeq(column) : this.#blockMap(column);
    this.#depth--;
    return node;
  }

  #blockMap(column: number): DataNode {
    const start = this.#position;
    const entries: MapEntry[] = [];
    while (this.#column === column && !this.#atDash()) entries.push(this.#blockEntry(column));
    const last = entries.at(-1) ?? decline();
    if (this.#column >= column) decline();
    reportDuplicateKeys(this.#file, entries, this.problems);
    const range = { start, end: last.value.range.end };
    return { kind: 'map', entries, style: 'block', range };
  }

  #blockEntry(column: number): MapEntry {
    const key = this.#blockKey();
    if (!this.#atLineEnd()) return { key, value: this.#valueAfter(column) };
    const nothing = empty(this.#position);
    this.#skipLine();
    const next = this.#nextContent();
    // A list may stand as far left as the key that it belongs to.
    const nested = next > column || (next === column && this.#atDash());
    return { key, value: nested ? this.#block(next) : nothing };
  }

  #blockSeq(column: number): DataNode {
    const start = this.#position;
    const items: DataNode[] = [];
    while (this.#column === column && this.#atDash()) items.push(this.#blockItem(column));
    if (this.#column > column) decline();
    const range = { start, end: items.at(-1)!.range.end };
    return { kind: 'seq', items, style: 'block', range };
  }

  #blockItem(column: number): DataNode {
    this.#position++;
    if (this.#atLineEnd()) {
      const nothing = empty(this.#position);
      this.#skipLine();
      const next = this.#nextContent();
      return next > column ? this.#block(next) : nothing;
    }
    if (this.#atDash() || this.#atKey()) return this.#block(this.#column);
    return this.#valueAfter(column);
  }

  /** The key at the position, up to and with its colon. */
  #blockKey(): ScalarNode {
    const text = this.#text;
    const start = this.#position;
    const first = text.charCodeAt(start);
    if (first === QUOTE || first === APOSTROPHE) {
      const key = this.#quoted();
      this.#skipSpaces();
      if (text.charCodeAt(this.#position++) !== COLON || !this.#atSpace()) decline();
      return key;
    }
    if (!PLAIN_KEY.test(sticky(PLAIN_KEY, text, start))) decline();
    this.#position = PLAIN_KEY.lastIndex;
    const key = text.slice(start, this.#position - 1).trimEnd();
    // YAML gives up on keys that are longer than this.
    if (key === '<<' || key.length > 1000) decline();
    return scalar(key, 'plain', start, start + key.length);
  }

  /** Whether a key starts at the position: a colon follows on this line. */
  #atKey(): boolean {
    const before = this.#position;
    const first = this.#text.charCodeAt(before);
    if (first === QUOTE || first === APOSTROPHE) {
      this.#quoted();
      this.#skipSpaces();
      const isKey = this.#text.charCodeAt(this.#position) === COLON;
      this.#position = before;
      return isKey;
    }
    return PLAIN_KEY.test(sticky(PLAIN_KEY, this.#text, before));
  }

  /** A value that starts on this line, after a key or dash in `column`. */
  #valueAfter(column: number): DataNode {
    const code = this.#text.charCodeAt(this.#position);
    const value =
      code === PIPE || code === GREATER ? this.#blockScalar(column) : this.#inlineNode();
    if (value.kind !== 'scalar' || value.style !== 'block') {
      if (!this.#atLineEnd()) decline();
      this.#skipLine();
    }
    // A deeper line would go on with the scalar.
    if (this.#nextContent() > column) decline();
    return value;
  }

  /** `|`, `|-`, `>` or `>-` and the deeper lines below it. */
  #blockScalar(column: number): ScalarNode {
    const text = this.#text;
    const start = this.#position;
    const header = BLOCK_HEADER.exec(sticky(BLOCK_HEADER, text, start)) ?? decline();
    this.#position = BLOCK_HEADER.lastIndex;
    const indent = this.#nextContentIndent();
    if (indent <= column) decline();
    const lines: string[] = [];
    let end = this.#position;
    for (let blanks = 0; this.#position < text.length;) {
      const line = BLOCK_LINE.exec(sticky(BLOCK_LINE, text, this.#position)) ?? decline();
      const [, spaces = '', content = ''] = line;
      if (content === '') {
        if (spaces.length > indent) decline();
        blanks++;
      } else if (spaces.length < indent) {
        break;
      } else {
        for (; blanks > 0; blanks--) lines.push('');
        lines.push(' '.repeat(spaces.length - indent) + content);
        end = BLOCK_LINE.lastIndex;
      }
      this.#position = BLOCK_LINE.lastIndex;
    }
    this.#position = end;
    const body = header[1] === '|' ? lines.join('\n') : folded(lines);
    return scalar(header[2] === '-' ? body : `${body}\n`, 'block', start, end);
  }

  /** The indentation of the line at the position, which must not be blank. */
  #nextContentIndent(): number {
    const line = BLOCK_LINE.exec(sticky(BLOCK_LINE, this.#text, this.#position)) ?? decline();
    return line[2] ? line[1]!.length : decline();
  }

  #inlineNode(): DataNode {
    const code = this.#text.charCodeAt(this.#position);
    if (code === QUOTE || code === APOSTROPHE) return this.#quoted();
    if (code === OPEN_BRACKET || code === OPEN_BRACE) return this.#flow();
    return this.#plain(PLAIN_VALUE);
  }

  #plain(pattern: RegExp): ScalarNode {
    const start = this.#position;
    if (!pattern.test(sticky(pattern, this.#text, start))) decline();
    this.#position = pattern.lastIndex;
    return scalar(this.#text.slice(start, this.#position), 'plain', start, this.#position);
  }

  #quoted(): ScalarNode {
    const start = this.#position;
    const double = this.#text.charCodeAt(start) === QUOTE;
    const pattern = double ? DOUBLE : SINGLE;
    if (!pattern.test(sticky(pattern, this.#text, start))) decline();
    this.#position = pattern.lastIndex;
    const inner = this.#text.slice(start + 1, this.#position - 1);
    const meant = double ? unescaped(inner) : inner.replaceAll("''", "'");
    return scalar(meant, double ? 'double' : 'single', start, this.#position);
  }

  #flow(): DataNode {
    if (++this.#depth > MAX_DEPTH / 2) decline();
    const start = this.#position++;
    const isMap = this.#text.charCodeAt(start) === OPEN_BRACE;
    const close = isMap ? CLOSE_BRACE : CLOSE_BRACKET;
    const entries: MapEntry[] = [];
    const items: DataNode[] = [];
    this.#skipSpaces();
    while (this.#text.charCodeAt(this.#position) !== close) {
      if (isMap) entries.push(this.#flowEntry());
      else items.push(this.#flowValue());
      this.#skipSpaces();
      if (this.#text.charCodeAt(this.#position) === COMMA) this.#position++;
      else if (this.#text.charCodeAt(this.#position) !== close) decline();
      this.#skipSpaces();
    }
    this.#depth--;
    const range = { start, end: ++this.#position };
    if (!isMap) return { kind: 'seq', items, style: 'flow', range };
    reportDuplicateKeys(this.#file, entries, this.problems);
    return { kind: 'map', entries, style: 'flow', range };
  }

  #flowEntry(): MapEntry {
    const key = this.#flowScalar();
    if (key.text === '<<') decline();
    if (this.#text.charCodeAt(this.#position++) !== COLON) decline();
    if (this.#text.charCodeAt(this.#position) !== SPACE) decline();
    this.#skipSpaces();
    return { key, value: this.#flowValue() };
  }

  #flowValue(): DataNode {
    const code = this.#text.charCodeAt(this.#position);
    return code === OPEN_BRACKET || code === OPEN_BRACE ? this.#flow() : this.#flowScalar();
  }

  #flowScalar(): ScalarNode {
    const code = this.#text.charCodeAt(this.#position);
    return code === QUOTE || code === APOSTROPHE ? this.#quoted() : this.#plain(PLAIN_FLOW);
  }

  /** Whether nothing but spaces and a comment stands before the end of the line; skips the spaces. */
  #atLineEnd(): boolean {
    const spaced = this.#atSpace();
    this.#skipSpaces();
    const code = this.#text.charCodeAt(this.#position);
    return Number.isNaN(code) || code === LF || code === CR || (code === HASH && spaced);
  }

  #atDash(): boolean {
    const text = this.#text;
    const at = this.#position;
    return text.charCodeAt(at) === DASH && isSpace(text.charCodeAt(at + 1));
  }

  #atSpace(): boolean {
    return isSpace(this.#text.charCodeAt(this.#position));
  }

  #skipSpaces(): void {
    while (this.#text.charCodeAt(this.#position) === SPACE) this.#position++;
  }
}

const SPACE = 0x20;
const LF = 0x0a;
const CR = 0x0d;
const HASH = 0x23;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const DASH = 0x2d;
const COLON = 0x3a;
const GREATER = 0x3e;
const PIPE = 0x7c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Space, line break or end of text: what sets a colon or a dash apart. */
function isSpace(code: number): boolean {
  return code === SPACE || code === LF || code === CR || Number.isNaN(code);
}

/**
 * Plain scalars start with what no YAML indicator is (a dash may, where it stands close), hold neither
 * `: ` nor ` #`, and end before the spaces at the end of their line.
 */
const FIRST = String.raw`(?:[^\s\-?:,[\]{}#&*!|>'"%@\x60]|-(?=[^\s,[\]{}]))`;
const REST = String.raw`(?: *(?:[^ \n\r:#]|:(?![ \n\r]|$)|(?<! )#))*`;
const FLOW_REST = String.raw`(?: *(?:[^ \n\r:#,[\]{}]|:(?![ \n\r,[\]{}]|$)|(?<! )#))*`;
const PLAIN_VALUE = new RegExp(FIRST + REST + String.raw`(?=[ \n\r]|$)`, 'y');
const PLAIN_KEY = new RegExp(FIRST + REST + String.raw` *:(?=[ \n\r]|$)`, 'y');
const PLAIN_FLOW = new RegExp(FIRST + FLOW_REST, 'y');
const DOUBLE = /"(?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SINGLE = /'(?:[^'\n\r]|'')*'/y;

const BLOCK_HEADER = /([|>])(-?)(?: +#.*| *)\r?\n/y;
const BLOCK_LINE = /( *)([^\n\r]*)(?:\r?\n|$)/y;

/** The escapes that YAML shares with JSON; the pattern lets no others in. */
function unescaped(text: string): string {
  return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
}

/** Lines joined by spaces, where each blank line is a line break. */
function folded(lines: readonly string[]): string {
  let text = lines[0] ?? '';
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!;
    // Deeper lines and spaces at line ends fold by rules of their own.
    if (/^ | $/.test(line) || / $/.test(lines[index - 1]!)) decline();
    const afterBlank = lines[index - 1] === '';
    text += line === '' ? '\n' : afterBlank ? line : ` ${line}`;
  }
  return text;
}

function sticky(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return text;
}

function scalar(text: string, style: ScalarStyle, start: number, end: number): ScalarNode {
  return { kind: 'scalar', text, style, range: { start, end } };
}

function empty(offset: number): ScalarNode {
  return scalar('', 'plain', offset, offset);
}
