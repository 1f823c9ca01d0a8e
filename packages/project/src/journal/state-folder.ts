/**
 * The folder in which a project keeps what has to outlive a run: its lock, and the journal of changes. It lies at the root,
 * where whoever resumes or undoes finds it, and ignores itself, so that nobody commits it by accident.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** From the root. Walks leave it out. */
export const STATE_FOLDER = '.loglex';

/** The absolute path of `name` in the state folder of the project at `root`; the folders are made. Throws as `fs` does. */
export function madeStateFolder(root: string, name: string): string {
  const folder = join(root, STATE_FOLDER, name);
  mkdirSync(folder, { recursive: true });
  const ignore = join(root, STATE_FOLDER, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, IGNORE_ALL);
  return folder;
}

const IGNORE_ALL = `# What loglex needs to resume or undo a change: for this working copy alone.
*
`;
