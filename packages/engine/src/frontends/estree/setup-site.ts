/** Where a call stands that sets logging up: when it runs, and in which blocks. */
import type { SetupSite } from '../../facts/file-facts.ts';
import type { EsNode } from '../../ports.ts';
import type { Place } from './bindings.ts';
import { functionNameOf } from './call-context.ts';
import { childOf, isFunction, rangeOf, startOf } from './node.ts';

/** What there is to say of `call`, which sets logging up, and whose ancestors are at `place`. */
export function setupSite(
  call: EsNode,
  callee: EsNode,
  { ancestors, depth }: Place,
  text: string,
): SetupSite {
  const blocks: number[] = [];
  let below = call;
  let around: EsNode | undefined;
  let name: string | undefined;
  for (let index = depth - 1; index >= 0; index -= 1) {
    const above = ancestors[index];
    if (above === undefined) continue;
    if (isFunction(above)) {
      around = above;
      name = functionNameOf(above, ancestors[index - 1]);
      break;
    }
    if (mayPassOver(above, below)) blocks.unshift(startOf(below));
    below = above;
  }
  const { start, end } = rangeOf(callee);
  return {
    callee: { start, end, text: text.slice(start, end) },
    when: around ? 'call' : PROGRAM.test(text) ? 'program' : 'load',
    ...(around && { scope: startOf(around) }),
    ...(name !== undefined && { function: name }),
    blocks,
  };
}

/** A script, or a module that may be run as one. */
const PROGRAM = /^\uFEFF?#!|\brequire\.main\s*===?\s*module\b|\bimport\.meta\.main\b/;

/** Whether `above` may run without running `below`, which is part of it. */
function mayPassOver(above: EsNode, below: EsNode): boolean {
  const isOneOf = (...keys: string[]): boolean => keys.some((key) => childOf(above, key) === below);
  switch (above.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return isOneOf('consequent', 'alternate');
    case 'LogicalExpression':
      return isOneOf('right');
    case 'TryStatement':
      return isOneOf('block', 'handler');
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return isOneOf('body');
    case 'SwitchStatement':
      return !isOneOf('discriminant');
    default:
      return false;
  }
}
