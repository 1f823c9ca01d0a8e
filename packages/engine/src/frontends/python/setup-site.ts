/** Where a call stands that sets logging up: when it runs, and in which blocks. */
import type { SetupSite } from '../../facts/file-facts.ts';
import type { PyCall, PyNode } from '../../ports.ts';
import { functionAround, rangeOf } from './node.ts';

/** What there is to say of `call`, which sets logging up. */
export function setupSite(call: PyCall, text: string): SetupSite {
  const around = functionAround(call);
  const blocks: number[] = [];
  let below: PyNode = call;
  for (let above = call.parent; above !== undefined && above !== around; above = above.parent) {
    const block = blockOf(above, below);
    if (block !== undefined) blocks.unshift(block.start);
    below = above;
  }
  const { callee } = call;
  return {
    callee: { ...rangeOf(callee), text: text.slice(callee.start, callee.end) },
    when: around ? 'call' : PROGRAM.test(text) ? 'program' : 'load',
    ...(around && { scope: around.start }),
    ...(around?.type === 'FunctionDef' && { function: around.name.text }),
    blocks,
  };
}

/** A script, or a module that may be run as one. */
const PROGRAM = /^\uFEFF?#!|^[ \t]*if[ \t(]+__name__[ \t]*==|^[ \t]*if[^\r\n]*==[ \t]*__name__/m;

/** The first node of the block of `above` that holds `below`, where that block may be passed over. */
function blockOf(above: PyNode, below: PyNode): PyNode | undefined {
  switch (above.type) {
    case 'Branch':
      return below === above.test ? undefined : above.body[0];
    case 'Case':
    case 'ExceptHandler':
      return above.body[0];
    case 'For':
    case 'While':
    case 'Try':
      return [above.body, above.orelse].find((list) => list.some((one) => one === below))?.[0];
    case 'Conditional':
      return below === above.test ? undefined : below;
    case 'Binary':
      return below === above.right && /^(?:and|or)$/.test(above.operator) ? below : undefined;
    default:
      return undefined;
  }
}
