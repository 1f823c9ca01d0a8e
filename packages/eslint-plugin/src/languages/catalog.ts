/**
 * Catalog files as a language of ESLint: `language: 'loglex/catalog'`, YAML and JSON alike, read as Loglex reads them.
 * Files that have a language or a parser of their own need it not: the rules ask for no more than the text.
 */
import type { Language } from '@eslint/core';
import { type DocumentProblem, readDocument } from '@loglex/catalog';
import { lineStartsOf, positionAt } from '@loglex/engine';
import { type CatalogDocument, type CatalogNode, treeOf } from './catalog-tree.ts';
import { commentsOf } from './catalog-comments.ts';
import { SyntaxSourceCode } from './source-code.ts';

export const catalog: Language<{
  LangOptions: Record<string, unknown>;
  Code: SyntaxSourceCode<CatalogDocument>;
  RootNode: CatalogDocument;
  Node: CatalogNode;
}> = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: {
    ...{ Document: ['children'], Mapping: ['children'], Pair: ['key', 'value'] },
    ...{ Sequence: ['children'], Scalar: [] },
  },

  validateLanguageOptions() {},

  parse({ path, body }) {
    const text = body as string;
    const { root, problems } = readDocument({ file: path, text });
    const fatal = problems.find((problem) => root === undefined || problem.id === 'syntax');
    if (fatal !== undefined) return { ok: false, errors: [errorOf(fatal, text)] };
    return { ok: true, ast: treeOf(root, text.length) };
  },

  createSourceCode({ path, body, bom: hasBOM }, { ast }) {
    const text = body as string;
    const comments = () => commentsOf(path, text, ast);
    return new SyntaxSourceCode({ text, hasBOM, ast, comments });
  },
};

function errorOf({ message, range }: DocumentProblem, text: string) {
  const { line, column } = positionAt(lineStartsOf(text), range.start);
  return { message, line: line + 1, column: column + 1 };
}
