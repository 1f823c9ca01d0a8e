/** Where an argument can be put before the first and behind the last: trees have no parentheses, texts do. */
import type { EsNode } from '../../ports.ts';
import { endOf, startOf } from './node.ts';

export interface ArgumentList {
  readonly start: number;
  readonly end: number;
}

/** The arguments of `call` with the parentheses around them; `undefined` where there is none, or a comment hides them. */
export function argumentListOf(
  call: EsNode,
  args: readonly EsNode[],
  text: string,
): ArgumentList | undefined {
  const first = args[0];
  const last = args.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const closed = closedBehind(first, call, text);
  const opened = new RegExp(`(?:\\(\\s*){${closed.count}}$`).exec(
    text.slice(startOf(call), startOf(first)),
  );
  if (opened === null) return undefined;
  return {
    start: startOf(first) - opened[0].length,
    end: first === last ? closed.end : closedBehind(last, call, text).end,
  };
}

/** How many parentheses are closed right behind a node, and where the last one ends. The call's own is not one. */
function closedBehind(
  node: EsNode,
  call: EsNode,
  text: string,
): { readonly count: number; readonly end: number } {
  const limit = endOf(call) - 1;
  let count = 0;
  let end = endOf(node);
  CLOSING.lastIndex = end;
  while (CLOSING.test(text) && CLOSING.lastIndex <= limit) {
    count += 1;
    end = CLOSING.lastIndex;
  }
  return { count, end };
}

const CLOSING = /(?:\s|\/\*[^]*?\*\/|\/\/.*)*\)/y;
