/** A comment that excuses a finding, in the language of its file. Its reason is left to the person: nobody else knows it. */
import type { Finding } from '../checks/check.ts';
import { directiveReason } from '../checks/directive-reason.ts';
import { staleDirective } from '../checks/stale-directive.ts';
import { catalogDirectives } from '../facts/catalog-directives.ts';
import type { Directive } from '../facts/file-facts.ts';
import { positionAt } from '../text/line-index.ts';
import type { DocumentEdit } from './document-edits.ts';
import type { EditorDocument } from './snapshot.ts';
import { writerOfFile } from '../writers/index.ts';

/**
 * The edit that puts the comment above the finding's line, or the check into the comment that stands there. Without a
 * reason it is a finding of `directive-reason` itself. `undefined` where there are no comments, or it is one.
 */
export function excuse(
  document: EditorDocument,
  { check, range }: Pick<Finding, 'check' | 'range'>,
): DocumentEdit | undefined {
  const { text, lineStarts } = document;
  const sign = commentSign(document);
  if (sign === undefined || OF_COMMENTS.has(check)) return undefined;
  const { line } = positionAt(lineStarts, range.start);
  const start = Math.max(lineStarts[line] ?? 0, text.startsWith('\uFEFF') ? 1 : 0);
  const above = directivesOf(document).find(
    ({ scope, checks, covers }) =>
      scope === 'next-line' && checks.length > 0 && covers.start <= start && start < covers.end,
  );
  const last = above?.checks.at(-1);
  if (above !== undefined && last !== undefined) {
    // A comment in between would be what it covers.
    const { end } = last.range;
    return { start: end, end, text: `, ${above.eslint ? 'loglex/' : ''}${check}` };
  }
  const indentation = /[ \t]*/y;
  indentation.lastIndex = start;
  const [indent = ''] = indentation.exec(text) ?? [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const comment = `${indent}${sign} loglex-disable-next-line ${check} -- `;
  return { start, end: start, text: comment + lineEnd, snippet: `${comment}$0${lineEnd}` };
}

/** What is wrong with comments is put right in them. */
const OF_COMMENTS: ReadonlySet<string> = new Set([directiveReason.id, staleDirective.id]);

function commentSign({ kind, file }: EditorDocument): '//' | '#' | undefined {
  if (kind === 'source') return writerOfFile(file).writer.comment;
  if (/\.ya?ml$/.test(file)) return kind === 'catalog' || kind === 'data' ? '#' : undefined;
  return kind === 'catalog' && file.endsWith('.jsonc') ? '//' : undefined;
}

function directivesOf({ kind, file, text, facts }: EditorDocument): readonly Directive[] {
  return kind === 'source' ? (facts?.directives ?? []) : catalogDirectives({ file, text });
}
