/** Where a call stands, in the words that people and editors use. */
import type { LogCall } from '../facts/log-call.ts';
import { positionAt } from '../text/line-index.ts';
import type { CountedCall, LevelName } from './counted-call.ts';

/** Line and column count from 1; the column is in UTF-16 units. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly level: LevelName;
  /** The message with `{placeholders}`, else the constant, else the callee. */
  readonly text: string;
}

export function siteOf({ facts, call, level, wording }: CountedCall): Site {
  const { line, column } = positionAt(facts.lineStarts, call.range.start);
  return {
    file: facts.file,
    line: line + 1,
    column: column + 1,
    level,
    text: wording?.text ?? constantsOf(call) ?? `${call.callee.text}(…)`,
  };
}

/** `ORDER_PLACED`, or each of those that a condition chooses from. */
function constantsOf({ constant }: LogCall): string | undefined {
  if (constant?.kind !== 'static') return undefined;
  return constant.candidates.map(({ text }) => text).join(' | ');
}
