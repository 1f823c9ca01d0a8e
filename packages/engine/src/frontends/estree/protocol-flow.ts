/** What a function does with one object that it opens, or one output that it gets: its statements as a flow. */
import type { Flow, ProtocolSite } from '../../facts/protocol-flow.ts';
import type { EsNode } from '../../ports.ts';
import {
  createFlowReader,
  DEEPEST,
  fork,
  loop,
  type Evaluated,
  type FlowSource,
} from '../flow-reader.ts';
import type { Place } from './bindings.ts';
import {
  childOf,
  childrenOf,
  forEachChild,
  isCall,
  isFunction,
  isMember,
  literalOf,
  nameOf,
  propertyName,
  rangeOf,
  unwrap,
} from './node.ts';

/** What has a name of its own, or is used by a statement that gives it none; and the function that opens it. */
export interface Opened {
  readonly name: string;
  readonly isUnnamed?: true;
  readonly owner: EsNode;
}

/**
 * What a call opens whose value a statement of its own gives a name, in a function; else `undefined`. An output may have
 * no name where a statement uses it and keeps nothing.
 */
export function openedBy(
  call: EsNode,
  { ancestors, depth }: Place,
  part: ProtocolSite['part'],
  text: string,
): Opened | undefined {
  let at = depth - 1;
  while (at >= 0 && AROUND_VALUE.has(ancestors[at]?.type ?? '')) at -= 1;
  const statement = ancestors[at];
  if (statement === undefined) return undefined;
  const isOurs = (key: string): boolean => valueOf(childOf(statement, key)) === call;
  const name =
    statement.type === 'VariableDeclarator' && isOurs('init')
      ? nameOf(childOf(statement, 'id'))
      : statement.type === 'AssignmentExpression' &&
          statement['operator'] === '=' &&
          isOurs('right') &&
          ancestors[at - 1]?.type === 'ExpressionStatement'
        ? nameOf(childOf(statement, 'left'))
        : undefined;
  // `using` closes what it opens.
  const kind = ancestors[at - 1]?.['kind'];
  if (kind === 'using' || kind === 'await using') return undefined;
  const owner = ancestors.slice(0, at).findLast(isFunction);
  if (owner === undefined) return undefined;
  if (name !== undefined) return { name, owner };
  if (part === 'object') return undefined;
  while (IN_STATEMENT.has(ancestors[at]?.type ?? '')) at -= 1;
  if (ancestors[at]?.type !== 'ExpressionStatement') return undefined;
  const { start, end } = rangeOf(call);
  return { name: text.slice(start, end), isUnnamed: true, owner };
}

/** The body of the function that `open` stands in. */
export function readFlow(
  open: EsNode,
  owner: EsNode,
  { followed, text, isLog }: Pick<FlowSource<EsNode>, 'followed' | 'text' | 'isLog'>,
): Flow {
  const { acts, test, assign, enclosed, escape } = createFlowReader<EsNode>({
    followed,
    text,
    isLog,
    evaluated,
    rangeOf,
    isOpening: (value) => valueOf(value) === open,
    openedAt: rangeOf(unwrap(open['callee'] as EsNode)),
  });
  return statement(childOf(owner, 'body'), 0);

  function list(node: EsNode, key: string, depth: number): Flow {
    return childrenOf(node, key).flatMap((each) => statement(each, depth));
  }

  function statement(
    node: EsNode | undefined,
    above: number,
    label?: { readonly label: string },
  ): Flow {
    if (node === undefined) return [];
    if (above > DEEPEST) return [escape(node)];
    const depth = above + 1;
    const value = (key: string): Flow => acts(childOf(node, key), depth);
    const below = (key: string): Flow => statement(childOf(node, key), depth);
    const at = rangeOf(node);
    switch (node.type) {
      case 'BlockStatement':
        return list(node, 'body', depth);
      case 'ExpressionStatement':
        return value('expression');
      case 'VariableDeclaration':
        return childrenOf(node, 'declarations').flatMap((each) => declarator(each, depth));
      case 'ReturnStatement':
        return [...value('argument'), { kind: 'return', at }];
      case 'ThrowStatement': {
        const thrown = valueOf(childOf(node, 'argument'));
        const made = thrown?.type === 'NewExpression';
        const before = made
          ? childrenOf(thrown, 'arguments').flatMap((each) => acts(each, depth))
          : value('argument');
        return [...before, { kind: 'raise', at }];
      }
      case 'BreakStatement':
      case 'ContinueStatement': {
        const to = nameOf(childOf(node, 'label'));
        const kind = node.type === 'BreakStatement' ? 'break' : 'continue';
        return [{ kind, at, ...(to !== undefined && { label: to }) }];
      }
      case 'IfStatement': {
        const tested = test(childOf(node, 'test'), depth);
        return [...tested.acts, fork([below('consequent'), below('alternate')], tested.nothingAt)];
      }
      case 'ForStatement': {
        const init = childOf(node, 'init');
        const isDeclared = init?.type === 'VariableDeclaration';
        const endless = isTrue(childOf(node, 'test')) || childOf(node, 'test') === undefined;
        // What follows each turn is passed by `continue` too, so it comes with the test.
        const test = [...value('update'), ...value('test')];
        const body = below('body');
        return [
          ...(isDeclared ? statement(init, depth) : value('init')),
          loop({ test, body, endless, ...label }),
        ];
      }
      case 'ForInStatement':
      case 'ForOfStatement': {
        const left = childOf(node, 'left');
        const declared =
          left?.type === 'VariableDeclaration' ? childrenOf(left, 'declarations') : [];
        const target = declared[0] === undefined ? left : childOf(declared[0], 'id');
        const turn = [...assign(targetsOf(target), undefined, depth), ...below('body')];
        return [...value('right'), loop({ body: turn, ...label })];
      }
      case 'WhileStatement':
        return [
          loop({
            test: test(childOf(node, 'test'), depth).acts,
            body: below('body'),
            endless: isTrue(childOf(node, 'test')),
            ...label,
          }),
        ];
      case 'DoWhileStatement': {
        const endless = isTrue(childOf(node, 'test'));
        const parts = { test: value('test'), body: below('body'), endless };
        return [loop({ ...parts, bodyFirst: true, ...label })];
      }
      case 'LabeledStatement': {
        const body = childOf(node, 'body');
        const name = nameOf(childOf(node, 'label'));
        // Only loops are left by labels here; who knows where else one leads.
        return name !== undefined && body && /^(?:For|While|DoWhile)/.test(body.type)
          ? statement(body, depth, { label: name })
          : enclosed(node);
      }
      case 'SwitchStatement':
        return [...value('discriminant'), { kind: 'block', body: cases(node, depth) }];
      case 'TryStatement': {
        const handler = childOf(node, 'handler');
        const body = handler && statement(childOf(handler, 'body'), depth);
        return [
          {
            kind: 'try',
            body: below('block'),
            handlers: body === undefined ? [] : [{ catches: 'all', classes: [], body }],
            orelse: [],
            finalizer: below('finalizer'),
          },
        ];
      }
      case 'EmptyStatement':
        return [];
      default:
        // A declaration, or the expression that is all of an arrow function.
        return /Statement$|Declaration$/.test(node.type) ? enclosed(node) : acts(node, depth);
    }
  }

  /** Every case may be the first, and goes on in the next one where it does not leave. */
  function cases(node: EsNode, depth: number): Flow {
    const all = childrenOf(node, 'cases');
    const hasDefault = all.some((each) => childOf(each, 'test') === undefined);
    const tests = all.flatMap((each) => acts(childOf(each, 'test'), depth));
    const arms: Flow[] = [];
    for (const each of all.toReversed()) {
      const body = list(each, 'consequent', depth);
      const isLeft = /^(?:break|continue|return|raise)$/.test(body.at(-1)?.kind ?? '');
      arms.unshift(isLeft ? body : [...body, ...(arms[0] ?? [])]);
    }
    return [...tests, fork(hasDefault ? arms : [...arms, []])];
  }

  function declarator(node: EsNode, depth: number): Flow {
    const init = childOf(node, 'init');
    return init === undefined ? [] : assign(targetsOf(childOf(node, 'id')), init, depth);
  }
}

/** What an expression of JavaScript is to a flow. */
function evaluated(given: EsNode): Evaluated<EsNode> {
  const node = unwrap(given);
  const child = (key: string): EsNode => node[key] as EsNode;
  if (isFunction(node) || node.type === 'ClassExpression') return { kind: 'later' };
  if (isCall(node) || node.type === 'NewExpression') {
    return { kind: 'call', callee: child('callee'), arguments: childrenOf(node, 'arguments') };
  }
  if (isMember(node)) {
    const object = child('object');
    const name = propertyName(node);
    if (name !== undefined) return { kind: 'member', object, name };
    return { kind: 'member', object, index: child('property') };
  }
  switch (node.type) {
    case 'Identifier':
      return { kind: 'name', name: node['name'] as string };
    case 'Literal':
      return { kind: 'parts', parts: [] };
    case 'LogicalExpression': {
      const kind = node['operator'] === '&&' ? 'and' : 'or';
      return { kind, left: child('left'), right: child('right') };
    }
    case 'UnaryExpression':
      return node['operator'] === '!'
        ? { kind: 'not', operand: child('argument') }
        : { kind: 'parts', parts: [child('argument')], reads: true };
    case 'BinaryExpression': {
      const [left, right] = [child('left'), child('right')];
      const equals = /^(!|=)==?$/.exec(node['operator'] as string)?.[1];
      return equals !== undefined && isNothing(right)
        ? { kind: 'nothing', operand: left, holds: equals === '=' }
        : { kind: 'parts', parts: [left, right], reads: true };
    }
    case 'ConditionalExpression': {
      const arms = { yes: child('consequent'), no: child('alternate') };
      return { kind: 'conditional', test: child('test'), ...arms };
    }
    case 'AssignmentExpression':
      return { kind: 'assign', targets: targetsOf(child('left')), value: child('right') };
    case 'AwaitExpression':
      return { kind: 'await', operand: child('argument') };
    case 'YieldExpression':
      return { kind: 'pause', parts: valuesIn(node) };
    case 'Property':
      return {
        kind: 'parts',
        parts: [...(node['computed'] === true ? [child('key')] : []), child('value')],
      };
    case 'TemplateLiteral':
      return { kind: 'parts', parts: valuesIn(node), reads: true };
    default:
      return { kind: 'parts', parts: valuesIn(node) };
  }
}

/** What a pattern assigns to: the names and places in it. */
function targetsOf(pattern: EsNode | undefined): readonly EsNode[] {
  if (pattern === undefined) return [];
  const node = unwrap(pattern);
  switch (node.type) {
    case 'ObjectPattern':
      return childrenOf(node, 'properties').flatMap(targetsOf);
    case 'ArrayPattern':
      return childrenOf(node, 'elements').flatMap(targetsOf);
    case 'Property':
    case 'ObjectProperty':
      return targetsOf(childOf(node, 'value'));
    case 'AssignmentPattern':
      return targetsOf(childOf(node, 'left'));
    case 'RestElement':
      return targetsOf(childOf(node, 'argument'));
    default:
      return [node];
  }
}

function isNothing(node: EsNode): boolean {
  return nameOf(node) === 'undefined' || literalOf(node) === 'null';
}

function valuesIn(node: EsNode): EsNode[] {
  const found: EsNode[] = [];
  forEachChild(node, (child) => {
    found.push(child);
  });
  return found;
}

/** Where a value may stand in a statement without being kept. */
const IN_STATEMENT: ReadonlySet<string> = new Set([
  ...['AwaitExpression', 'ChainExpression', 'CallExpression', 'MemberExpression'],
  ...['ArrayExpression', 'ObjectExpression', 'Property', 'ParenthesizedExpression'],
]);

const AROUND_VALUE: ReadonlySet<string> = new Set([
  'AwaitExpression',
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
]);

/** The expression without assertions, and without `await`. */
function valueOf(node: EsNode | undefined): EsNode | undefined {
  const inner = node && unwrap(node);
  return inner?.type === 'AwaitExpression' ? valueOf(childOf(inner, 'argument')) : inner;
}

function isTrue(node: EsNode | undefined): boolean {
  return node !== undefined && (node['value'] === true || node['value'] === 1);
}
