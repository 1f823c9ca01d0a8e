/** Moves a document that was read without the start of its file to where it stands in the file. */
import type { TextRange } from '../text.ts';
import type { DataNode, DocumentProblem } from './node.ts';
import type { DataDocument } from './read-document.ts';

/** `document` with every offset moved by `by`. */
export function shiftDocument({ root, problems }: DataDocument, by: number): DataDocument {
  return {
    root: root && shiftNode(root, by),
    problems: problems.map((problem) => shiftProblem(problem, by)),
  };
}

/** `node` with every offset moved by `by`. */
export function shiftNode<Node extends DataNode>(node: Node, by: number): Node;
export function shiftNode(node: DataNode, by: number): DataNode {
  const range = shiftRange(node.range, by);
  if (node.kind === 'scalar') return { ...node, range };
  if (node.kind === 'seq') {
    return { ...node, items: node.items.map((item) => shiftNode(item, by)), range };
  }
  const entries = node.entries.map((entry) => {
    return { ...entry, key: shiftNode(entry.key, by), value: shiftNode(entry.value, by) };
  });
  return { ...node, entries, range };
}

function shiftProblem(problem: DocumentProblem, by: number): DocumentProblem {
  const related = problem.related?.map((place) => {
    return { ...place, range: shiftRange(place.range, by) };
  });
  return { ...problem, range: shiftRange(problem.range, by), ...(related && { related }) };
}

function shiftRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
