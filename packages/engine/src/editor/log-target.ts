/** What stands at a cursor in a log: a code, a tag or a word; anywhere else, the line's constant. */
import { type Catalog, explainWord, type TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { positionAt } from '../text/line-index.ts';
import { lineExplainer } from '../lines/explain/explain-line.ts';
import { namedConstant } from './named-constant.ts';
import { readingAt } from './reading-at.ts';
import type { EditorDocument } from './snapshot.ts';
import type { ConstantTarget, EditorTarget, WordTarget } from './target.ts';
import { wordsAt } from './word-at.ts';

export function logTarget(
  session: CheckSession,
  document: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const { catalog } = session;
  const { text } = document;
  const line = lineAt(document, offset);
  return (
    namedConstant(catalog, text, offset) ??
    readingAt(catalog, text, line, offset) ??
    shoutedWord(catalog, text, offset) ??
    constantOfLine(session, text, line)
  );
}

/** The line around an offset, without its end; of an endless line, what is near. */
function lineAt({ text, lineStarts }: EditorDocument, offset: number): TextRange {
  const { line } = positionAt(lineStarts, offset);
  const start = Math.max(lineStarts[line] ?? 0, offset - NEAR);
  const next = lineStarts[line + 1] ?? text.length + 1;
  let end = Math.min(next - 1, offset + NEAR, text.length);
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

const NEAR = 10_000;

/** A term in capital letters: in a log, `VERBOSE` is meant, where `default` is any word. */
function shoutedWord(catalog: Catalog, text: string, offset: number): WordTarget | undefined {
  for (const { start, end, text: word } of wordsAt(text, offset)) {
    if (!/^\p{Lu}[\p{Lu}\d_]+$/u.test(word)) continue;
    const meanings = explainWord(catalog, word).filter(({ kind }) => kind === 'term');
    if (meanings.length > 0) return { kind: 'word', range: { start, end }, text: word, meanings };
  }
  return undefined;
}

/** What the line's record names, or what its message can have been written by, in the catalog. */
function constantOfLine(
  { catalog, settings }: CheckSession,
  text: string,
  line: TextRange,
): ConstantTarget | undefined {
  const explainLine = lineExplainer(catalog, settings);
  const { constants, retired } = explainLine(text.slice(line.start, line.end));
  if (constants.length + retired.length === 0) return undefined;
  return { kind: 'constant', range: line, constants, retired, isLine: true };
}
