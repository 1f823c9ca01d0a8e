/**
 * Parses a text that was parsed before and edited since, as an editor asks at every keystroke. Bodies of functions that the
 * edit left alone are blanked, as in an outline; what the parser finds empty is then filled from the tree of the text
 * before. The result is the tree that a fresh parse makes, or none.
 */
import { smallestEdit, type TextRange } from '@loglex/catalog';
import type { EsComment, EsNode } from '@loglex/engine';
import { tooDeepAt } from './nesting.ts';
import {
  type EsParser,
  type Outlined,
  parseBlanked,
  parseJavaScript,
  parseOutline,
} from './oxc.ts';
import { outline } from './outline.ts';

/** A text as it was parsed last. Its tree is used up when another is grown from it. */
interface ParsedText extends Outlined {
  readonly file: string;
  readonly text: string;
}

/** Parses one text after the other, and keeps the last: for whoever reads one file over and over, as it is typed. */
export function createReparser(): EsParser {
  const last: { outlined?: ParsedText | undefined; whole?: ParsedText | undefined } = {};

  function again(
    kind: keyof typeof last,
    file: string,
    text: string,
    offsets: readonly number[] | undefined,
  ): Outlined | undefined {
    const before = last[kind];
    last[kind] = undefined;
    if (before?.file !== file || tooDeepAt(text) !== undefined) return undefined;
    const grown = reparse(before, text, offsets);
    return grown && keep(kind, file, text, grown);
  }

  function keep(kind: keyof typeof last, file: string, text: string, outlined: Outlined): Outlined {
    // Read now, comments let go of what the parser holds outside of the heap.
    const { program, comments } = outlined.tree;
    const { hidden } = outlined;
    const kept = { tree: { program, comments }, hidden };
    last[kind] = { file, text, ...kept };
    return kept;
  }

  return {
    outlined(file, text, offsets) {
      const known = again('outlined', file, text, offsets);
      if (known !== undefined) return known;
      const outlined = parseOutline(file, text, offsets);
      return outlined && keep('outlined', file, text, outlined);
    },
    whole(file, text) {
      const known = again('whole', file, text, undefined);
      if (known !== undefined) return known;
      const parsed = parseJavaScript(file, text);
      if (parsed.tree !== undefined && parsed.isFlawless) {
        keep('whole', file, text, { tree: parsed.tree, hidden: [] });
      }
      return parsed;
    },
  };
}

/**
 * The tree of `text` with the bodies empty that hold none of `offsets` (ascending; `undefined`: all are filled), grown from
 * that of `before`. `undefined` where that gains nothing or cannot be told to be right: parse the text afresh, and forget
 * `before`.
 */
function reparse(
  before: ParsedText,
  text: string,
  offsets: readonly number[] | undefined,
): Outlined | undefined {
  const { start, text: typed } = smallestEdit(before.text, text);
  const edited = { start, end: start + typed.length };
  const moved = text.length - before.text.length;
  const { text: blanked, hidden: blank } = outline(text, offsets, edited);
  const hidden = offsets === undefined ? [] : outline(text, offsets).hidden;
  const empty = new Set(hidden.map(({ start }) => start));
  const wanted = blank.filter(({ start }) => !empty.has(start));
  if (wanted.length === 0) return undefined;
  const parsed = parseBlanked(before.file, blanked, blank);
  const program = parsed?.tree.program;
  if (parsed === undefined || program === undefined) return undefined;
  if (program['sourceType'] !== before.tree.program['sourceType']) return undefined;

  const grafts: Graft[] = [];
  for (const body of wanted) {
    const shift = body.start >= edited.end ? moved : 0;
    const from = { start: body.start - shift, end: body.end - shift };
    const old = functionWithBody(before.tree.program, from);
    const fresh = functionWithBody(program, body);
    if (old === undefined || fresh === undefined || !isSameKind(old, fresh)) return undefined;
    if (!isSame(within(before.hidden, from), within(hidden, body), shift)) return undefined;
    grafts.push({ from, shift, old: bodyOf(old), fresh: bodyOf(fresh) });
  }
  // From here on the tree before is another one.
  for (const { shift, old, fresh } of grafts) {
    if (shift !== 0) shiftBy(old['body'], shift);
    (fresh as { body?: unknown }).body = old['body'];
  }
  const comments = [
    ...parsed.tree.comments,
    ...grafts.flatMap((graft) => commentsOf(before, graft)),
  ];
  comments.sort((a, b) => a.start! - b.start!);
  return { tree: { program, comments }, hidden };
}

/** What lies between the braces of a function, from the tree before into the fresh one. */
interface Graft {
  readonly from: TextRange;
  readonly shift: number;
  readonly old: EsNode;
  readonly fresh: EsNode;
}

/** The function whose braces enclose just this. */
function functionWithBody(root: EsNode, { start, end }: TextRange): EsNode | undefined {
  let node: EsNode | undefined = root;
  while (node !== undefined) {
    const body = node['body'] as EsNode | null | undefined;
    if (body?.type === 'BlockStatement' && body.start === start - 1 && body.end === end + 1) {
      return FUNCTIONS.has(node.type) ? node : undefined;
    }
    node = childAround(node, start, end);
  }
  return undefined;
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

function childAround(node: EsNode, start: number, end: number): EsNode | undefined {
  const holds = (child: unknown): child is EsNode =>
    typeof child === 'object' &&
    child !== null &&
    (child as EsNode).start! <= start &&
    (child as EsNode).end! >= end;
  for (const key in node) {
    const value = node[key];
    if (Array.isArray(value)) {
      const found: unknown = value.find(holds);
      if (found !== undefined) return found as EsNode;
    } else if (holds(value)) return value;
  }
  return undefined;
}

/** Whether a parser reads what stands in the one as it does in the other. */
function isSameKind(a: EsNode, b: EsNode): boolean {
  return a.type === b.type && a['async'] === b['async'] && a['generator'] === b['generator'];
}

function bodyOf(node: EsNode): EsNode {
  return node['body'] as EsNode;
}

function within(ranges: readonly TextRange[], { start, end }: TextRange): readonly TextRange[] {
  return ranges.filter((range) => range.start >= start && range.end <= end);
}

function isSame(old: readonly TextRange[], fresh: readonly TextRange[], shift: number): boolean {
  return (
    old.length === fresh.length &&
    old.every(({ start, end }, index) => {
      return fresh[index]!.start === start + shift && fresh[index]!.end === end + shift;
    })
  );
}

function shiftBy(value: unknown, shift: number): void {
  if (Array.isArray(value)) {
    for (const each of value) shiftBy(each, shift);
  } else if (typeof value === 'object' && value !== null) {
    const node = value as { start?: number; end?: number; [key: string]: unknown };
    if (typeof node.start === 'number') {
      node.start += shift;
      node.end! += shift;
    }
    for (const key in node) {
      const child = node[key];
      if (typeof child === 'object') shiftBy(child, shift);
    }
  }
}

function commentsOf({ tree }: ParsedText, { from, shift }: Graft): readonly EsComment[] {
  return tree.comments
    .filter((comment) => comment.start! >= from.start && comment.end! <= from.end)
    .map((comment) => ({ ...comment, start: comment.start! + shift, end: comment.end! + shift }));
}
