/**
 * How the lines of a log look, as data. A text layout is what stands in a line, with `{slots}`; a JSON layout says under which keys
 * an object has what.
 */
import { isSlot, type Slot } from '../records/log-record.ts';

export type LineLayout = TextLayout | JsonLayout;

/** `[{timestamp}] [{component}] [{level}] {message}` */
export interface TextLayout {
  readonly kind: 'text';
  /** As written. */
  readonly id: string;
  /** Texts and slots in turn. */
  readonly pieces: readonly LayoutPiece[];
}

export type LayoutPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'slot';
      readonly name: string;
      /** `json`: an object or an array, to the end of the slot. */
      readonly as: 'text' | 'json';
    };

export interface JsonLayout {
  readonly kind: 'json';
  readonly id: string;
  /** Keys of each slot, the first that is there counts. Dots lead into objects, where no key is spelled with them. */
  readonly keys: Readonly<Partial<Record<Slot, readonly string[]>>>;
  /** Keys whose text is an error's stack. */
  readonly stack?: readonly string[];
  /** An object is of this layout where it has all of these. */
  readonly requires: readonly string[];
  /** Native levels by number, where levels are numbers. */
  readonly numbers?: ReadonlyMap<number, string>;
  /** Whether records stand inside an envelope, as OTLP has them. */
  readonly envelope?: 'otlp';
}

/** Every text is a sequence of these. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/** The layout that `text` describes, or why it describes none. */
export function parseTextLayout(text: string): TextLayout | { readonly problem: string } {
  const pieces: LayoutPiece[] = [];
  const names = new Set<string>();
  for (const [piece, inside] of text.matchAll(PIECE)) {
    const last = pieces.at(-1);
    if (inside === undefined) {
      if (piece === '{' || piece === '}')
        return { problem: `a brace stands alone: write {{ or }} for one that is text` };
      const said = piece === '{{' ? '{' : piece === '}}' ? '}' : piece;
      if (last?.kind === 'text')
        pieces[pieces.length - 1] = { kind: 'text', text: last.text + said };
      else pieces.push({ kind: 'text', text: said });
      continue;
    }
    const [, name = '', , as] = /^([\w.@-]+)(:(\w+))?$/.exec(inside) ?? [];
    if (name === '') return { problem: `{${inside}} names no slot` };
    if (as !== undefined && as !== 'json')
      return { problem: `:${as} is no way to read {${name}}; there is only :json` };
    if (names.has(name)) return { problem: `{${name}} stands in it twice` };
    if (last?.kind === 'slot')
      return {
        problem: `nothing stands between {${last.name}} and {${name}}, so nobody can tell where one ends`,
      };
    names.add(name);
    pieces.push({ kind: 'slot', name, as: as ?? 'text' });
  }
  if (!names.has('message') && !names.has('code'))
    return { problem: 'it has neither {message} nor {code}' };
  return { kind: 'text', id: text, pieces };
}

/** The keys of a layout that a project states: `{ message: text, level: severity }`. What is no slot is not asked for. */
export function jsonLayout(
  stated: ReadonlyMap<string, string>,
): JsonLayout | { readonly problem: string } {
  const keys: Partial<Record<Slot, readonly string[]>> = {};
  for (const [slot, key] of stated) {
    if (!isSlot(slot)) return { problem: `"${slot}" is nothing that a record has` };
    keys[slot] = [key];
  }
  const key = keys.message ?? keys.code;
  if (key === undefined)
    return { problem: 'it says neither where the message is nor where the code is' };
  return { kind: 'json', id: `json ${key[0]!}`, keys, requires: key };
}

/** How much a layout says of a line: of two that read one, the one that says more is meant. */
export function tellingOf(layout: LineLayout): number {
  if (layout.kind === 'json') return 1000 + layout.requires.length;
  return layout.pieces.reduce(
    (sum, piece) => sum + (piece.kind === 'slot' ? 10 : piece.text.replace(/\s/g, '').length),
    0,
  );
}
