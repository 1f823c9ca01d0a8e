/** Paths that are written out where code of Python takes one. */
import type { TextRange } from '@loglex/catalog';
import type { PyCall, PyExpression, PyString } from '../../ports.ts';
import { HOLE } from '../../sinks/path-rules.ts';
import { DEEPEST, joined, textOfMessage, type PathFunction } from '../path-text.ts';
import type { MessageReader } from './message.ts';
import { lastName, rangeOf } from './node.ts';
import { JOINING_METHODS, pathFunction } from './path-functions.ts';

/** What is asked of the file. */
export interface PathReading {
  readonly messages: Pick<MessageReader, 'read'>;
  /** The dotted name of a callee, through imports; of a builtin its name. */
  nameOf(callee: PyExpression): string | undefined;
}

/** The whole path of which `literal` is a part; `undefined` where it stands for something else. */
export function writtenPath(
  literal: PyString,
  reading: PathReading,
): { readonly text: string; readonly range: TextRange } | undefined {
  let path: PyExpression = literal;
  let isPath = false;
  for (let steps = 0; steps < DEEPEST; steps += 1) {
    const step = above(path, reading);
    isPath ||= step?.isPath === true;
    if (step?.whole === undefined) break;
    path = step.whole;
  }
  return isPath ? { text: textOf(path, reading), range: rangeOf(path) } : undefined;
}

/** What the expression around `part` makes of it: whether a path, and which `whole`; `undefined`: something else. */
function above(
  part: PyExpression,
  reading: PathReading,
): { readonly isPath: boolean; readonly whole?: PyExpression } | undefined {
  const outer = part.parent;
  switch (outer?.type) {
    case 'Binary':
      if (outer.operator === '/') return { isPath: true, whole: outer };
      return outer.operator === '+' || (outer.operator === '%' && outer.left === part)
        ? { isPath: false, whole: outer }
        : undefined;
    case 'Attribute': {
      const call = outer.parent;
      if (call?.type !== 'Call' || call.callee !== outer) return undefined;
      const method = outer.attribute.text;
      if (JOINING_METHODS.has(method)) return { isPath: true, whole: call };
      return method === 'format' ? { isPath: false, whole: call } : undefined;
    }
    case 'Call': {
      const taken = functionOf(outer, reading);
      const at = outer.arguments.findIndex(({ value }) => value === part);
      const before = outer.arguments.slice(0, at + 1);
      const isPlain = before.every(({ keyword, star }) => keyword === undefined && star === '');
      if (taken === undefined || at < 0 || !isPlain || at >= taken.takes) return undefined;
      return { isPath: taken !== TEXT, ...(taken.gives && { whole: outer }) };
    }
    default:
      return undefined;
  }
}

/** `str(path)`: a path still, and none by itself. */
const TEXT: PathFunction = { takes: 1, gives: true };

function functionOf({ callee }: PyCall, { nameOf }: PathReading): PathFunction | undefined {
  if (callee.type === 'Attribute' && JOINING_METHODS.has(callee.attribute.text)) {
    return { takes: Number.POSITIVE_INFINITY, gives: true };
  }
  const name = nameOf(callee);
  if (name === 'str') return TEXT;
  return name === undefined ? undefined : pathFunction(name);
}

function textOf(path: PyExpression, reading: PathReading, depth = 0): string {
  if (depth > DEEPEST) return HOLE;
  const parts = (values: readonly PyExpression[]): string =>
    joined(values.map((value) => textOf(value, reading, depth + 1)));
  if (path.type === 'Binary' && path.operator === '/') return parts([path.left, path.right]);
  if (path.type === 'Call' && functionOf(path, reading)?.gives === true) {
    const values = path.arguments.map(({ value }) => value);
    const { callee } = path;
    const isMethod = callee.type === 'Attribute' && JOINING_METHODS.has(lastName(callee) ?? '');
    return parts(isMethod ? [callee.value, ...values] : values);
  }
  return textOfMessage(reading.messages.read(path));
}
