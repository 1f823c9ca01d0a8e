/** What was read from disk, trusted for a while: an editor keeps one process for hours, and nobody tells it of changes. */

/** Trusted this long unseen: long for a run, short for a person who edits. */
const TRUSTED_MS = 1_000;

/**
 * `read`, but for each key only once in a while. It is given what it read last, to return that again where nothing
 * changed: all that was derived from it then stays.
 */
export function rechecked<Value>(
  read: (key: string, last?: Value) => Value,
): (key: string) => Value {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  return (key) => {
    const last = kept.get(key);
    const now = Date.now();
    if (last !== undefined && now < last.until) return last.value;
    const value = read(key, last?.value);
    kept.set(key, { value, until: now + TRUSTED_MS });
    return value;
  };
}
