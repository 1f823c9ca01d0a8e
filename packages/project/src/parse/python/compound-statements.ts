/** Statements of Lezer's tree that hold others: loops, branches, `with`, `try`, `match`. */
import type { SyntaxNode } from '@lezer/common';
import type {
  PyBranch,
  PyCase,
  PyExpression,
  PyHandler,
  PyNode,
  PyStatement,
} from '@loglex/engine';
import { childrenOf, isExpression, readExpression, readList, wordOf } from './expressions.ts';
import { bodyOf, endOf, headerOf, once, present, type Reading } from './statement-node.ts';

export function forStatement(node: SyntaxNode, parent: PyNode, reading: Reading): PyStatement {
  const parts = childrenOf(node);
  const at = parts.findIndex(({ name }) => name === 'in');
  const first = parts.findIndex(({ name }) => name === 'Body');
  const header = first < 0 ? parts : parts.slice(0, first);
  const target = once(() => readList(at < 0 ? header : header.slice(0, at), self, reading.text));
  const iterable = once(() =>
    at < 0 ? undefined : readList(header.slice(at), self, reading.text),
  );
  const [bodyNode, elseNode] = node.getChildren('Body');
  const body = once(() => reading.statements(bodyNode, self));
  const orelse = once(() => reading.statements(elseNode, self));
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

export function whileStatement(node: SyntaxNode, parent: PyNode, reading: Reading): PyStatement {
  const test = once(() => readList(headerOf(node), self, reading.text));
  const [bodyNode, elseNode] = node.getChildren('Body');
  const body = once(() => reading.statements(bodyNode, self));
  const orelse = once(() => reading.statements(elseNode, self));
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

export function ifStatement(node: SyntaxNode, parent: PyNode, reading: Reading): PyStatement {
  const branches = once(() =>
    clausesOf(node, ['if', 'elif', 'else']).map((clause) => branch(clause, self, reading)),
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
  reading: Reading,
): PyBranch {
  const test = once(() => readList(header, self, reading.text));
  const body = once(() => reading.statements(bodyNode, self));
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

export function withStatement(node: SyntaxNode, parent: PyNode, reading: Reading): PyStatement {
  const items = once(() => {
    const found: { context: PyExpression; target: PyExpression | undefined }[] = [];
    let isTarget = false;
    for (const child of headerOf(node)) {
      const last = found.at(-1);
      if (child.name === 'as') isTarget = true;
      else if (isExpression(child)) {
        const value = readExpression(child, self, reading.text);
        if (isTarget && last !== undefined) last.target = value;
        else found.push({ context: value, target: undefined });
        isTarget = false;
      }
    }
    return found;
  });
  const body = once(() => reading.statements(bodyOf(node), self));
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

export function tryStatement(node: SyntaxNode, parent: PyNode, reading: Reading): PyStatement {
  const clauses = clausesOf(node, ['try', 'except', 'else', 'finally']);
  const bodyOfClause = (name: string) =>
    once(() =>
      reading.statements(clauses.find(({ keyword }) => keyword.name === name)?.body, self),
    );
  const body = bodyOfClause('try');
  const orelse = bodyOfClause('else');
  const finalbody = bodyOfClause('finally');
  const handlers = once(() =>
    clauses
      .filter(({ keyword }) => keyword.name === 'except')
      .map((clause) => handler(clause, self, reading)),
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
  reading: Reading,
): PyHandler {
  const as = header.findIndex(({ name }) => name === 'as');
  const comma = header.findIndex(({ name }) => name === ',');
  // Python 2 wrote `except E, e:`; today's `except A, B:` names two classes.
  const last = header.at(-1);
  const isOld =
    comma > 0 && last?.name === 'VariableName' && /^[a-z_]/.test(reading.text.charAt(last.from));
  const at = as >= 0 ? as : isOld ? comma : header.length;
  const exception = once(() =>
    readList(
      header.slice(0, at).filter(({ name }) => name !== '*'),
      self,
      reading.text,
    ),
  );
  const nameNode = header.slice(at).find(({ name }) => name === 'VariableName');
  const body = once(() => reading.statements(bodyNode, self));
  const self: PyHandler = {
    type: 'ExceptHandler',
    start: keyword.from,
    end,
    parent,
    name: nameNode === undefined ? undefined : wordOf(nameNode, reading.text),
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

export function matchStatement(node: SyntaxNode, parent: PyNode, reading: Reading): PyStatement {
  const subject = once(() => readList(headerOf(node), self, reading.text));
  const cases = once(() =>
    (node.getChild('MatchBody')?.getChildren('MatchClause') ?? []).map((one) =>
      caseClause(one, self, reading),
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

function caseClause(node: SyntaxNode, parent: PyNode, reading: Reading): PyCase {
  const guardNode = node.getChild('Guard');
  const guard = once(() =>
    guardNode === null ? undefined : readList(childrenOf(guardNode), self, reading.text),
  );
  const body = once(() => reading.statements(bodyOf(node), self));
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
