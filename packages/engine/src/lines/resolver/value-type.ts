/** What the text of a value looks like, by its type or by how it is shown, and the value that it stands for. */

/** Closed: each has a reader below. `other`: nothing is asked of the text, and nothing made of it. */
export type ValueType =
  | 'integer'
  | 'number'
  | 'boolean'
  | 'percent'
  | 'hex'
  | 'json'
  | 'repr'
  | 'string'
  | { readonly enum: readonly string[] };

export interface ReadValue {
  /** Whether the text is one that a value of the type is shown by. */
  readonly fits: boolean;
  /** What it stands for; the text itself where it does not fit. An integer that a double cannot hold is a `bigint`. */
  readonly value: unknown;
}

/** Takes time in proportion to the text. */
export function readValue(text: string, type: ValueType | undefined): ReadValue {
  if (type === undefined || type === 'string') return { fits: true, value: text };
  if (typeof type === 'object') return { fits: type.enum.includes(text), value: text };
  const value = READERS[type](text);
  return value === undefined ? { fits: false, value: text } : { fits: true, value };
}

/** Whether values of the type are told from other text at all. */
export function isTelling(type: ValueType | undefined): boolean {
  return type !== undefined && type !== 'string';
}

type Named = Exclude<ValueType, 'string' | object>;

/** Numbers are no longer than this: a digit more and the text is no number of a log. */
const LONGEST_NUMBER = 400;

const READERS: Readonly<Record<Named, (text: string) => unknown>> = {
  integer(text) {
    if (text.length > LONGEST_NUMBER || !/^[+-]?\d+n?$/.test(text)) return undefined;
    const digits = text.replace(/^\+|n$/g, '');
    const number = Number(digits);
    return Number.isSafeInteger(number) ? number : BigInt(digits);
  },
  number(text) {
    if (text.length > LONGEST_NUMBER) return undefined;
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
    return SPECIAL_NUMBERS.get(text);
  },
  boolean: (text) => BOOLEANS.get(text),
  percent(text) {
    if (!text.endsWith('%')) return undefined;
    const number = READERS.number(text.slice(0, -1)) as number | undefined;
    return number === undefined ? undefined : number / 100;
  },
  hex(text) {
    if (!/^-?(?:0[xX])?[\da-fA-F]+$/.test(text)) return undefined;
    // Bytes are shown with a digit for each half: what is long is bytes, and stays text.
    if (text.length > 18) return text;
    const digits = text.replace(/^-|0[xX]/g, '').replace(/^0[xX]/, '');
    const number = Number.parseInt(digits, 16);
    if (!Number.isSafeInteger(number)) return BigInt(`0x${digits}`) * (text[0] === '-' ? -1n : 1n);
    return text.startsWith('-') ? -number : number;
  },
  json(text) {
    if (text === 'undefined' || text === '[Circular]') return text;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  },
  repr(text) {
    if (text.length < 2 || text[0] !== text.at(-1)) return text === '' ? undefined : text;
    if (text[0] === "'") return unquoted(text);
    if (text[0] !== '"') return text;
    return READERS.json(text) ?? unquoted(text);
  },
};

const SPECIAL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['nan', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['inf', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
]);

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
]);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A string as Python writes it out; an escape that is none stands as it is. */
function unquoted(text: string): string {
  return text
    .slice(1, -1)
    .replace(
      /\\(?:([nrt\\'"])|x([\da-f]{2})|u([\da-f]{4})|U(000[\da-f]{5}|0010[\da-f]{4}))/g,
      (_, short: string | undefined, ...codes: (string | undefined)[]) =>
        short === undefined
          ? String.fromCodePoint(Number.parseInt(codes.slice(0, 3).find(Boolean) ?? '0', 16))
          : (ESCAPES[short] ?? short),
    );
}
