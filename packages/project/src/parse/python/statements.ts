/** Statements of Lezer's tree as the front end reads them. What stands in one is read only when it is asked for. */
import type { SyntaxNode } from '@lezer/common';
import type {
  PyAlias,
  PyArgument,
  PyBranch,
  PyCase,
  PyExpression,
  PyHandler,
  PyModule,
  PyNode,
  PyStatement,
  PyWord,
} from '@loglex/engine';
import {
  childrenOf,
  isExpression,
  readArguments,
  readDecorator,
  readExpression,
  readExpressions,
  readList,
  readParameters,
  valuesOf,
  wordOf,
} from './expressions.ts';

export function readModule(top: SyntaxNode, text: string): PyModule {
  const body = once(() => readStatements(top, module, text));
  const module: PyModule = {
    type: 'Module',
    start: 0,
    end: text.length,
    parent: undefined,
    get body() {
      return body();
    },
    get children() {
      return body();
    },
  };
  return module;
}

/** The statements below a node: a module, a body, a group of statements on one line. */
function readStatements(node: SyntaxNode | undefined, parent: PyNode, text: string): PyStatement[] {
  const found: PyStatement[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) {
    if (child.name === 'StatementGroup') found.push(...readStatements(child, parent, text));
    else if (child.name.endsWith('Statement') || child.name.endsWith('Definition')) {
      found.push(readStatement(child, parent, text));
    } else if (child.type.isError && child.firstChild !== null) {
      found.push(simple('Other', child, parent, text));
    }
  }
  return found;
}

function readStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  switch (node.name) {
    case 'DecoratedStatement':
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return definition(node, parent, text);
    case 'AssignStatement':
    case 'UpdateStatement':
      return assign(node, parent, text);
    case 'ForStatement':
      return forStatement(node, parent, text);
    case 'WhileStatement':
      return whileStatement(node, parent, text);
    case 'IfStatement':
      return ifStatement(node, parent, text);
    case 'WithStatement':
      return withStatement(node, parent, text);
    case 'TryStatement':
      return tryStatement(node, parent, text);
    case 'MatchStatement':
      return matchStatement(node, parent, text);
    case 'ImportStatement':
      return importStatement(node, parent, text);
    case 'RaiseStatement':
      return raiseStatement(node, parent, text);
    case 'ReturnStatement':
      return returnStatement(node, parent, text);
    case 'ExpressionStatement':
    case 'YieldStatement':
      return expressionStatement(node, parent, text);
    default:
      return simple(SIMPLE.get(node.name) ?? 'Other', node, parent, text);
  }
}

const SIMPLE: ReadonlyMap<
  string,
  'Pass' | 'Break' | 'Continue' | 'Global' | 'Delete' | 'Assert' | 'TypeAlias'
> = new Map([
  ['PassStatement', 'Pass'],
  ['BreakStatement', 'Break'],
  ['ContinueStatement', 'Continue'],
  ['ScopeStatement', 'Global'],
  ['DeleteStatement', 'Delete'],
  ['AssertStatement', 'Assert'],
  ['TypeDefinition', 'TypeAlias'],
]);

function simple(
  type: 'Pass' | 'Break' | 'Continue' | 'Global' | 'Delete' | 'Assert' | 'TypeAlias' | 'Other',
  node: SyntaxNode,
  parent: PyNode,
  text: string,
): PyStatement {
  const children = once(() =>
    type === 'Global' ? [] : readExpressions(childrenOf(node), self, text),
  );
  const self: PyStatement = {
    type,
    start: node.from,
    end: endOf(node),
    parent,
    get children() {
      return children();
    },
  };
  return self;
}

function definition(whole: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const node =
    whole.name === 'DecoratedStatement'
      ? (whole.getChild('FunctionDefinition') ?? whole.getChild('ClassDefinition'))
      : whole;
  if (node === null) return simple('Other', whole, parent, text);
  const nameNode = node.getChild('VariableName');
  const name =
    nameNode === null ? { text: '', start: node.from, end: node.from } : wordOf(nameNode, text);
  const decorators = once(() =>
    whole === node
      ? []
      : whole.getChildren('Decorator').flatMap((one) => readDecorator(one, self, text) ?? []),
  );
  const body = once(() => readStatements(bodyOf(node), self, text));
  const base = { start: whole.from, end: endOf(whole), parent, name };
  let self: PyStatement;
  if (node.name === 'ClassDefinition') {
    const list = once(() => readArguments(node.getChild('ArgList'), self, text));
    self = {
      ...base,
      type: 'ClassDef',
      get decorators() {
        return decorators();
      },
      get arguments(): readonly PyArgument[] {
        return list();
      },
      get body() {
        return body();
      },
      get children(): readonly PyNode[] {
        return [...decorators(), ...list().map(({ value }) => value), ...body()];
      },
    };
    return self;
  }
  const parameters = once(() => readParameters(node.getChild('ParamList'), self, text));
  const returns = once(() => annotationOf(node.getChild('TypeDef'), self, text));
  self = {
    ...base,
    type: 'FunctionDef',
    get decorators() {
      return decorators();
    },
    get parameters() {
      return parameters();
    },
    get returns() {
      return returns();
    },
    get body() {
      return body();
    },
    get children(): readonly PyNode[] {
      return [...decorators(), ...valuesOf(parameters()), ...present(returns()), ...body()];
    },
  };
  return self;
}

function assign(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const groups: SyntaxNode[][] = [[]];
  let annotated: SyntaxNode | null = null;
  let augmented = false;
  for (const child of childrenOf(node)) {
    if (child.name === 'AssignOp' || child.name === 'UpdateOp') {
      augmented ||= child.name === 'UpdateOp';
      groups.push([]);
    } else if (child.name === 'TypeDef') annotated = child;
    else groups.at(-1)?.push(child);
  }
  const valueNodes = groups.length > 1 ? groups.pop() : undefined;
  const targets = once(() => groups.flatMap((group) => readList(group, self, text) ?? []));
  const annotation = once(() => annotationOf(annotated, self, text));
  const value = once(() =>
    valueNodes === undefined ? undefined : readList(valueNodes, self, text),
  );
  const self: PyStatement = {
    type: 'Assign',
    start: node.from,
    end: endOf(node),
    parent,
    augmented,
    get targets() {
      return targets();
    },
    get annotation() {
      return annotation();
    },
    get value() {
      return value();
    },
    get children(): readonly PyNode[] {
      return [...targets(), ...present(annotation()), ...present(value())];
    },
  };
  return self;
}

function forStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const parts = childrenOf(node);
  const at = parts.findIndex(({ name }) => name === 'in');
  const first = parts.findIndex(({ name }) => name === 'Body');
  const header = first < 0 ? parts : parts.slice(0, first);
  const target = once(() => readList(at < 0 ? header : header.slice(0, at), self, text));
  const iterable = once(() => (at < 0 ? undefined : readList(header.slice(at), self, text)));
  const [bodyNode, elseNode] = node.getChildren('Body');
  const body = once(() => readStatements(bodyNode, self, text));
  const orelse = once(() => readStatements(elseNode, self, text));
  const self: PyStatement = {
    type: 'For',
    start: node.from,
    end: endOf(node),
    parent,
    get target() {
      return target();
    },
    get iterable() {
      return iterable();
    },
    get body() {
      return body();
    },
    get orelse() {
      return orelse();
    },
    get children(): readonly PyNode[] {
      return [...present(target()), ...present(iterable()), ...body(), ...orelse()];
    },
  };
  return self;
}

function whileStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const test = once(() => readList(headerOf(node), self, text));
  const [bodyNode, elseNode] = node.getChildren('Body');
  const body = once(() => readStatements(bodyNode, self, text));
  const orelse = once(() => readStatements(elseNode, self, text));
  const self: PyStatement = {
    type: 'While',
    start: node.from,
    end: endOf(node),
    parent,
    get test() {
      return test();
    },
    get body() {
      return body();
    },
    get orelse() {
      return orelse();
    },
    get children(): readonly PyNode[] {
      return [...present(test()), ...body(), ...orelse()];
    },
  };
  return self;
}

function ifStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const branches = once(() =>
    clausesOf(node, ['if', 'elif', 'else']).map((clause) => branch(clause, self, text)),
  );
  const self: PyStatement = {
    type: 'If',
    start: node.from,
    end: endOf(node),
    parent,
    get branches() {
      return branches();
    },
    get children(): readonly PyNode[] {
      return branches();
    },
  };
  return self;
}

function branch(
  { keyword, header, body: bodyNode, end }: Clause,
  parent: PyNode,
  text: string,
): PyBranch {
  const test = once(() => readList(header, self, text));
  const body = once(() => readStatements(bodyNode, self, text));
  const self: PyBranch = {
    type: 'Branch',
    start: keyword.from,
    end,
    parent,
    get test() {
      return test();
    },
    get body() {
      return body();
    },
    get children(): readonly PyNode[] {
      return [...present(test()), ...body()];
    },
  };
  return self;
}

function withStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const items = once(() => {
    const found: { context: PyExpression; target: PyExpression | undefined }[] = [];
    let isTarget = false;
    for (const child of headerOf(node)) {
      const last = found.at(-1);
      if (child.name === 'as') isTarget = true;
      else if (isExpression(child)) {
        const value = readExpression(child, self, text);
        if (isTarget && last !== undefined) last.target = value;
        else found.push({ context: value, target: undefined });
        isTarget = false;
      }
    }
    return found;
  });
  const body = once(() => readStatements(bodyOf(node), self, text));
  const self: PyStatement = {
    type: 'With',
    start: node.from,
    end: endOf(node),
    parent,
    get items() {
      return items();
    },
    get body() {
      return body();
    },
    get children(): readonly PyNode[] {
      const header = items().flatMap(({ context, target }) => [context, ...present(target)]);
      return [...header, ...body()];
    },
  };
  return self;
}

function tryStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const clauses = clausesOf(node, ['try', 'except', 'else', 'finally']);
  const bodyOfClause = (name: string) =>
    once(() =>
      readStatements(clauses.find(({ keyword }) => keyword.name === name)?.body, self, text),
    );
  const body = bodyOfClause('try');
  const orelse = bodyOfClause('else');
  const finalbody = bodyOfClause('finally');
  const handlers = once(() =>
    clauses
      .filter(({ keyword }) => keyword.name === 'except')
      .map((clause) => handler(clause, self, text)),
  );
  const self: PyStatement = {
    type: 'Try',
    start: node.from,
    end: endOf(node),
    parent,
    get body() {
      return body();
    },
    get handlers() {
      return handlers();
    },
    get orelse() {
      return orelse();
    },
    get finalbody() {
      return finalbody();
    },
    get children(): readonly PyNode[] {
      return [...body(), ...handlers(), ...orelse(), ...finalbody()];
    },
  };
  return self;
}

function handler(
  { keyword, header, body: bodyNode, end }: Clause,
  parent: PyNode,
  text: string,
): PyHandler {
  const as = header.findIndex(({ name }) => name === 'as');
  const comma = header.findIndex(({ name }) => name === ',');
  // Python 2 wrote `except E, e:`; today's `except A, B:` names two classes.
  const last = header.at(-1);
  const isOld =
    comma > 0 && last?.name === 'VariableName' && /^[a-z_]/.test(text.charAt(last.from));
  const at = as >= 0 ? as : isOld ? comma : header.length;
  const exception = once(() =>
    readList(
      header.slice(0, at).filter(({ name }) => name !== '*'),
      self,
      text,
    ),
  );
  const nameNode = header.slice(at).find(({ name }) => name === 'VariableName');
  const body = once(() => readStatements(bodyNode, self, text));
  const self: PyHandler = {
    type: 'ExceptHandler',
    start: keyword.from,
    end,
    parent,
    name: nameNode === undefined ? undefined : wordOf(nameNode, text),
    get exception() {
      return exception();
    },
    get body() {
      return body();
    },
    get children(): readonly PyNode[] {
      return [...present(exception()), ...body()];
    },
  };
  return self;
}

function matchStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const subject = once(() => readList(headerOf(node), self, text));
  const cases = once(() =>
    (node.getChild('MatchBody')?.getChildren('MatchClause') ?? []).map((one) =>
      caseClause(one, self, text),
    ),
  );
  const self: PyStatement = {
    type: 'Match',
    start: node.from,
    end: endOf(node),
    parent,
    get subject() {
      return subject();
    },
    get cases() {
      return cases();
    },
    get children(): readonly PyNode[] {
      return [...present(subject()), ...cases()];
    },
  };
  return self;
}

function caseClause(node: SyntaxNode, parent: PyNode, text: string): PyCase {
  const guardNode = node.getChild('Guard');
  const guard = once(() =>
    guardNode === null ? undefined : readList(childrenOf(guardNode), self, text),
  );
  const body = once(() => readStatements(bodyOf(node), self, text));
  const self: PyCase = {
    type: 'Case',
    start: node.from,
    end: endOf(node),
    parent,
    get guard() {
      return guard();
    },
    get body() {
      return body();
    },
    get children(): readonly PyNode[] {
      return [...present(guard()), ...body()];
    },
  };
  return self;
}

function importStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const parts = childrenOf(node);
  const at = parts.findIndex(({ name }) => name === 'import');
  const base = { start: node.from, end: endOf(node), parent, children: [] };
  const names = aliasesOf(parts.slice(at + 1), text);
  if (parts[0]?.name !== 'from') return { ...base, type: 'Import', names };
  const [first] = parts.slice(1, at);
  const last = parts[at - 1];
  const start = first?.from ?? node.from;
  const end = last?.to ?? start;
  const module = { text: text.slice(start, end).replace(/[\s\\]+/g, ''), start, end };
  return { ...base, type: 'ImportFrom', module, names };
}

function aliasesOf(parts: readonly SyntaxNode[], text: string): PyAlias[] {
  const aliases: { name: PyWord; as: PyWord | undefined }[] = [];
  let isAlias = false;
  let continues = false;
  for (const part of parts) {
    const last = aliases.at(-1);
    switch (part.name) {
      case '*':
        aliases.push({ name: wordOf(part, text), as: undefined });
        break;
      case 'as':
        isAlias = true;
        break;
      case '.':
        continues = true;
        break;
      case 'VariableName': {
        const word = wordOf(part, text);
        if (isAlias && last !== undefined) last.as = word;
        else if (continues && last !== undefined) {
          const { start, text: before } = last.name;
          last.name = { text: `${before}.${word.text}`, start, end: word.end };
        } else aliases.push({ name: word, as: undefined });
        isAlias = continues = false;
        break;
      }
      default:
    }
  }
  return aliases;
}

function raiseStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const parts = childrenOf(node);
  const from = parts.findIndex(({ name }) => name === 'from');
  const exception = once(() => readList(from < 0 ? parts : parts.slice(0, from), self, text));
  const cause = once(() => (from < 0 ? undefined : readList(parts.slice(from), self, text)));
  const self: PyStatement = {
    type: 'Raise',
    start: node.from,
    end: endOf(node),
    parent,
    get exception() {
      return exception();
    },
    get cause() {
      return cause();
    },
    get children(): readonly PyNode[] {
      return [...present(exception()), ...present(cause())];
    },
  };
  return self;
}

function returnStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const value = once(() => readList(childrenOf(node), self, text));
  const self: PyStatement = {
    type: 'Return',
    start: node.from,
    end: endOf(node),
    parent,
    get value() {
      return value();
    },
    get children(): readonly PyNode[] {
      return present(value());
    },
  };
  return self;
}

function expressionStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
  const isYield = node.name === 'YieldStatement';
  if (!isYield && !childrenOf(node).some(isExpression)) return simple('Other', node, parent, text);
  const value = once((): PyExpression =>
    isYield ? readExpression(node, self, text) : readList(childrenOf(node), self, text)!,
  );
  const self: PyStatement = {
    type: 'Expr',
    start: node.from,
    end: endOf(node),
    parent,
    get value() {
      return value();
    },
    get children(): readonly PyNode[] {
      return [value()];
    },
  };
  return self;
}

interface Clause {
  readonly keyword: SyntaxNode;
  readonly header: readonly SyntaxNode[];
  readonly body: SyntaxNode | undefined;
  readonly end: number;
}

/** The parts of a compound statement: each keyword with what stands between it and its body. */
function clausesOf(node: SyntaxNode, keywords: readonly string[]): Clause[] {
  const clauses: Clause[] = [];
  let keyword: SyntaxNode | undefined;
  let header: SyntaxNode[] = [];
  const finish = (body: SyntaxNode | undefined): void => {
    if (keyword === undefined) return;
    clauses.push({ keyword, header, body, end: endOf(body ?? header.at(-1) ?? keyword) });
    keyword = undefined;
    header = [];
  };
  for (const child of childrenOf(node)) {
    if (keywords.includes(child.name)) {
      finish(undefined);
      keyword = child;
    } else if (child.name === 'Body') finish(child);
    else header.push(child);
  }
  finish(undefined);
  return clauses;
}

/** Where the last statement below a node ends: a body goes on to the line after it. */
function endOf(node: SyntaxNode): number {
  let last: SyntaxNode | null = node;
  let end = node.to;
  while (last !== null) {
    end = last.to;
    if (!/Body$|Clause$|Group$|Definition$|Statement$/.test(last.name)) break;
    let below: SyntaxNode | null = last.lastChild;
    while (
      below !== null &&
      (below.name === 'Comment' || below.name === ';' || below.type.isError)
    ) {
      below = below.prevSibling;
    }
    if (below === null || !/Body$|Clause$|Group$|Definition$|Statement$/.test(below.name)) {
      return below === null ? end : below.to;
    }
    last = below;
  }
  return end;
}

function headerOf(node: SyntaxNode): SyntaxNode[] {
  const parts = childrenOf(node);
  const at = parts.findIndex(({ name }) => name === 'Body' || name === 'MatchBody');
  return at < 0 ? parts : parts.slice(0, at);
}

function bodyOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.getChild('Body') ?? undefined;
}

function annotationOf(
  node: SyntaxNode | null,
  parent: PyNode,
  text: string,
): PyExpression | undefined {
  return node === null ? undefined : readList(childrenOf(node), parent, text);
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** A value that is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
