/** The records of a log from its beginning to its end, piece by piece: a log may be larger than memory. */
import { resolve } from 'node:path';
import type { LogRecord } from '@loglex/engine';
import type { LogKnowledge } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { bytesOf, whyUnread } from './input/log-bytes.ts';
import { createLogCursor } from './input/log-cursor.ts';
import { STDIN } from './input/named-logs.ts';
import type { Positions } from './input/positions.ts';

/**
 * @param log a path from `cwd`, compressed or not; `-` is stdin.
 * @param positions say where it begins, and learn how far it was read. A line that has not ended is then left for the next time.
 * @returns as many at once as are complete; of what is being written, none where nothing has come for a while.
 * @throws CommandError where it cannot be read to its end; the records before that have been given.
 */
export async function* logRecords(
  log: string,
  cwd: string,
  knowledge: Pick<LogKnowledge, 'layouts' | 'isCode'>,
  positions?: Positions,
): AsyncGenerator<readonly LogRecord[]> {
  const path = log === STDIN ? log : resolve(cwd, log);
  try {
    const kept = log === STDIN ? undefined : await positions?.begin(path);
    const cursor = createLogCursor(knowledge, kept?.from);
    for await (const bytes of bytesOf(path, kept?.from?.offset)) {
      yield bytes === undefined ? cursor.settle() : cursor.push(bytes);
      kept?.note(cursor.position());
    }
    yield kept === undefined ? cursor.end() : cursor.settle();
    kept?.note(cursor.position());
  } catch (error) {
    throw new CommandError(whyUnread(log, error));
  }
}
