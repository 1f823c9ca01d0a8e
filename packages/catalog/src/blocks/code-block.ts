/** Code blocks: the sets of codes that a component takes its codes from. */

/**
 * Codes of one form: prefix, a number padded with zeros to `width` digits, suffix. `LOG600-LOG699` is
 * LOG, 600 to 699, width 3; the pattern `CDK_I{4}` is CDK_I, 0 to 9999, width 4.
 */
export interface CodeBlock {
  readonly prefix: string;
  readonly suffix: string;
  readonly first: number;
  readonly last: number;
  readonly width: number;
}

/** Why a text is no code block, in a clause. */
export interface BadBlock {
  readonly problem: string;
}

/** Digits that a number keeps exactly. */
const MAX_DIGITS = 15;

/**
 * The block that `text` describes: a range (`LOG600-LOG699`, `LOG600-699`, `1000-1999`), a pattern with
 * the count of its digits in braces (`CDK_I{4}`), or a single code (`LOG600`).
 */
export function parseBlock(text: string): CodeBlock | BadBlock {
  const written = text.trim();
  if (/[{}]/.test(written)) return parsePattern(written);
  if (written.length > 100) return { problem: 'it is too long for a block' };
  const range = RANGE.exec(written)?.groups;
  if (range) return numbered(range['prefix'] ?? '', range['first'] ?? '', range['last'] ?? '', '');
  if (OTHER_PREFIX.test(written)) return { problem: 'its two ends have different prefixes' };
  const single = /^(?<prefix>.*?)(?<number>\d+)(?<suffix>\D*)$/u.exec(written)?.groups;
  if (!single) return { problem: 'it holds no number' };
  const { number = '' } = single;
  return numbered(single['prefix'] ?? '', number, number, single['suffix'] ?? '');
}

/** Codes may hold hyphens themselves (`E-100-E-199`): the one that parts the ends stands before the prefix again. */
const RANGE = /^(?<prefix>.*?)(?<first>\d+)\s*(?:-|–|\.\.)\s*(?:\k<prefix>)?(?<last>\d+)$/u;
const OTHER_PREFIX = /\d\s*(?:-|–|\.\.)\s*\D+\d+$/u;

/** Whether `code` lies in the block. A letter after the number (`LOG622A`) marks a variant of that code. */
export function containsCode(block: CodeBlock, code: string): boolean {
  const number = numberIn(block, code);
  return number !== undefined && number >= block.first && number <= block.last;
}

/** The code with this number. */
export function codeAt(block: CodeBlock, number: number): string {
  return block.prefix + String(number).padStart(block.width, '0') + block.suffix;
}

/** The codes of the block in ascending order, from `first` on. Lazy: a block may hold very many. */
export function* codesFrom(block: CodeBlock, first: number = block.first): Generator<string> {
  for (let number = Math.max(first, block.first); number <= block.last; number++) {
    yield codeAt(block, number);
  }
}

/** The number that `code` has in the form of the block, also outside its bounds; `undefined` for another form. */
export function numberIn(block: CodeBlock, code: string): number | undefined {
  const { prefix, suffix, width } = block;
  if (!code.startsWith(prefix)) return undefined;
  const match = /^(\d{1,15})([A-Za-z]*)$/.exec(
    code.endsWith(suffix) ? code.slice(prefix.length, code.length - suffix.length) : '',
  );
  const digits = match?.[1];
  if (digits === undefined || digits.length < width) return undefined;
  return digits.length > width && digits.startsWith('0') ? undefined : Number(digits);
}

/** Whether some code lies in both blocks. */
export function blocksOverlap(a: CodeBlock, b: CodeBlock): boolean {
  if (a.prefix !== b.prefix || a.suffix !== b.suffix) return false;
  // Numbers that are padded to different widths are the same text only from the wider width on.
  const unpadded = a.width === b.width ? 0 : 10 ** (Math.max(a.width, b.width) - 1);
  return Math.max(a.first, b.first, unpadded) <= Math.min(a.last, b.last);
}

function parsePattern(text: string): CodeBlock | BadBlock {
  const pattern = /^(?<prefix>[^{}]*)\{(?<digits>\d{1,2})\}(?<suffix>[^{}]*)$/u.exec(text)?.groups;
  if (!pattern) return { problem: 'a pattern names the count of its digits once, as in CDK_I{4}' };
  const digits = Number(pattern['digits']);
  if (digits < 1 || digits > MAX_DIGITS) {
    return { problem: `a pattern has between 1 and ${MAX_DIGITS} digits` };
  }
  const prefix = pattern['prefix'] ?? '';
  return numbered(prefix, '0'.repeat(digits), '9'.repeat(digits), pattern['suffix'] ?? '');
}

function numbered(
  written: string,
  first: string,
  last: string,
  suffix: string,
): CodeBlock | BadBlock {
  // Digits at the end of the prefix belong to the number: A1{2} is A100 to A199.
  const lead = /\d*$/.exec(written)?.[0] ?? '';
  const prefix = written.slice(0, written.length - lead.length);
  const from = lead + first;
  const to = lead + last;
  if (from.length > MAX_DIGITS || to.length > MAX_DIGITS) {
    return { problem: `its numbers have more than ${MAX_DIGITS} digits` };
  }
  if (to.length < from.length && to.startsWith('0')) {
    return { problem: 'its numbers are padded to different lengths' };
  }
  const block = { prefix, suffix, first: Number(from), last: Number(to), width: from.length };
  if (block.last < block.first) {
    return { problem: `it ends at ${codeAt(block, block.last)}, before it starts` };
  }
  return { ...block, width: from.startsWith('0') || from.length === to.length ? from.length : 1 };
}
