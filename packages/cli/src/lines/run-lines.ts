/** `loglex lines` on logs, from its options to its exit code: each record with what wrote it. */
import { once } from 'node:events';
import type { LinesOptions } from '../commands/lines.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { lookOf } from '../terminal/look.ts';
import { openLogs } from './read-logs.ts';
import { recordsAsJson, recordsAsText } from './record-formats.ts';

export async function runLines(logs: readonly string[], options: LinesOptions): Promise<ExitCode> {
  const opened = await openLogs(logs, options);
  const { stdout } = process;
  const format = options.format === 'jsonl' ? recordsAsJson : recordsAsText;
  const write = format(opened, lookOf(stdout));
  for await (const records of opened.read()) {
    if (records.length > 0 && !stdout.write(write(records))) await once(stdout, 'drain');
  }
  return opened.end(EXIT.clean);
}
