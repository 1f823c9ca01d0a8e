/** Fixes one text, and keeps its hands off where the outcome could not be read any more. */
import { type Finding, fixAll, type FixSelection } from '@loglex/engine';
import { internalProblem } from '../facts/analyse.ts';
import type { Problem } from '../problem.ts';

export interface Found {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

export interface Fixed extends Found {
  readonly text: string;
  /** How many fixes were applied. */
  readonly fixes: number;
}

/** `text` of `file` with the selected fixes applied until nothing is left to do, and what is found then. */
export function fixText(
  file: string,
  text: string,
  selection: FixSelection,
  find: (text: string) => Found,
): Fixed {
  const before = find(text);
  let found = before;
  try {
    const fixed = fixAll(
      text,
      (next) => (found = next === text ? before : find(next)).findings,
      selection,
    );
    if (found.problems.length <= before.problems.length) {
      return { ...found, text: fixed.text, fixes: fixed.applied.length };
    }
    return untouched(new Error('a fix would make the file unreadable, so none was applied'));
  } catch (error) {
    return untouched(error);
  }

  function untouched(error: unknown): Fixed {
    const problems = [...before.problems, internalProblem(file, error)];
    return { ...before, problems, text, fixes: 0 };
  }
}
