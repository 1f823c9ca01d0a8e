/** What the project's own TypeScript knows of its files. All that Loglex asks of a compiler is asked here. */
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { TypeOracle } from '@loglex/engine';
import type { Program, SourceFile } from 'typescript';
import { toPosix } from '../files/root.ts';
import { type Compiler, loadCompiler, type MissingCompiler } from './compiler.ts';
import { type Config, createConfigs } from './governing-config.ts';
import { type CodeChange, newDiagnostics, type TypeProblem } from './new-diagnostics.ts';
import { createPrograms } from './programs.ts';
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

/** Makes programs as files ask for them. @param folders from which TypeScript is looked for, in this order. */
export function compileProject(
  root: string,
  folders: readonly string[],
): CompiledProject | MissingCompiler {
  const ts = loadCompiler(folders);
  return 'missing' in ts ? ts : compiledBy(ts, root);
}

function compiledBy(ts: Compiler, root: string): CompiledProject {
  const configs = createConfigs(ts);
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
      const affected = new Set(changes.flatMap(({ file }) => governing(file) ?? []));
      const total = [...affected].reduce((sum, { roots }) => sum + roots.size, 0);
      const looked = new Set<string>();
      let lastBreath = performance.now();
      for (const config of affected) {
        const before = programs.of(config);
        const after = programs.with(config, texts);
        const sources = ownSources(after).filter(({ fileName }) => {
          const key = configs.keyOf(fileName);
          const owner = [...affected, ...config.references].find(({ roots }) => roots.has(key));
          const isIts = config.roots.has(key) || owner === undefined;
          if (editsOnly && !changed.has(key)) return false;
          return isIts && !looked.has(key) && looked.add(key);
        });
        const done = looked.size - sources.length;
        for (const [index, source] of sources.entries()) {
          const path = source.fileName;
          const pair = {
            file: toPosix(relative(root, path)),
            before: { program: before, source: before.getSourceFile(path) },
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
  };
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
