/** What a program knows of the nodes of another parser's tree: they are found by their ranges. */
import type { EsNode, TypeOracle } from '@loglex/engine';
import type { Node, Program, SourceFile } from 'typescript';
import type { Compiler } from './compiler.ts';
import { declaredTypes } from './declared-types.ts';

/** `undefined` where the program has read another text than `text`. */
export function typeOracle(
  ts: Compiler,
  program: Program,
  source: SourceFile,
  text: string,
): TypeOracle | undefined {
  const shift = shiftOf(text, source);
  if (source.text !== text.slice(shift)) return undefined;
  return {
    declaredTypeOf(expression: EsNode) {
      const start = (expression.range?.[0] ?? expression.start ?? 0) - shift;
      const end = (expression.range?.[1] ?? expression.end ?? 0) - shift;
      const node = nodeAt(ts, source, { start, end });
      if (node === undefined) return [];
      return declaredTypes(program, program.getTypeChecker().getTypeAtLocation(node));
    },
  };
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The compiler reads files without their byte order mark; the offsets of the engine count it. */
export function shiftOf(text: string, source: SourceFile): number {
  return text.startsWith(BYTE_ORDER_MARK) && !source.text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
}

/** The innermost node of just this range: what wraps an expression without a word of its own has the same. */
function nodeAt(
  ts: Compiler,
  source: SourceFile,
  { start, end }: { readonly start: number; readonly end: number },
): Node | undefined {
  let found: Node | undefined;
  let node: Node | undefined = source;
  while (node !== undefined) {
    if (node.getStart(source) === start && node.end === end) found = node;
    node = ts.forEachChild(node, (child) =>
      child.pos <= start && child.end >= end ? child : undefined,
    );
  }
  return found;
}
