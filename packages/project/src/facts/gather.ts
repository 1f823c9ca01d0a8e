/** Gathers the facts of the files that a run looks at: from the cache where it knows them, else from the files. */
import type { FileFacts } from '@loglex/engine';
import type { Problem } from '../problem.ts';
import type { RunOptions } from '../project.ts';
import type { Scope } from '../scope.ts';
import type { Session } from '../session.ts';
import { selectFiles } from '../select.ts';
import { collect } from './collect.ts';

/** The facts of one file, and the scope that governs it. */
export interface ScopedFacts {
  readonly facts: FileFacts;
  readonly scope: Scope;
}

export interface FactsStats {
  /** Files that the run looked at. */
  readonly files: number;
  /** Those of them in which something of interest may stand, so that they were parsed. */
  readonly parsed: number;
  /** Those whose facts came from the cache. */
  readonly cached: number;
  readonly generated: number;
  readonly tooLarge: number;
  /** Whole milliseconds. */
  readonly milliseconds: { readonly select: number; readonly read: number };
}

export interface FactsResult {
  /** In the order of the files' paths. */
  readonly files: readonly ScopedFacts[];
  readonly problems: readonly Problem[];
  /** Files that were asked for by name, and that settings or `.gitignore` leave out. */
  readonly leftOut: readonly string[];
  /** Whether the run looked at all files of the project. */
  readonly whole: boolean;
  readonly stats: FactsStats;
}

/** @param meanwhile work for this thread that others need not wait for: they start before it. */
export async function gatherFacts(
  session: Session,
  run: RunOptions = {},
  meanwhile?: (scopes: readonly Scope[]) => void,
): Promise<FactsResult> {
  const begin = performance.now();
  const selection = selectFiles(session.scopes, session.cwd, run.paths);
  const selected = performance.now();
  const { files } = selection;
  const scopes = [...new Set(files.map(({ scope }) => scope))];
  const numbers = new Map(scopes.map((scope, number) => [scope, number]));
  const { results, problems } = await collect(
    {
      root: session.scopes.root,
      files: files.map(({ file }) => file),
      settings: scopes.map((scope) => scope.settings),
      scopes: Uint16Array.from(files, ({ scope }) => numbers.get(scope)!),
    },
    {
      ...(session.threads !== undefined && { threads: session.threads }),
      onProgress: (done) => run.onProgress?.(done, files.length),
      meanwhile: () => meanwhile?.(scopes),
    },
  );
  const analyses = results.map((result) => result.analysis);
  const scoped = analyses.flatMap(({ facts }, index) =>
    facts === undefined ? [] : [{ facts, scope: files[index]!.scope }],
  );
  const count = (test: (analysis: (typeof analyses)[number]) => boolean) =>
    analyses.filter(test).length;
  return {
    files: scoped,
    problems: [
      ...selection.problems,
      ...analyses.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
      ...problems,
    ],
    leftOut: selection.leftOut,
    whole: selection.whole,
    stats: {
      files: files.length,
      parsed: scoped.length,
      cached: 0,
      generated: count(({ leftOut }) => leftOut === 'generated'),
      tooLarge: count(({ leftOut }) => leftOut === 'too-large'),
      milliseconds: {
        select: Math.round(selected - begin),
        read: Math.round(performance.now() - selected),
      },
    },
  };
}
