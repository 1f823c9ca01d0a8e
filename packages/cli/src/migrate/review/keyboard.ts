/** Keys as they are pressed, one at a time, from a terminal. */
import { emitKeypressEvents, type Key } from 'node:readline';

export interface Keyboard {
  /** The next key: a letter as it was typed, else its name (`left`, `return`, `ctrl-c`). `undefined`: there will be none. */
  next(): Promise<string | undefined>;
  /** Gives the terminal to `work`, which reads it by itself, and takes it back after. */
  lend<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): void;
}

export function openKeyboard(input: NodeJS.ReadStream): Keyboard {
  const pressed: (string | undefined)[] = [];
  let wake: (() => void) | undefined;
  const put = (key: string | undefined): void => {
    pressed.push(key);
    wake?.();
  };
  const onKey = (text: string | undefined, key: Key): void => put(nameOf(text, key));
  const onEnd = (): void => put(undefined);
  const open = (): void => {
    input.setRawMode(true);
    input.on('keypress', onKey).on('end', onEnd);
    input.resume();
  };
  const close = (): void => {
    input.off('keypress', onKey).off('end', onEnd);
    input.setRawMode(false);
    input.pause();
  };
  emitKeypressEvents(input);
  open();
  return {
    async next() {
      if (pressed.length === 0) {
        await new Promise<void>((resolve) => (wake = resolve));
        wake = undefined;
      }
      return pressed.shift();
    },
    async lend(work) {
      close();
      try {
        return await work();
      } finally {
        open();
      }
    },
    close,
  };
}

function nameOf(text: string | undefined, { ctrl, name }: Key): string {
  if (ctrl === true) return `ctrl-${name ?? ''}`;
  // A letter is what was typed, `A` as well as `a`; what has no letter of its own has a name.
  return text !== undefined && /^[\x21-\x7e]$/.test(text) ? text : (name ?? '');
}
