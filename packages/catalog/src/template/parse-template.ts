/** The grammar of message templates: text, `{name}`, and `{{` and `}}` for braces. */
import type { TextRange } from '../text.ts';

/** A template taken apart. Ranges count within the template, not within the file it stands in. */
export interface Template {
  /** In order; no two texts stand side by side, and none is empty. */
  readonly parts: readonly TemplatePart[];
  /** What is no template: such a piece is kept as the text that it is. */
  readonly problems: readonly TemplateProblem[];
}

export type TemplatePart = TemplateText | Placeholder;

export interface TemplateText {
  readonly kind: 'text';
  /** The text meant: `{{` is `{` here. */
  readonly text: string;
  readonly range: TextRange;
}

export interface Placeholder {
  readonly kind: 'placeholder';
  readonly name: string;
  /** Braces included. */
  readonly range: TextRange;
}

export interface TemplateProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** `template` taken apart. Never throws; joining the sources of the parts gives the template back. */
export function parseTemplate(template: string): Template {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let end = 0;
  for (const match of template.matchAll(PIECE)) {
    const piece = match[0];
    const range = { start: end, end: (end += piece.length) };
    const name = match[1];
    if (name !== undefined && isPlaceholderName(name)) {
      parts.push({ kind: 'placeholder', name, range });
      continue;
    }
    const problem = pieceProblem(piece, name);
    if (problem) problems.push({ message: problem, range });
    pushText(parts, piece === '{{' ? '{' : piece === '}}' ? '}' : piece, range);
  }
  return { parts, problems };
}

/** `{{`, `}}`, `{…}`, a lone brace, or text without braces: every string is a sequence of these. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/** Compiling the Unicode classes takes a cold process longer than all its templates: ASCII is asked first. */
const ASCII_IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Whether `{name}` would be a placeholder. */
export function isPlaceholderName(name: string): boolean {
  return ASCII_IDENTIFIER.test(name) || IDENTIFIER.test(name);
}

function pieceProblem(piece: string, name: string | undefined): string | undefined {
  if (name !== undefined) {
    return name.trim() === ''
      ? 'Braces without a name stand for nothing. Name the field, or write {{}} for the braces as text.'
      : `"${name}" is no name of a field: it takes letters, digits and _. For the braces as text write {{${name}}}.`;
  }
  if (piece === '{') return 'This brace is not closed. Close it, or write {{ for a brace as text.';
  if (piece === '}') return 'This brace closes nothing. Write }} for a brace as text.';
  return undefined;
}

function pushText(parts: TemplatePart[], text: string, range: TextRange): void {
  const last = parts.at(-1);
  if (last?.kind !== 'text') {
    parts.push({ kind: 'text', text, range });
    return;
  }
  const { start } = last.range;
  parts[parts.length - 1] = {
    kind: 'text',
    text: last.text + text,
    range: { start, end: range.end },
  };
}
