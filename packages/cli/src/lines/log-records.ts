/** The records of a log on disk or on stdin, piece by piece: a log may be larger than memory. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createLogReader, type LogRecord } from '@loglex/engine';
import type { LogKnowledge } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { visible } from '../terminal/visible.ts';

/**
 * @param log a path from the working directory, compressed where it ends in `.gz`; `-` is stdin.
 * @returns piece by piece, as many at once as are complete.
 * @throws CommandError where it cannot be read to its end; the records before that have been given.
 */
export async function* logRecords(
  log: string,
  cwd: string,
  { layouts, isCode }: Pick<LogKnowledge, 'layouts' | 'isCode'>,
): AsyncGenerator<readonly LogRecord[]> {
  const reader = createLogReader(layouts, isCode);
  try {
    for await (const text of textOf(log, cwd)) yield reader.push(text as string);
    yield reader.flush();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandError(
      code === 'ENOENT'
        ? `There is no log ${visible(log)}.`
        : `The log ${visible(log)} cannot be read: ${message}.`,
    );
  }
}

/** Bytes that are no UTF-8 become U+FFFD. */
function textOf(log: string, cwd: string): Readable {
  if (log === '-') return process.stdin.setEncoding('utf8');
  const file = createReadStream(resolve(cwd, log));
  if (!log.endsWith('.gz')) return file.setEncoding('utf8');
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked).setEncoding('utf8');
}
