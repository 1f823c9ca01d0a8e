/** Reading nodes of a Python tree: names, paths, source, ancestors. */
import type { TextRange } from '@loglex/catalog';
import type { SourceText } from '../../facts/log-call.ts';
import type { PyClass, PyExpression, PyFunction, PyLambda, PyNode } from '../../ports.ts';

export function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

export function sourceOf({ start, end }: TextRange, text: string): SourceText {
  return { start, end, text: text.slice(start, end) };
}

/** `self.log` as `['self', 'log']`; `undefined` for what is no name. */
export function pathOf(expression: PyExpression): (string | undefined)[] {
  const path: (string | undefined)[] = [];
  let node = expression;
  while (node.type === 'Attribute') {
    path.push(node.attribute.text);
    node = node.value;
  }
  path.push(node.type === 'Name' ? node.id : undefined);
  return path.reverse();
}

/** The last name of a name or attribute. */
export function lastName(node: PyExpression): string | undefined {
  if (node.type === 'Name') return node.id;
  return node.type === 'Attribute' ? node.attribute.text : undefined;
}

/** What an expression may be: both arms of a condition, what stands on either side of `or`. */
export function branchesOf(expression: PyExpression): readonly PyExpression[] {
  if (expression.type === 'Conditional') {
    return [...branchesOf(expression.body), ...branchesOf(expression.orelse)];
  }
  if (expression.type === 'Binary' && expression.operator === 'or') {
    return [...branchesOf(expression.left), ...branchesOf(expression.right)];
  }
  return [expression];
}

/** The innermost function around a node; not the one whose decorator or default it is. */
export function functionAround(node: PyNode): PyFunction | PyLambda | undefined {
  let below = node;
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (above.type === 'Lambda') return above;
    if (above.type === 'FunctionDef' && isInBody(above, below)) return above;
    below = above;
  }
  return undefined;
}

export function classAround(node: PyNode): PyClass | undefined {
  let below = node;
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (above.type === 'ClassDef' && isInBody(above, below)) return above;
    below = above;
  }
  return undefined;
}

/** Whether a node directly below a definition is part of its body. */
export function isInBody(definition: PyFunction | PyClass, below: PyNode): boolean {
  return below.start >= (definition.body[0]?.start ?? definition.end);
}
