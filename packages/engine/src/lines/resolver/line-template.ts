/** What the resolver is made of: the texts that a program can write, with a hole for each value. */
import type { ValueType } from './value-type.ts';

/** One text that a program can write. `Source` is whatever its owner wants back: a constant, a call. */
export interface LineTemplate<Source> {
  readonly parts: readonly LinePart[];
  readonly source: Source;
}

export type LinePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'hole';
      readonly name: string;
      /** What values look like, where that is known; `undefined`: any text. */
      readonly type?: ValueType | undefined;
    };
