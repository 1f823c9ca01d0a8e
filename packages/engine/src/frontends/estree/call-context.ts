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

/** The context of `call`, whose ancestors are at `place`. */
export function contextOf(call: EsNode, place: Place): CallContext {
  let functionName: string | undefined;
  let className: string | undefined;
  let clause: CallContext['catch'];
  let inLoop = false;
  let inFunction = true;
  for (let index = place.depth - 1; index >= 0; index -= 1) {
    const node = place.ancestors[index];
    if (node === undefined) continue;
    const below = place.ancestors[index + 1] ?? call;
    const parent = index === 0 ? undefined : place.ancestors[index - 1];
    if (isFunction(node)) {
      functionName ??= functionNameOf(node, parent);
      if (inFunction && isLoopCallback(node, parent)) inLoop = true;
      else inFunction = false;
    } else if (inFunction && isLoop(node) && isRepeated(node, below)) inLoop = true;
    else if (inFunction && clause === undefined && node.type === 'CatchClause') {
      clause = catchOf(node, call, place, index);
    } else if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      className ??= nameOf(childOf(node, 'id')) ?? declaredName(parent);
      if (functionName === undefined) functionName = memberName(place.ancestors[index + 2]);
    }
  }
  return {
    ...(functionName === undefined ? {} : { function: functionName }),
    ...(className === undefined ? {} : { class: className }),
    ...(clause === undefined ? {} : { catch: clause }),
    inLoop,
  };
}

function functionNameOf(node: EsNode, parent: EsNode | undefined): string | undefined {
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

function memberName(node: EsNode | undefined): string | undefined {
  return node === undefined ? undefined : keyName(node);
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

function catchOf(clause: EsNode, call: EsNode, place: Place, index: number): CallContext['catch'] {
  const param = childOf(clause, 'param');
  const binding = nameOf(param);
  const names = binding === undefined ? undefined : namesOfError(clause, binding);
  const thrown = throwAfter(call, place, index);
  const argument = thrown === undefined ? undefined : childOf(thrown, 'argument');
  return {
    ...(binding === undefined ? {} : { binding }),
    range: rangeOf(clause),
    rethrows: thrown !== undefined,
    ...(thrown === undefined ? {} : { throwRange: rangeOf(thrown) }),
    ...(argument === undefined || names === undefined
      ? {}
      : { throwsCaught: mentions(argument, names, undefined) }),
    mentionsError:
      names !== undefined &&
      childrenOf(call, 'arguments').some((value) => mentions(value, names, undefined)),
    ...(binding === undefined || names === undefined
      ? {}
      : { errorUsedElsewhere: mentions(clause['body'] as EsNode, new Set([binding]), call) }),
  };
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
    const statements =
      node.type === 'BlockStatement'
        ? childrenOf(node, 'body')
        : node.type === 'SwitchCase'
          ? childrenOf(node, 'consequent')
          : [];
    for (const statement of statements) {
      if (endOf(statement) <= after || startOf(statement) <= after) continue;
      const exit = exitOf(statement);
      if (exit?.type === 'ThrowStatement') return exit;
      if (exit !== undefined) return undefined;
    }
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
