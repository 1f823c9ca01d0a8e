// @ts-check
/** Lists source files as simply as can be: the bare cost that no checker can avoid. */
import { readdirSync } from 'node:fs';

/**
 * @param {readonly string[]} folders
 * @returns {string[]}
 */
export function sourceFiles(folders) {
  /** @type {string[]} */
  const files = [];
  const visit = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && /(?<!\.d)\.[mc]?[jt]sx?$/.test(entry.name)) files.push(path);
    }
  };
  for (const folder of folders) visit(folder);
  return files;
}
