/** `loglex lines` on logs, from its options to its exit code: each record with what wrote it. */
import { once } from 'node:events';
import type { Rung } from '@loglex/catalog';
import type { RecordExplanation } from '@loglex/engine';
import type { LinesOptions } from '../commands/lines.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { placesIn } from '../explain/places.ts';
import { unreadOf } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { openLogs } from './read-logs.ts';

export async function runLines(logs: readonly string[], options: LinesOptions): Promise<ExitCode> {
  const { project, knowledge, areSeveral, read } = await openLogs(logs, options);
  const placeOf = placesIn(project);
  const { color } = lookOf(process.stdout);

  /** `file:line` of the call that wrote it, where only one can have; else how many can have. */
  function siteOf(explanation: RecordExplanation): string {
    const [first, ...others] = knowledge.writersOf(explanation);
    if (first === undefined) return '-';
    if (others.length > 0) return `${others.length + 1} calls`;
    const { file, line } = placeOf(first);
    return `${file}:${line}`;
  }

  for await (const records of read()) {
    const rows = records.map(({ log, record, explanation, entry }) => {
      const place = areSeveral ? `${log}:${record.line}` : String(record.line);
      const said = [entry.code ?? '-', entry.component ?? '-', siteOf(explanation)];
      const row = [place, entry.level ?? '-', ...said, record.message].map(visible).join('  ');
      return `${color ? coloured(row, entry.level) : row}\n`;
    });
    if (!process.stdout.write(rows.join(''))) await once(process.stdout, 'drain');
  }
  const unread = unreadOf(project, knowledge.parts);
  for (const { file, message } of unread) say(`${visible(file)}: ${visible(message)}`);
  return unread.length > 0 ? EXIT.failed : EXIT.clean;
}

function coloured(row: string, level: Rung | undefined): string {
  const colour = level === undefined ? undefined : COLOURS.get(level);
  return colour === undefined ? row : `\u001b[${colour}m${row}\u001b[0m`;
}

/** Dim, yellow and red, as terminals name them; `info` is as it is. */
const COLOURS: ReadonlyMap<Rung, number> = new Map([
  ['trace', 2],
  ['debug', 2],
  ['warn', 33],
  ['error', 31],
  ['fatal', 31],
]);
