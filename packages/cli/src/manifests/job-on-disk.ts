/** Reads the folder of a job: what lies in it, and the texts of its manifests. Nothing outside of it is looked at. */
import { constants, type Dirent } from 'node:fs';
import { open, readdir, readlink, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { JobEntry, JobFolder, ManifestText } from '@loglex/engine';
import { CommandError } from '../command-error.ts';
import { visible } from '../terminal/visible.ts';

export interface JobOnDisk {
  readonly folder: JobFolder;
  readonly manifests: readonly ManifestText[];
  /** What could not be read, by its path from the folder of the job. */
  readonly unread: readonly { readonly path: string; readonly message: string }[];
}

/** More than this no pipeline writes; the walk ends there. */
const MOST_ENTRIES = 200_000;

/** Bytes. What is longer is data, and no manifest. */
const LARGEST = 32 * 1024 * 1024;

/**
 * `folder` is the job's, from `cwd` or absolute. `bases`: absolute folders from which its relative paths may start.
 * `shown`: a path from the folder of the job as findings name it.
 */
export async function readJob(
  folder: string,
  { cwd, bases }: { readonly cwd: string; readonly bases: readonly string[] },
  isManifest: (path: string) => boolean,
  shown: (path: string) => string,
): Promise<JobOnDisk> {
  const root = resolve(cwd, folder);
  const real = await realpath(root).catch(() => root);
  const unread: { path: string; message: string }[] = [];
  const entries: JobEntry[] = [];
  const manifests: ManifestText[] = [];
  const folders = [''];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of await entriesOf(join(root, at), folder, at, unread)) {
      if (entries.length >= MOST_ENTRIES) {
        throw new CommandError(
          `${visible(folder)} holds more than ${MOST_ENTRIES} files, which is no job. Name the folder of one job.`,
        );
      }
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        entries.push({
          path,
          kind: 'link',
          target: await readlink(join(root, path)).catch(() => ''),
        });
        continue;
      }
      entries.push({ path, kind: entry.isDirectory() ? 'folder' : 'file' });
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile() || !isManifest(path)) continue;
      const text = await textOf(join(root, path));
      if (typeof text === 'string') manifests.push({ file: shown(path), path, text });
      else unread.push({ path, message: text.message });
    }
  }
  const names = [...new Set([root, real])].map(posix);
  return { folder: { names, bases: bases.map(posix), entries }, manifests, unread };
}

/** In the order of their names, whatever order the disk has. */
async function entriesOf(
  path: string,
  folder: string,
  at: string,
  unread: { path: string; message: string }[],
): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (at !== '') {
      unread.push({ path: at, message: `This folder cannot be read: ${message}.` });
      return [];
    }
    const why =
      code === 'ENOENT'
        ? 'is not there'
        : code === 'ENOTDIR'
          ? 'is no folder'
          : `cannot be read: ${message}`;
    throw new CommandError(`${visible(folder)} ${why}. Name the folder of a job.`);
  }
}

/** What was a file a moment ago may be a link by now: it is not followed, and no pipe is waited for. */
async function textOf(path: string): Promise<string | { readonly message: string }> {
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const file = await open(path, flags);
    try {
      const { size } = await file.stat();
      if (size > LARGEST) return { message: 'This manifest is too long to be read.' };
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    return { message: `This manifest cannot be read: ${(error as Error).message}.` };
  }
}

function posix(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
