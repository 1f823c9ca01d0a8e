/** Takes old changes out of the journal, which would grow without end: it keeps the bytes of all files of each. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGE, changeFolder, changeIds, KEPT, readChanges } from './change.ts';

/** How many changes can be taken back, undos counted as well. */
export const CHANGES_KEPT = 50;

/**
 * Leaves the last `keep` changes. One that was cut short stays with all that follows it, until it is taken back; so does, of
 * an undo that was forced, what it kept of files that nobody else has. Only with the lock. Throws as `fs` does.
 */
export function pruneChanges(root: string, keep = CHANGES_KEPT): void {
  if (changeIds(root).length <= keep) return;
  const changes = readChanges(root);
  const settled = new Set(
    changes.flatMap(({ id, undoes, finished }) => (finished ? [id, undoes] : [])),
  );
  for (const { id } of changes.slice(0, Math.max(0, changes.length - keep))) {
    if (!settled.has(id)) return;
    const folder = changeFolder(root, id);
    if (existsSync(join(folder, KEPT))) continue;
    // Without it nothing was begun: a run that is killed here leaves what the next one clears away.
    rmSync(join(folder, CHANGE), { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}
