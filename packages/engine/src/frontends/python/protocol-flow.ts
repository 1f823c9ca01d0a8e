/** What a Python function does with one object that it opens, or one output that it gets: its statements as a flow. */
import type { Flow, FlowHandler, ProtocolSite } from '../../facts/protocol-flow.ts';
import type {
  PyCall,
  PyExpression,
  PyHandler,
  PyMatch,
  PyNode,
  PyStatement,
  PyWith,
} from '../../ports.ts';
import {
  createFlowReader,
  DEEPEST,
  fork,
  loop,
  type Evaluated,
  type FlowSource,
} from '../flow-reader.ts';
import { respells } from '../followed.ts';
import { functionAround, lastName, rangeOf } from './node.ts';

/** What a call gives, in a function: by its name, or by the call itself where a statement uses it and gives it none. */
export interface Opened {
  readonly name: string;
  readonly isUnnamed?: true;
  /** The call, and what only spells its value in another way. */
  readonly value: PyExpression;
}

/** What a call opens that is followed; `undefined`: its value goes elsewhere. Only an output may have no name. */
export function openedBy(
  call: PyCall,
  part: ProtocolSite['part'],
  text: string,
): Opened | undefined {
  if (functionAround(call)?.type !== 'FunctionDef') return undefined;
  let value: PyExpression = call.parent?.type === 'Await' ? call.parent : call;
  for (let outer = respelt(value); part === 'output' && outer; outer = respelt(value))
    value = outer;
  const statement = value.parent;
  if (statement?.type === 'Assign' && statement.value === value) {
    const [target, ...others] = statement.targets;
    return target?.type === 'Name' && others.length === 0 ? { name: target.id, value } : undefined;
  }
  if (part === 'object') return undefined;
  let above: PyNode | undefined = statement;
  while (above !== undefined && IN_STATEMENT.has(above.type)) above = above.parent;
  return above?.type === 'Expr' || above?.type === 'With'
    ? { name: sourceOf(call, text), isUnnamed: true, value: call }
    : undefined;
}

/** Where a value may stand in a statement without being kept. */
const IN_STATEMENT: ReadonlySet<PyNode['type']> = new Set([
  ...['Call', 'Attribute', 'Await', 'Subscript', 'Binary', 'List', 'Tuple'],
] as const);

/** What spells a value in another way: `value.resolve()`, `str(value)`, `value / "name"`. */
function respelt(value: PyExpression): PyExpression | undefined {
  const above = value.parent;
  switch (above?.type) {
    case 'Attribute': {
      const call = above.parent;
      return call?.type === 'Call' && call.callee === above && respells(above.attribute.text)
        ? call
        : undefined;
    }
    case 'Call':
      return above.arguments[0]?.value === value && respells(lastName(above.callee) ?? '')
        ? above
        : undefined;
    case 'Binary':
      return above.operator === '/' && above.left === value ? above : undefined;
    default:
      return undefined;
  }
}

/** The body of the function around `open`, the call that gives what is followed. */
export function readFlow(
  open: PyCall,
  opened: PyExpression,
  { followed, text, isLog }: Pick<FlowSource<PyNode>, 'followed' | 'text' | 'isLog'>,
): Flow {
  const { acts, test, assign, enclosed, escape, isFollowed } = createFlowReader<PyNode>({
    followed,
    text,
    isLog,
    evaluated: (node) => evaluated(node, text),
    rangeOf,
    isOpening: (value) => value === opened,
    openedAt: rangeOf(open.callee),
  });
  const owner = functionAround(open);
  return owner?.type === 'FunctionDef' ? statements(owner.body, 0) : [];

  function statements(list: readonly PyStatement[], depth: number): Flow {
    return list.flatMap((each) => (depth > DEEPEST ? [escape(each)] : statement(each, depth + 1)));
  }

  function statement(node: PyStatement, depth: number): Flow {
    const body = (list: readonly PyStatement[]): Flow => statements(list, depth);
    const value = (expression: PyExpression | undefined): Flow => acts(expression, depth);
    switch (node.type) {
      case 'Expr':
        return value(node.value);
      case 'Assign':
        return node.value === undefined || node.augmented
          ? value(node.value)
          : assign(node.targets.flatMap(targetsOf), node.value, depth);
      case 'Return':
        return [...value(node.value), { kind: 'return', at: rangeOf(node) }];
      case 'Raise': {
        const { exception } = node;
        const made = exception?.type === 'Call' ? exception : undefined;
        const raised = exception && lastName(made?.callee ?? exception);
        // A variable may hold anything.
        const plain = raised !== undefined && /^[A-Z]/.test(raised);
        return [
          ...(made
            ? made.arguments.flatMap((argument) => value(argument.value))
            : value(exception)),
          { kind: 'raise', at: rangeOf(node), ...(plain && { raised }) },
        ];
      }
      case 'Break':
        return [{ kind: 'break', at: rangeOf(node) }];
      case 'Continue':
        return [{ kind: 'continue', at: rangeOf(node) }];
      case 'If':
        return branches(node.branches, depth);
      case 'For': {
        const targets = node.target === undefined ? [] : [node.target];
        const turn = [...assign(targets.flatMap(targetsOf), undefined, depth), ...body(node.body)];
        return [...value(node.iterable), loop({ body: turn, orelse: body(node.orelse) })];
      }
      case 'While':
        return [
          loop({
            test: test(node.test, depth).acts,
            body: body(node.body),
            orelse: body(node.orelse),
            endless: node.test !== undefined && /^(?:True|1)$/.test(sourceOf(node.test, text)),
          }),
        ];
      case 'With':
        return withItems(node, 0, depth);
      case 'Try':
        return [
          {
            kind: 'try',
            body: body(node.body),
            handlers: node.handlers.map((each) => handler(each, depth)),
            orelse: body(node.orelse),
            finalizer: body(node.finalbody),
          },
        ];
      case 'Match':
        return match(node, depth);
      case 'Assert':
        return [
          ...node.children.flatMap((child) => acts(child, depth)),
          { kind: 'call', at: rangeOf(node) },
        ];
      case 'FunctionDef':
      case 'ClassDef':
      case 'Global':
      case 'Delete':
      case 'Other':
        return enclosed(node);
      default:
        return [];
    }
  }

  /** `if`, and what follows where its test fails. */
  function branches(
    [first, ...rest]: readonly { test: PyExpression | undefined; body: readonly PyStatement[] }[],
    depth: number,
  ): Flow {
    if (first === undefined) return [];
    if (first.test === undefined) return statements(first.body, depth);
    const tested = test(first.test, depth);
    const otherwise = depth > DEEPEST ? [escape(open)] : branches(rest, depth + 1);
    const arms = [statements(first.body, depth), otherwise];
    return [...tested.acts, fork(arms, tested.nothingAt)];
  }

  function match({ subject, cases }: PyMatch, depth: number): Flow {
    const arms = cases.map((one) => [
      ...test(one.guard, depth).acts,
      ...statements(one.body, depth),
    ]);
    const last = cases.at(-1);
    const takesAll =
      last !== undefined &&
      last.guard === undefined &&
      /^case\s+(?!(?:None|True|False)\b)[^\W\d]\w*\s*:/.test(sourceOf(last, text));
    return [...acts(subject, depth), fork(takesAll ? arms : [...arms, []])];
  }

  function withItems(node: PyWith, index: number, depth: number): Flow {
    const item = node.items[index];
    if (item === undefined) return statements(node.body, depth);
    const { context, target } = item;
    const inner = [
      ...(target === undefined ? [] : assign(targetsOf(target), undefined, depth)),
      ...withItems(node, index + 1, depth + 1),
    ];
    if (isFollowed(context)) {
      const close = { kind: 'close', at: rangeOf(context) } as const;
      return [{ kind: 'try', body: inner, handlers: [], orelse: [], finalizer: [close] }];
    }
    const before = acts(context, depth);
    if (context.type !== 'Call' || lastName(context.callee) !== 'suppress') {
      return [...before, ...inner];
    }
    const caught = caughtBy(context.arguments.map((argument) => argument.value));
    const handlers = [{ ...caught, body: [] }];
    return [...before, { kind: 'try', body: inner, handlers, orelse: [], finalizer: [] }];
  }

  function handler({ exception, body }: PyHandler, depth: number): FlowHandler {
    const classes =
      exception === undefined
        ? undefined
        : exception.type === 'Tuple'
          ? (exception.children as readonly PyExpression[])
          : [exception];
    return { ...caughtBy(classes), body: statements(body, depth) };
  }
}

/** What an expression of Python is to a flow. */
function evaluated(node: PyNode, text: string): Evaluated<PyNode> {
  switch (node.type) {
    case 'Name':
      return { kind: 'name', name: node.id };
    case 'Call': {
      const { callee } = node;
      const values = node.arguments.map((argument) => argument.value);
      const exits = /^(?:sys\.exit|exit|quit)$/.test(sourceOf(callee, text));
      return { kind: 'call', callee, arguments: values, ...(exits && { raises: 'SystemExit' }) };
    }
    case 'Attribute':
      return { kind: 'member', object: node.value, name: node.attribute.text };
    case 'Binary': {
      const { operator, left, right } = node;
      if (operator === 'and' || operator === 'or') return { kind: operator, left, right };
      const isNothing = sourceOf(right, text) === 'None' && IS.get(operator);
      if (typeof isNothing === 'boolean')
        return { kind: 'nothing', operand: left, holds: isNothing };
      return { kind: 'parts', parts: [left, right], ...(/^is/.test(operator) && { reads: true }) };
    }
    case 'Unary': {
      const [operand] = node.children;
      return operand !== undefined && /^not\b/.test(sourceOf(node, text))
        ? { kind: 'not', operand }
        : { kind: 'parts', parts: node.children };
    }
    case 'Conditional':
      return { kind: 'conditional', test: node.test, yes: node.body, no: node.orelse };
    case 'NamedExpr':
      return { kind: 'assign', targets: targetsOf(node.target), value: node.value };
    case 'Lambda':
      return { kind: 'later' };
    case 'Await':
      return { kind: 'await', operand: node.value };
    case 'Yield':
      return { kind: 'pause', parts: node.children };
    case 'String':
      return { kind: 'parts', parts: node.children, reads: true };
    default:
      return { kind: 'parts', parts: node.children };
  }
}

const IS: ReadonlyMap<string, boolean> = new Map([
  ['is', true],
  ['==', true],
  ['is not', false],
  ['!=', false],
]);

/** What a target assigns to: the names and places in it. */
function targetsOf(target: PyNode): readonly PyNode[] {
  return target.type === 'Tuple' || target.type === 'List' || target.type === 'Starred'
    ? target.children.flatMap(targetsOf)
    : [target];
}

function sourceOf({ start, end }: PyNode, text: string): string {
  return text.slice(start, end);
}

function caughtBy(
  classes: readonly PyExpression[] | undefined,
): Pick<FlowHandler, 'catches' | 'classes'> {
  const names = classes?.map((each) => lastName(each) ?? '');
  if (names === undefined || names.includes('BaseException'))
    return { catches: 'all', classes: [] };
  return { catches: names.includes('Exception') ? 'errors' : 'some', classes: names };
}
