/** "Did you mean": the one name that a mistyped one was most likely meant to be. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `name` in edits, or `undefined` where none is near enough to be meant: at
 * most a third of the letters may differ. Letter case counts for nothing.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let least = Math.floor(Math.max(name.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = typingErrors(wanted, candidate.toLowerCase());
    if (edits >= least) continue;
    least = edits;
    best = candidate;
  }
  return best;
}

/** Edits between two words; two neighbours that changed places are one slip of the hand. */
function typingErrors(a: string, b: string): number {
  const edits = distance(a, b);
  if (edits !== 2 || a.length !== b.length) return edits;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] ? 1 : edits;
}
