/**
 * Puts `pass` in the place of the bodies of functions and classes in which nothing is looked at: half of what a parser would read of a
 * file stands there.
 *
 * Bodies are found by lines and indentation, which is a guess. The tree judges it: only where each place turns out to be a
 * definition of nothing but `pass` does the outline stand for the file.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { TextRange } from '@loglex/catalog';
import { bracketEnd, isBalanced } from './tokens.ts';

export interface Outline {
  /** As long as the original, so that offsets stay. */
  readonly text: string;
  /** From the first statement of each such body to the end of its last, in the order of the text. */
  readonly hidden: readonly TextRange[];
}

/** @param offsets that must stay, ascending. */
export function outline(text: string, offsets: readonly number[]): Outline {
  const hidden: TextRange[] = [];
  let outlined = '';
  let copied = 0;
  let next = 0;
  DEFINITION.lastIndex = 0;
  for (let head = DEFINITION.exec(text); head !== null; head = DEFINITION.exec(text)) {
    const body = bodyAfter(text, head);
    if (body === undefined) continue;
    const { start, end } = body;
    while (next < offsets.length && offsets[next]! < start) next += 1;
    const isLookedAt = next < offsets.length && offsets[next]! < end;
    if (isLookedAt || end - start < WORTH_IT || isAsked(text, head, body)) continue;
    // A string or bracket that reaches across the end would be cut in two.
    if (!isBalanced(text, start, end)) continue;
    hidden.push(body);
    outlined += `${text.slice(copied, start)}pass${' '.repeat(end - start - 4)}`;
    copied = end;
    DEFINITION.lastIndex = end;
  }
  return { text: outlined + text.slice(copied), hidden };
}

/** Whether the tree has a definition of nothing but `pass` at each place. */
export function isOutlined(tree: Tree, hidden: readonly TextRange[]): boolean {
  return hidden.every(({ start }) => {
    const statement = tree.resolveInner(start, 1).parent;
    const body = statement?.parent;
    return (
      statement?.name === 'PassStatement' &&
      statement.from === start &&
      statement.nextSibling === null &&
      isColon(statement.prevSibling) &&
      body?.name === 'Body' &&
      (body.parent?.name === 'FunctionDefinition' || body.parent?.name === 'ClassDefinition')
    );
  });
}

function isColon(before: SyntaxNode | null): boolean {
  let node = before;
  while (node?.name === 'Comment') node = node.prevSibling;
  return node?.name === ':';
}

/** Shorter bodies cost less than the search for them. */
const WORTH_IT = 40;

/** Up to the parenthesis of its parameters or bases, or the name of a class without. */
const DEFINITION = /^([ \t]*)(?:(class)|(?:async[ \t]+)?def)[ \t]+\w+(?:[ \t]*\(|(?=[ \t]*:))/gm;

/** What follows those where the body has lines of its own: up to the first statement. */
const OPENING = /[ \t]*(?:->[^:#\r\n]*)?:[ \t]*(?:#.*)?(?:\r?\n[ \t]*(?:#.*)?)+/y;

/** The lines below a definition that begins with `head`, as far as they are indented more than it. */
function bodyAfter(text: string, [head, indent = '']: RegExpExecArray): TextRange | undefined {
  const open = DEFINITION.lastIndex - 1;
  const close = head.endsWith('(') ? bracketEnd(text, open) : open + 1;
  if (close === undefined) return undefined;
  OPENING.lastIndex = close;
  if (!OPENING.test(text)) return undefined;
  const start = OPENING.lastIndex;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (start - lineStart <= indent.length || !text.startsWith(indent, lineStart)) return undefined;
  const outside = outsideOf(indent);
  outside.lastIndex = start;
  const end = outside.test(text) ? text.lastIndexOf('\n', outside.lastIndex - 1) : text.length;
  return { start, end };
}

const outsides = new Map<string, RegExp>();

/** The indentation of a line of code that is not indented more than by `indent`. */
function outsideOf(indent: string): RegExp {
  let found = outsides.get(indent);
  if (found === undefined) {
    found = new RegExp(`\\n(?!${indent}[ \\t])[ \\t]*(?=[^\\s#])`, 'g');
    outsides.set(indent, found);
  }
  return found;
}

/** Whether something outside of the body asks what is in it, although it does not ask for anything in it. */
function isAsked(text: string, head: RegExpExecArray, { start, end }: TextRange): boolean {
  const [{ length }, indent, isClass] = head;
  if (indent === '' || isClass !== undefined) return false;
  const before = text.slice(Math.max(0, head.index - 300), head.index);
  // What a property gives is the value of a member.
  const isProperty = /@[\w.]*property\b/.test(before.slice(before.lastIndexOf('\n\n') + 1));
  return isProperty || setsMember(text.slice(head.index + length, start), text.slice(start, end));
}

/** Whether a method gives its object a member: `self.log = …`, `self.log: Logger`. */
function setsMember(header: string, body: string): boolean {
  const self = /^\s*\**(\w+)/.exec(header)?.[1] ?? 'self';
  let found = members.get(self);
  if (found === undefined) {
    found = new RegExp(
      `\\b${self}\\s*\\.\\s*\\w+[\\s\\\\)]*(?:[-+*/%@&|^<>]{0,3}=(?!=)|:[ \\t]*[^\\s#])`,
    );
    members.set(self, found);
  }
  return found.test(body);
}

const members = new Map<string, RegExp>();
