/** Paths that are written out where code of JavaScript takes one. */
import type { TextRange } from '@loglex/catalog';
import type { EsNode } from '../../ports.ts';
import { DEEPEST, joined, textOfMessage, type PathFunction } from '../path-text.ts';
import type { Place } from './bindings.ts';
import type { MessageReader } from './message.ts';
import { childrenOf, isCall, rangeOf, unwrap } from './node.ts';

/** What is asked of the file. */
export interface PathReading {
  readonly messages: Pick<MessageReader, 'read'>;
  /** How what is called takes paths; `undefined` where it takes none. */
  functionOf(callee: EsNode, place: Place): PathFunction | undefined;
}

/** The whole path of which `literal`, whose ancestors are at `place`, is a part; `undefined` where it stands for something else. */
export function writtenPath(
  literal: EsNode,
  place: Place,
  reading: PathReading,
): { readonly text: string; readonly range: TextRange } | undefined {
  let path = literal;
  let isPath = false;
  let below = literal;
  for (let index = place.depth - 1; index >= place.depth - DEEPEST; index -= 1) {
    const outer = place.ancestors[index];
    if (outer === undefined) break;
    const isWrapper = unwrap(outer) !== outer && unwrap(outer) === unwrap(below);
    if (!isWrapper) {
      if (outer.type === 'BinaryExpression' && outer['operator'] === '+') path = outer;
      else if (isCall(outer) || outer.type === 'NewExpression') {
        const taken = functionAt(outer, below, place, reading);
        if (taken === undefined) break;
        isPath = true;
        if (!taken.gives) break;
        path = outer;
      } else break;
    }
    below = outer;
  }
  return isPath ? { text: textOf(path, place, reading), range: rangeOf(path) } : undefined;
}

/** The function that takes `value` as a path. */
function functionAt(
  call: EsNode,
  value: EsNode,
  place: Place,
  { functionOf }: PathReading,
): PathFunction | undefined {
  const values = childrenOf(call, 'arguments');
  const at = values.indexOf(value);
  if (at < 0 || values.slice(0, at).some(({ type }) => type === 'SpreadElement')) return undefined;
  const taken = functionOf(call['callee'] as EsNode, place);
  return taken !== undefined && at < taken.takes ? taken : undefined;
}

function textOf(given: EsNode, place: Place, reading: PathReading, depth = 0): string {
  const path = unwrap(given);
  const isMade = isCall(path) || path.type === 'NewExpression';
  const taken = isMade ? reading.functionOf(path['callee'] as EsNode, place) : undefined;
  if (taken?.gives === true && depth < DEEPEST) {
    const values = childrenOf(path, 'arguments').slice(0, taken.takes);
    return joined(values.map((value) => textOf(value, place, reading, depth + 1)));
  }
  return textOfMessage(reading.messages.read(path, place));
}
