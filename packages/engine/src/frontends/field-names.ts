/** Field names for the values of a message: short ones, one for each expression, in the case of the language. */

/** Hands out names, one message at a time: one name per expression, another for each other expression. */
export interface FieldNames {
  /** A name from the words that an expression suggests, owner first: `run`, `id`. */
  name(words: readonly string[], source: string): string;
}

/** Makes an identifier of `[A-Za-z0-9_]` out of words. */
export type NameCase = (words: readonly string[]) => string;

export function createNames(nameOf: NameCase): FieldNames {
  const taken = new Map<string, string>();
  return {
    name(words, source) {
      const { short, long } = suggest(
        words.filter((word) => word !== ''),
        nameOf,
      );
      // The same source is the same value, unless it calls something.
      const key = /[(`]/.test(source) ? `${source}#${taken.size}` : source;
      for (const name of [short, long]) {
        const owner = taken.get(name);
        if (owner === undefined || owner === key) {
          taken.set(name, key);
          return name;
        }
      }
      const numbered = (count: number): string => nameOf([short, String(count)]);
      let count = 2;
      while (taken.has(numbered(count)) && taken.get(numbered(count)) !== key) count += 1;
      taken.set(numbered(count), key);
      return numbered(count);
    },
  };
}

/** `['run', 'id']` gives `runId`, `['MAX_SIZE']` gives `maxSize`. */
export function camelCase(words: readonly string[]): string {
  const joined = words.map((word, index) => (index === 0 ? word : capital(word))).join('');
  let name = joined.replace(/[^A-Za-z0-9_]+(.)?/g, (_, next: string | undefined) =>
    (next ?? '').toUpperCase(),
  );
  name = name.replace(/^[_\d]+/, '');
  if (/^[A-Z0-9_]+$/.test(name)) {
    name = name.toLowerCase().replace(/_+([a-z0-9])/g, (_, next: string) => next.toUpperCase());
  }
  name = name.charAt(0).toLowerCase() + name.slice(1);
  return name === '' ? 'value' : name;
}

/** `['run', 'id']` gives `run_id`, `['maxSize']` gives `max_size`. */
export function snakeCase(words: readonly string[]): string {
  const parts = words
    .flatMap((word) => word.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g) ?? [])
    .map((part) => part.toLowerCase());
  while (/^\d/.test(parts[0] ?? '')) parts.shift();
  return parts.length === 0 ? 'value' : parts.join('_');
}

/** A short name, and the one with its owner's for when that is taken. */
function suggest(words: readonly string[], nameOf: NameCase): { short: string; long: string } {
  const last = words.at(-1) ?? 'value';
  const owner = words.at(-2);
  if (owner === undefined) return { short: nameOf([last]), long: nameOf([last]) };
  return NEEDS_OWNER.has(last)
    ? { short: nameOf([owner, last]), long: nameOf(words.slice(-3)) }
    : { short: nameOf([last]), long: nameOf([owner, last]) };
}

/** Properties that say little without the thing they belong to. */
const NEEDS_OWNER: ReadonlySet<string> = new Set([
  ...[
    'id',
    'name',
    'type',
    'kind',
    'key',
    'value',
    'length',
    'size',
    'count',
    'message',
    'status',
    'code',
  ],
  ...[
    'path',
    'url',
    'index',
    'data',
    'state',
    'title',
    'label',
    'text',
    'version',
    'time',
    'date',
    'stack',
  ],
]);

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
