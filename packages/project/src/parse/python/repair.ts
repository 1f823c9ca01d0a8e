/**
 * Valid Python that Lezer's grammar does not know, and does not get over without losing what follows: it is rewritten for the
 * parser, unit for unit, so that every offset stays. The tree is read with the text as it was.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import { scan } from './tokens.ts';
import { withHeaders } from './with-header.ts';

/** What the parser is shown from `start` on, in the place of as many units. */
export interface Rewritten {
  readonly start: number;
  readonly text: string;
}

/** The source in words that the grammar knows, to be parsed again; `undefined` where there is nothing to rewrite. */
export function repaired(source: string, tree: Tree): string | undefined {
  const found = [
    ...withHeaders(source, tree),
    ...typeParameterDefaults(source),
    ...RULES.flatMap((rule) => applied(rule, source, tree)),
  ].sort((a, b) => a.start - b.start);
  let result = '';
  let done = 0;
  for (const { start, text } of found) {
    if (start < done) continue;
    result += source.slice(done, start) + text;
    done = start + text.length;
  }
  return done === 0 ? undefined : result + source.slice(done);
}

interface Rule {
  /** Its match is replaced by `shown`, which is as long. */
  readonly pattern: RegExp;
  readonly shown: (match: string) => string;
  /** Whether `node`, which begins where the match does, shows that this is the place meant. */
  readonly fits: (node: SyntaxNode, source: string) => boolean;
}

const RULES: readonly Rule[] = [
  {
    // `0. if x else 1.j`: `if` would be an attribute of the number.
    pattern: /(?<![\w.])\d[\d_]*\.(?=[jJ]\b|(?![\w.]))/g,
    shown: (number) => `${number.slice(0, -1)}0`,
    fits: ({ name }) => name === 'Number',
  },
  {
    // A t-string has the parts of an f-string.
    pattern: /(?<!\w)(?:[tT][rR]?|[rR][tT])(?=["'])/g,
    shown: (prefix) => prefix.replace(/t/i, 'f'),
    fits: ({ name }) => name === 'VariableName',
  },
  {
    // `rf"\{{"`: a backslash escapes nothing there.
    pattern: /(?<!\\)\\(?=\{\{)/g,
    shown: () => '_',
    fits: (node, source) => /^\w*r/i.test(prefixOfString(node, source)),
  },
  {
    // `f"{x:=10}"`: a format, and no assignment.
    pattern: /:=/g,
    shown: () => ':<',
    fits: ({ name }) => name === 'FormatReplacement' || name === 'FormatString',
  },
  {
    // The statement of Python 2, and a name today.
    pattern: /\bprint(?=\s*(?:=(?!=)|:|\[|>>))/g,
    shown: () => '_rint',
    fits: ({ name }) => name === 'print',
  },
  {
    pattern: /\bin\s+\*(?!\*)/g,
    shown: (header) => header.replace('*', ' '),
    fits: ({ name, parent }) => name === 'in' && parent?.name === 'ForStatement',
  },
  {
    // `tuple[a, *Ts]`: a product, to the grammar.
    pattern: /(?<=[\w\])]\[(?:[\w., *]*,)?\s*)\*(?!\*)/g,
    shown: () => ' ',
    fits: ({ name }) => name !== 'Comment' && !name.endsWith('String'),
  },
];

function applied({ pattern, shown, fits }: Rule, source: string, tree: Tree): Rewritten[] {
  return [...source.matchAll(pattern)]
    .filter(({ index }) => fits(tree.resolveInner(index, 1), source))
    .map((match) => ({ start: match.index, text: shown(match[0]) }));
}

/** The prefix of the string that holds a node; empty outside of f-strings. */
function prefixOfString(node: SyntaxNode, source: string): string {
  for (let above: SyntaxNode | null = node; above !== null; above = above.parent) {
    if (above.name === 'FormatString') return source.slice(above.from, above.from + 2);
  }
  return '';
}

/** `= int` of `def f[T = int]()`, blank. */
function typeParameterDefaults(source: string): Rewritten[] {
  const found: Rewritten[] = [];
  for (const { 0: head, index } of source.matchAll(/\b(?:def|class|type)[ \t]+\w+[ \t]*\[/g)) {
    let start: number | undefined;
    scan(source, index + head.length - 1, source.length, (unit, depth, at) => {
      if (depth === 1 && unit === '=') start ??= at;
      const ends = depth === 0 || (depth === 1 && unit === ',');
      if (ends && start !== undefined) {
        found.push({ start, text: source.slice(start, at).replace(/[^\r\n]/g, ' ') });
        start = undefined;
      }
      return depth > 0;
    });
  }
  return found;
}
