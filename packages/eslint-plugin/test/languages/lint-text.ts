/** Lints one text, with the plugin's rules or with a rule of the test's own that sees what ESLint hands out. */
import { Linter, type Rule } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { expect } from 'vitest';

/** A node of any of our languages. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What rules get from ESLint, as far as the tests use it. */
export interface Code {
  readonly lines: string[];
  getText(node: Node): string;
  getParent(node: Node): Node | undefined;
  getAncestors(node: Node): Node[];
  getRange(node: Node): [number, number];
  getLocFromIndex(index: number): { line: number; column: number };
  getIndexFromLoc(loc: { line: number; column: number }): number;
}

/** Walks `text` with a rule that `create` makes of the code; expects nothing to be reported. */
export function listen(
  language: keyof typeof plugin.languages,
  file: string,
  text: string,
  create: (sourceCode: Code) => Record<string, (node: Node) => void>,
): void {
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) =>
      create(sourceCode as unknown as Code) as unknown as Rule.RuleListener,
  };
  const config: Linter.Config = {
    files: ['**/*.{py,yaml,json}'],
    plugins: { loglex: plugin, test: { rules: { listen: rule } } },
    language: `loglex/${language}`,
    rules: { 'test/listen': 'error' },
  };
  expect(new Linter().verify(text, [config], file)).toEqual([]);
}

/** What every tree has to keep: parents, nesting, order, visitor keys. Returns how many nodes there are. */
export function expectSoundTree(
  language: keyof typeof plugin.languages,
  file: string,
  text: string,
): number {
  const keys: Record<string, string[]> = plugin.languages[language].visitorKeys!;
  const open: Node[] = [];
  const last: number[] = [0];
  let nodes = 0;
  listen(language, file, text, (sourceCode) => ({
    '*'(node) {
      const above = open.at(-1);
      const [start, end] = sourceCode.getRange(node);
      expect(sourceCode.getParent(node)).toBe(above);
      expect(sourceCode.getAncestors(node)).toEqual(open);
      expect(start).toBeGreaterThanOrEqual(last.at(-1)!);
      if (above !== undefined) expect(end).toBeLessThanOrEqual(sourceCode.getRange(above)[1]);
      expect(Object.keys(keys)).toContain(node.type);
      const below = keys[node.type]!.flatMap((key) => node[key] ?? []);
      expect(below).toEqual(node['children']);
      open.push(node);
      last.push(start);
      nodes += 1;
    },
    '*:exit'(node) {
      expect(open.pop()).toBe(node);
      last.pop();
      last[last.length - 1] = sourceCode.getRange(node)[1];
    },
  }));
  expect(open).toEqual([]);
  return nodes;
}
