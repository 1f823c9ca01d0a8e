/** Bytes of a stream as lines: one at a time, and none longer than is allowed. */

export interface LineSplitter {
  write(chunk: Uint8Array | string): void;
  /** What stands behind the last line end is a line too. */
  end(): void;
}

/**
 * Ends of lines are LF and CRLF. Bytes that are no UTF-8 become U+FFFD.
 * @param longest in UTF-16 units: of a longer line the beginning is given with `cut`, and the rest is passed over, so
 *   that a stream without line ends costs no more memory than this.
 */
export function createLineSplitter(
  longest: number,
  onLine: (line: string, cut: boolean) => void,
): LineSplitter {
  const decoder = new TextDecoder();
  let begun = '';
  let isPassedOver = false;

  function take(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      grow(text.slice(start, end));
      finish();
      start = end + 1;
    }
    grow(text.slice(start));
  }

  function grow(text: string): void {
    if (isPassedOver || text === '') return;
    begun += text;
    if (begun.length <= longest) return;
    onLine(begun.slice(0, longest), true);
    begun = '';
    isPassedOver = true;
  }

  function finish(): void {
    if (!isPassedOver) onLine(begun.endsWith('\r') ? begun.slice(0, -1) : begun, false);
    begun = '';
    isPassedOver = false;
  }

  return {
    write: (chunk) =>
      take(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })),
    end() {
      take(decoder.decode());
      if (begun !== '') finish();
    },
  };
}

/** What every host has of the Encoding standard; no library of types that is used here knows it. */
declare const TextDecoder: new () => {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
};
