/**
 * Says quickly which of many patterns a message may match. Each pattern hangs on one hook, a piece of its text that few others
 * have: its first 4 to 32 characters, its last ones, or else four or eight characters that stand anywhere in it. Reading a message is
 * looking up its ends, and sliding over the rest if any pattern needs it: it costs what the message costs, and not what the
 * patterns do.
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
  const { hooked, loose } = hang(patterns);
  const table = new HookTable(hooked);
  const places = new Set(Array.from(hooked.values(), ({ place }) => place));
  const has = (place: number): boolean => places.has(place);
  const heads = SIZES.map((size) => has(HEAD + size));
  const tails = SIZES.map((size) => has(TAIL + size));
  const anywhere4 = filterOf(hooked, ANYWHERE + 4);
  const anywhere8 = filterOf(hooked, ANYWHERE + 8);
  const hasAnywhere = has(ANYWHERE + 4) || has(ANYWHERE + 8);
  const hasHeads = heads.includes(true);
  const hasTails = tails.includes(true);
  function takeHeads(message: string, found: number[]): void {
    let key = HEAD;
    let at = 0;
    for (let index = 0; index < SIZES.length; index++) {
      const size = SIZES[index]!;
      if (size > message.length) return;
      for (; at < size; at += 4) key = mixed(key, packed(message, at));
      if (heads[index]) table.take(key, found);
    }
  }

  function takeTails(message: string, found: number[]): void {
    let key = TAIL;
    let at = 0;
    for (let index = 0; index < SIZES.length; index++) {
      const size = SIZES[index]!;
      if (size > message.length) return;
      for (; at < size; at += 4) key = mixed(key, packed(message, message.length - at - 4));
      if (tails[index]) table.take(key, found);
    }
  }

  function slide(message: string, found: number[]): void {
    let low = 0;
    let high = 0;
    for (let at = 0; at < message.length; at++) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (message.charCodeAt(at) & 0xff);
      if (at >= 7 && anywhere8.has(high, low)) {
        table.take(mixed(mixed(ANYWHERE, high), low), found);
      }
      if (at >= 3 && anywhere4.has(0, low)) table.take(mixed(ANYWHERE, low), found);
    }
  }

  return {
    candidates(message, found) {
      table.begin();
      for (const number of loose) found.push(number);
      if (hasHeads) takeHeads(message, found);
      if (hasTails) takeTails(message, found);
      if (hasAnywhere) slide(message, found);
    },
  };
}

interface Hook {
  readonly place: number;
  readonly key: number;
  /** Of one that stands anywhere: its characters, four in each. */
  readonly high: number;
  readonly low: number;
}

/** What hangs on a hook. */
interface Bucket extends Hook {
  readonly numbers: number[];
}

/** Where a hook is looked for; with its size, a place. */
const HEAD = 100;
const TAIL = 200;
const ANYWHERE = 300;

/** How long a hook at an end of the message may be. */
const SIZES = [4, 8, 16, 24, 32];

/** At an end a hook may be shared by so many before a rarer one is looked for all over the message. */
const FEW = 4;

/** The patterns by their hooks; `loose` have no four characters of text in a row, and nothing to hang them on. */
function hang(patterns: readonly Pattern[]): {
  readonly hooked: ReadonlyMap<number, Bucket>;
  readonly loose: readonly number[];
} {
  const frequency = new Map<number, number>();
  for (const pattern of patterns) {
    for (const key of new Set(hooksOf(pattern).map((hook) => hook.key))) {
      frequency.set(key, (frequency.get(key) ?? 0) + 1);
    }
  }
  const hooked = new Map<number, Bucket>();
  const loose: number[] = [];
  for (const [number, pattern] of patterns.entries()) {
    const hook = rarest(hooksOf(pattern), frequency);
    const bucket = hook && hooked.get(hook.key);
    if (hook === undefined) loose.push(number);
    else if (bucket !== undefined) bucket.numbers.push(number);
    else hooked.set(hook.key, { ...hook, numbers: [number] });
  }
  return { hooked, loose };
}

function hooksOf({ prefix, inner, suffix }: Pattern): readonly Hook[] {
  const hooks: Hook[] = [];
  for (const [place, text] of [
    [HEAD, prefix],
    [TAIL, suffix],
  ] as const) {
    let key: number = place;
    let at = 0;
    for (const size of SIZES) {
      if (size > text.length) break;
      for (; at < size; at += 4) {
        key = mixed(key, packed(text, place === HEAD ? at : text.length - at - 4));
      }
      hooks.push({ place: place + size, key, high: 0, low: 0 });
    }
  }
  for (const text of [prefix, ...inner, suffix]) {
    for (let at = 0; at + 4 <= text.length; at++) {
      const first = packed(text, at);
      const key = mixed(ANYWHERE, first);
      hooks.push({ place: ANYWHERE + 4, key, high: 0, low: first });
      if (at + 8 > text.length) continue;
      const low = packed(text, at + 4);
      hooks.push({ place: ANYWHERE + 8, key: mixed(key, low), high: first, low });
    }
  }
  return hooks;
}

function rarest(hooks: readonly Hook[], frequency: ReadonlyMap<number, number>): Hook | undefined {
  let best: Hook | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const hook of hooks) {
    const count = frequency.get(hook.key)!;
    const isAtEnd = hook.place < ANYWHERE;
    // However rare four characters are in patterns, eight are rarer in a message.
    const cost =
      isAtEnd && count <= FEW ? count - FEW : count + (hook.place === ANYWHERE + 4 ? 1 : 0.5);
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

function mixed(key: number, four: number): number {
  const next = Math.imul(key ^ four, 0x85ebca6b);
  return Math.imul(next ^ (next >>> 15), 0xc2b2ae35) ^ (next >>> 13);
}

/** Of what stands anywhere, at one size. */
function filterOf(hooked: ReadonlyMap<number, Bucket>, place: number): EightFilter {
  return new EightFilter([...hooked.values()].filter((bucket) => bucket.place === place));
}

/** Passes over most of a message: a bit for each hook, found by one multiplication for each four characters. */
class EightFilter {
  readonly #bits: Uint32Array;
  readonly #shift: number;

  constructor(hooks: readonly Hook[]) {
    const power = Math.min(24, Math.max(10, Math.ceil(Math.log2(hooks.length + 1)) + 5));
    this.#bits = new Uint32Array(2 ** (power - 5));
    this.#shift = 32 - power;
    for (const { high, low } of hooks) {
      const bit = (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca6b)) >>> this.#shift;
      this.#bits[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  has(high: number, low: number): boolean {
    const bit = (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca6b)) >>> this.#shift;
    return (this.#bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }
}

/** The buckets by key: open addressing over plain numbers, so that looking one up touches little memory. */
class HookTable {
  readonly #mask: number;
  readonly #keys: Int32Array;
  /** For each slot where its numbers begin in `#numbers`, and how many they are; 0: the slot is free. */
  readonly #starts: Int32Array;
  readonly #counts: Int32Array;
  readonly #numbers: Int32Array;
  /** For each slot the message that named it last, so that a text said a thousand times names it once. */
  readonly #seenIn: Float64Array;
  #message = 0;

  constructor(hooked: ReadonlyMap<number, Bucket>) {
    const size = 2 ** Math.ceil(Math.log2(2 * hooked.size + 2));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#starts = new Int32Array(size);
    this.#counts = new Int32Array(size);
    this.#seenIn = new Float64Array(size);
    this.#numbers = Int32Array.from([...hooked.values()].flatMap(({ numbers }) => numbers));
    let start = 0;
    for (const [key, { numbers }] of hooked) {
      let slot = key & this.#mask;
      while (this.#counts[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = key;
      this.#starts[slot] = start;
      this.#counts[slot] = numbers.length;
      start += numbers.length;
    }
  }

  /** Another message is read. */
  begin(): void {
    this.#message++;
  }

  /** Adds what hangs on the key, where this message has not named it before. */
  take(key: number, found: number[]): void {
    let slot = key & this.#mask;
    for (;;) {
      const count = this.#counts[slot]!;
      if (count === 0) return;
      if (this.#keys[slot] === key) {
        if (this.#seenIn[slot] === this.#message) return;
        this.#seenIn[slot] = this.#message;
        const start = this.#starts[slot]!;
        for (let at = start; at < start + count; at++) found.push(this.#numbers[at]!);
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
  }
}
