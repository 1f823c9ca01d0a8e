/**
 * Facts kept on disk from run to run, by what each file contains. A hint and no more: it is ignored where
 * it is missing, broken, or written by another build, and nothing fails because it cannot be written.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '@loglex/engine';
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
  const path = join(cacheFolder(root), 'facts');
  const files = readCache(path);
  let changed = false;
  return {
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
      if (changed) writeCache(path, files);
    },
  };
}

/** A key that differs where facts read by these settings may differ. */
export function settingsKey({ sinks, references, tests }: Settings): string {
  const plain = sinks.map((sink) => ({ ...sink, keywords: [...sink.keywords] }));
  return hashOf(JSON.stringify([plain, [...references], tests])).slice(0, 12);
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha1').update(content).digest('base64url');
}

/** Beside the installed packages where there are some, as tools do; else in the cache folder of the user. */
function cacheFolder(root: string): string {
  const modules = join(root, 'node_modules');
  if (statSync(modules, { throwIfNoEntry: false })?.isDirectory() === true) {
    return join(modules, '.cache/loglex');
  }
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'loglex', hashOf(root).slice(0, 16));
}

type Files = Map<string, { readonly key: string; readonly cached: CachedFile }>;

/** The first line names the build; then one line per file: path, settings key, size, time, hash, analysis. */
const SEPARATOR = '\t';

function readCache(path: string): Files {
  const files: Files = new Map();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return files;
  }
  if (!text.startsWith(`${BUILD}\n`) || !text.endsWith(`\n${END}\n`)) return files;
  const lines = text.slice(BUILD.length + 1, -END.length - 2).split('\n');
  for (const line of lines) {
    const [file, key, size, modified, hash, json] = line.split(SEPARATOR);
    if (json === undefined) return new Map();
    const stamp = size === '' ? undefined : { size: Number(size), modified: Number(modified) };
    const cached = { stamp, json, ...(hash !== '' && { hash: hash! }) };
    files.set(file!, { key: key!, cached });
  }
  return files;
}

/** Whole or not at all: a run that is killed, or one at the same time, leaves no half of a cache. */
function writeCache(path: string, files: Files): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeLines(temporary, linesOf(files));
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

function* linesOf(files: Files): Generator<string> {
  yield BUILD;
  for (const [file, { key, cached }] of files) {
    // A name with a separator in it would be read as two: such a file is read anew each time.
    if (/[\t\n]/.test(file)) continue;
    const { stamp, hash = '', json } = cached;
    yield [file, key, stamp?.size ?? '', stamp?.modified ?? '', hash, json].join(SEPARATOR);
  }
  yield END;
}

/** A piece at a time: the whole may be as large as all else that a run keeps in memory. */
function writeLines(path: string, lines: Iterable<string>): void {
  const handle = openSync(path, 'w');
  try {
    let piece = '';
    for (const line of lines) {
      piece += `${line}\n`;
      if (piece.length < PIECE) continue;
      writeFileSync(handle, piece);
      piece = '';
    }
    writeFileSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}

const PIECE = 256 * 1024;

const END = 'end';

/**
 * Which code wrote the cache. The bundle's worker changes with any of the code that it imports; a published
 * version changes its number, and with it the time of its files.
 */
const BUILD = (() => {
  const self = fileURLToPath(import.meta.url);
  const worker = join(dirname(self), 'facts-worker.js');
  const { size, mtimeMs } = statSync(worker, { throwIfNoEntry: false }) ?? statSync(self);
  return `loglex facts 1 ${size} ${mtimeMs}`;
})();
