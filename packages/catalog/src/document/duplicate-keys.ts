/** Finds keys that one map states twice: each format's parser would silently keep one of them. */
import type { DocumentProblem, MapEntry } from './node.ts';

/** A problem for each entry whose key an earlier entry of the same map has. */
export function duplicateKeys(file: string, entries: readonly MapEntry[]): DocumentProblem[] {
  // Records have few keys: comparing them pairwise is cheaper than filling a set.
  if (entries.length <= 16) {
    const repeats = entries.flatMap((entry, index) => {
      const first = entries.findIndex((other) => other.key.text === entry.key.text);
      return first < index ? [problem(file, entry, entries[first]!)] : [];
    });
    return repeats;
  }
  const firsts = new Map<string, MapEntry>();
  const problems: DocumentProblem[] = [];
  for (const entry of entries) {
    const first = firsts.get(entry.key.text);
    if (first) problems.push(problem(file, entry, first));
    else firsts.set(entry.key.text, entry);
  }
  return problems;
}

function problem(file: string, repeat: MapEntry, first: MapEntry): DocumentProblem {
  return {
    id: 'duplicate-key',
    severity: 'error',
    message: `The key "${repeat.key.text}" is stated twice in this map, and only the first is read. Remove one.`,
    file,
    range: repeat.key.range,
    related: [{ file, range: first.key.range, message: 'First stated here.' }],
  };
}
