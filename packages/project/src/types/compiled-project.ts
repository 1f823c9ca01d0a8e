/** What the project's own TypeScript knows of its files. All that Loglex asks of a compiler is asked here. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { TextEdit } from '@loglex/catalog';
import type { TypeOracle } from '@loglex/engine';
import type { Program, SourceFile } from 'typescript';
import { plainPathFromRoot, toPosix } from '../files/root.ts';
import { type Compiler, loadCompiler, type MissingCompiler } from './compiler.ts';
import { type Config, createConfigs } from './governing-config.ts';
import {
  type CodeChange,
  type Compiled,
  newDiagnostics,
  type TypeProblem,
} from './new-diagnostics.ts';
import { createPrograms } from './programs.ts';
import { type Declared, renameLocations } from './rename-locations.ts';
import { typeOracle } from './type-oracle.ts';

export interface CompiledProject {
  /**
   * What is known of the nodes of `file` (POSIX, from the root) where its text is `text`; `undefined` where no config takes it
   * in, or where the compiler read another text.
   */
  oracleOf(file: string, text: string): TypeOracle | undefined;
  /** Whether a config takes `file` in. */
  takesIn(file: string): boolean;
  /**
   * What the compiler would say of the programs that the changed files belong to, and does not say of them now: by file and
   * place. Files that no config takes in are not looked at.
   */
  newDiagnostics(
    changes: readonly CodeChange[],
    options?: CompileOptions,
  ): Promise<readonly TypeProblem[]>;
  /**
   * What is to stand where code spells a name that the module at `file` declares, for it to be called `to`: in that module and
   * in the programs that govern `files` (POSIX, from the root). Each place once; offsets count byte order marks.
   */
  renames(
    declared: DeclaredName,
    to: string,
    files: readonly string[],
  ): ReadonlyMap<string, readonly TextEdit[]>;
}

export interface DeclaredName extends Omit<Declared, 'path'> {
  /** POSIX, from the root. */
  readonly file: string;
}

export interface CompileOptions {
  /**
   * Look at the statements that hold edits, and at nothing else: a fraction of the work, which sees all that is wrong at the
   * place of an edit. Default: `false`.
   */
  readonly editsOnly?: boolean;
  /** Called now and then, with counts of files. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes programs as files ask for them.
 * @param folders from which TypeScript is looked for, in this order.
 * @param partBytes how much text a program should hold at most.
 */
export function compileProject(
  root: string,
  folders: readonly string[],
  partBytes?: number,
): CompiledProject | MissingCompiler {
  const ts = loadCompiler(folders);
  return 'missing' in ts ? ts : compiledBy(ts, root, partBytes);
}

function compiledBy(ts: Compiler, root: string, partBytes?: number): CompiledProject {
  const configs = createConfigs(ts, partBytes);
  const programs = createPrograms(ts, configs);

  function governing(file: string): Config | undefined {
    const path = toPosix(join(root, file));
    return configs.governing(
      path,
      (config) => programs.of(config).getSourceFile(path) !== undefined,
    );
  }

  return {
    takesIn: (file) => governing(file) !== undefined,
    oracleOf(file, text) {
      const config = governing(file);
      if (config === undefined) return undefined;
      const program = programs.of(config);
      const source = program.getSourceFile(toPosix(join(root, file)));
      return source && typeOracle(ts, program, source, text);
    },
    async newDiagnostics(changes, { editsOnly = false, onProgress, signal } = {}) {
      const changed = new Map(
        changes.map((change) => [configs.keyOf(join(root, change.file)), change]),
      );
      const texts = new Map([...changed].map(([key, { after }]) => [key, withoutMark(after)]));
      const found: TypeProblem[] = [];
      const governors = new Set(changes.flatMap(({ file }) => governing(file) ?? []));
      const affected = editsOnly ? [...governors] : configs.whole(governors);
      const total = affected.reduce((sum, { roots }) => sum + roots.size, 0);
      const looked = new Set<string>();
      let lastBreath = performance.now();
      for (const config of affected) {
        const after = programs.with(config, texts);
        const sources = ownSources(after).filter(({ fileName }) => {
          const key = configs.keyOf(fileName);
          if (looked.has(key) || (editsOnly && !changed.has(key))) return false;
          const isAnothers = !config.roots.has(key) && affected.some(({ roots }) => roots.has(key));
          return !isAnothers && looked.add(key);
        });
        const done = looked.size - sources.length;
        for (const [index, source] of sources.entries()) {
          const path = source.fileName;
          const pair = {
            file: toPosix(relative(root, path)),
            before: () => compiled(programs.of(config), path),
            after: { program: after, source },
            change: changed.get(configs.keyOf(path)),
            editsOnly,
          };
          found.push(...newDiagnostics(ts, pair));
          if (performance.now() - lastBreath < BREATH_MS) continue;
          onProgress?.(Math.min(done + index, total), total);
          await setImmediate();
          if (signal?.aborted === true) return found;
          lastBreath = performance.now();
        }
      }
      return found.sort((a, b) => compare(a.file, b.file) || a.line - b.line);
    },
    renames({ file: declaring, ...name }, to, files) {
      const declared = { ...name, path: toPosix(join(root, declaring)) };
      const governors = new Set([declaring, ...files].flatMap((file) => governing(file) ?? []));
      const found = new Map<string, Map<number, TextEdit>>();
      for (const config of governors) {
        for (const { path, start, end, text } of renameLocations(ts, config, declared, to)) {
          const file = plainPathFromRoot(root, path);
          if (file === undefined) continue;
          // The compiler reads files without their byte order mark.
          const shift = readFileSync(path, 'utf8').startsWith('\uFEFF') ? 1 : 0;
          const edits = found.get(file) ?? new Map<number, TextEdit>();
          edits.set(start, { start: start + shift, end: end + shift, text });
          found.set(file, edits);
        }
      }
      return new Map([...found].map(([file, edits]) => [file, [...edits.values()]]));
    },
  };
}

function compiled(program: Program, path: string): Compiled | undefined {
  const source = program.getSourceFile(path);
  return source && { program, source };
}

/** Those that were written for the project: of others, and of declarations, nothing changes. */
function ownSources(program: Program): readonly SourceFile[] {
  return program
    .getSourceFiles()
    .filter((each) => !each.isDeclarationFile && !program.isSourceFileFromExternalLibrary(each));
}

const BREATH_MS = 50;

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
