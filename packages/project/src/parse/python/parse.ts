/** Parses Python with Lezer into the tree that the Python front end reads. Never fails: what cannot be read is an error in the tree. */
import type { SyntaxNodeRef, Tree } from '@lezer/common';
import type { TextRange } from '@loglex/catalog';
import type { PyTree } from '@loglex/engine';
import { isKnownGap } from './known-gaps.ts';
import { parseWithLezer } from './lezer.ts';
import { isOutlined, outline } from './outline.ts';
import { repaired } from './repair.ts';
import { readModule } from './statements.ts';

export function parsePython(text: string): PyTree {
  return readTree(parseRepaired(sourceOf(text)), text);
}

/**
 * The tree of `text` in which bodies of functions that hold none of `offsets` (ascending) are a `pass`, and which those are.
 * `undefined` where that gains nothing or goes wrong: parse all of it then.
 */
export function parsePythonOutline(
  text: string,
  offsets: readonly number[],
): { readonly tree: PyTree; readonly hidden: readonly TextRange[] } | undefined {
  const { text: outlined, hidden } = outline(sourceOf(text), offsets);
  if (hidden.length === 0) return undefined;
  const parsed = parseRepaired(outlined);
  if (parsed.errors.length > 0 || !isOutlined(parsed.tree, hidden)) return undefined;
  return { tree: readTree(parsed, text), hidden };
}

/** The grammar knows no byte order mark; an empty line changes nothing that follows it. */
function sourceOf(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? `\n${text.slice(1)}` : text;
}

function readTree({ tree, errors }: Parsed, text: string): PyTree {
  return {
    module: readModule(tree.topNode, text),
    comments: (start, end) => rangesOf(tree, start, end, ({ name }) => name === 'Comment'),
    errors,
  };
}

interface Parsed {
  readonly tree: Tree;
  readonly errors: readonly TextRange[];
}

/** The tree, and where in it the text is at fault: the grammar's own gaps are rewritten and parsed again, or let pass. */
function parseRepaired(source: string): Parsed {
  const first = parseWithLezer(source);
  const errors = first.recovered ? errorsOf(first.tree, source) : [];
  const rewritten = errors.length === 0 ? undefined : repaired(source, first.tree);
  if (rewritten === undefined) return { tree: first.tree, errors };
  const { tree, recovered } = parseWithLezer(rewritten);
  return { tree, errors: recovered ? errorsOf(tree, rewritten) : [] };
}

function errorsOf(tree: Tree, source: string): TextRange[] {
  const isError = (node: SyntaxNodeRef) => node.type.isError && !isKnownGap(node, source);
  return rangesOf(tree, 0, source.length, isError);
}

function rangesOf(
  tree: Tree,
  from: number,
  to: number,
  wanted: (node: SyntaxNodeRef) => boolean,
): TextRange[] {
  const found: TextRange[] = [];
  tree.iterate({
    from,
    to,
    enter(node) {
      if (wanted(node)) found.push({ start: node.from, end: node.to });
    },
  });
  return found;
}
