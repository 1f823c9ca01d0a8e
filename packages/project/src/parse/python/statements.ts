/** Statements of Lezer's tree as the front end reads them. What stands in one is read only when it is asked for. */
import type { SyntaxNode } from '@lezer/common';
import type { PyModule, PyNode, PyStatement } from '@loglex/engine';
import {
  forStatement,
  ifStatement,
  matchStatement,
  tryStatement,
  whileStatement,
  withStatement,
} from './compound-statements.ts';
import { definition } from './definitions.ts';
import {
  assign,
  expressionStatement,
  importStatement,
  raiseStatement,
  returnStatement,
  simple,
} from './simple-statements.ts';
import { once, type Reading } from './statement-node.ts';

export function readModule(top: SyntaxNode, text: string): PyModule {
  const reading: Reading = {
    text,
    statements: (node, parent) => readStatements(node, parent, reading),
  };
  const body = once(() => readStatements(top, module, reading));
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
function readStatements(
  node: SyntaxNode | undefined,
  parent: PyNode,
  reading: Reading,
): PyStatement[] {
  const found: PyStatement[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) {
    const decorated = brokenDecorators(child);
    if (decorated !== undefined) {
      found.push(definition(decorated.node, parent, reading, decorated.decorators));
      child = decorated.node;
    } else if (child.name === 'StatementGroup')
      found.push(...readStatements(child, parent, reading));
    else if (child.name.endsWith('Statement') || child.name.endsWith('Definition')) {
      found.push(readStatement(child, parent, reading));
    } else if (child.type.isError && child.firstChild !== null) {
      found.push(simple('Other', child, parent, reading.text));
    }
  }
  return found;
}

/**
 * `@a or b`: the grammar reads no such decorator. It takes what follows the `@`, or the names after it, for a statement, and the
 * definition for one without decorators.
 */
function brokenDecorators(
  first: SyntaxNode,
): { readonly decorators: readonly SyntaxNode[]; readonly node: SyntaxNode } | undefined {
  if (first.name !== 'DecoratedStatement' || !isStray(first)) return undefined;
  const decorators: SyntaxNode[] = [];
  for (let node: SyntaxNode | null = first; node !== null; node = node.nextSibling) {
    if (
      node.name === 'ExpressionStatement' ||
      (node.name === 'DecoratedStatement' && isStray(node))
    )
      decorators.push(node);
    else if (/^(?:DecoratedStatement|FunctionDefinition|ClassDefinition)$/.test(node.name))
      return { decorators, node };
    else if (node.name !== 'Comment') return undefined;
  }
  return undefined;
}

function isStray(node: SyntaxNode): boolean {
  return !node.getChild('FunctionDefinition') && !node.getChild('ClassDefinition');
}

function readStatement(node: SyntaxNode, parent: PyNode, reading: Reading): PyStatement {
  const { text } = reading;
  switch (node.name) {
    case 'DecoratedStatement':
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return definition(node, parent, reading);
    case 'ForStatement':
      return forStatement(node, parent, reading);
    case 'WhileStatement':
      return whileStatement(node, parent, reading);
    case 'IfStatement':
      return ifStatement(node, parent, reading);
    case 'WithStatement':
      return withStatement(node, parent, reading);
    case 'TryStatement':
      return tryStatement(node, parent, reading);
    case 'MatchStatement':
      return matchStatement(node, parent, reading);
    case 'AssignStatement':
    case 'UpdateStatement':
      return assign(node, parent, text);
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

const SIMPLE: ReadonlyMap<string, Parameters<typeof simple>[0]> = new Map([
  ['PassStatement', 'Pass'],
  ['BreakStatement', 'Break'],
  ['ContinueStatement', 'Continue'],
  ['ScopeStatement', 'Global'],
  ['DeleteStatement', 'Delete'],
  ['AssertStatement', 'Assert'],
  ['TypeDefinition', 'TypeAlias'],
]);
