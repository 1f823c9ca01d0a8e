/**
 * The baseline: findings that a project knows and has not mended yet, as a ratchet. Only new findings
 * fail, and the file can only shrink unless a person adds to it on purpose. Pure: no file is read here.
 */

/** A finding as the baseline sees it. Lines are not in it, so edits elsewhere in the file change nothing. */
export interface Known {
  /** The component that owns the file; empty where none does. It sorts the file and is not compared. */
  readonly component: string;
  readonly check: string;
  /** POSIX, relative to the project's root. */
  readonly file: string;
  /** The reported source on one line. */
  readonly excerpt: string;
}

export interface Entry extends Known {
  /** How many equal findings are known; at least 1. */
  readonly count: number;
}

export interface Baseline {
  /** Globs of files that are done: no entry counts there. */
  readonly locked: readonly string[];
  readonly entries: readonly Entry[];
}

/** A run held against a baseline. */
export interface Comparison<F extends Known> {
  /** Findings that the baseline does not know: they fail. */
  readonly fresh: readonly F[];
  /** How many it does know. */
  readonly known: number;
  /** What it lists and the run did not find, with the count that is too many. */
  readonly fixed: readonly Entry[];
}

/** Whether a file lies in a locked folder. */
export type IsLocked = (file: string) => boolean;

/** Of several equal findings the first ones are known, the later ones new. */
export function compare<F extends Known>(
  baseline: Baseline,
  findings: readonly F[],
  isLocked: IsLocked,
): Comparison<F> {
  const left = new Map<string, number>();
  for (const entry of baseline.entries) {
    if (isLocked(entry.file)) continue;
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  }
  const fresh: F[] = [];
  for (const finding of findings) {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count > 0) left.set(keyOf(finding), count - 1);
    else fresh.push(finding);
  }
  const fixed: Entry[] = [];
  for (const entry of baseline.entries) {
    const surplus = isLocked(entry.file)
      ? entry.count
      : Math.min(entry.count, left.get(keyOf(entry)) ?? 0);
    if (surplus === 0) continue;
    if (!isLocked(entry.file)) left.set(keyOf(entry), left.get(keyOf(entry))! - surplus);
    fixed.push({ ...entry, count: surplus });
  }
  return { fresh, known: findings.length - fresh.length, fixed };
}

/** `baseline` without what is fixed, each entry under the component that owns its file now. */
export function shrink(
  baseline: Baseline,
  fixed: readonly Entry[],
  componentOf: (file: string) => string,
): Baseline {
  const surplus = new Map<string, number>();
  for (const entry of fixed) {
    surplus.set(keyOf(entry), (surplus.get(keyOf(entry)) ?? 0) + entry.count);
  }
  const entries = baseline.entries.flatMap((entry) => {
    const take = Math.min(entry.count, surplus.get(keyOf(entry)) ?? 0);
    surplus.set(keyOf(entry), (surplus.get(keyOf(entry)) ?? 0) - take);
    const count = entry.count - take;
    return count > 0 ? [{ ...entry, component: componentOf(entry.file), count }] : [];
  });
  return { ...baseline, entries: merged(entries) };
}

/** `baseline` with `findings` as well, except those in locked folders. */
export function add(baseline: Baseline, findings: readonly Known[], isLocked: IsLocked): Baseline {
  const added = findings
    .filter(({ file }) => !isLocked(file))
    .map(({ component, check, file, excerpt }) => ({ component, check, file, excerpt, count: 1 }));
  return { ...baseline, entries: merged([...baseline.entries, ...added]) };
}

/** Equal entries as one, in the order of the file. */
function merged(entries: readonly Entry[]): Entry[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const before = byKey.get(keyOf(entry));
    byKey.set(keyOf(entry), { ...entry, count: entry.count + (before?.count ?? 0) });
  }
  return [...byKey.values()].sort(
    (a, b) =>
      order(a.component, b.component) ||
      order(a.check, b.check) ||
      order(a.file, b.file) ||
      order(a.excerpt, b.excerpt),
  );
}

function keyOf({ check, file, excerpt }: Known): string {
  return JSON.stringify([check, file, excerpt]);
}

/** By code unit: the same on every machine, whatever its locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
