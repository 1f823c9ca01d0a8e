/** What an editor writes beside a code in code: the level and the message, so that nobody has to look them up. */
import { spelledOut, type TextRange } from '@loglex/catalog';
import type { Resolved } from '../constants/resolve.ts';
import { isDeclaration } from '../checks/uses.ts';
import { mentionsIn } from '../index/uses.ts';
import { shortenedTo } from './shortened-to.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { shownRange } from './source-target.ts';

export interface InlayHint {
  /** Behind which it stands. */
  readonly offset: number;
  /** One line of at most `LONGEST_HINT` characters, without space around it. */
  readonly label: string;
}

/** Longer ones are cut by VS Code, and push the code aside that people came to read. */
export const LONGEST_HINT = 43;

/** The hints that stand in `within`, by place. In logs and catalogs there are none: they say it themselves. */
export function inlayHints(
  { session }: Snapshot,
  { facts, file }: EditorDocument,
  within: TextRange,
): readonly InlayHint[] {
  if (facts === undefined) return [];
  const hints: InlayHint[] = [];
  for (const { resolved } of mentionsIn(facts, session)) {
    const { mention } = resolved;
    const { end: offset } = shownRange(mention);
    if (mention.range.start > within.end) break;
    if (offset < within.start || offset > within.end || isDeclared(resolved, file)) continue;
    const label = labelOf(resolved);
    if (label !== '') hints.push({ offset, label });
  }
  return hints;
}

function isDeclared(resolved: Resolved, file: string): boolean {
  if (resolved.kind === 'unknown') return false;
  const entries = resolved.kind === 'known' ? resolved.constants : [resolved.retired];
  return entries.some((entry) => isDeclaration(resolved.mention, file, entry));
}

function labelOf(resolved: Resolved): string {
  switch (resolved.kind) {
    case 'unknown':
      return '';
    case 'retired': {
      const { replacedBy } = resolved.retired;
      return oneLine(replacedBy === undefined ? 'retired' : `retired · use ${replacedBy}`);
    }
    case 'known': {
      const { level, message } = resolved.constant;
      // Behind a prefix the message is what comes next.
      const said = resolved.mention.by === 'prefix' ? [level?.native] : [level?.native, message];
      return oneLine(said.filter(Boolean).join(' · '));
    }
  }
}

function oneLine(text: string): string {
  return shortenedTo(LONGEST_HINT, spelledOut(text).replace(/\s+/g, ' ').trim());
}
