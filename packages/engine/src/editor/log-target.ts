/** What stands at a cursor in a log: a code, a tag or a word; anywhere else, what the record is of. */
import { type Catalog, explainWord, type TextRange } from '@loglex/catalog';
import { projectExplainer } from '../lines/explain/project-explainer.ts';
import { positionAt } from '../text/line-index.ts';
import { namedConstant } from './named-constant.ts';
import { readingAt } from './reading-at.ts';
import { lineRange, type RecordAt, recordAt } from './record-at.ts';
import { writersOf } from './record-writers.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import type { ConstantTarget, EditorTarget, RecordTarget, WordTarget } from './target.ts';
import { wordsAt } from './word-at.ts';

export function logTarget(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const { catalog } = snapshot.session;
  const { text } = document;
  const named = namedConstant(catalog, text, offset);
  if (named !== undefined) return named;
  const at = recordAt(snapshot.session, document, offset);
  const line = near(lineRange(document, positionAt(document.lineStarts, offset).line), offset);
  return (
    readingAt(catalog, text, line, offset, messageAround(offset, at) ?? line) ??
    shoutedWord(catalog, text, offset) ??
    (at && targetOfRecord(snapshot, at))
  );
}

/** Of an endless line, what is near. */
function near({ start, end }: TextRange, offset: number): TextRange {
  return { start: Math.max(start, offset - NEAR), end: Math.min(end, offset + NEAR) };
}

const NEAR = 10_000;

/** The message of the record, for a cursor in its line. */
function messageAround(offset: number, at: RecordAt | undefined): TextRange | undefined {
  return at !== undefined && offset <= at.message.end ? at.message : undefined;
}

/** A term in capital letters: in a log, `VERBOSE` is meant, where `default` is any word. */
function shoutedWord(catalog: Catalog, text: string, offset: number): WordTarget | undefined {
  for (const { start, end, text: word } of wordsAt(text, offset)) {
    if (!/^\p{Lu}[\p{Lu}\d_]+$/u.test(word)) continue;
    const meanings = explainWord(catalog, word).filter(({ kind }) => kind === 'term');
    if (meanings.length > 0) return { kind: 'word', range: { start, end }, text: word, meanings };
  }
  return undefined;
}

/** The constants that the record names; of a record without a code, what can have written its message. */
function targetOfRecord(
  snapshot: Snapshot,
  { record, range }: RecordAt,
): ConstantTarget | RecordTarget | undefined {
  const found = projectExplainer(snapshot.session.catalog, snapshot.index).explain(record);
  if (found.by === 'template') {
    return { kind: 'record', range, writers: writersOf(snapshot, found) };
  }
  const { constants, retired } = found;
  if (constants.length + retired.length === 0) return undefined;
  return { kind: 'constant', range, constants, retired, isLine: true };
}
