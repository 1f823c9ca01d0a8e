/** A Python file in ESLint. It keeps the whole tree: the front end wants its comments as well. */
import type { PyModule, PyTree } from '@loglex/engine';
import { SyntaxSourceCode } from './source-code.ts';

export class PythonSourceCode extends SyntaxSourceCode<PyModule> {
  readonly tree: PyTree;

  constructor(text: string, hasBOM: boolean, tree: PyTree) {
    const comments = () =>
      tree.comments(0, text.length).map(({ start, end }) => ({
        type: 'Comment' as const,
        value: text.slice(start + 1, end),
        start,
        end,
      }));
    super({ text, hasBOM, ast: tree.module, comments });
    this.tree = tree;
  }
}
