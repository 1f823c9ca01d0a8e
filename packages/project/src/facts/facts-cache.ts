/** Facts kept on disk from run to run, by what each file contains. */
import { settingsInTests, type Settings } from '@loglex/engine';
import { hashOf, readCacheFile, writeCacheFile } from '../cache/cache-file.ts';
import type { FileStamp } from './source-reader.ts';

export interface CachedFile {
  /** `undefined`: the file had just changed when it was read, so only its content can tell. */
  readonly stamp: FileStamp | undefined;
  /** Of the content; absent for files that hold nothing of interest, which are as fast to read again. */
  readonly hash?: string;
  /** The analysis as JSON; empty where it is `{}`. */
  readonly json: string;
}

export interface FactsCache {
  /** Whether no run before this one left anything. */
  readonly isEmpty: boolean;
  /** What is known of a file under these settings (see `settingsKey`). */
  get(file: string, key: string): CachedFile | undefined;
  set(file: string, key: string, cached: CachedFile): void;
  /** Forgets all files but these. */
  keepOnly(files: Iterable<string>): void;
  /** Writes what changed; says nothing where it cannot. */
  save(): void;
}

/** The cache of the project at `root`, as the last run left it. */
export function openFactsCache(root: string): FactsCache {
  const files = readCache(root);
  let changed = false;
  return {
    isEmpty: files.size === 0,
    get(file, key) {
      const known = files.get(file);
      return known?.key === key ? known.cached : undefined;
    },
    set(file, key, cached) {
      files.set(file, { key, cached });
      changed = true;
    },
    keepOnly(present) {
      const kept = new Set(present);
      for (const file of files.keys()) {
        if (!kept.has(file)) changed = files.delete(file);
      }
    },
    save() {
      if (changed) writeCacheFile(root, NAME, linesOf(files));
    },
  };
}

/** A key that differs where facts read by these settings may differ. */
export function settingsKey(settings: Settings): string {
  const { sinks, knownSinks, legends, sections, configuration, setup, references, tests } =
    settings;
  const rules = [settings, settingsInTests(settings)].map(({ protocols, paths }) => [
    protocols,
    paths,
  ]);
  const read = [
    sinks,
    knownSinks,
    legends,
    sections,
    configuration,
    rules,
    setup,
    references,
    tests,
  ];
  const plain = (_: string, value: unknown) => (value instanceof Map ? [...value] : value);
  return hashOf(JSON.stringify(read, plain)).slice(0, 12);
}

type Files = Map<string, { readonly key: string; readonly cached: CachedFile }>;

const NAME = 'facts';

/** One line per file: path, settings key, size, time, hash, analysis. */
const SEPARATOR = '\t';

function readCache(root: string): Files {
  const files: Files = new Map();
  for (const line of readCacheFile(root, NAME) ?? []) {
    const [file, key, size, modified, hash, json] = line.split(SEPARATOR);
    if (json === undefined) return new Map();
    const stamp = size === '' ? undefined : { size: Number(size), modified: Number(modified) };
    const cached = { stamp, json, ...(hash !== '' && { hash: hash! }) };
    files.set(file!, { key: key!, cached });
  }
  return files;
}

function* linesOf(files: Files): Generator<string> {
  for (const [file, { key, cached }] of files) {
    // A name with a separator in it would be read as two: such a file is read anew each time.
    if (/[\t\n]/.test(file)) continue;
    const { stamp, hash = '', json } = cached;
    yield [file, key, stamp?.size ?? '', stamp?.modified ?? '', hash, json].join(SEPARATOR);
  }
}
