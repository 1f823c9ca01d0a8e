/** Expressions of Lezer's tree as the front end reads them. */
import type { SyntaxNode } from '@lezer/common';
import type {
  PyArgument,
  PyExpression,
  PyLiteral,
  PyNode,
  PyParameter,
  PyReplacement,
  PyWord,
} from '@loglex/engine';
import { operationSteps, type OperationStep } from './operators.ts';

/** An expression that is being made: what is below is put in when it is known what is above. */
type Making<T> = { -readonly [K in keyof T]: T[K] };
type Expression<T extends PyExpression['type']> = Making<OfType<T, PyExpression>>;
type OfType<T, E> = E extends PyExpression ? (T extends E['type'] ? E : never) : never;
type OtherType = OfType<'Other', PyExpression>['type'];

/** Deeper nesting is not read: people do not write it, and the stack has an end. */
const MAX_DEPTH = 500;
let depth = 0;

export function isExpression({ name }: SyntaxNode): boolean {
  return EXPRESSIONS.has(name);
}

export function readExpression(node: SyntaxNode, parent: PyNode, text: string): PyExpression {
  if (depth >= MAX_DEPTH) return other('Other', node, parent);
  depth += 1;
  try {
    return read(node, parent, text);
  } finally {
    depth -= 1;
  }
}

/** The expressions among `nodes`; those inside of errors too. */
export function readExpressions(
  nodes: readonly SyntaxNode[],
  parent: PyNode,
  text: string,
): PyExpression[] {
  return nodes.flatMap((node) => {
    if (isExpression(node)) return [readExpression(node, parent, text)];
    return node.type.isError || node.name === 'Decorator'
      ? readExpressions(childrenOf(node), parent, text)
      : [];
  });
}

/** The expression that `nodes` hold: one, or a tuple without parentheses. */
export function readList(
  nodes: readonly SyntaxNode[],
  parent: PyNode,
  text: string,
): PyExpression | undefined {
  const parts = nodes.filter(isExpression);
  const [first] = parts;
  const last = nodes.findLast((node) => isExpression(node) || node.name === ',');
  if (first === undefined || last === undefined) return undefined;
  const star = nodes.find(({ name }) => name === '*');
  const isTuple = nodes.some(({ name }) => name === ',');
  if (!isTuple && star === undefined) return readExpression(first, parent, text);
  const start = Math.min(first.from, star?.from ?? first.from);
  const tuple = open<'Tuple'>('Tuple', start, last.to, parent);
  tuple.children = readStarred(nodes, tuple, text);
  return tuple;
}

export function readDecorator(
  node: SyntaxNode,
  parent: PyNode,
  text: string,
): PyExpression | undefined {
  // Names, dots and arguments stand side by side there.
  let found: PyExpression | undefined;
  for (const child of childrenOf(node)) {
    if (child.name === 'VariableName' || child.name === 'PropertyName') {
      const word = wordOf(child, text);
      if (found === undefined) {
        found = {
          type: 'Name',
          id: word.text,
          start: child.from,
          end: child.to,
          parent,
          children: [],
        };
      } else {
        const attribute = open<'Attribute'>('Attribute', found.start, child.to, parent);
        found = joined(attribute, found, (value) => ({ value, attribute: word }));
      }
    } else if (child.name === 'ArgList' && found !== undefined) {
      const call = open<'Call'>('Call', found.start, child.to, parent);
      call.list = { start: child.from, end: child.to };
      call.arguments = readArguments(child, call, text);
      found = joined(call, found, (callee) => ({ callee }));
      (found as Expression<'Call'>).children = [
        call.callee,
        ...call.arguments.map(({ value }) => value),
      ];
    } else if (isExpression(child) && found === undefined)
      found = readExpression(child, parent, text);
  }
  return found;
}

export function readArguments(list: SyntaxNode | null, parent: PyNode, text: string): PyArgument[] {
  if (list === null) return [];
  // A generator stands alone, and its own commas separate no arguments.
  const groups = list.getChild('for') === null ? groupsOf(list) : [partsOf(list)];
  return groups.flatMap((group) => readArgument(group, parent, text) ?? []);
}

export function readParameters(
  list: SyntaxNode | null,
  parent: PyNode,
  text: string,
): PyParameter[] {
  if (list === null) return [];
  return groupsOf(list).flatMap((group): PyParameter[] => {
    const name = group.find((node) => node.name === 'VariableName');
    if (name === undefined) return [];
    const type = group.find((node) => node.name === 'TypeDef');
    const at = group.findIndex((node) => node.name === 'AssignOp');
    return [
      {
        name: wordOf(name, text),
        star: starOf(group),
        annotation: type && readList(childrenOf(type), parent, text),
        fallback: at < 0 ? undefined : readList(group.slice(at), parent, text),
      },
    ];
  });
}

/** What stands in the annotations and defaults of parameters. */
export function valuesOf(parameters: readonly PyParameter[]): PyExpression[] {
  return parameters.flatMap(({ annotation, fallback }) =>
    [annotation, fallback].filter((value) => value !== undefined),
  );
}

export function wordOf(node: SyntaxNode, text: string): PyWord {
  return { text: text.slice(node.from, node.to), start: node.from, end: node.to };
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

function read(node: SyntaxNode, parent: PyNode, text: string): PyExpression {
  const { name, from: start, to: end } = node;
  switch (name) {
    case 'ParenthesizedExpression': {
      const inner = node.firstChild?.nextSibling ?? null;
      const starred = childrenOf(node).filter((child) => isExpression(child) || child.name === '*');
      const [first] = starred;
      if (inner === null || first === undefined) return other('Other', node, parent);
      return starred.length === 1 && first.name !== '*'
        ? readExpression(first, parent, text)
        : withChildren(other('Other', node, parent), starred, text);
    }
    case 'VariableName': {
      const id = text.slice(start, end);
      // What the parser was shown in the place of a target that it cannot read.
      if (!/^[^\W\d]\w*$/u.test(id) && /[\s()[\].,*]/.test(id)) return other('Other', node, parent);
      return { type: 'Name', id, start, end, parent, children: [] };
    }
    case 'MemberExpression':
      return readMember(node, parent, text);
    case 'CallExpression': {
      const call = open<'Call'>('Call', start, end, parent);
      const list = node.getChild('ArgList');
      call.callee = readExpression(node.firstChild!, call, text);
      call.arguments = readArguments(list, call, text);
      call.list = { start: list?.from ?? end, end: list?.to ?? end };
      call.children = [call.callee, ...call.arguments.map(({ value }) => value)];
      return call;
    }
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return readString(node, parent, text);
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'AwaitExpression': {
      const steps = operationSteps(node, text, MAX_DEPTH - depth);
      if (steps !== undefined) return readOperation(steps, parent, text);
      break;
    }
    case 'ConditionalExpression': {
      const [body, test, orelse] = childrenOf(node).filter(isExpression);
      if (orelse === undefined) break;
      const self = open<'Conditional'>('Conditional', start, end, parent);
      self.body = readExpression(body!, self, text);
      self.test = readExpression(test!, self, text);
      self.orelse = readExpression(orelse, self, text);
      self.children = [self.body, self.test, self.orelse];
      return self;
    }
    case 'NamedExpression': {
      const [target, value] = childrenOf(node).filter(isExpression);
      return value === undefined
        ? withChildren(other('Other', node, parent), childrenOf(node), text)
        : named(target!, value, start, end, parent, text);
    }
    case 'LambdaExpression': {
      const self = open<'Lambda'>('Lambda', start, end, parent);
      const body = childrenOf(node).find(isExpression);
      self.parameters = readParameters(node.getChild('ParamList'), self, text);
      self.body = body && readExpression(body, self, text);
      self.children = [...valuesOf(self.parameters), ...(self.body ? [self.body] : [])];
      return self;
    }
    case 'DictionaryExpression': {
      const self = open<'Dict'>('Dict', start, end, parent);
      self.entries = groupsOf(node).flatMap((group): Expression<'Dict'>['entries'] => {
        const [first, second] = group.filter(isExpression);
        if (first === undefined) return [];
        if (second === undefined)
          return [{ key: undefined, value: readExpression(first, self, text) }];
        const key = readExpression(first, self, text);
        return [{ key, value: readExpression(second, self, text) }];
      });
      self.children = self.entries.flatMap(({ key, value }) =>
        key === undefined ? [value] : [key, value],
      );
      return self;
    }
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression': {
      const self = open<'List'>(OTHERS.get(name) as 'List', start, end, parent);
      self.children = readStarred(childrenOf(node), self, text);
      return self;
    }
    default:
  }
  const type = OTHERS.get(name) ?? 'Other';
  return withChildren(other(type, node, parent), childrenOf(node), text);
}

const OTHERS: ReadonlyMap<string, OtherType> = new Map<string, OtherType>([
  ['Number', 'Number'],
  ['Boolean', 'Constant'],
  ['None', 'Constant'],
  ['Ellipsis', 'Constant'],
  ['UnaryExpression', 'Unary'],
  ['YieldExpression', 'Yield'],
  ['YieldStatement', 'Yield'],
  ['ArrayExpression', 'List'],
  ['TupleExpression', 'Tuple'],
  ['SetExpression', 'Set'],
  ['ArrayComprehensionExpression', 'ListComp'],
  ['SetComprehensionExpression', 'SetComp'],
  ['DictionaryComprehensionExpression', 'DictComp'],
  ['ComprehensionExpression', 'GeneratorExp'],
]);

const EXPRESSIONS: ReadonlySet<string> = new Set([
  ...OTHERS.keys(),
  ...['ParenthesizedExpression', 'VariableName', 'MemberExpression', 'CallExpression'],
  ...['String', 'FormatString', 'ContinuedString', 'BinaryExpression', 'ConditionalExpression'],
  ...['NamedExpression', 'LambdaExpression', 'DictionaryExpression', 'AwaitExpression'],
]);

function open<T extends PyExpression['type']>(
  type: T,
  start: number,
  end: number,
  parent: PyNode,
): Expression<T> {
  return { type, start, end, parent, children: [] } as unknown as Expression<T>;
}

function other(type: OtherType, node: SyntaxNode, parent: PyNode): Expression<'Other'> {
  return open<'Other'>(type as 'Other', node.from, node.to, parent);
}

function withChildren(
  self: Expression<'Other'>,
  nodes: readonly SyntaxNode[],
  text: string,
): PyExpression {
  self.children = readExpressions(nodes, self, text);
  return self;
}

/** Puts an expression that is read already below a new one. */
function joined<T extends 'Attribute' | 'Call'>(
  self: Expression<T>,
  below: PyExpression,
  parts: (below: PyExpression) => Partial<Expression<T>>,
): PyExpression {
  (below as Making<PyExpression>).parent = self;
  Object.assign(self, parts(below), { children: [below] });
  return self;
}

function named(
  target: SyntaxNode,
  value: SyntaxNode,
  start: number,
  end: number,
  parent: PyNode,
  text: string,
): PyExpression {
  const self = open<'NamedExpr'>('NamedExpr', start, end, parent);
  self.target = readExpression(target, self, text);
  self.value = readExpression(value, self, text);
  self.children = [self.target, self.value];
  return self;
}

function readMember(node: SyntaxNode, parent: PyNode, text: string): PyExpression {
  const first = node.firstChild!;
  const property = node.getChild('PropertyName');
  if (property !== null) {
    const self = open<'Attribute'>('Attribute', node.from, node.to, parent);
    self.value = readExpression(first, self, text);
    self.attribute = wordOf(property, text);
    self.children = [self.value];
    return self;
  }
  const [, bracket, ...rest] = childrenOf(node);
  if (bracket?.name !== '[') {
    // `2.` is a number that the grammar takes for the beginning of a member.
    if (first.name === 'Number') {
      return open<'Number'>('Number', node.from, first.to + 1, parent);
    }
    return withChildren(other('Other', node, parent), childrenOf(node), text);
  }
  const self = open<'Subscript'>('Subscript', node.from, node.to, parent);
  self.value = readExpression(first, self, text);
  self.index = readExpressions(rest, self, text);
  self.children = [self.value, ...self.index];
  return self;
}

/** An expression, and where it stands with the parentheses around it. */
interface Operand {
  readonly value: PyExpression;
  readonly start: number;
  readonly end: number;
}

function readOperation(
  steps: readonly OperationStep[],
  parent: PyNode,
  text: string,
): PyExpression {
  const stack: Operand[] = [];
  for (const step of steps) {
    if (step.kind === 'operand') {
      depth += step.nesting;
      const value = readExpression(step.node, parent, text);
      depth -= step.nesting;
      stack.push({ value, start: step.node.from, end: step.node.to });
      continue;
    }
    const right = stack.pop()!;
    const left = step.kind === 'infix' ? stack.pop()! : undefined;
    const start = step.kind === 'infix' ? left!.start : step.start;
    stack.push({
      value: operation(step.operator, left?.value, right.value, start, right.end, parent),
      start,
      end: right.end,
    });
  }
  return stack[0]!.value;
}

/** Puts expressions that are read already below an operator. */
function operation(
  operator: string,
  left: PyExpression | undefined,
  right: PyExpression,
  start: number,
  end: number,
  parent: PyNode,
): PyExpression {
  const type = left ? 'Binary' : operator === 'await' ? 'Await' : 'Unary';
  const self = open<'Binary' | 'Await' | 'Other'>(type as 'Binary', start, end, parent);
  if (left) Object.assign(self, { left, operator, right });
  else if (type === 'Await') Object.assign(self, { value: right });
  self.children = left ? [left, right] : [right];
  for (const child of self.children) (child as Making<PyExpression>).parent = self;
  return self;
}

function readString(node: SyntaxNode, parent: PyNode, text: string): PyExpression {
  const self = open<'String'>('String', node.from, node.to, parent);
  const nodes =
    node.name === 'ContinuedString'
      ? childrenOf(node).filter(({ name }) => /String$/.test(name))
      : [node];
  const children: PyExpression[] = [];
  self.literals = nodes.map((literal): PyLiteral => ({
    start: literal.from,
    end: literal.to,
    replacements: literal
      .getChildren('FormatReplacement')
      .map((replacement) => readReplacement(replacement, self, text, children)),
  }));
  self.children = children;
  return self;
}

function readReplacement(
  node: SyntaxNode,
  parent: PyNode,
  text: string,
  children: PyExpression[],
): PyReplacement {
  const parts = childrenOf(node);
  const value = readList(parts, parent, text);
  if (value !== undefined) children.push(value);
  const conversion = parts.find(({ name }) => name === 'FormatConversion');
  const spec = parts.find(({ name }) => name === 'FormatSpec');
  for (const nested of spec?.getChildren('FormatReplacement') ?? []) {
    readReplacement(nested, parent, text, children);
  }
  return {
    start: node.from,
    end: node.to,
    value,
    conversion: conversion && text.slice(conversion.from + 1, conversion.to).trim(),
    spec: spec && { text: text.slice(spec.from + 1, spec.to), start: spec.from + 1, end: spec.to },
    selfDocumenting: parts.some(({ name }) => name === 'FormatSelfDoc'),
  };
}

/** The elements of a display, a star and its value as one. */
function readStarred(nodes: readonly SyntaxNode[], parent: PyNode, text: string): PyExpression[] {
  const found: PyExpression[] = [];
  let star: SyntaxNode | undefined;
  for (const node of nodes) {
    if (node.name === '*') star = node;
    else if (isExpression(node)) {
      if (star === undefined) found.push(readExpression(node, parent, text));
      else {
        const self = open<'Starred'>('Starred', star.from, node.to, parent);
        self.value = readExpression(node, self, text);
        self.children = [self.value];
        found.push(self);
      }
      star = undefined;
    } else if (node.type.isError) found.push(...readExpressions([node], parent, text));
  }
  return found;
}

function readArgument(
  group: readonly SyntaxNode[],
  parent: PyNode,
  text: string,
): PyArgument | undefined {
  const [first] = group;
  const last = group.at(-1);
  const values = group.filter(isExpression);
  const [value, second] = values;
  if (first === undefined || last === undefined || value === undefined) return undefined;
  const range = { start: first.from, end: last.to };
  const plain = { ...range, keyword: undefined, star: '' as const };
  const operator = group.find(({ name }) => name === 'AssignOp');
  if (operator !== undefined) {
    if (second === undefined) return undefined;
    if (text.charAt(operator.from) === ':')
      return { ...plain, value: named(value, second, range.start, range.end, parent, text) };
    return {
      ...range,
      value: readExpression(second, parent, text),
      keyword: wordOf(value, text),
      star: '',
    };
  }
  if (group.some(({ name }) => name === 'for')) {
    const generator = open<'GeneratorExp'>('GeneratorExp', range.start, range.end, parent);
    generator.children = readExpressions(group, generator, text);
    return { ...plain, value: generator };
  }
  return {
    ...range,
    value: readExpression(value, parent, text),
    keyword: undefined,
    star: starOf(group),
  };
}

function starOf(group: readonly SyntaxNode[]): '' | '*' | '**' {
  const name = group.find((node) => node.name === '*' || node.name === '**')?.name;
  return name === '*' || name === '**' ? name : '';
}

/** What stands between the commas, without brackets. */
function groupsOf(node: SyntaxNode): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const child of partsOf(node)) {
    if (child.name === ',') groups.push([]);
    else groups.at(-1)?.push(child);
  }
  return groups.filter((group) => group.length > 0);
}

function partsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(({ name }) => !/^[()[\]{}]$/.test(name));
}
