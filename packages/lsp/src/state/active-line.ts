/** The line that the user's cursor stands on, which the protocol does not tell: of clients that tell it all the same. */
import { optionsOf } from '../client.ts';

export interface ActiveLine {
  /** From 0; `undefined` where the cursor stands in another document, or nobody has told. */
  of(uri: string): number | undefined;
  /** Whether a client tells at all. */
  readonly isTold: boolean;
  /** What the client says, which may be anything: what is no place is none. Whether it is another line than before. */
  set(told: unknown): boolean;
}

export function createActiveLine(): ActiveLine {
  let isTold = false;
  let at: { readonly uri: string; readonly line: number } | undefined;
  return {
    of: (uri) => (at?.uri === uri ? at.line : undefined),
    get isTold() {
      return isTold;
    },
    set(told) {
      isTold = true;
      const before = at;
      const { uri, line } = optionsOf(told);
      const isPlace = typeof uri === 'string' && Number.isInteger(line);
      at = isPlace ? { uri, line: line as number } : undefined;
      return before?.uri !== at?.uri || before?.line !== at?.line;
    },
  };
}
