/** Field names for the values of a message: short ones, one for each expression, in the case of the language. */

/** Hands out names, one message at a time: one name per expression, another for each other expression. */
export interface FieldNamer {
  /**
   * A name from the words that an expression suggests, owner first (`run`, `id`); the same for the same `source`,
   * unless it calls something.
   */
  name(words: readonly string[], source: string): string;
}

/** How words become one identifier. */
export type NameCase = 'camel' | 'snake';

export function createFieldNamer(style: NameCase): FieldNamer {
  const taken = new Map<string, string>();
  return {
    name(words, source) {
      const { short, long } = suggest(
        words.filter((word) => word !== ''),
        style,
      );
      const key = /[(`]/.test(source) ? `${source}#${taken.size}` : source;
      for (const name of [short, long]) {
        const owner = taken.get(name);
        if (owner === undefined || owner === key) {
          taken.set(name, key);
          return name;
        }
      }
      const numbered = (count: number): string => `${short}${style === 'snake' ? '_' : ''}${count}`;
      let count = 2;
      while (taken.has(numbered(count)) && taken.get(numbered(count)) !== key) count += 1;
      taken.set(numbered(count), key);
      return numbered(count);
    },
  };
}

/** `short`, and the name with its owner's for when that is taken. */
function suggest(words: readonly string[], style: NameCase): { short: string; long: string } {
  const last = words.at(-1) ?? 'value';
  const owner = words.at(-2);
  const pair = owner === undefined ? [last] : [owner, last];
  const needsOwner = owner !== undefined && NEEDS_OWNER.has(last);
  return {
    short: identifier(needsOwner ? pair : [last], style),
    long: identifier(words.length > 2 && needsOwner ? words.slice(-3) : pair, style),
  };
}

/** Properties that say little without the thing they belong to. */
const NEEDS_OWNER: ReadonlySet<string> = new Set(
  'id name type kind key value length size count message status code path url index data state title label text version time date stack'.split(
    ' ',
  ),
);

function identifier(words: readonly string[], style: NameCase): string {
  const parts = words.flatMap(
    (word) => word.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g) ?? [],
  );
  const lower = parts.map((part) => part.toLowerCase());
  while (/^\d/.test(lower[0] ?? '')) lower.shift();
  if (lower.length === 0) return 'value';
  if (style === 'snake') return lower.join('_');
  return lower
    .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
}
