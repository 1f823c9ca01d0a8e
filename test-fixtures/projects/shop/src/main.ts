/** Where the shop starts. */
import { listen } from './http/server.js';
import { setLevel } from './logging.js';

export function start(verbose: boolean): void {
  setLevel('info');
  if (verbose) setLevel('debug');
  listen(8080);
}

export function rehearse(verbose: boolean): void {
  if (verbose) setLevel('debug');
  // Not logging-setup-once: only one of the two runs.
  else setLevel('info');
  listen(0);
}
