// @ts-check
/**
 * Has this process kill itself at one of its operations on files, in the middle of it where it writes: a clock would mostly
 * meet the long stretches between them.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const SYNC = /** @type {const} */ ([
  'openSync',
  'writeSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'mkdirSync',
  'rmSync',
  'rmdirSync',
  'writeFileSync',
]);

let count = 0;

/** How many operations there were. */
export function operations() {
  return count;
}

/** @param {number} at the operation at which to die; `Infinity`: only count */
export function killAt(at) {
  const die = () => {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  };
  const isLast = () => ++count === at;
  for (const name of SYNC) {
    const real = /** @type {(...args: any[]) => any} */ (fs[name]);
    fs[name] = /** @type {any} */ (
      (/** @type {any[]} */ ...args) => {
        if (!isLast()) return real(...args);
        if (name === 'writeSync') real(args[0], args[1].subarray(0, args[1].length / 2));
        return die();
      }
    );
  }
  const { open, rm } = fs.promises;
  fs.promises.rm = async (...args) => (isLast() ? die() : rm(...args));
  fs.promises.open = async (...args) => {
    if (isLast()) die();
    const handle = await open(...args);
    const { writeFile, sync, close } = handle;
    handle.sync = async () => (isLast() ? die() : sync.call(handle));
    handle.close = async () => (isLast() ? die() : close.call(handle));
    handle.writeFile = async (/** @type {any} */ bytes) => {
      if (!isLast()) return writeFile.call(handle, bytes);
      await writeFile.call(handle, bytes.subarray(0, bytes.length / 2));
      return die();
    };
    return handle;
  };
  syncBuiltinESMExports();
}
