/** How far logs have been read, in a file: a later run goes on there, whatever the logs are called by then. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { putFile } from '@loglex/project';
import { CommandError } from '../../command-error.ts';
import { visible } from '../../terminal/visible.ts';
import { bytesAt, bytesOf, isCompressed } from './log-bytes.ts';
import { isPrintOf, type LogPosition } from './log-cursor.ts';
import { inRotationOrder, rotationSet } from './rotation.ts';

export interface Positions {
  /** Begins a log, where it was left if it was read before. `isNew`: it is known not to be what was read before under its name. */
  begin(path: string, isNew?: boolean): Promise<KeptPosition>;
  /** The logs that `path` was before and that were moved away since, as far as they lie beside it and have more to read. */
  movedFrom(path: string): Promise<readonly string[]>;
  /** Writes what was noted. */
  save(): void;
}

/** How far one log has been read, whatever it is called. */
export interface KeptPosition {
  /** Where to go on; `undefined`: at its beginning. */
  readonly from: LogPosition | undefined;
  /** It has been read so far, and what was read has been shown. Written now and then. `file`: which it is, where that is known. */
  note(position: LogPosition, file?: string): void;
}

interface Entry extends LogPosition {
  /** What it was called. */
  readonly path: string;
  /** The file by device and number, which a rename keeps. */
  readonly file: string;
}

/** Throws where the file is there and is not one of these. */
export function openPositions(file: string, cwd: string): Positions {
  const path = resolve(cwd, file);
  const read = readEntries(path, file);
  /** What was noted last comes last. */
  const entries = new Set<Entry>(read);
  /** Those of which the log has not been begun. */
  const unclaimed = new Set<Entry>(read);
  let savedAt = Date.now();

  function save(): void {
    savedAt = Date.now();
    const logs = latest([...entries]);
    const text = `${JSON.stringify({ loglex: 'lines', version: VERSION, logs }, null, 2)}\n`;
    const problem = putFile(dirname(path), basename(path), text);
    if (problem)
      throw new CommandError(`${visible(file)} could not be written: ${problem.message}`);
  }

  async function claim(log: string): Promise<Entry | undefined> {
    const id = fileId(log);
    const set = rotationSet(log);
    const rank = (entry: Entry) => (entry.file === id ? 0 : entry.path === log ? 1 : 2);
    for (const entry of [...unclaimed].toSorted((a, b) => rank(a) - rank(b))) {
      if (rank(entry) === 2 && rotationSet(entry.path) !== set) continue;
      if ((await bytesBehind(log, entry)) === undefined) continue;
      unclaimed.delete(entry);
      return entry;
    }
    return undefined;
  }

  return {
    async begin(log, isNew = false) {
      const from = isNew ? undefined : await claim(log);
      let own = from;
      return {
        from,
        note(position, id = fileId(log)) {
          if (own !== undefined) entries.delete(own);
          entries.add((own = { path: log, file: id, ...position }));
          if (Date.now() - savedAt > SAVE_MS) save();
        },
      };
    },
    async movedFrom(log) {
      const moved: string[] = [];
      for (const entry of unclaimed) {
        if (entry.path !== log || (await bytesBehind(log, entry)) !== undefined) continue;
        for (const other of logsBeside(log)) {
          if (((await bytesBehind(other, entry)) ?? 0) > 0) moved.push(other);
        }
      }
      return inRotationOrder([...new Set(moved)]);
    },
    save,
  };
}

const VERSION = 1;
const SAVE_MS = 1000;

/** Of a log and what it was rotated to so many are kept: the others have been removed long ago. */
const MOST_OF_SET = 32;

function latest(entries: readonly Entry[]): readonly Entry[] {
  const counts = new Map<string, number>();
  return entries
    .toReversed()
    .filter(({ path }) => {
      const count = counts.get(rotationSet(path)) ?? 0;
      counts.set(rotationSet(path), count + 1);
      return count < MOST_OF_SET;
    })
    .toReversed();
}

function logsBeside(log: string): readonly string[] {
  const folder = dirname(log);
  const names = readdirSync(folder);
  return names
    .map((name) => join(folder, name))
    .filter((path) => path !== log && rotationSet(path) === rotationSet(log));
}

/** How much there is behind what was read, if what was read is what this log begins with; else `undefined`. */
async function bytesBehind(path: string, position: LogPosition): Promise<number | undefined> {
  const { offset, head, tail } = position;
  try {
    if (await isCompressed(path)) return await unpackedBehind(path, position);
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (size < offset || !isPrintOf(head, await bytesAt(handle, 0, head.bytes))) return undefined;
      const before = await bytesAt(handle, offset - tail.bytes, tail.bytes);
      return isPrintOf(tail, before) ? size - offset : undefined;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined; // Reading it will say why.
  }
}

/** It is read only as far as is needed to tell whether there is anything. */
async function unpackedBehind(
  path: string,
  { offset, head, tail }: LogPosition,
): Promise<number | undefined> {
  let first = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  let at = 0;
  for await (const piece of bytesOf(path)) {
    if (piece === undefined) continue;
    if (at === offset && at > 0) return piece.length;
    if (first.length < head.bytes) first = Buffer.concat([first, piece]).subarray(0, head.bytes);
    const until = piece.subarray(0, offset - at);
    last = Buffer.concat([last, until]);
    last = last.subarray(Math.max(0, last.length - tail.bytes));
    at += until.length;
    if (at < offset) continue;
    if (!isPrintOf(head, first) || !isPrintOf(tail, last)) return undefined;
    if (until.length < piece.length) return piece.length - until.length;
  }
  return at === offset ? 0 : undefined;
}

/** Which file it is, whatever it is called; empty where there is none. */
function fileId(path: string): string {
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
