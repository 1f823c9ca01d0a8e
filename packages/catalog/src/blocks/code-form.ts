/** The form of a code: what is left when its numbers are taken out. */

/** `LOG612` gives `LOG#`, `CDK_I1000` gives `CDK_I#`. */
export function codeForm(code: string): string {
  return code.replace(/\d+/g, '#');
}

/** A form as people read it: `LOG<number>`. */
export function shownForm(form: string): string {
  return form.replaceAll('#', '<number>');
}

export interface CommonForm {
  readonly form: string;
  /** How many of the codes have it. */
  readonly count: number;
  /** How many codes there are. */
  readonly total: number;
}

/** The form of nearly all of `codes`; `undefined` where they are few, or of several forms. */
export function commonForm(codes: Iterable<string>): CommonForm | undefined {
  const distinct = new Set(codes);
  const total = distinct.size;
  if (total < FEWEST) return undefined;
  const counts = new Map<string, number>();
  for (const code of distinct) {
    const form = codeForm(code);
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  for (const [form, count] of counts) {
    if (count >= total * SHARE && form.includes('#')) return { form, count, total };
  }
  return undefined;
}

/** Fewer codes show no scheme. */
const FEWEST = 10;
/** The share that must be of one form for the others to be odd. */
const SHARE = 0.9;
