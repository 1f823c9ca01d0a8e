/** From pieces of a text, as they are read, to its lines. */

export interface LineSplitter {
  /** Takes the next piece; gives the lines that it ends, without their ends. */
  push(text: string): readonly string[];
  /** The last line, where nothing ended it. */
  end(): readonly string[];
}

/**
 * Lines end with `\n`; a `\r` before it stays. Holds no more than the line that has not ended, and of that no more than
 * `LONGEST_LINE` characters: what is beyond them is dropped, and `…` stands in its place.
 */
export function createLineSplitter(): LineSplitter {
  let begun = '';
  let isCut = false;

  function keep(piece: string): void {
    if (isCut) return;
    isCut = begun.length + piece.length > LONGEST_LINE;
    begun += isCut ? `${piece.slice(0, LONGEST_LINE - begun.length)}…` : piece;
  }

  return {
    push(text) {
      const lines = text.split('\n');
      const last = lines.pop()!;
      if (lines.length > 0) {
        keep(lines[0]!);
        lines[0] = begun;
        begun = '';
        isCut = false;
      }
      keep(last);
      return lines;
    },
    end() {
      const last = begun;
      begun = '';
      isCut = false;
      return last === '' ? [] : [last];
    },
  };
}

/** Characters. */
export const LONGEST_LINE = 2 ** 24;
