/** Where a call stands: function, class, catch clause, loop. Read from the ancestors of the call. */
import type { CallContext } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import type { Place } from './bindings.ts';
import {
  childOf,
  childrenOf,
  endOf,
  isCall,
  isFunction,
  isMember,
  keyName,
  nameOf,
  propertyName,
  rangeOf,
  startOf,
  unwrap,
  walk,
} from './node.ts';

export interface ContextReader {
  /** The context of `call`, whose ancestors are at `place`. */
  of(call: EsNode, place: Place): CallContext;
}

/** A reader for one file: what it learns of a catch clause serves all calls in it. */
export function createContextReader(): ContextReader {
  const errorNames = new Map<EsNode, ReadonlySet<string>>();

  function of(call: EsNode, place: Place): CallContext {
    const context: Writable<CallContext> = { inLoop: false };
    let inFunction = true;
    const mayRepeat = standsInLoop(place);
    let leaves: Leaves = 'nothing';
    for (let index = place.depth - 1; index >= 0; index -= 1) {
      const node = place.ancestors[index];
      if (node === undefined) continue;
      if (inFunction && mayRepeat) {
        leaves = leavesBy(node, place.ancestors[index + 1] ?? call, call, leaves);
      }
      const parent = index === 0 ? undefined : place.ancestors[index - 1];
      if (isFunction(node)) {
        if (context.function === undefined) {
          const name = functionNameOf(node, parent);
          if (name !== undefined) context.function = name;
        }
        if (inFunction && context.catch === undefined && isRejectionHandler(node, parent)) {
          context.catch = catchOf(node, call, place, index);
        }
        // What a callback returns from is only its turn.
        if (inFunction && isLoopCallback(node, parent)) {
          if (leaves !== 'throw') context.inLoop = true;
          leaves = leaves === 'throw' ? leaves : 'nothing';
        } else inFunction = false;
      } else if (isClass(node)) {
        const name = nameOf(childOf(node, 'id')) ?? declaredName(parent);
        if (name !== undefined) context.class ??= name;
      } else if (inFunction && isLoop(node)) {
        const goesOn = leaves === 'nothing' || leaves === 'turn';
        if (goesOn && isRepeated(node, place.ancestors[index + 1] ?? call)) context.inLoop = true;
        if (leaves === 'loop' || leaves === 'turn') leaves = 'nothing';
      } else if (inFunction && context.catch === undefined && node.type === 'CatchClause') {
        context.catch = catchOf(node, call, place, index);
      }
    }
    return context;
  }

  /** `clause` is a catch clause, or the function that a promise is given for one. */
  function catchOf(clause: EsNode, call: EsNode, place: Place, index: number): CaughtContext {
    const binding = nameOf(childOf(clause, 'param') ?? childrenOf(clause, 'params')[0]);
    const thrown = throwAfter(call, place, index);
    const caught: Writable<CaughtContext> = {
      range: rangeOf(clause),
      rethrows: thrown !== undefined,
      mentionsError: false,
    };
    if (thrown !== undefined) caught.throwRange = rangeOf(thrown);
    if (binding === undefined) return caught;
    caught.binding = binding;
    let names = errorNames.get(clause);
    if (names === undefined) {
      names = namesOfError(clause, binding);
      errorNames.set(clause, names);
    }
    for (const argument of childrenOf(call, 'arguments')) {
      if (mentions(argument, names, undefined)) caught.mentionsError = true;
    }
    const argument = thrown === undefined ? undefined : childOf(thrown, 'argument');
    if (argument !== undefined) caught.throwsCaught = mentions(argument, names, undefined);
    caught.errorUsedElsewhere = mentions(clause['body'] as EsNode, new Set([binding]), call);
    return caught;
  }

  return { of };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type CaughtContext = NonNullable<CallContext['catch']>;

/** Whether there is a loop in the function of what stands at a place: what leaves it is asked only then. */
function standsInLoop({ ancestors, depth }: Place): boolean {
  for (let index = depth - 1; index >= 0; index -= 1) {
    const node = ancestors[index];
    if (node === undefined) continue;
    if (isLoop(node)) return true;
    if (!isFunction(node)) continue;
    return isLoopCallback(node, index === 0 ? undefined : ancestors[index - 1]);
  }
  return false;
}

/** What is certainly left after a call, before anything is done again: the turn of a loop, the loop, or all loops. */
type Leaves = 'nothing' | 'turn' | 'loop' | 'function' | 'throw';

function leavesBy(node: EsNode, below: EsNode, call: EsNode, before: Leaves): Leaves {
  switch (node.type) {
    case 'TryStatement':
      // What is thrown in the block is caught there, and nobody knows what follows.
      return before === 'throw' && below === node['block'] && childOf(node, 'handler')
        ? 'turn'
        : before;
    case 'SwitchStatement':
      return before === 'loop' ? 'nothing' : before;
    case 'ReturnStatement':
      return before === 'nothing' ? 'function' : before;
    default:
  }
  if (before !== 'nothing') return before;
  const exit = exitAfter(node, startOf(call));
  switch (exit?.type) {
    case 'BreakStatement':
      return childOf(exit, 'label') ? 'turn' : 'loop';
    case 'ContinueStatement':
      return 'turn';
    case 'ReturnStatement':
      return 'function';
    case 'ThrowStatement':
      return 'throw';
    default:
      return 'nothing';
  }
}

/** The statement by which the list of statements in `node` is certainly left after `offset`. */
function exitAfter(node: EsNode, offset: number): EsNode | undefined {
  const statements =
    node.type === 'BlockStatement'
      ? childrenOf(node, 'body')
      : node.type === 'SwitchCase'
        ? childrenOf(node, 'consequent')
        : [];
  for (const statement of statements) {
    if (endOf(statement) <= offset || startOf(statement) <= offset) continue;
    const exit = exitOf(statement);
    if (exit !== undefined) return exit;
  }
  return undefined;
}

function isClass(node: EsNode): boolean {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** The name that a function has of its own, or by what holds it. */
export function functionNameOf(node: EsNode, parent: EsNode | undefined): string | undefined {
  const own = nameOf(childOf(node, 'id')) ?? keyName(node);
  if (own !== undefined) return own;
  switch (parent?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'ClassProperty':
    case 'Property':
    case 'ObjectProperty':
      return keyName(parent);
    default:
      return declaredName(parent);
  }
}

/** The name that a value gets from the declaration or assignment around it. */
function declaredName(parent: EsNode | undefined): string | undefined {
  switch (parent?.type) {
    case 'VariableDeclarator':
      return nameOf(childOf(parent, 'id'));
    case 'AssignmentExpression': {
      const left = unwrap(parent['left'] as EsNode);
      return isMember(left) ? propertyName(left) : nameOf(left);
    }
    default:
      return undefined;
  }
}

/** The function literal of `promise.catch((error) => …)`. */
function isRejectionHandler(node: EsNode, parent: EsNode | undefined): boolean {
  if (parent === undefined || !isCall(parent)) return false;
  const callee = unwrap(parent['callee'] as EsNode);
  return (
    isMember(callee) &&
    propertyName(callee) === 'catch' &&
    childrenOf(parent, 'arguments')[0] === node &&
    nameOf(childrenOf(node, 'params')[0]) !== undefined
  );
}

function isLoop(node: EsNode): boolean {
  switch (node.type) {
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return true;
    default:
      return false;
  }
}

/** What a loop evaluates once is not in it. */
function isRepeated(loop: EsNode, below: EsNode): boolean {
  if (loop.type === 'ForInStatement' || loop.type === 'ForOfStatement')
    return below !== loop['right'];
  return below !== loop['init'];
}

const LOOP_METHODS =
  /^(?:forEach|map|flatMap|filter|reduce|reduceRight|some|every|find|findIndex|findLast|each|eachSeries|mapSeries|times|pMap|pAll|asyncForEach|forEachAsync)$/;

function isLoopCallback(node: EsNode, parent: EsNode | undefined): boolean {
  if (parent === undefined || !isCall(parent) || !childrenOf(parent, 'arguments').includes(node))
    return false;
  const callee = unwrap(parent['callee'] as EsNode);
  const name = isMember(callee) ? propertyName(callee) : nameOf(callee);
  return name !== undefined && LOOP_METHODS.test(name);
}

/** The caught name and those that are made from it: `const message = getMessage(e)`. */
function namesOfError(clause: EsNode, binding: string): ReadonlySet<string> {
  const names = new Set([binding]);
  const derived: (readonly [number, EsNode, EsNode])[] = [];
  walk(clause['body'] as EsNode, (node) => {
    const target =
      node.type === 'VariableDeclarator'
        ? childOf(node, 'id')
        : node.type === 'AssignmentExpression'
          ? childOf(node, 'left')
          : undefined;
    const value = childOf(node, 'init') ?? childOf(node, 'right');
    if (target !== undefined && value !== undefined) derived.push([startOf(node), target, value]);
    return !isFunction(node);
  });
  derived.sort(([a], [b]) => a - b);
  for (const [, target, value] of derived) {
    if (!mentions(value, names, undefined)) continue;
    walk(target, (node) => {
      if (node.type === 'Identifier') names.add(node['name'] as string);
      return !isMember(node);
    });
  }
  return names;
}

/** Whether one of `names` is used below `root`, as more than a property's name, outside of `except`. */
function mentions(root: EsNode, names: ReadonlySet<string>, except: EsNode | undefined): boolean {
  let found = false;
  const propertyNames = new Set<unknown>();
  walk(root, (node) => {
    if (found || node === except) return false;
    if (node.type === 'Identifier') {
      found = names.has(node['name'] as string) && !propertyNames.has(node);
    } else if (isMember(node)) {
      if (node['computed'] !== true) propertyNames.add(node['property']);
    } else if (node.type === 'Property' || node.type === 'ObjectProperty') {
      // Some parsers use one node for key and value of a shorthand.
      if (node['computed'] !== true && node['key'] !== node['value'])
        propertyNames.add(node['key']);
    }
    return !found;
  });
  return found;
}

/**
 * The throw that certainly follows the call in its catch clause: among the statements after the call's
 * own, level by level up to the clause, before anything leaves it.
 */
function throwAfter(call: EsNode, place: Place, clause: number): EsNode | undefined {
  const after = startOf(call);
  for (let index = place.depth - 1; index > clause; index -= 1) {
    const node = place.ancestors[index];
    if (node === undefined) continue;
    const exit = exitAfter(node, after);
    if (exit !== undefined) return exit.type === 'ThrowStatement' ? exit : undefined;
  }
  return undefined;
}

/** The statement by which `statement` certainly leaves the block, where it does. */
function exitOf(statement: EsNode): EsNode | undefined {
  switch (statement.type) {
    case 'ThrowStatement':
    case 'ReturnStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return statement;
    case 'BlockStatement':
      for (const inner of childrenOf(statement, 'body')) {
        const exit = exitOf(inner);
        if (exit !== undefined) return exit;
      }
      return undefined;
    default:
      return undefined;
  }
}
