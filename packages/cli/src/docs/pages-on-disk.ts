/** The pages of an earlier run: which of them say something else by now, and which are nobody's any more. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isGeneratedReference, type ReferenceFile } from '@loglex/catalog';

export interface PagesOnDisk {
  readonly missing: readonly ReferenceFile[];
  /** Pages that say something else. */
  readonly stale: readonly ReferenceFile[];
  /** Pages that an earlier run wrote and that this one does not. POSIX paths, as those of pages. */
  readonly left: readonly string[];
  /** Files in the way of a page that no run of ours wrote. */
  readonly foreign: readonly string[];
}

/**
 * What is there of `pages`, whose paths are from `root`. `folders` are those that are searched for pages of
 * earlier runs: a file is one only where it says so itself.
 */
export function comparePages(
  root: string,
  pages: readonly ReferenceFile[],
  folders: readonly string[],
): PagesOnDisk {
  const missing: ReferenceFile[] = [];
  const stale: ReferenceFile[] = [];
  const foreign: string[] = [];
  for (const page of pages) {
    const text = textAt(join(root, page.path));
    if (text === undefined) missing.push(page);
    else if (!isGeneratedReference(text)) foreign.push(page.path);
    else if (withLineFeeds(text) !== page.text) stale.push(page);
  }
  const known = new Set(pages.map(({ path }) => path));
  // A reference in the other format may live in the same folder: its pages are not left over.
  const extensions = new Set(pages.map(({ path }) => extname(path)));
  const left = folders
    .flatMap((folder) => filesIn(root, folder))
    .filter((path) => !known.has(path) && extensions.has(extname(path)))
    .filter((path) => isGeneratedReference(textAt(join(root, path)) ?? ''));
  return { missing, stale, left, foreign };
}

/** Git may have turned line ends around; it says nothing of what the pages say. */
function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Links are not followed: what is behind them is not ours. */
function filesIn(root: string, folder: string): string[] {
  if (!lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`);
}

/** `undefined`: nothing is there. A folder or a link is something, and nothing of ours. */
function textAt(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isFile() ? readFileSync(path, 'utf8') : '';
}
