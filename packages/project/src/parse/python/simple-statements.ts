/** Statements of Lezer's tree that fit on a line and hold no others. */
import type { SyntaxNode } from '@lezer/common';
import type { PyAlias, PyExpression, PyNode, PyStatement, PyWord } from '@loglex/engine';
import {
  childrenOf,
  isExpression,
  readExpression,
  readExpressions,
  readList,
  wordOf,
} from './expressions.ts';
import { annotationOf, endOf, once, present } from './statement-node.ts';

export function assign(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
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

export function importStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
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

export function raiseStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
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

export function returnStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
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

export function expressionStatement(node: SyntaxNode, parent: PyNode, text: string): PyStatement {
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

export function simple(
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
