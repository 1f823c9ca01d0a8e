/** Which logs are one log that was rotated, and in which order: `app.log.2.gz`, `app.log.1`, `app.log`; `app-2026-01-31.log`. */

/** What the names say: equal for all logs of a set. */
export function rotationSet(path: string): string {
  return rotationOf(path).set;
}

/** The logs of a set stand together, where the first of them stood, and the oldest first. */
export function inRotationOrder(paths: readonly string[]): readonly string[] {
  const sets = new Map<string, Rotation[]>();
  for (const path of paths) {
    const rotation = rotationOf(path);
    const known = sets.get(rotation.set);
    if (known) known.push(rotation);
    else sets.set(rotation.set, [rotation]);
  }
  return [...sets.values()].flatMap((set) => set.sort(byAge).map(({ path }) => path));
}

interface Rotation {
  readonly path: string;
  readonly set: string;
  /** Digits alone; the newest has none. */
  readonly date: string;
  /** Of a date the higher is the older; the newest has none. */
  readonly number: number;
}

function rotationOf(path: string): Rotation {
  const unpacked = path.replace(/\.gz$/, '');
  const number = /\.(\d{1,3})$/.exec(unpacked);
  const whole = number ? unpacked.slice(0, number.index) : unpacked;
  const date = DATE.exec(whole);
  return {
    path,
    set: date ? whole.slice(0, date.index) + whole.slice(date.index + date[0].length) : whole,
    date: (date?.[0] ?? '').replace(/\D/g, ''),
    number: Number(number?.[1] ?? 0),
  };
}

/** Before an ending or at the end; with or without an hour. */
const DATE = /[._-]\d{4}([._-]?)\d\d\1\d\d(?:[T._-]?\d\d(?:[._-]?\d\d){0,2})?(?=$|\.[a-z]+$)/i;

function byAge(a: Rotation, b: Rotation): number {
  if (a.date === b.date) return b.number - a.number;
  if (a.date === '' || b.date === '') return a.date === '' ? 1 : -1;
  return a.date < b.date ? -1 : 1;
}
