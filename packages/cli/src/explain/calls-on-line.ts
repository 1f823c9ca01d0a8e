/** Calls that a line holds and that are no log calls, each with what speaks against it. */
import { levelOf } from '@loglex/catalog';
import { type EsNode, type ImportFact, lineStartsOf, positionAt } from '@loglex/engine';
import { parseJavaScript } from '@loglex/project';

export interface OtherCall {
  /** The callee's source. */
  readonly callee: string;
  /** Why it is taken for no log call: a clause. */
  readonly reason: string;
}

/** The calls that begin on `line` (1-based) of `text`, in their order; none where it cannot be parsed. */
export function callsOnLine(
  file: string,
  text: string,
  line: number,
  imports: readonly ImportFact[],
): OtherCall[] {
  const { tree } = parseJavaScript(file, text);
  if (tree === undefined) return [];
  const starts = lineStartsOf(text);
  const found: OtherCall[] = [];
  for (const node of nodesOf(tree.program)) {
    if (node.type !== 'CallExpression') continue;
    const callee = node['callee'] as EsNode;
    // A chain begins where its receiver does; its call is where its method stands.
    const end = callee.end ?? 0;
    if (positionAt(starts, Math.max(0, end - 1)).line + 1 !== line) continue;
    found.push({
      callee: text.slice(callee.start ?? 0, end).replace(/\s+/g, ' '),
      reason: reasonOf(callee, imports),
    });
  }
  return found;
}

/** Every node below `root`, parents first, in the order of the source. */
function* nodesOf(root: EsNode): Generator<EsNode> {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    const children = Object.values(node).flat().filter(isNode);
    stack.push(...children.reverse());
  }
}

function isNode(value: unknown): value is EsNode {
  return typeof value === 'object' && value !== null && typeof (value as EsNode).type === 'string';
}

function reasonOf(callee: EsNode, imports: readonly ImportFact[]): string {
  if (callee.type !== 'MemberExpression') {
    const name = callee.type === 'Identifier' ? (callee['name'] as string) : undefined;
    const from = name === undefined ? undefined : sourceOf(name, imports);
    return from === undefined
      ? 'it is a function that no sink names'
      : `it is imported from '${from}', and no sink names it`;
  }
  const property = callee['property'] as EsNode;
  const method = property.type === 'Identifier' ? (property['name'] as string) : undefined;
  if (method !== undefined && levelOf(method) === undefined) {
    return `\`${method}\` is no method that writes a record`;
  }
  const root = rootOf(callee);
  const from = root === undefined ? undefined : sourceOf(root, imports);
  return from === undefined
    ? 'its receiver comes from no logging library, is declared as no logger and is not named like one'
    : `\`${root}\` is imported from '${from}', which is no logging library that Loglex knows`;
}

/** The name that a chain of members starts with. */
function rootOf(callee: EsNode): string | undefined {
  let node = callee;
  while (node.type === 'MemberExpression') node = node['object'] as EsNode;
  return node.type === 'Identifier' ? (node['name'] as string) : undefined;
}

function sourceOf(local: string, imports: readonly ImportFact[]): string | undefined {
  return imports.find(({ names }) => names.some((name) => name.local === local))?.source;
}
