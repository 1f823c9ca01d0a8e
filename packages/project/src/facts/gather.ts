/** Gathers the facts of the files that a run looks at: from the cache where it knows them, else from the files. */
import { lstatSync } from 'node:fs';
import type { FileFacts } from '@loglex/engine';
import type { Problem } from '../problem.ts';
import type { RunOptions } from '../project.ts';
import type { Scope } from '../scope.ts';
import type { Session } from '../session.ts';
import { type SelectedFile, type Selection, selectFiles } from '../select.ts';
import { type Analysis, formatAnalysis, parseAnalysis } from './analyse.ts';
import { collect, startThreads } from './collect.ts';
import { type CachedFile, type FactsCache, openFactsCache, settingsKey } from './facts-cache.ts';
import type { FileStamp } from './source-reader.ts';
import { doWork, type FileResult, type Work } from './work.ts';

/** The facts of one file, and the scope that governs it. */
export interface ScopedFacts {
  readonly facts: FileFacts;
  readonly scope: Scope;
}

export interface FactsStats {
  /** Files that the run looked at. */
  readonly files: number;
  /** Those of them in which something of interest may stand, so that they have facts. */
  readonly parsed: number;
  /** Files that the cache knew, so that they were not read. */
  readonly cached: number;
  /** Files left out because their header says that a program wrote them. */
  readonly generated: number;
  /** Files left out because they are larger than 1.5 MB. */
  readonly tooLarge: number;
  /** Whole milliseconds. */
  readonly milliseconds: { readonly select: number; readonly read: number };
}

export interface FactsResult {
  /** In the order of the files' paths. Files in which nothing of interest can stand are not among them. */
  readonly files: readonly ScopedFacts[];
  readonly problems: readonly Problem[];
  /** Files that were asked for by name, and that settings or `.gitignore` leave out. */
  readonly leftOut: readonly string[];
  /** Whether the run looked at all files of the project. */
  readonly whole: boolean;
  readonly stats: FactsStats;
}

export interface GatherOptions extends RunOptions {
  /** The files themselves, where they are known; then `paths` say nothing. */
  readonly selection?: Selection;
  /** Work for this thread that others need not wait for: they start before it. */
  readonly meanwhile?: (scopes: readonly Scope[]) => void;
  /** Called with the facts of each file as they come, in no order, after `meanwhile`. */
  readonly onFacts?: (facts: ScopedFacts) => void;
  /** Called for each file that could be opened: how it was on disk when it was read, which is all that a look tells. */
  readonly onStamp?: (file: string, stamp: FileStamp) => void;
  /** Ends the work early; the result is then that of a part. */
  readonly signal?: AbortSignal;
}

export async function gatherFacts(
  session: Session,
  options: GatherOptions = {},
): Promise<FactsResult> {
  const cache = openCache(session);
  // A first run over the whole project has much to read: threads start while the files are looked up.
  const isFirst = !options.selection && !options.paths?.length && cache?.isEmpty !== false;
  const waiting = isFirst && session.threads !== 1 ? startThreads(session.threads) : undefined;
  const { work, meanwhile, take, finish } = prepare(session, options, cache);
  const { threads } = session;
  return finish(await collect(work, { threads, waiting, meanwhile, take, signal: options.signal }));
}

/** The same on this thread alone, for a host that cannot wait. */
export function gatherFactsSync(session: Session, options: GatherOptions = {}): FactsResult {
  const { work, meanwhile, take, finish } = prepare(session, options, openCache(session));
  meanwhile();
  for (const results of doWork({ ...work, next: new Int32Array(1) })) take(results);
  return finish([]);
}

interface Gathering {
  readonly work: Omit<Work, 'next'>;
  readonly meanwhile: () => void;
  readonly take: (results: readonly FileResult[]) => void;
  readonly finish: (problems: readonly Problem[]) => FactsResult;
}

function openCache({ cache, scopes }: Session): FactsCache | undefined {
  return cache ? openFactsCache(scopes.root) : undefined;
}

function prepare(
  session: Session,
  options: GatherOptions,
  cache: FactsCache | undefined,
): Gathering {
  const began = { at: Date.now(), clock: performance.now() };
  const selection = options.selection ?? selectFiles(session.scopes, session.cwd, options.paths);
  const selected = performance.now();
  const { root } = session.scopes;
  const { files } = selection;
  const scopes = [...new Set(files.map(({ scope }) => scope))];
  const keys = new Map(scopes.map((scope) => [scope, settingsKey(scope.settings)]));
  const keyOf = (index: number) => keys.get(files[index]!.scope)!;

  const analyses = new Array<Analysis>(files.length);
  let done = 0;
  const take = (index: number, analysis: Analysis) => {
    analyses[index] = analysis;
    if (analysis.facts !== undefined) {
      options.onFacts?.({ facts: analysis.facts, scope: files[index]!.scope });
    }
    done++;
  };

  const stale: number[] = [];
  const fresh: { readonly index: number; readonly cached: CachedFile }[] = [];
  files.forEach(({ file }, index) => {
    const cached = cache?.get(file, keyOf(index));
    if (cached?.stamp !== undefined && isSame(cached.stamp, `${root}/${file}`))
      fresh.push({ index, cached });
    else stale.push(index);
  });

  const numbers = new Map(scopes.map((scope, number) => [scope, number]));
  const known = new Map<number, string>();
  stale.forEach((index, at) => {
    const hash = cache?.get(files[index]!.file, keyOf(index))?.hash;
    if (hash !== undefined) known.set(at, hash);
  });
  return {
    work: {
      root,
      files: stale.map((index) => files[index]!.file),
      settings: scopes.map((scope) => scope.settings),
      scopes: Uint16Array.from(stale, (index) => numbers.get(files[index]!.scope)!),
      known,
      hashes: cache !== undefined,
    },
    meanwhile() {
      options.meanwhile?.(scopes);
      for (const { index, cached } of fresh) {
        options.onStamp?.(files[index]!.file, cached.stamp!);
        take(index, parseAnalysis(cached.json));
      }
      options.onProgress?.(done, files.length);
    },
    take(results) {
      for (const result of results) {
        const index = stale[result.index]!;
        if (result.stamp !== undefined) options.onStamp?.(files[index]!.file, result.stamp);
        take(index, remember(cache, files[index]!.file, keyOf(index), result, began.at));
      }
      options.onProgress?.(done, files.length);
    },
    finish,
  };

  function finish(problems: readonly Problem[]): FactsResult {
    if (selection.whole) cache?.keepOnly(files.map(({ file }) => file));
    cache?.save();
    return {
      files: withFacts(files, analyses),
      problems: [
        ...selection.problems,
        ...onceEach(analyses.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))),
        ...problems,
      ],
      leftOut: selection.leftOut,
      whole: selection.whole && options.signal?.aborted !== true,
      stats: {
        files: files.length,
        parsed: count(analyses, ({ facts }) => facts !== undefined),
        cached: fresh.length,
        generated: count(analyses, ({ leftOut }) => leftOut === 'generated'),
        tooLarge: count(analyses, ({ leftOut }) => leftOut === 'too-large'),
        milliseconds: {
          select: Math.round(selected - began.clock),
          read: Math.round(performance.now() - selected),
        },
      },
    };
  }
}

function withFacts(files: readonly SelectedFile[], analyses: readonly Analysis[]): ScopedFacts[] {
  return analyses.flatMap(({ facts }, index) =>
    facts === undefined ? [] : [{ facts, scope: files[index]!.scope }],
  );
}

/** A defect that every file meets, such as a parser that is not installed, is told of the first. */
function onceEach(problems: readonly Problem[]): Problem[] {
  const told = new Set<string>();
  return problems.filter(({ kind, message }) => {
    if (kind !== 'internal') return true;
    const isNew = !told.has(message);
    told.add(message);
    return isNew;
  });
}

function count(analyses: readonly Analysis[], test: (analysis: Analysis) => boolean): number {
  return analyses.reduce((sum, analysis) => sum + Number(test(analysis)), 0);
}

function isSame({ size, modified }: FileStamp, path: string): boolean {
  const now = lstatSync(path, { throwIfNoEntry: false });
  return now?.mtimeMs === modified && now.size === size;
}

/**
 * A file that changed so lately that it may change again within the same tick of the file system's clock:
 * time and size would not tell.
 */
const TICK_MS = 100;

/** Puts a result into the cache, and takes out what it only confirmed. */
function remember(
  cache: FactsCache | undefined,
  file: string,
  key: string,
  { analysis, json: posted, stamp: read, hash }: FileResult,
  began: number,
): Analysis {
  const known = analysis === 'same' ? cache?.get(file, key)?.json : undefined;
  const result = analysis === 'same' ? parseAnalysis(known ?? '') : analysis;
  if (cache === undefined || read === undefined) return result;
  const stamp = read.modified < began - TICK_MS ? read : undefined;
  const json = known ?? posted ?? formatAnalysis(result);
  cache.set(file, key, { stamp, json, ...(hash !== undefined && { hash }) });
  return result;
}
