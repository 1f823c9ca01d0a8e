/** Takes the next free code from a component's blocks. */
import { nearest } from '../lookup/nearest.ts';
import type { Catalog } from '../model.ts';
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
  const declared = catalog.components.get(component);
  if (!declared) {
    const [near] = nearest(component, catalog.components.keys());
    const advice = near
      ? `Did you mean "${near}"?`
      : 'Declare it under components, with its codes.';
    return {
      reason: 'unknown-component',
      message: `The catalog declares no component "${component}". ${advice}`,
    };
  }
  const blocks = declared.codes.flatMap(({ text }) => {
    const block = parseBlock(text);
    return 'problem' in block ? [] : [block];
  });
  if (blocks.length === 0) {
    return {
      reason: 'no-blocks',
      message: `The component "${component}" has no code block to take codes from. Give it one: codes: [LOG600-LOG699].`,
    };
  }
  const used = usedCodes(catalog, taken);
  for (const block of blocks) {
    const code = nextCode(block, used);
    if (code !== undefined) return { code };
  }
  const names = declared.codes.map(({ text }) => text).join(', ');
  return {
    reason: 'full',
    message: `Every code of the component "${component}" (${names}) is in use or retired. Give it a further block.`,
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
  // A variant such as LOG622A takes its number with it.
  const numbers = new Set<number>();
  let highest = block.first - 1;
  for (const code of used) {
    const number = numberIn(block, code);
    if (number === undefined || number < block.first || number > block.last) continue;
    numbers.add(number);
    highest = Math.max(highest, number);
  }
  if (highest < block.last) return codeAt(block, highest + 1);
  for (let number = block.first; number <= block.last; number++) {
    if (!numbers.has(number)) return codeAt(block, number);
  }
  return undefined;
}

function* usedCodes(catalog: Catalog, taken: Iterable<string>): Generator<string> {
  for (const constant of catalog.constants) yield constant.code;
  for (const retired of catalog.retired) yield retired.code;
  yield* taken;
}
