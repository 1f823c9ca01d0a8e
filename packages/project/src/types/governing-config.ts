/**
 * Which tsconfig.json (or jsconfig.json) governs a file, as editors have it: the nearest one that takes the file in, itself or by
 * one that it refers to. In a monorepo the nearest may be a solution that has no files of its own.
 */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ParsedCommandLine } from 'typescript';
import { toPosix } from '../files/root.ts';
import type { Compiler } from './compiler.ts';

/** A config, or a part of one that takes in more than a compiler should hold at once. */
export interface Config {
  /** Absolute, POSIX. */
  readonly path: string;
  readonly settings: ParsedCommandLine;
  /** Keys of the files that it names or matches. */
  readonly roots: ReadonlySet<string>;
  /** How many bytes these are. */
  readonly bytes: number;
}

export interface Configs {
  /** By which the two spellings of a path are one where the file system says so. */
  keyOf(path: string): string;
  /**
   * The config of the file at an absolute path. `imports` says whether a config's program has a file that it does not name:
   * asked only where none names it.
   */
  governing(path: string, imports: (config: Config) => boolean): Config | undefined;
  /** All parts of the configs that `some` are parts of. */
  whole(some: Iterable<Config>): readonly Config[];
}

/** What a compiler holds of a program is some fifty times its text. */
export const PART_BYTES = 12_000_000;

export function createConfigs(ts: Compiler, partBytes = PART_BYTES): Configs {
  const byPath = new Map<string, readonly Config[]>();
  const byFolder = new Map<string, readonly (readonly Config[])[]>();

  /** The parts of the config, and those of the configs that it refers to. */
  function read(path: string, above: readonly string[] = []): readonly Config[] {
    if (above.includes(path)) return [];
    let found = byPath.get(path);
    if (found !== undefined) return found;
    const settings = ts.getParsedCommandLineOfConfigFile(path, {}, QUIET(ts));
    const referred = (settings?.projectReferences ?? []).flatMap((reference) => {
      const other = ts.resolveProjectReferencePath(reference);
      return ts.sys.fileExists(other) ? read(other, [...above, path]) : [];
    });
    const own = settings === undefined ? [] : partsOf(path, settings);
    byPath.set(path, (found = [...new Set([...own, ...referred])]));
    return found;
  }

  /** What declares for others belongs to each part; the rest lies beside its neighbours. */
  function partsOf(path: string, settings: ParsedCommandLine): readonly Config[] {
    const isShared = (file: string): boolean => /\.d\.[cm]?ts$/.test(file);
    const shared = settings.fileNames.filter(isShared);
    const parts: { files: string[]; bytes: number }[] = [];
    for (const file of settings.fileNames) {
      if (isShared(file)) continue;
      const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      const last = parts.at(-1);
      if (last === undefined || last.bytes + bytes > partBytes)
        parts.push({ files: [file], bytes });
      else {
        last.files.push(file);
        last.bytes += bytes;
      }
    }
    return parts.map(({ files, bytes }) => ({
      path,
      settings: { ...settings, fileNames: [...shared, ...files] },
      roots: new Set([...shared, ...files].map(keyOf)),
      bytes,
    }));
  }

  function keyOf(path: string): string {
    const posix = toPosix(path);
    return ts.sys.useCaseSensitiveFileNames ? posix : posix.toLowerCase();
  }

  /** The configs that may govern files of a folder, nearest first, each with those that it refers to. */
  function candidates(folder: string): readonly (readonly Config[])[] {
    let found = byFolder.get(folder);
    if (found === undefined) {
      const above = dirname(folder);
      const own = NAMES.map((name) => toPosix(join(folder, name))).find(ts.sys.fileExists);
      found = [
        ...(own === undefined ? [] : [read(own)]),
        ...(above === folder ? [] : candidates(above)),
      ];
      byFolder.set(folder, found);
    }
    return found;
  }

  return {
    keyOf,
    whole(some) {
      const paths = new Set(Array.from(some, ({ path }) => path));
      return [...paths].flatMap((path) => read(path).filter((each) => each.path === path));
    },
    governing(path, imports) {
      const key = keyOf(path);
      const nearest = candidates(dirname(path));
      for (const each of nearest) {
        const governing = each.find(({ roots }) => roots.has(key));
        if (governing !== undefined) return governing;
      }
      return nearest[0]?.find(imports);
    },
  };
}

const NAMES = ['tsconfig.json', 'jsconfig.json'];

/** What is wrong with a config is for the project's own build to say. */
const QUIET = (ts: Compiler) => ({
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: () => undefined,
});
