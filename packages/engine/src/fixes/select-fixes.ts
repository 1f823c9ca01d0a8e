/** Which fixes can be applied together: of two that touch each other the first wins, the other waits. */
import type { TextEdit } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import type { Applicability, Fix } from './fix.ts';

/** What a run asks for; suggestions are for a person to choose and are never among it. */
export interface FixSelection {
  /** Also fixes that change what is logged. */
  readonly unsafe?: boolean;
}

export interface SelectedFixes {
  /** The edits of all that is applied, sorted, not touching each other. */
  readonly edits: readonly TextEdit[];
  readonly applied: readonly { readonly finding: Finding; readonly fix: Fix }[];
  /** Findings with a fix that touches one that is applied: it is due in the next pass. */
  readonly waiting: readonly Finding[];
}

/**
 * The fixes for findings in one file. Of each finding the first fix that the selection allows is taken; findings
 * are served in the order of their places.
 */
export function selectFixes(
  findings: readonly Finding[],
  selection: FixSelection = {},
): SelectedFixes {
  const applied: { finding: Finding; fix: Fix }[] = [];
  const waiting: Finding[] = [];
  const edits: TextEdit[] = [];
  const inOrder = findings.toSorted((a, b) => a.range.start - b.range.start);
  for (const finding of inOrder) {
    const fix = finding.fixes.find(({ applicability }) => isAllowed(applicability, selection));
    if (fix === undefined) continue;
    if (fix.edits.some((edit) => edits.some((other) => touches(edit, other)))) {
      waiting.push(finding);
      continue;
    }
    applied.push({ finding, fix });
    edits.push(...fix.edits);
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  return { edits, applied, waiting };
}

function isAllowed(applicability: Applicability, { unsafe }: FixSelection): boolean {
  return applicability === 'safe' || (applicability === 'unsafe' && unsafe === true);
}

/** Edits that only abut are kept apart too: which text comes first would be chance. */
function touches(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
