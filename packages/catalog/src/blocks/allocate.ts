/** Takes free codes from a component's blocks. */
import { componentsInWords } from '../lookup/components.ts';
import { nearest } from '../lookup/nearest.ts';
import type { Catalog, Component } from '../model.ts';
import { codeAt, numberIn, parseBlock } from './code-block.ts';
import type { CodeBlock } from './code-block.ts';

/** A free code, or why there is none: `reason` for programs, `message` for people. */
export type Allocation =
  | { readonly code: string }
  | {
      readonly reason: 'unknown-component' | 'no-blocks' | 'full';
      readonly message: string;
    };

/**
 * The next free code of `component`: in the first of its blocks that is not full, the one after the
 * highest code in use, or the lowest gap once the end is reached. Codes that any constant carries, that
 * were retired, or that are in `taken` are never given out.
 */
export function allocate(
  catalog: Catalog,
  component: string,
  taken: Iterable<string> = [],
): Allocation {
  return createAllocator([catalog], taken).take(catalog, component);
}

/** Hands out codes one after another: each is taken from then on. */
export interface CodeAllocator {
  /** The next free code of the component, as `allocate` has it. O(1) but for blocks with gaps. */
  take(catalog: Catalog, component: string): Allocation;
}

/** For thousands of codes at once: none comes twice, or stands in any of `catalogs`, whichever it was asked for. */
export function createAllocator(
  catalogs: readonly Catalog[],
  taken: Iterable<string> = [],
): CodeAllocator {
  const used = new Set(catalogs.flatMap((catalog) => [...usedCodes(catalog, [])]));
  for (const code of taken) used.add(code);
  const suppliesByComponent = new Map<Component, readonly Supply[]>();
  return {
    take(catalog, component) {
      const declared = catalog.components.get(component);
      if (!declared) return unknownComponent(catalog, component);
      let supplies = suppliesByComponent.get(declared);
      if (supplies === undefined) {
        supplies = blocksOf(declared).map((block) => supplyOf(block, used));
        suppliesByComponent.set(declared, supplies);
      }
      if (supplies.length === 0) return noBlocks(component);
      for (const supply of supplies) {
        for (let code = supply(); code !== undefined; code = supply()) {
          // Another component may have a share in the block.
          if (used.has(code)) continue;
          used.add(code);
          return { code };
        }
      }
      return full(declared);
    },
  };
}

function blocksOf({ codes }: Component): CodeBlock[] {
  return codes.flatMap(({ text }) => {
    const block = parseBlock(text);
    return 'problem' in block ? [] : [block];
  });
}

function unknownComponent(catalog: Catalog, component: string): Allocation {
  const [near] = nearest(component, catalog.components.keys());
  const advice = near ? `. Did you mean "${near}"?` : `: ${componentsInWords(catalog)}`;
  return {
    reason: 'unknown-component',
    message: `The catalog declares no component "${component}"${advice}`,
  };
}

function noBlocks(component: string): Allocation {
  return {
    reason: 'no-blocks',
    message: `The component "${component}" has no code block to take codes from. Give it one: codes: [LOG600-LOG699].`,
  };
}

function full({ name, codes }: Component): Allocation {
  const blocks = codes.map(({ text }) => text).join(', ');
  return {
    reason: 'full',
    message: `Every code of the component "${name}" (${blocks}) is in use or retired. Give it a further block.`,
  };
}

/**
 * The same from a block that somebody set aside, for a ticket or a branch: `LOG640-LOG649`. Whether it lies in the blocks of
 * the component is for the catalog's own checks to say.
 */
export function allocateFrom(
  catalog: Catalog,
  text: string,
  taken: Iterable<string> = [],
): Allocation {
  const block = parseBlock(text);
  if ('problem' in block)
    return { reason: 'no-blocks', message: `"${text}" is no block of codes: ${block.problem}.` };
  const code = nextCode(block, usedCodes(catalog, taken));
  if (code !== undefined) return { code };
  return {
    reason: 'full',
    message: `Every code of ${text} is in use or retired. Set a further block aside.`,
  };
}

/** The next code of `block` that is not among `used`, or `undefined` where the block is full. */
export function nextCode(block: CodeBlock, used: Iterable<string>): string | undefined {
  return supplyOf(block, used)();
}

/** What gives the next code of a block each time it is called; `undefined` once the block is full. */
type Supply = () => string | undefined;

/** The codes after the highest in use, then the gaps from the lowest on. */
function supplyOf(block: CodeBlock, used: Iterable<string>): Supply {
  // A variant such as LOG622A takes its number with it.
  const numbers = new Set<number>();
  let highest = block.first - 1;
  for (const code of used) {
    const number = numberIn(block, code);
    if (number === undefined || number < block.first || number > block.last) continue;
    numbers.add(number);
    highest = Math.max(highest, number);
  }
  const end = highest;
  let gap = block.first;
  return () => {
    if (highest < block.last) return codeAt(block, ++highest);
    while (gap <= end && numbers.has(gap)) gap++;
    return gap <= end ? codeAt(block, gap++) : undefined;
  };
}

function* usedCodes(catalog: Catalog, taken: Iterable<string>): Generator<string> {
  for (const constant of catalog.constants) yield constant.code;
  for (const retired of catalog.retired) yield retired.code;
  yield* taken;
}
