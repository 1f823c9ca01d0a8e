/** Finds keys that one map states twice: each format's parser would silently keep one of them. */
import type { DocumentProblem, MapEntry } from './node.ts';

/** Adds to `problems` one for each entry whose key an earlier entry of the same map has. */
export function reportDuplicateKeys(
  file: string,
  entries: readonly MapEntry[],
  problems: DocumentProblem[],
): void {
  // Records have few keys: comparing them pairwise is cheaper than filling a map.
  if (entries.length <= 16) {
    entries.forEach((entry, index) => {
      const first = entries.findIndex((other) => other.key.text === entry.key.text);
      if (first < index) problems.push(problem(file, entry, entries[first]!));
    });
    return;
  }
  const firsts = new Map<string, MapEntry>();
  for (const entry of entries) {
    const first = firsts.get(entry.key.text);
    if (first) problems.push(problem(file, entry, first));
    else firsts.set(entry.key.text, entry);
  }
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
