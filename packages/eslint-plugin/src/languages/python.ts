/**
 * Python as a language of ESLint: `language: 'loglex/python'`. The tree is the one that the Python front end reads,
 * in the words of CPython's `ast`, so that selectors work on it too: `Call[callee.id="print"]`.
 */
import type { Language } from '@eslint/core';
import { lineStartsOf, positionAt, type PyModule, type PyNode, type PyTree } from '@loglex/engine';
import { conflictMarkers, parsePython } from '@loglex/project';
import { PythonSourceCode } from './python-source-code.ts';

export interface PythonLanguageOptions extends Record<string, unknown> {
  /** Lint what can be read of a file with syntax errors, and do not report them. Default: `false`. */
  tolerant?: boolean;
}

interface Parsed {
  ok: true;
  ast: PyModule;
  tree: PyTree;
}

export const python: Language<{
  LangOptions: PythonLanguageOptions;
  Code: PythonSourceCode;
  RootNode: PyModule;
  Node: PyNode;
}> = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: visitorKeys(),

  validateLanguageOptions({ tolerant }) {
    if (tolerant !== undefined && typeof tolerant !== 'boolean') {
      throw new TypeError('"tolerant" must be true or false.');
    }
  },

  parse({ body }, { languageOptions }) {
    const text = body as string;
    const tree = parsePython(text);
    const [error] = languageOptions.tolerant ? [] : tree.errors;
    if (error === undefined) return { ok: true, ast: tree.module, tree } satisfies Parsed;
    const conflict = conflictMarkers(text);
    const { start } = conflict?.range ?? error;
    const { line, column } = positionAt(lineStartsOf(text), start);
    const message = conflict?.message ?? wordsFor(text.slice(error.start, error.end));
    return { ok: false, errors: [{ message, line: line + 1, column: column + 1 }] };
  },

  createSourceCode({ body, bom }, parsed) {
    return new PythonSourceCode(body as string, bom, (parsed as Parsed).tree);
  },
};

/** The parser says where its grammar does not fit, and not why. */
function wordsFor(unexpected: string): string {
  const [word = ''] = unexpected.trim().split('\n');
  return word === ''
    ? 'Something is missing here that Python needs.'
    : `Python allows no ${JSON.stringify(word.slice(0, 40))} here.`;
}

function visitorKeys(): Record<PyNode['type'], string[]> {
  const keys = ['children'];
  return {
    Module: keys,
    ...{ FunctionDef: keys, ClassDef: keys, Assign: keys, For: keys, While: keys, If: keys },
    ...{ Branch: keys, With: keys, Try: keys, ExceptHandler: keys, Match: keys, Case: keys },
    ...{ Import: keys, ImportFrom: keys, Raise: keys, Return: keys, Expr: keys, Pass: keys },
    ...{ Break: keys, Continue: keys, Global: keys, Delete: keys, Assert: keys, TypeAlias: keys },
    ...{ Name: keys, Attribute: keys, Subscript: keys, Call: keys, String: keys, Binary: keys },
    ...{ Conditional: keys, NamedExpr: keys, Dict: keys, Lambda: keys, Starred: keys, Await: keys },
    ...{ Number: keys, Constant: keys, Unary: keys, Yield: keys, List: keys, Tuple: keys },
    ...{ Set: keys, ListComp: keys, SetComp: keys, DictComp: keys, GeneratorExp: keys },
    Other: keys,
  };
}
