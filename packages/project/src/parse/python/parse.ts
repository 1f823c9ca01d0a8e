/** Parses Python with Lezer into the tree that the Python front end reads. Never fails: what cannot be read is an error in the tree. */
import type { SyntaxNodeRef, Tree } from '@lezer/common';
import type { PyTree } from '@loglex/engine';
import { isKnownGap } from './known-gaps.ts';
import { parseWithLezer } from './lezer.ts';
import { repaired } from './repair.ts';
import { readModule } from './statements.ts';

export function parsePython(text: string): PyTree {
  // The grammar knows no byte order mark; an empty line changes nothing that follows it.
  const source = text.charCodeAt(0) === 0xfeff ? `\n${text.slice(1)}` : text;
  const { tree, errors } = parseRepaired(source);
  return {
    module: readModule(tree.topNode, text),
    comments: (start, end) => rangesOf(tree, start, end, ({ name }) => name === 'Comment'),
    errors,
  };
}

/** The tree, and where in it the text is at fault: the grammar's own gaps are rewritten and parsed again, or let pass. */
function parseRepaired(source: string): { readonly tree: Tree; readonly errors: readonly Range[] } {
  const first = parseWithLezer(source);
  const errors = first.recovered ? errorsOf(first.tree, source) : [];
  const rewritten = errors.length === 0 ? undefined : repaired(source, first.tree);
  if (rewritten === undefined) return { tree: first.tree, errors };
  const { tree, recovered } = parseWithLezer(rewritten);
  return { tree, errors: recovered ? errorsOf(tree, rewritten) : [] };
}

function errorsOf(tree: Tree, source: string): Range[] {
  const isError = (node: SyntaxNodeRef) => node.type.isError && !isKnownGap(node, source);
  return rangesOf(tree, 0, source.length, isError);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function rangesOf(
  tree: Tree,
  from: number,
  to: number,
  wanted: (node: SyntaxNodeRef) => boolean,
): Range[] {
  const found: Range[] = [];
  tree.iterate({
    from,
    to,
    enter(node) {
      if (wanted(node)) found.push({ start: node.from, end: node.to });
    },
  });
  return found;
}
