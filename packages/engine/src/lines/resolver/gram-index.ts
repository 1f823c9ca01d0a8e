/**
 * Says quickly which of many patterns a message may match. Each pattern hangs on one hook: a run of eight (or four)
 * characters of its text, the one that fewest others have, at the start or the end of the message where that is rare
 * enough, else anywhere in it. Reading a message is looking up the few runs at its ends, and sliding over the rest if any
 * pattern needs it: it costs what the message costs, and not what the patterns do.
 */
import type { Pattern } from './pattern.ts';

export interface GramIndex {
  /**
   * Adds to `found` the numbers of the patterns that may match: all that do, each once, and few that do not, since a pattern is
   * named only where its hook stands in the message.
   */
  candidates(message: string, found: number[]): void;
}

export function createGramIndex(patterns: readonly Pattern[]): GramIndex {
  const frequency = new Map<number, number>();
  for (const pattern of patterns) {
    for (const hook of new Set(hooksOf(pattern).map(({ key }) => key))) {
      frequency.set(hook, (frequency.get(hook) ?? 0) + 1);
    }
  }
  const hooked = new Map<number, Bucket>();
  /** Patterns without four characters of text in a row: nothing to hang them on. */
  const loose: number[] = [];
  const places = new Set<number>();
  const tails = new TailFilter(patterns.length);
  for (const [number, pattern] of patterns.entries()) {
    const hook = rarest(hooksOf(pattern), frequency);
    if (hook === undefined) {
      loose.push(number);
      continue;
    }
    places.add(hook.place);
    if (hook.place === ANYWHERE_4 || hook.place === ANYWHERE_8) tails.add(hook.tail);
    const bucket = hooked.get(hook.key);
    if (bucket === undefined) hooked.set(hook.key, { numbers: [number], seenIn: 0 });
    else bucket.numbers.push(number);
  }
  const table = new HookTable(hooked);
  const fixed = [...FIXED_PLACES].filter(({ place }) => places.has(place));
  const slides4 = places.has(ANYWHERE_4);
  const slides8 = places.has(ANYWHERE_8);
  let reading = 0;

  function take(key: number, found: number[]): void {
    const bucket = table.get(key);
    if (bucket === undefined || bucket.seenIn === reading) return;
    bucket.seenIn = reading;
    for (const number of bucket.numbers) found.push(number);
  }

  function slide(message: string, found: number[]): void {
    let low = 0;
    let high = 0;
    for (let at = 0; at < message.length; at++) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (message.charCodeAt(at) & 0xff);
      if (at < 3 || !tails.has(low)) continue;
      if (slides4) take(keyOf(ANYWHERE_4, 0, low), found);
      if (slides8 && at >= 7) take(keyOf(ANYWHERE_8, high, low), found);
    }
  }

  return {
    candidates(message, found) {
      reading++;
      for (const number of loose) found.push(number);
      for (const { place, offset, fromEnd, size } of fixed) {
        const at = fromEnd ? message.length - offset - size : offset;
        if (at < 0 || at + size > message.length) continue;
        const high = size === 8 ? packed(message, at) : 0;
        take(keyOf(place, high, packed(message, at + size - 4)), found);
      }
      if (slides4 || slides8) slide(message, found);
    },
  };
}

interface Bucket {
  readonly numbers: number[];
  /** The reading that named it last, so that a text said a thousand times names it once. */
  seenIn: number;
}

interface Hook {
  readonly place: number;
  readonly key: number;
  /** Its last four characters. */
  readonly tail: number;
}

/** Where a run stands that is looked for at one place only. */
const FIXED_PLACES = [
  ...[0, 8, 16, 24].map((offset) => ({ offset, fromEnd: false, size: 8 })),
  ...[0, 8].map((offset) => ({ offset, fromEnd: true, size: 8 })),
  { offset: 0, fromEnd: false, size: 4 },
  { offset: 0, fromEnd: true, size: 4 },
].map((one, index) => ({ ...one, place: index + 1 }));

const ANYWHERE_4 = 100;
const ANYWHERE_8 = 101;

/** At a fixed place a hook may be shared by so many before a rarer one is looked for all over the message. */
const FEW = 4;

function hooksOf({ prefix, inner, suffix }: Pattern): readonly Hook[] {
  const hooks: Hook[] = [];
  for (const { place, offset, fromEnd, size } of FIXED_PLACES) {
    const text = fromEnd ? suffix : prefix;
    const at = fromEnd ? text.length - offset - size : offset;
    if (at >= 0 && at + size <= text.length) hooks.push(hookAt(text, at, size, place));
  }
  for (const text of [prefix, ...inner, suffix]) {
    for (let at = 0; at + 4 <= text.length; at++) {
      hooks.push(hookAt(text, at, 4, ANYWHERE_4));
      if (at + 8 <= text.length) hooks.push(hookAt(text, at, 8, ANYWHERE_8));
    }
  }
  return hooks;
}

function hookAt(text: string, at: number, size: number, place: number): Hook {
  const tail = packed(text, at + size - 4);
  return { place, tail, key: keyOf(place, size === 8 ? packed(text, at) : 0, tail) };
}

function rarest(hooks: readonly Hook[], frequency: ReadonlyMap<number, number>): Hook | undefined {
  let best: Hook | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const hook of hooks) {
    const count = frequency.get(hook.key)!;
    // Fixed places come first, and eight characters are rarer in a message than four however rare both are in patterns.
    const cost =
      hook.place < ANYWHERE_4 && count <= FEW ? 0 : count + (hook.place === ANYWHERE_4 ? 1 : 0.5);
    if (cost < least) [best, least] = [hook, cost];
  }
  return best;
}

/** Four characters in 32 bits. Characters beyond Latin-1 may fall together, which names a candidate too many. */
function packed(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) & 0xff) << 24) |
    ((text.charCodeAt(at + 1) & 0xff) << 16) |
    ((text.charCodeAt(at + 2) & 0xff) << 8) |
    (text.charCodeAt(at + 3) & 0xff)
  );
}

function keyOf(place: number, high: number, low: number): number {
  let key = Math.imul(low ^ Math.imul(place, 0x9e3779b1), 0x85ebca6b);
  key = Math.imul((key ^ (key >>> 15)) + high, 0xc2b2ae35);
  key ^= key >>> 13;
  return Math.imul(key, 0x27d4eb2f) ^ (key >>> 16);
}

/** Whether four characters may be the last of a hook: a bit for each, so that most of a message is passed over. */
class TailFilter {
  readonly #bits: Uint32Array;
  readonly #shift: number;

  constructor(count: number) {
    const power = Math.min(24, Math.max(12, Math.ceil(Math.log2(count + 1)) + 5));
    this.#bits = new Uint32Array(1 << (power - 5));
    this.#shift = 32 - power;
  }

  add(tail: number): void {
    const bit = Math.imul(tail, 0x9e3779b1) >>> this.#shift;
    this.#bits[bit >>> 5]! |= 1 << (bit & 31);
  }

  has(tail: number): boolean {
    const bit = Math.imul(tail, 0x9e3779b1) >>> this.#shift;
    return (this.#bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }
}

/** The buckets by key, open addressing: a `Map` boxes numbers of 32 bits. */
class HookTable {
  readonly #keys: Int32Array;
  readonly #buckets: (Bucket | undefined)[];
  readonly #mask: number;

  constructor(hooked: ReadonlyMap<number, Bucket>) {
    const size = 2 ** Math.ceil(Math.log2(2 * hooked.size + 2));
    this.#keys = new Int32Array(size);
    this.#buckets = new Array<Bucket | undefined>(size).fill(undefined);
    this.#mask = size - 1;
    for (const [key, bucket] of hooked) {
      let slot = key & this.#mask;
      while (this.#buckets[slot] !== undefined) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = key;
      this.#buckets[slot] = bucket;
    }
  }

  get(key: number): Bucket | undefined {
    let slot = key & this.#mask;
    for (;;) {
      const bucket = this.#buckets[slot];
      if (bucket === undefined || this.#keys[slot] === key) return bucket;
      slot = (slot + 1) & this.#mask;
    }
  }
}
