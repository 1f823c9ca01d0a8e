/** Reads logs while they are written, as `tail -F` does: by their names, whichever file has the name at the moment. */
import { open, type FileHandle, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogRecord } from '@loglex/engine';
import type { LogKnowledge } from '@loglex/project';
import { visible } from '../../terminal/visible.ts';
import { bytesAt, PAUSE_MS, PIECE_BYTES, whyUnread } from './log-bytes.ts';
import { createLogCursor, type LogCursor } from './log-cursor.ts';
import type { KeptPosition, Positions } from './positions.ts';

export interface FollowedLog {
  /** What there is to read by now, a piece of it at most; `undefined`: nothing. */
  step(): Promise<readonly LogRecord[] | undefined>;
  /** What was read so far has been shown. */
  note(): void;
  close(): Promise<void>;
}

export interface FollowOptions {
  /** As people call it. */
  readonly log: string;
  /** Absolute. */
  readonly path: string;
  readonly knowledge: Pick<LogKnowledge, 'layouts' | 'isCode'>;
  readonly positions: Positions | undefined;
  /** Told what becomes of the file, in words. */
  readonly tell: (what: string) => void;
}

/** So often it is looked whether anything has been written. */
const POLL_MS = 200;

/** Goes round until `signal`, a step of each log at a time, so that none keeps the others waiting. */
export async function* followAll(
  logs: readonly FollowedLog[],
  signal: AbortSignal,
): AsyncGenerator<{ readonly log: FollowedLog; readonly records: readonly LogRecord[] }> {
  while (!signal.aborted && logs.length > 0) {
    let isQuiet = true;
    for (const log of logs) {
      const records = signal.aborted ? undefined : await log.step();
      if (records === undefined) continue;
      isQuiet = false;
      yield { log, records };
    }
    if (isQuiet) await pause(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

export function followLog({ log, path, knowledge, positions, tell }: FollowOptions): FollowedLog {
  let opened:
    | {
        readonly handle: FileHandle;
        readonly id: string;
        readonly cursor: LogCursor;
        readonly kept: KeptPosition | undefined;
        at: number;
        /** When it was written to last, as far as has been looked. */
        writtenAt: bigint;
      }
    | undefined;
  /** Under this name another log was read before. */
  let isNew = false;
  /** What was told last of a file that cannot be read: once is enough. */
  let told = '';
  let noteLeft: (() => void) | undefined;
  /** When something was read that has not settled. */
  let readAt: number | undefined;

  function tellOnce(what: string): void {
    if (what !== told) tell(what);
    told = what;
  }

  async function openFile(): Promise<void> {
    try {
      const handle = await open(path);
      const stats = await handle.stat({ bigint: true });
      if (!stats.isFile()) {
        await handle.close();
        tellOnce(`${visible(log)} is no file, so it cannot be followed.`);
        return;
      }
      const kept = await positions?.begin(path, isNew);
      const cursor = createLogCursor(knowledge, kept?.from);
      const at = kept?.from?.offset ?? 0;
      opened = { handle, id: idOf(stats), cursor, kept, at, writtenAt: stats.mtimeNs };
      if (told !== '') tellOnce(`${visible(log)} is there.`);
      told = '';
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      tellOnce(isMissing ? `${visible(log)} is not there yet.` : whyUnread(log, error));
    }
  }

  async function close(): Promise<void> {
    const { handle } = opened ?? {};
    opened = undefined;
    readAt = undefined;
    await handle?.close();
  }

  /** The records that wait in a file that is left. */
  async function leave(why: string): Promise<readonly LogRecord[]> {
    const { cursor, kept, id } = opened!;
    const records = cursor.end();
    noteLeft = () => kept?.note(cursor.position(), id);
    await close();
    isNew = true;
    tell(`${visible(log)} ${why}.`);
    return records;
  }

  async function more(): Promise<readonly LogRecord[] | undefined> {
    const bytes = await bytesAt(opened!.handle, opened!.at, PIECE_BYTES);
    if (bytes.length === 0) return undefined;
    opened!.at += bytes.length;
    readAt = Date.now();
    return opened!.cursor.push(bytes);
  }

  /** Whether it is shorter than what was read, or says something else there. */
  async function isCut(): Promise<boolean> {
    const { handle, at, cursor, writtenAt } = opened!;
    const { size, mtimeNs } = await handle.stat({ bigint: true });
    if (mtimeNs === writtenAt) return false;
    opened!.writtenAt = mtimeNs;
    const taken = cursor.taken();
    return size < at || !taken.equals(await bytesAt(handle, at - taken.length, taken.length));
  }

  return {
    async step() {
      if (opened === undefined) await openFile();
      if (opened === undefined) return undefined;
      if (await isCut()) return leave('was cut: it is read from its beginning');
      const { id, cursor } = opened;
      const records = await more();
      if (records !== undefined) return records;
      const now = await stat(path, { bigint: true }).catch(() => undefined);
      if (now !== undefined && idOf(now) !== id) {
        // It may have been written to until it was moved.
        return (await more()) ?? (await leave('was rotated: the new one is read'));
      }
      if (readAt === undefined || Date.now() - readAt < PAUSE_MS) return undefined;
      readAt = undefined;
      return cursor.settle();
    },
    note() {
      noteLeft?.();
      noteLeft = undefined;
      opened?.kept?.note(opened.cursor.position(), opened.id);
    },
    close,
  };
}

function idOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}:${ino}`;
}
