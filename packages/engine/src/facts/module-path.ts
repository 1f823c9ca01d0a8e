/** Files as imports name them: what an import may mean, told from texts alone. */
import { basename, dirname, join } from '../text/posix-path.ts';
import type { ImportFact } from './file-facts.ts';

/** A file as imports name it: without its extension, and a folder for the file that stands for it. */
export function modulePathOf(file: string): string {
  const bare = file.replace(/\.(?:[cm]?[jt]sx?|pyi?)$/, '');
  return /^(?:index|__init__)$/.test(basename(bare)) ? dirname(bare) : bare;
}

/**
 * The module paths that `one`, an import of the file `from`, may mean. A path counts from the folder of `from`; a
 * dotted name from there with leading dots, else from any folder that holds `from`. Names that a build
 * resolves (aliases, packages) mean no file.
 */
export function importedPaths(one: ImportFact, from: string): string[] {
  if (one.kind !== 'python') {
    return one.source.startsWith('.') ? [modulePathOf(join(dirname(from), one.source))] : [];
  }
  const [, dots = '', name = ''] = /^(\.*)(.*)$/s.exec(one.source) ?? [];
  const path = name.replaceAll('.', '/');
  const folders =
    dots === '' ? foldersAbove(from) : [join(dirname(from), '../'.repeat(dots.length - 1))];
  // `from package import module` and `from package import name` are spelled alike.
  const tails = ['', ...one.names.map(({ imported }) => imported)];
  return folders.flatMap((folder) => tails.map((tail) => join(folder, `${path}/${tail}`)));
}

/** The folder of a file, and all that hold it, up to the root. */
function foldersAbove(file: string): string[] {
  const folder = dirname(file);
  return folder === '' ? [''] : [folder, ...foldersAbove(folder)];
}
