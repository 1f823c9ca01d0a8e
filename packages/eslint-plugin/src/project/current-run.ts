/** Tells runs apart, as far as a rule can: ESLint says nothing of when one begins. */

/** Files that are linted without a longer pause in between belong to one run. */
const PAUSE_MS = 5_000;

let run = {};
let lastAsked = 0;

/** The run that the file being linted belongs to: a new object after a pause, as in an editor while nobody types. */
export function currentRun(): object {
  const now = Date.now();
  if (now - lastAsked > PAUSE_MS) run = {};
  lastAsked = now;
  return run;
}
