/** Applies fixes until there is nothing left to fix. */
import { applyEdits } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import type { Fix } from './fix.ts';
import { selectFixes, type FixSelection } from './select-fixes.ts';

/** Fixes that still find work after so many passes undo each other; what is there then is kept. */
export const MAX_PASSES = 10;

export interface FixedText {
  readonly text: string;
  /** What was applied, pass by pass. Ranges are those of the text before its pass. */
  readonly applied: readonly { readonly finding: Finding; readonly fix: Fix }[];
  /** Passes that changed the text. */
  readonly passes: number;
  /** What is found in the text as it is now. */
  readonly findings: readonly Finding[];
  /** Whether a further pass would change nothing. */
  readonly converged: boolean;
}

/** `findAgain` gives the findings in a text of the file; it is called once per pass and once more at the end. */
export function fixAll(
  text: string,
  findAgain: (text: string) => readonly Finding[],
  selection: FixSelection = {},
): FixedText {
  const applied: FixedText['applied'][number][] = [];
  let passes = 0;
  for (;;) {
    const findings = findAgain(text);
    const selected = selectFixes(findings, selection);
    const next = applyEdits(text, selected.edits);
    if (next === text || passes === MAX_PASSES) {
      return { text, applied, passes, findings, converged: next === text };
    }
    text = next;
    passes++;
    applied.push(...selected.applied);
  }
}
