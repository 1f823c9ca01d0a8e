/** How far logs have been read, in a file: a later run goes on there, whatever the logs are called by then. */
import { readFileSync, statSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { putFile } from '@loglex/project';
import { CommandError } from '../../command-error.ts';
import { visible } from '../../terminal/visible.ts';
import { bytesAt, bytesOf, isCompressed } from './log-bytes.ts';
import { type Fingerprint, isPrintOf, type LogPosition } from './log-cursor.ts';
import { rotationSet } from './rotation.ts';

export interface Positions {
  /** Where to go on with a log; `undefined`: it begins. A log that was cut, or that another one took the place of, begins anew. */
  find(path: string): Promise<LogPosition | undefined>;
  /** The log that `path` was when it was read last and that was moved away since, if it lies beside it. */
  movedFrom(path: string): Promise<string | undefined>;
  /** The log has been read so far, and what was read has been shown. Written now and then. `file`: which it is by now, where that is known. */
  note(path: string, position: LogPosition, file?: string): void;
  /** Writes what was noted. */
  save(): void;
}

interface Entry extends LogPosition {
  readonly path: string;
  /** The file by device and number, which a rename keeps. */
  readonly file: string;
}

/** Throws where the file is there and is not one of these. */
export function openPositions(file: string, cwd: string): Positions {
  const path = resolve(cwd, file);
  const entries = new Map<string, Entry>(
    readEntries(path, file).map((entry) => [entry.path, entry]),
  );
  /** As they were at the beginning, as long as no log has been found to be theirs. */
  const unclaimed = new Set(entries.values());
  let savedAt = Date.now();

  function save(): void {
    savedAt = Date.now();
    // What was moved out of sight would stay for ever.
    const logs = [...entries.values()].filter((entry) => fileId(entry.path) !== '');
    const text = `${JSON.stringify({ loglex: 'lines', version: VERSION, logs }, null, 2)}\n`;
    const problem = putFile(dirname(path), basename(path), text);
    if (problem)
      throw new CommandError(`${visible(file)} could not be written: ${problem.message}`);
  }

  return {
    async find(log) {
      const id = fileId(log);
      const set = rotationSet(log);
      const ranked = [...unclaimed].toSorted((a, b) => rank(a) - rank(b));
      function rank(entry: Entry): number {
        return entry.file === id ? 0 : entry.path === log ? 1 : 2;
      }
      for (const entry of ranked) {
        if (rank(entry) === 2 && rotationSet(entry.path) !== set) continue;
        if (!(await isReadSoFar(log, entry))) continue;
        unclaimed.delete(entry);
        return entry;
      }
      return undefined;
    },
    async movedFrom(log) {
      const entry = entries.get(log);
      if (entry === undefined || !unclaimed.has(entry) || (await isReadSoFar(log, entry)))
        return undefined;
      const set = rotationSet(log);
      const beside = (await readdir(dirname(log))).map((name) => join(dirname(log), name));
      for (const other of beside) {
        if (other === log || rotationSet(other) !== set) continue;
        if (await isReadSoFar(other, entry)) return other;
      }
      return undefined;
    },
    note(log, position, file = fileId(log)) {
      entries.set(log, { path: log, file, ...position });
      if (Date.now() - savedAt > SAVE_MS) save();
    },
    save,
  };
}

const VERSION = 1;
const SAVE_MS = 1000;

/** Whether what was read of the entry's log is what this one begins with. */
async function isReadSoFar(path: string, { offset, head, tail }: LogPosition): Promise<boolean> {
  try {
    if (await isCompressed(path)) return await isUnpackedSoFar(path, { offset, head, tail });
    const handle = await open(path);
    try {
      if ((await handle.stat()).size < offset) return false;
      const isHead = isPrintOf(head, await bytesAt(handle, 0, head.bytes));
      return isHead && isPrintOf(tail, await bytesAt(handle, offset - tail.bytes, tail.bytes));
    } finally {
      await handle.close();
    }
  } catch {
    return false; // Reading it will say why.
  }
}

async function isUnpackedSoFar(
  path: string,
  { offset, head, tail }: { offset: number; head: Fingerprint; tail: Fingerprint },
): Promise<boolean> {
  let first = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  let at = 0;
  for await (const piece of bytesOf(path)) {
    if (piece === undefined) continue;
    if (first.length < head.bytes) first = Buffer.concat([first, piece]).subarray(0, head.bytes);
    const until = piece.subarray(0, offset - at);
    last = Buffer.concat([last, until]);
    last = last.subarray(Math.max(0, last.length - tail.bytes));
    at += until.length;
    if (at === offset) return isPrintOf(head, first) && isPrintOf(tail, last);
  }
  return false;
}

/** Which file it is, whatever it is called; empty where there is none. */
export function fileId(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : '';
}

function readEntries(path: string, file: string): readonly Entry[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new CommandError(`${visible(file)} cannot be read: ${(error as Error).message}.`);
  }
  const logs = logsIn(text);
  if (logs === undefined) {
    throw new CommandError(
      `${visible(file)} does not say how far logs were read. Name another file, or remove it: then they are read from their beginnings.`,
    );
  }
  return logs;
}

function logsIn(text: string): readonly Entry[] | undefined {
  try {
    const state = JSON.parse(text) as {
      loglex?: unknown;
      version?: unknown;
      logs?: unknown;
    } | null;
    if (state?.loglex !== 'lines' || state.version !== VERSION || !Array.isArray(state.logs)) {
      return undefined;
    }
    return state.logs.every(isEntry) ? state.logs : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is Entry {
  const { path, file, offset, line, encoding, head, tail } = (value ?? {}) as Partial<Entry>;
  return (
    [path, file, encoding, head?.sha256, tail?.sha256].every((each) => typeof each === 'string') &&
    [offset, line, head?.bytes, tail?.bytes].every(
      (each) => Number.isSafeInteger(each) && each! >= 0,
    )
  );
}
