/**
 * Which tsconfig.json (or jsconfig.json) governs a file, as editors have it: the nearest one that takes the file in, itself or by
 * one that it refers to. In a monorepo the nearest may be a solution that has no files of its own.
 */
import { dirname, join } from 'node:path';
import type { ParsedCommandLine } from 'typescript';
import { toPosix } from '../files/root.ts';
import type { Compiler } from './compiler.ts';

export interface Config {
  /** Absolute, POSIX. */
  readonly path: string;
  readonly settings: ParsedCommandLine;
  /** Keys of the files that it names or matches. */
  readonly roots: ReadonlySet<string>;
  /** Those that it refers to, and those that they do. */
  readonly references: readonly Config[];
}

export interface Configs {
  /** By which the two spellings of a path are one where the file system says so. */
  keyOf(path: string): string;
  /**
   * The config of the file at an absolute path. `imports` says whether a config's program has a file that it does not name:
   * asked only where none names it.
   */
  governing(path: string, imports: (config: Config) => boolean): Config | undefined;
}

export function createConfigs(ts: Compiler): Configs {
  const byPath = new Map<string, Config | undefined>();
  const byFolder = new Map<string, readonly Config[]>();

  function read(path: string, above: readonly string[] = []): Config | undefined {
    if (above.includes(path)) return undefined;
    if (byPath.has(path)) return byPath.get(path);
    const settings = ts.getParsedCommandLineOfConfigFile(path, {}, QUIET(ts));
    const below = [...above, path];
    const config = settings && {
      path,
      settings,
      roots: new Set(settings.fileNames.map(keyOf)),
      references: referred(settings, below),
    };
    byPath.set(path, config);
    return config;
  }

  function referred(settings: ParsedCommandLine, above: readonly string[]): readonly Config[] {
    const direct = (settings.projectReferences ?? []).flatMap((reference) => {
      const path = ts.resolveProjectReferencePath(reference);
      return ts.sys.fileExists(path) ? (read(path, above) ?? []) : [];
    });
    return [...new Set(direct.flatMap((each) => [each, ...each.references]))];
  }

  function keyOf(path: string): string {
    const posix = toPosix(path);
    return ts.sys.useCaseSensitiveFileNames ? posix : posix.toLowerCase();
  }

  /** The configs that may govern files of a folder, nearest first. */
  function candidates(folder: string): readonly Config[] {
    let found = byFolder.get(folder);
    if (found === undefined) {
      const above = dirname(folder);
      const own = NAMES.map((name) => toPosix(join(folder, name))).find(ts.sys.fileExists);
      const config = own === undefined ? undefined : read(own);
      found = [...(config ? [config] : []), ...(above === folder ? [] : candidates(above))];
      byFolder.set(folder, found);
    }
    return found;
  }

  return {
    keyOf,
    governing(path, imports) {
      const key = keyOf(path);
      const nearest = candidates(dirname(path)).map((each) => [each, ...each.references]);
      return (
        nearest.flat().find(({ roots }) => roots.has(key)) ??
        nearest[0]?.find((each) => each.roots.size > 0 && imports(each))
      );
    },
  };
}

const NAMES = ['tsconfig.json', 'jsconfig.json'];

/** What is wrong with a config is for the project's own build to say. */
const QUIET = (ts: Compiler) => ({
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: () => undefined,
});
