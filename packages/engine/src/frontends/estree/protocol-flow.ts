/** What a function does with one object that it opens: its statements as a flow. */
import type { Flow, FlowArm, FlowStep } from '../../facts/protocol-flow.ts';
import type { EsNode } from '../../ports.ts';
import type { Protocol } from '../../settings/settings.ts';
import type { Place } from './bindings.ts';
import {
  childOf,
  childrenOf,
  endOf,
  forEachChild,
  isCall,
  isFunction,
  isMember,
  nameOf,
  propertyName,
  rangeOf,
  startOf,
  unwrap,
} from './node.ts';

/** An object with a name of its own, and the function that opens it. */
export interface Opened {
  readonly name: string;
  readonly owner: EsNode;
}

/** What a call opens whose value a statement of its own gives a name, in a function; else `undefined`. */
export function openedBy(call: EsNode, { ancestors, depth }: Place): Opened | undefined {
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
  if (name === undefined || kind === 'using' || kind === 'await using') return undefined;
  const owner = ancestors.slice(0, at).findLast(isFunction);
  return owner === undefined ? undefined : { name, owner };
}

export interface FlowReading {
  readonly opened: Opened;
  readonly protocol: Protocol;
  readonly text: string;
  /** What a log call writes: something graver than a warning or not; `undefined` for other calls. */
  logs(call: EsNode): 'error' | 'other' | undefined;
}

/** The body of the function that `open` stands in. */
export function readFlow(open: EsNode, reading: FlowReading): Flow {
  const { opened, protocol, text } = reading;
  const { name, owner } = opened;
  const word = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  return statement(childOf(owner, 'body'), 0);

  function list(node: EsNode, key: string, depth: number): Flow {
    return childrenOf(node, key).flatMap((each) => statement(each, depth));
  }

  function statement(node: EsNode | undefined, above: number, label?: string): Flow {
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
          loop({ test, body, endless }, label),
        ];
      }
      case 'ForInStatement':
      case 'ForOfStatement': {
        const left = childOf(node, 'left');
        const declared =
          left?.type === 'VariableDeclaration' ? childrenOf(left, 'declarations') : [];
        const target = declared[0] === undefined ? left : childOf(declared[0], 'id');
        const rebinds = target ? bound(target, depth) : [];
        return [...value('right'), loop({ body: [...rebinds, ...below('body')] }, label)];
      }
      case 'WhileStatement':
        return [
          loop(
            {
              test: test(childOf(node, 'test'), depth).acts,
              body: below('body'),
              endless: isTrue(childOf(node, 'test')),
            },
            label,
          ),
        ];
      case 'DoWhileStatement': {
        const endless = isTrue(childOf(node, 'test'));
        return [
          loop({ test: value('test'), body: below('body'), endless, bodyFirst: true }, label),
        ];
      }
      case 'LabeledStatement': {
        const body = childOf(node, 'body');
        // Only loops are left by labels here; who knows where else one leads.
        return body !== undefined && /^(?:For|While|DoWhile)/.test(body.type)
          ? statement(body, depth, nameOf(childOf(node, 'label')))
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
    const id = childOf(node, 'id');
    const init = childOf(node, 'init');
    if (id === undefined || init === undefined) return [];
    return [...acts(init, depth), ...bound(id, depth), ...opening(init)];
  }

  function opening(value: EsNode | undefined): Flow {
    return valueOf(value) === open ? [{ kind: 'open', at: rangeOf(calleeOf(open)) }] : [];
  }

  /** A new value of the name, where a target has it; what stands in other targets. */
  function bound(target: EsNode, depth: number): Flow {
    if (isObject(target)) return [{ kind: 'rebind', at: rangeOf(target) }];
    if (target.type === 'Identifier') return [];
    if (isMember(target)) return others(target, depth);
    return word.test(sourceOf(target)) ? [{ kind: 'rebind', at: rangeOf(target) }] : [];
  }

  /** What happens in a test, and the arm (0: it holds) in which the name holds nothing. */
  function test(
    given: EsNode | undefined,
    depth: number,
  ): { readonly acts: Flow; readonly nothingAt?: 0 | 1 } {
    if (given === undefined) return { acts: [] };
    const node = unwrap(given);
    if (isObject(node)) return { acts: [], nothingAt: 1 };
    if (node.type === 'UnaryExpression' && node['operator'] === '!') {
      if (isObject(valueOf(childOf(node, 'argument')))) return { acts: [], nothingAt: 0 };
    }
    if (node.type === 'BinaryExpression' && isObject(valueOf(childOf(node, 'left')))) {
      const right = childOf(node, 'right');
      if (right !== undefined && /^(?:null|undefined)$/.test(sourceOf(right))) {
        const operator = node['operator'] as string;
        if (operator.startsWith('==')) return { acts: [], nothingAt: 0 };
        if (operator.startsWith('!=')) return { acts: [], nothingAt: 1 };
      }
    }
    return { acts: acts(node, depth) };
  }

  /** What happens while an expression is evaluated, in order. */
  function acts(given: EsNode | undefined, depth: number, isRead = false): Flow {
    if (given === undefined) return [];
    const node = unwrap(given);
    if (depth > DEEPEST) return [escape(node)];
    if (isObject(node)) return isRead ? [] : [escape(node)];
    if (isFunction(node) || node.type === 'ClassExpression') return enclosed(node);
    if (isCall(node) || node.type === 'NewExpression') return call(node, depth);
    if (isMember(node)) return member(node, depth);
    const value = (key: string): Flow => acts(childOf(node, key), depth + 1, isRead);
    switch (node.type) {
      case 'Identifier':
      case 'Literal':
        return [];
      case 'LogicalExpression': {
        const left = valueOf(childOf(node, 'left'));
        const guards = isObject(left) && node['operator'] === '&&';
        const arms = fork([value('right'), []], guards ? 1 : undefined);
        return guards ? [arms] : [...value('left'), arms];
      }
      case 'ConditionalExpression': {
        const tested = test(childOf(node, 'test'), depth + 1);
        return [...tested.acts, fork([value('consequent'), value('alternate')], tested.nothingAt)];
      }
      case 'AssignmentExpression': {
        const left = childOf(node, 'left');
        const right = childOf(node, 'right');
        const targets = left === undefined ? [] : bound(left, depth + 1);
        return [...acts(right, depth + 1), ...targets, ...opening(right)];
      }
      case 'AwaitExpression':
      case 'YieldExpression':
        return [...value('argument'), { kind: 'call', at: rangeOf(node) }];
      case 'TemplateLiteral':
        return others(node, depth, true);
      case 'Property':
        return [...(node['computed'] === true ? value('key') : []), ...value('value')];
      case 'BinaryExpression':
      case 'UnaryExpression':
        return others(node, depth, true);
      default:
        return others(node, depth, isRead);
    }
  }

  function member(node: EsNode, depth: number): Flow {
    if (!isObject(valueOf(childOf(node, 'object')))) return others(node, depth);
    // A method that would close it, and is not called here, is called elsewhere.
    const property = propertyName(node);
    if (property === undefined || protocol.close.includes(property)) return [escape(node)];
    return [];
  }

  function call(node: EsNode, depth: number): Flow {
    const callee = calleeOf(node);
    const at = rangeOf(callee);
    const logs = reading.logs(node);
    const values = childrenOf(node, 'arguments').flatMap((each) =>
      acts(each, depth + 1, logs !== undefined),
    );
    if (isMember(callee) && isObject(valueOf(childOf(callee, 'object')))) {
      const method = propertyName(callee) ?? '';
      if (protocol.close.includes(method)) return [...values, { kind: 'close', at }];
      if (protocol.record.includes(method)) return [...values, { kind: 'record', at }];
      return [...values, { kind: 'call', at }];
    }
    const receiver = acts(callee, depth + 1);
    if (logs === undefined) return [...receiver, ...values, { kind: 'call', at }];
    return [...receiver, ...values, ...(logs === 'error' ? [{ kind: 'error', at } as const] : [])];
  }

  function others(node: EsNode, depth: number, isRead = false): Flow {
    const found: FlowStep[] = [];
    forEachChild(node, (child) => {
      if (isMember(node) && node['computed'] !== true && child === node['property']) return;
      found.push(...acts(child, depth + 1, isRead));
    });
    return found;
  }

  /** Code that runs at another time, or that is not followed here. Bodies may be hidden from the tree: the text tells. */
  function enclosed(node: EsNode): Flow {
    return word.test(sourceOf(node)) ? [escape(node)] : [];
  }

  function isObject(node: EsNode | undefined): boolean {
    return node?.type === 'Identifier' && node['name'] === name;
  }

  function sourceOf(node: EsNode): string {
    return text.slice(startOf(node), endOf(node));
  }
}

/** Deeper code than anybody writes is not followed. */
const DEEPEST = 200;

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

function calleeOf(call: EsNode): EsNode {
  return unwrap(call['callee'] as EsNode);
}

function isTrue(node: EsNode | undefined): boolean {
  return node !== undefined && (node['value'] === true || node['value'] === 1);
}

function escape(node: EsNode): FlowStep {
  return { kind: 'escape', at: rangeOf(node) };
}

function fork(arms: readonly Flow[], nothingAt?: number): FlowStep {
  return {
    kind: 'fork',
    arms: arms.map((body, index): FlowArm => ({
      body,
      ...(index === nothingAt && { withNothing: true }),
    })),
  };
}

function loop(parts: Partial<Extract<FlowStep, { kind: 'loop' }>>, label?: string): FlowStep {
  const none = { test: [], body: [], orelse: [], endless: false, bodyFirst: false };
  return { kind: 'loop', ...none, ...parts, ...(label !== undefined && { label }) };
}
