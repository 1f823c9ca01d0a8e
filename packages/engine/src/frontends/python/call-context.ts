/** Where a call stands: function, class, except clause, loop. */
import type { CallContext, LogCall } from '../../facts/log-call.ts';
import type { PyCall, PyHandler, PyNode, PyRaise, PyStatement } from '../../ports.ts';
import { isInBody, rangeOf } from './node.ts';

export interface ContextReader {
  /** The context of `node`; `carriesError`: whether its record takes along the exception that is handled. */
  of(node: PyNode, carriesError: boolean): CallContext;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type CaughtContext = NonNullable<CallContext['catch']>;

/** A reader for one file: what it learns of a clause serves all calls in it. */
export function createContextReader(text: string): ContextReader {
  const errorNames = new Map<PyHandler, ReadonlySet<string>>();

  function of(node: PyNode, carriesError: boolean): CallContext {
    const context: Writable<CallContext> = { inLoop: false };
    let inFunction = true;
    let below = node;
    let leaves: Leaves = 'nothing';
    for (let above = node.parent; above !== undefined; above = above.parent) {
      if (inFunction) leaves = leavesBy(above, below, leaves);
      switch (above.type) {
        case 'FunctionDef':
          if (isInBody(above, below)) {
            context.function ??= above.name.text;
            inFunction = false;
          }
          break;
        case 'Lambda':
          inFunction = false;
          break;
        case 'ClassDef':
          if (isInBody(above, below)) context.class ??= above.name.text;
          break;
        case 'For':
        case 'While': {
          const isRepeated =
            (above.body as readonly PyNode[]).includes(below) ||
            (above.type === 'While' && below === above.test);
          if (inFunction && isRepeated && (leaves === 'nothing' || leaves === 'turn'))
            context.inLoop = true;
          if (leaves === 'loop' || leaves === 'turn') leaves = 'nothing';
          break;
        }
        case 'ListComp':
        case 'SetComp':
        case 'DictComp':
        case 'GeneratorExp':
          if (inFunction) context.inLoop = true;
          break;
        case 'ExceptHandler':
          if (inFunction && context.catch === undefined) {
            context.catch = catchOf(above, node, carriesError);
          }
          break;
        default:
      }
      below = above;
    }
    return context;
  }

  function catchOf(clause: PyHandler, node: PyNode, carriesError: boolean): CaughtContext {
    const raised = raiseAfter(node, clause);
    const binding = clause.name?.text;
    const names = binding === undefined ? new Set<string>() : namesOf(clause, binding);
    const caught: Writable<CaughtContext> = {
      range: rangeOf(clause),
      rethrows: raised !== undefined,
      mentionsError: carriesError || mentionsHandled(node, names),
    };
    if (raised !== undefined) {
      caught.throwRange = rangeOf(raised);
      caught.throwsCaught = passesOn(raised, names);
    }
    if (binding === undefined) return caught;
    caught.binding = binding;
    caught.errorUsedElsewhere = clause.body.some((statement) =>
      mentions(statement, new Set([binding]), node),
    );
    return caught;
  }

  /** Whether the call's arguments name the exception, or ask the interpreter for it. */
  function mentionsHandled(node: PyNode, names: ReadonlySet<string>): boolean {
    const list = node.type === 'Call' ? node.arguments.map(({ value }) => value) : [];
    return list.some(
      (value) =>
        mentions(value, names, undefined) ||
        /\b(?:format_exc|exc_info|print_exc|format_exception)\b/.test(
          text.slice(value.start, value.end),
        ),
    );
  }

  function namesOf(clause: PyHandler, binding: string): ReadonlySet<string> {
    let names = errorNames.get(clause);
    if (names === undefined) {
      names = namesOfError(clause, binding);
      errorNames.set(clause, names);
    }
    return names;
  }

  return { of };
}

/** What is certainly left after a call, before anything is done again: the turn of a loop, the loop, or all loops. */
type Leaves = 'nothing' | 'turn' | 'loop' | 'function' | 'raise';

function leavesBy(above: PyNode, below: PyNode, before: Leaves): Leaves {
  if (above.type === 'Try' && before === 'raise' && above.handlers.length > 0) {
    // What is raised in the body is caught there, and nobody knows what follows.
    return (above.body as readonly PyNode[]).includes(below) ? 'turn' : before;
  }
  if (before !== 'nothing') return before;
  if (above.type === 'Return') return 'function';
  switch (exitAfter(above, below)?.type) {
    case 'Break':
      return 'loop';
    case 'Continue':
      return 'turn';
    case 'Return':
      return 'function';
    case 'Raise':
      return above.type === 'Try' ? leavesBy(above, below, 'raise') : 'raise';
    default:
      return 'nothing';
  }
}

/** The statement by which the block of `above` that holds `below` is certainly left after it. */
function exitAfter(above: PyNode, below: PyNode): PyStatement | undefined {
  for (const block of blocksOf(above)) {
    const at = (block as readonly PyNode[]).indexOf(below);
    for (const statement of at < 0 ? [] : block.slice(at + 1)) {
      const exit = exitOf(statement);
      if (exit !== undefined) return exit;
    }
  }
  return undefined;
}

/** `raise` and `raise X from e` pass on what was caught; `raise X from None` does not, and `raise X` names it or not. */
function passesOn({ exception, cause }: PyRaise, names: ReadonlySet<string>): boolean {
  if (exception === undefined) return true;
  if (cause !== undefined && mentions(cause, names, undefined)) return true;
  return mentions(exception, names, undefined);
}

/** The caught name and those that are made from it: `message = str(e)`. */
function namesOfError(clause: PyHandler, binding: string): ReadonlySet<string> {
  const names = new Set([binding]);
  const look = (node: PyNode): void => {
    if (
      node.type === 'Assign' &&
      node.value !== undefined &&
      mentions(node.value, names, undefined)
    ) {
      for (const target of node.targets) {
        if (target.type === 'Name') names.add(target.id);
      }
    }
    if (node.type !== 'FunctionDef' && node.type !== 'ClassDef') node.children.forEach(look);
  };
  clause.body.forEach(look);
  return names;
}

/** Whether one of `names` is used below `root`, outside of `except`. */
export function mentions(
  root: PyNode,
  names: ReadonlySet<string>,
  except: PyNode | undefined,
): boolean {
  if (names.size === 0) return false;
  const stack: PyNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === except) continue;
    if (node.type === 'Name' && names.has(node.id)) return true;
    stack.push(...node.children);
  }
  return false;
}

/** The raise that certainly follows the call in its clause, before anything leaves it. */
function raiseAfter(node: PyNode, clause: PyHandler): PyRaise | undefined {
  let below = node;
  for (let above = node.parent; above !== undefined && below !== clause; above = above.parent) {
    const exit = exitAfter(above, below);
    if (exit !== undefined) return exit.type === 'Raise' ? exit : undefined;
    below = above;
  }
  return undefined;
}

function blocksOf(node: PyNode): (readonly PyStatement[])[] {
  switch (node.type) {
    case 'ExceptHandler':
    case 'Branch':
    case 'Case':
    case 'With':
      return [node.body];
    case 'For':
    case 'While':
      return [node.body, node.orelse];
    case 'Try':
      return [node.body, node.orelse, node.finalbody];
    default:
      return [];
  }
}

/** The statement by which `statement` certainly leaves the block, where it does. */
function exitOf(statement: PyStatement): PyStatement | undefined {
  switch (statement.type) {
    case 'Raise':
    case 'Return':
    case 'Break':
    case 'Continue':
      return statement;
    case 'With':
      for (const inner of statement.body) {
        const exit = exitOf(inner);
        if (exit !== undefined) return exit;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** The statement that is nothing but the call, awaited or not. */
export function statementOf(call: PyCall, text: string): LogCall['statement'] {
  const statement = call.parent?.type === 'Await' ? call.parent.parent : call.parent;
  if (statement?.type !== 'Expr') return undefined;
  const block = statement.parent;
  const hasOthers =
    block !== undefined &&
    'body' in block &&
    Array.isArray(block.body) &&
    block.body.includes(statement) &&
    block.body.length > 1;
  const { start, end } = rangeOf(statement);
  const sharesLine =
    /;[ \t]*$/.test(text.slice(Math.max(0, start - 40), start)) ||
    /^[ \t]*;/.test(text.slice(end, end + 40));
  return { start, end, ...((!hasOthers || sharesLine) && { leaves: 'pass' }) };
}
