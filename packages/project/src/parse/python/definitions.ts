/** Definitions of functions and classes in Lezer's tree, with their decorators. */
import type { SyntaxNode } from '@lezer/common';
import type { PyArgument, PyExpression, PyNode, PyStatement } from '@loglex/engine';
import {
  childrenOf,
  readArguments,
  readDecorator,
  readExpressions,
  readParameters,
  valuesOf,
  wordOf,
} from './expressions.ts';
import { simple } from './simple-statements.ts';
import { annotationOf, bodyOf, endOf, once, present, type Reading } from './statement-node.ts';

/** @param broken decorators that the grammar has not put into `whole`. */
export function definition(
  whole: SyntaxNode,
  parent: PyNode,
  reading: Reading,
  broken: readonly SyntaxNode[] = [],
): PyStatement {
  const { text } = reading;
  const node =
    whole.name === 'DecoratedStatement'
      ? (whole.getChild('FunctionDefinition') ?? whole.getChild('ClassDefinition'))
      : whole;
  if (node === null) return simple('Other', whole, parent, text);
  const nameNode = node.getChild('VariableName');
  const name =
    nameNode === null ? { text: '', start: node.from, end: node.from } : wordOf(nameNode, text);
  const decorators = once(() =>
    [...broken, whole].flatMap((each) => decoratorsOf(each, self, text)),
  );
  const body = once(() => reading.statements(bodyOf(node), self));
  const base = { start: broken[0]?.from ?? whole.from, end: endOf(whole), parent, name };
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

function decoratorsOf(node: SyntaxNode, parent: PyNode, text: string): PyExpression[] {
  return node.name === 'ExpressionStatement'
    ? readExpressions(childrenOf(node), parent, text)
    : node.getChildren('Decorator').flatMap((one) => readDecorator(one, parent, text) ?? []);
}
