/** The rule of every three-way merge: what one side left alone is for the other to say. */
import { diff3Merge } from 'node-diff3';

/** One thing in the three versions; `undefined` where a version does not have it. */
export interface Versions<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

/** What both sides together mean, or `conflict` where they mean two things. */
export function agree<T>(
  { base, ours, theirs }: Versions<T>,
  same: (a: T | undefined, b: T | undefined) => boolean,
): { readonly agreed: T | undefined } | 'conflict' {
  if (same(ours, theirs) || same(base, theirs)) return { agreed: ours };
  return same(base, ours) ? { agreed: theirs } : 'conflict';
}

export interface MergedText {
  readonly text: string;
  /** Whether conflict markers stand in it. */
  readonly conflict: boolean;
}

/** `ours` and `theirs` merged line by line, as git does it. */
export function mergeLines(base: string, ours: string, theirs: string): MergedText {
  if (ours === theirs || base === theirs) return { text: ours, conflict: false };
  if (base === ours) return { text: theirs, conflict: false };
  let conflict = false;
  const regions = diff3Merge(linesOf(ours), linesOf(base), linesOf(theirs), {
    excludeFalseConflicts: true,
  });
  const text = regions
    .map((region) => {
      if (region.ok) return region.ok.join('');
      conflict = true;
      const { a = [], b = [] } = region.conflict ?? {};
      return markConflict(a.join(''), b.join(''));
    })
    .join('');
  return { text, conflict };
}

/** Both versions between the markers that git writes, each on lines of its own. */
export function markConflict(ours: string, theirs: string): string {
  return `<<<<<<< ours\n${ended(ours)}=======\n${ended(theirs)}>>>>>>> theirs\n`;
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
