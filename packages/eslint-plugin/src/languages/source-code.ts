/**
 * A parsed file as ESLint takes one, for any tree whose nodes have offsets: where a node is, what lies below it,
 * and which comments speak to ESLint.
 */
import type { FileProblem, RulesConfig, SourceLocation, SourceRange } from '@eslint/core';
import {
  ConfigCommentParser,
  Directive,
  type DirectiveType,
  TextSourceCodeBase,
  VisitNodeStep,
} from '@eslint/plugin-kit';
import type { TextRange } from '@loglex/catalog';
import { lineStartsOf, positionAt } from '@loglex/engine';

/** A node of any language. Offsets count in the text without its byte order mark, as all of ESLint's do. */
export interface SyntaxNode extends TextRange {
  readonly type: string;
  readonly parent: SyntaxNode | undefined;
  /** Nodes one below, in source order. */
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxComment extends TextRange {
  readonly type: 'Comment';
  /** Without delimiters. */
  readonly value: string;
}

export interface ParsedText<Root extends SyntaxNode> {
  readonly text: string;
  /** Whether the file begins with a byte order mark, which `text` does not have. */
  readonly hasBOM: boolean;
  readonly ast: Root;
  /** In source order. Asked for only where one of them may speak to ESLint. */
  readonly comments: () => readonly SyntaxComment[];
}

type InlineConfig = { config: { rules: RulesConfig }; loc: SourceLocation };

export class SyntaxSourceCode<Root extends SyntaxNode = SyntaxNode> extends TextSourceCodeBase<{
  LangOptions: Record<string, unknown>;
  RootNode: Root;
  SyntaxElementWithLoc: TextRange;
  ConfigNode: SyntaxComment;
}> {
  readonly hasBOM: boolean;
  readonly #readComments: () => readonly SyntaxComment[];
  readonly #lineStarts: readonly number[];
  #inlineConfig: SyntaxComment[] | undefined;

  constructor({ text, hasBOM, ast, comments }: ParsedText<Root>) {
    super({ text, ast, lineEndingPattern: /\r\n?|\n/u });
    this.hasBOM = hasBOM;
    this.#readComments = comments;
    this.#lineStarts = lineStartsOf(text);
  }

  /** Lines count from 1, columns from 0. */
  override getLoc({ start, end }: TextRange): SourceLocation {
    return { start: this.#positionAt(start), end: this.#positionAt(end) };
  }

  override getRange({ start, end }: TextRange): SourceRange {
    return [start, end];
  }

  override getParent(node: TextRange): SyntaxNode | undefined {
    return (node as SyntaxNode).parent;
  }

  /** Made while ESLint walks: what parsers read only when asked is not held all at once. */
  override *traverse(): Generator<VisitNodeStep> {
    const root: SyntaxNode = this.ast;
    const path = [{ node: root, children: root.children, next: 0 }];
    yield new VisitNodeStep({ target: root, phase: ENTER, args: [root] });
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const node = top.children[top.next++];
      if (node === undefined) {
        path.pop();
        yield new VisitNodeStep({ target: top.node, phase: EXIT, args: [top.node] });
      } else {
        path.push({ node, children: node.children, next: 0 });
        yield new VisitNodeStep({ target: node, phase: ENTER, args: [node] });
      }
    }
  }

  /** The comments that speak to ESLint. */
  getInlineConfigNodes(): SyntaxComment[] {
    this.#inlineConfig ??= this.text.includes('eslint')
      ? this.#readComments().filter(({ value }) => INLINE_CONFIG.test(value))
      : [];
    return this.#inlineConfig;
  }

  /** `eslint-disable` and its kin. */
  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    const directives: Directive[] = [];
    const problems: FileProblem[] = [];
    for (const node of this.getInlineConfigNodes()) {
      const { label, value, justification } = comments.parseDirective(node.value)!;
      const type = DIRECTIVES.get(label);
      if (type === undefined) continue;
      const loc = this.getLoc(node);
      if (type === 'disable-line' && loc.start.line !== loc.end.line) {
        const message = `${label} comment should not span multiple lines.`;
        problems.push({ ruleId: null, message, loc });
      } else directives.push(new Directive({ type, node, value, justification }));
    }
    return { directives, problems };
  }

  /** What `eslint rule: severity` asks for. */
  applyInlineConfig(): { configs: InlineConfig[]; problems: FileProblem[] } {
    const configs: InlineConfig[] = [];
    const problems: FileProblem[] = [];
    for (const node of this.getInlineConfigNodes()) {
      const { label, value } = comments.parseDirective(node.value)!;
      if (label !== 'eslint') continue;
      const loc = this.getLoc(node);
      const read = comments.parseJSONLikeConfig(value);
      if (read.ok) configs.push({ config: { rules: read.config }, loc });
      else problems.push({ ruleId: null, message: read.error.message, loc });
    }
    return { configs, problems };
  }

  #positionAt(offset: number): { line: number; column: number } {
    const { line, column } = positionAt(this.#lineStarts, offset);
    return { line: line + 1, column };
  }
}

const [ENTER, EXIT] = [1, 2] as const;

const comments = new ConfigCommentParser();

const INLINE_CONFIG = /^\s*eslint(?:-enable|-disable(?:(?:-next)?-line)?)?(?:\s|$)/u;

const DIRECTIVES: ReadonlyMap<string, DirectiveType> = new Map(
  (['disable', 'enable', 'disable-line', 'disable-next-line'] as const).map((type) => [
    `eslint-${type}`,
    type,
  ]),
);
