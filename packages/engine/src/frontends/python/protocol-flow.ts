/** What a Python function does with one object that it opens: its statements as a flow. */
import type { Flow, FlowArm, FlowHandler, FlowStep } from '../../facts/protocol-flow.ts';
import type {
  PyCall,
  PyExpression,
  PyHandler,
  PyMatch,
  PyNode,
  PyStatement,
  PyWith,
} from '../../ports.ts';
import type { Protocol } from '../../settings/settings.ts';
import { functionAround, lastName, rangeOf } from './node.ts';

/** The name that a call's value is given by a statement of its own, in a function; else `undefined`. */
export function nameOfOpened(call: PyCall): string | undefined {
  const value = call.parent?.type === 'Await' ? call.parent : call;
  const statement = value.parent;
  if (statement?.type !== 'Assign' || statement.value !== value) return undefined;
  const [target, ...others] = statement.targets;
  if (target?.type !== 'Name' || others.length > 0) return undefined;
  return functionAround(call)?.type === 'FunctionDef' ? target.id : undefined;
}

export interface FlowReading {
  readonly name: string;
  readonly protocol: Protocol;
  readonly text: string;
  /** What a log call writes: something graver than a warning or not; `undefined` for other calls. */
  logs(call: PyCall): 'error' | 'other' | undefined;
}

/** The body of the function around `open`, the call that opens the object. */
export function readFlow(open: PyCall, reading: FlowReading): Flow {
  const { name, protocol, text } = reading;
  const owner = functionAround(open);
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
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
      case 'Assign': {
        const opens = node.value === open || node.value === open.parent;
        return [
          ...value(node.value),
          ...(node.value === undefined || node.augmented
            ? []
            : node.targets.flatMap((target) => bound(target, depth))),
          ...(opens ? [{ kind: 'open', at: rangeOf(open.callee) } as const] : []),
        ];
      }
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
        const target = node.target === undefined ? [] : bound(node.target, depth);
        return [
          ...value(node.iterable),
          loop({ body: [...target, ...body(node.body)], orelse: body(node.orelse) }),
        ];
      }
      case 'While': {
        const endless = /^(?:True|1)$/.test(sourceOf(node.test));
        return [
          loop({
            test: test(node.test, depth).acts,
            body: body(node.body),
            orelse: body(node.orelse),
            endless,
          }),
        ];
      }
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
      case 'FunctionDef':
      case 'ClassDef':
        return enclosed(node);
      case 'Assert':
        return [...others(node, depth), { kind: 'call', at: rangeOf(node) }];
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
      /^case\s+(?!(?:None|True|False)\b)[^\W\d]\w*\s*:/.test(text.slice(last.start, last.end));
    return [...acts(subject, depth), fork(takesAll ? arms : [...arms, []])];
  }

  function withItems(node: PyWith, index: number, depth: number): Flow {
    const item = node.items[index];
    if (item === undefined) return statements(node.body, depth);
    const { context, target } = item;
    const inner = [
      ...(target === undefined ? [] : bound(target, depth)),
      ...withItems(node, index + 1, depth + 1),
    ];
    if (isObject(context)) {
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

  /** A new value of the name, where a target has it; what stands in other targets. */
  function bound(target: PyExpression, depth: number): Flow {
    if (isObject(target)) return [{ kind: 'rebind', at: rangeOf(target) }];
    if (target.type === 'Tuple' || target.type === 'List' || target.type === 'Starred') {
      return target.children.flatMap((part) => bound(part as PyExpression, depth));
    }
    return target.type === 'Name' ? [] : others(target, depth);
  }

  /** What happens in a test, and the arm (0: it holds) in which the name holds nothing. */
  function test(
    expression: PyExpression | undefined,
    depth: number,
  ): { readonly acts: Flow; readonly nothingAt?: 0 | 1 } {
    if (expression === undefined) return { acts: [] };
    if (isObject(expression)) return { acts: [], nothingAt: 1 };
    const negated = /^not\b/.test(sourceOf(expression)) && expression.type === 'Unary';
    const [inner] = expression.children;
    if (negated && isObject(inner)) return { acts: [], nothingAt: 0 };
    if (expression.type === 'Binary' && isObject(expression.left)) {
      if (sourceOf(expression.right) === 'None') {
        if (/^(?:is|==)$/.test(expression.operator)) return { acts: [], nothingAt: 0 };
        if (/^(?:is not|!=)$/.test(expression.operator)) return { acts: [], nothingAt: 1 };
      }
    }
    if (expression.type === 'Binary' && /^(?:and|or)$/.test(expression.operator)) {
      const isAnd = expression.operator === 'and';
      const left = test(expression.left, depth + 1);
      const right = depth > DEEPEST ? { acts: [escape(open)] } : test(expression.right, depth + 1);
      const nothing = left.nothingAt === undefined ? undefined : isAnd === (left.nothingAt === 0);
      const arms = [isAnd ? right.acts : [], isAnd ? [] : right.acts];
      return {
        acts: [...left.acts, ...(right.acts.length > 0 ? [fork(arms, left.nothingAt)] : [])],
        // `a and b` holds only where both do; where it fails, nobody knows which.
        ...(nothing === true && left.nothingAt !== undefined && { nothingAt: left.nothingAt }),
      };
    }
    return { acts: acts(expression, depth) };
  }

  /** What happens while an expression is evaluated, in order. */
  function acts(expression: PyExpression | undefined, depth: number, isRead = false): Flow {
    if (expression === undefined) return [];
    if (depth > DEEPEST) return [escape(expression)];
    if (isObject(expression)) return isRead ? [] : [escape(expression)];
    switch (expression.type) {
      case 'Name':
      case 'Number':
      case 'Constant':
        return [];
      case 'Call':
        return call(expression, depth);
      case 'Attribute':
        // A method that would close it, and is not called here, is called elsewhere.
        return isObject(expression.value)
          ? protocol.close.includes(expression.attribute.text)
            ? [escape(expression)]
            : []
          : acts(expression.value, depth + 1);
      case 'Binary':
        return /^(?:and|or|is|is not)$/.test(expression.operator)
          ? shortCircuit(expression, depth, isRead)
          : others(expression, depth, isRead);
      case 'Conditional': {
        const tested = test(expression.test, depth + 1);
        const arms = [expression.body, expression.orelse].map((each) =>
          acts(each, depth + 1, isRead),
        );
        return [...tested.acts, fork(arms, tested.nothingAt)];
      }
      case 'NamedExpr':
        return [...acts(expression.value, depth + 1), ...bound(expression.target, depth + 1)];
      case 'Lambda':
        return enclosed(expression);
      case 'Await':
      case 'Yield':
        return [...others(expression, depth), { kind: 'call', at: rangeOf(expression) }];
      case 'String':
        return others(expression, depth, true);
      default:
        return others(expression, depth, isRead);
    }
  }

  function shortCircuit(
    expression: Extract<PyExpression, { type: 'Binary' }>,
    depth: number,
    isRead: boolean,
  ): Flow {
    if (expression.operator.startsWith('is')) return others(expression, depth, true);
    const left = isObject(expression.left) && expression.operator === 'and';
    const tested = left ? { acts: [], nothingAt: 1 as const } : undefined;
    const before = tested ? [] : acts(expression.left, depth + 1, isRead);
    return [...before, fork([acts(expression.right, depth + 1, isRead), []], tested?.nothingAt)];
  }

  function call(node: PyCall, depth: number): Flow {
    const { callee } = node;
    const at = rangeOf(callee);
    const logs = reading.logs(node);
    const values = node.arguments.flatMap((argument) =>
      acts(argument.value, depth + 1, logs !== undefined),
    );
    if (callee.type === 'Attribute' && isObject(callee.value)) {
      const method = callee.attribute.text;
      if (protocol.close.includes(method)) return [...values, { kind: 'close', at }];
      if (protocol.record.includes(method)) return [...values, { kind: 'record', at }];
      return [...values, { kind: 'call', at }];
    }
    const receiver = acts(callee, depth + 1);
    if (logs !== undefined) {
      return [
        ...receiver,
        ...values,
        ...(logs === 'error' ? [{ kind: 'error', at } as const] : []),
      ];
    }
    if (/^(?:sys\.exit|exit|quit)$/.test(sourceOf(callee))) {
      return [...values, { kind: 'raise', at: rangeOf(node), raised: 'SystemExit' }];
    }
    return [...receiver, ...values, { kind: 'call', at }];
  }

  function others(node: PyNode, depth: number, isRead = false): Flow {
    return node.children.flatMap((child) => acts(child as PyExpression, depth + 1, isRead));
  }

  /** Code that runs at another time, or that nobody reads here. */
  function enclosed(node: PyNode): Flow {
    return word.test(text.slice(node.start, node.end)) ? [escape(node)] : [];
  }

  function isObject(node: PyNode | undefined): boolean {
    return node?.type === 'Name' && node.id === name;
  }

  function sourceOf(node: PyNode | undefined): string {
    return node === undefined ? '' : text.slice(node.start, node.end);
  }
}

/** Deeper code than anybody writes is not followed. */
const DEEPEST = 200;

function escape(node: PyNode): FlowStep {
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

function loop(parts: Partial<Extract<FlowStep, { kind: 'loop' }>>): FlowStep {
  const none = { test: [], body: [], orelse: [], endless: false, bodyFirst: false };
  return { kind: 'loop', ...none, ...parts };
}

function caughtBy(
  classes: readonly PyExpression[] | undefined,
): Pick<FlowHandler, 'catches' | 'classes'> {
  const names = classes?.map((each) => lastName(each) ?? '');
  if (names === undefined || names.includes('BaseException'))
    return { catches: 'all', classes: [] };
  return { catches: names.includes('Exception') ? 'errors' : 'some', classes: names };
}
