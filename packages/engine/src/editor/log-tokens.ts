/** What of a log is coloured by its meaning: of each line the level, the codes and the tags. */
import { levelOf, type TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { positionAt } from '../text/line-index.ts';
import { isTelling } from './named-constant.ts';
import type { EditorDocument } from './snapshot.ts';
import { type SemanticToken, standingOf, tagTokens, token } from './token.ts';

export function* logTokens(
  session: CheckSession,
  { text, lineStarts }: EditorDocument,
  within: TextRange,
): Generator<SemanticToken> {
  const first = positionAt(lineStarts, within.start).line;
  for (let line = first; line < lineStarts.length; line++) {
    const start = lineStarts[line]!;
    if (start > within.end) return;
    const end = Math.min(lineStarts[line + 1] ?? text.length, start + LONGEST_LINE);
    yield* lineTokens(session, text, { start, end });
  }
}

/** Nobody reads further to the right. */
const LONGEST_LINE = 10_000;

function* lineTokens(
  session: CheckSession,
  text: string,
  line: TextRange,
): Generator<SemanticToken> {
  const written = text.slice(line.start, line.end);
  const level = levelIn(written);
  if (level !== undefined) {
    yield token('keyword', { start: line.start + level.start, end: line.start + level.end });
  }
  for (const { 0: words, index } of written.matchAll(WORDS)) {
    yield* constantsIn(session, words, line.start + index);
  }
  yield* tagTokens(session, text, line);
}

const WORDS = /[\p{L}\p{N}_$]+(?:[.:/-]+[\p{L}\p{N}_$]+)*/gu;

/** `words`: joined by something, as a code may be as a whole (`api:12`), or one of its parts (`LOG612:queue`). */
function* constantsIn(
  { catalog }: CheckSession,
  words: string,
  start: number,
): Generator<SemanticToken> {
  const parts = /[.:/-]/.test(words) ? words.matchAll(/[^.:/-]+/g) : [];
  for (const { 0: word, index } of [{ 0: words, index: 0 }, ...parts]) {
    if (!isTelling(word)) continue;
    const entry =
      catalog.byCode(word)[0] ??
      catalog.byName(word)[0] ??
      catalog.retiredByCode(word)[0] ??
      catalog.retiredByName(word)[0];
    if (entry === undefined) continue;
    const from = start + index;
    yield token('enumMember', { start: from, end: from + word.length }, ...standingOf(entry));
  }
}

/**
 * The level of a line: behind a key that says so, else the first word in capitals or in brackets that is one. Any other
 * `error` may be a word of the message.
 */
function levelIn(line: string): TextRange | undefined {
  const keyed = /\b(?:level|severity|levelname|lvl)["']?\s*[:=]\s*["']?(\w+)/i.exec(line);
  if (keyed !== null && (levelOf(keyed[1]!) !== undefined || /^[1-6]0$/.test(keyed[1]!))) {
    const end = keyed.index + keyed[0].length;
    return { start: end - keyed[1]!.length, end };
  }
  for (const match of line
    .slice(0, NEAR)
    .matchAll(/\b[A-Z]{3,11}\b|(?<=[[<(]\s{0,5})[a-z]{3,11}(?=\s{0,5}[\]>)])/g)) {
    if (levelOf(match[0]) !== undefined) {
      return { start: match.index, end: match.index + match[0].length };
    }
  }
  return undefined;
}

/** Levels stand at the front. */
const NEAR = 200;
