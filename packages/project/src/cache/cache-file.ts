/**
 * Files in which one run leaves lines for the next. A hint and no more: a file that is missing, broken or
 * written by another build is as good as none, and nothing fails because one cannot be written.
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
import { threadId } from 'node:worker_threads';

/** The lines that this build left under `name` for the project at the absolute path `root`. */
export function readCacheFile(root: string, name: string): readonly string[] | undefined {
  let text: string;
  try {
    text = readFileSync(join(cacheFolder(root), name), 'utf8');
  } catch {
    return undefined;
  }
  if (!text.startsWith(`${BUILD}\n`) || !text.endsWith(`\n${END}\n`)) return undefined;
  const body = text.slice(BUILD.length + 1, -END.length - 1);
  return body === '' ? [] : body.slice(0, -1).split('\n');
}

/** Lines of a cache file that become text when somebody asks for them. */
export interface KeptLines {
  /** Counted from 0; `undefined` where there is none. */
  at(index: number): string | undefined;
}

/** As `readCacheFile`, for a large file of which little is needed. */
export function openCacheFile(root: string, name: string): KeptLines | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(cacheFolder(root), name));
  } catch {
    return undefined;
  }
  const begin = Buffer.byteLength(BUILD) + 1;
  const end = bytes.length - END.length - 2;
  const isWhole =
    bytes.toString('utf8', 0, begin) === `${BUILD}\n` &&
    bytes.toString('utf8', end) === `\n${END}\n`;
  return isWhole ? keptLines(bytes, begin, end + 1) : undefined;
}

/** `begin`, `end`: in bytes; each line ends with a line feed. */
function keptLines(bytes: Buffer, begin: number, end: number): KeptLines {
  const starts = [begin];
  return {
    at(index) {
      for (let last = starts.at(-1)!; starts.length <= index + 1 && last < end;) {
        starts.push((last = bytes.indexOf(LINE_FEED, last) + 1));
      }
      const [start, next] = [starts[index], starts[index + 1]];
      return start === undefined || next === undefined
        ? undefined
        : bytes.toString('utf8', start, next - 1);
    },
  };
}

const LINE_FEED = 10;

/** Whole or not at all: a run that is killed, or one at the same time, leaves no half of a file. */
export function writeCacheFile(root: string, name: string, lines: Iterable<string>): void {
  const path = join(cacheFolder(root), name);
  const temporary = `${path}.${process.pid}.${threadId}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeLines(temporary, lines);
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
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

/** A piece at a time: the whole may be as large as all else that a run keeps in memory. */
function writeLines(path: string, lines: Iterable<string>): void {
  const handle = openSync(path, 'w');
  try {
    let piece = `${BUILD}\n`;
    for (const line of lines) {
      piece += `${line}\n`;
      if (piece.length < PIECE) continue;
      writeFileSync(handle, piece);
      piece = '';
    }
    writeFileSync(handle, `${piece}${END}\n`);
  } finally {
    closeSync(handle);
  }
}

const PIECE = 256 * 1024;

const END = 'end';

/** In bundles: what the code was made of that reads files, so that all that are made of it share what they keep. */
declare const LOGLEX_SOURCES: string | undefined;

/** Which code wrote a file. Outside of bundles its own size and time tell. */
const BUILD = (() => {
  if (typeof LOGLEX_SOURCES === 'string') return `loglex 1 ${LOGLEX_SOURCES}`;
  const self = fileURLToPath(import.meta.url);
  const worker = join(dirname(self), 'facts-worker.js');
  const { size, mtimeMs } = statSync(worker, { throwIfNoEntry: false }) ?? statSync(self);
  return `loglex 1 ${size} ${mtimeMs}`;
})();
