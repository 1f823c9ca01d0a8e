/** Parses Python with Lezer into the tree that the Python front end reads. Never fails: what cannot be read is an error in the tree. */
import type { SyntaxNodeRef, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { PyTree } from '@loglex/engine';
import { readModule } from './statements.ts';
import { repaired } from './repair.ts';

export function parsePython(text: string): PyTree {
  // The grammar knows no byte order mark; an empty line changes nothing that follows it.
  const source = text.charCodeAt(0) === 0xfeff ? `\n${text.slice(1)}` : text;
  let tree = parse(source);
  const again = repaired(source, tree);
  if (again !== undefined) tree = parse(again);
  return {
    module: readModule(tree.topNode, text),
    comments: (start, end) => rangesOf(tree, start, end, ({ name }) => name === 'Comment'),
    get errors() {
      return rangesOf(tree, 0, text.length, (node) => node.type.isError && !isKnownGap(node));
    },
  };
}

/** What Lezer counts to stop a tree from nesting to the left without end. */
interface LeftNesting {
  lastBigReductionStart: number;
  bigReductionCount: number;
}

/**
 * Lezer takes the statements of a file for something that nests to the left, and breaks it off after 300 of them:
 * a statement in a long file would be lost. What begins where the file begins is the file, so it is not counted.
 */
function parse(source: string): Tree {
  const partial = parser.startParse(source);
  const nesting = partial as unknown as LeftNesting;
  for (;;) {
    if (nesting.lastBigReductionStart === 0) nesting.bigReductionCount = 0;
    const tree = partial.advance();
    if (tree !== null) return tree;
  }
}

/** Valid Python that the grammar does not know, and gets over without a loss: `yield` alone, `2.`. */
function isKnownGap({ node, from, to }: SyntaxNodeRef): boolean {
  const above = node.parent;
  switch (above?.name) {
    case 'YieldStatement':
    case 'YieldExpression':
      return from === to;
    case 'MemberExpression':
      return above.firstChild?.name === 'Number';
    default:
      return false;
  }
}

function rangesOf(
  tree: Tree,
  from: number,
  to: number,
  wanted: (node: SyntaxNodeRef) => boolean,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  tree.iterate({
    from,
    to,
    enter(node) {
      if (wanted(node)) found.push({ start: node.from, end: node.to });
    },
  });
  return found;
}
