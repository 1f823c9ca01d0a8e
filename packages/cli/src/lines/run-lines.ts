/** `loglex lines` on logs, from its options to its exit code: each record with what wrote it. */
import { once } from 'node:events';
import { RUNGS, type LogConstant, type Rung } from '@loglex/catalog';
import {
  lineEntryOf,
  type LogRecord,
  positionAt,
  recordExplainer,
  type RecordExplanation,
  seenConstants,
} from '@loglex/engine';
import { CommandError } from '../command-error.ts';
import type { LinesOptions } from '../commands/lines.ts';
import { emitSites } from '../docs/emit-sites.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured, unreadOf } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { logRecords } from './log-records.ts';

export async function runLines(logs: readonly string[], options: LinesOptions): Promise<ExitCode> {
  if (logs.length === 0) {
    throw new CommandError(
      'Name a log, `-` for stdin, or the folder of a job with --manifests <folder>.',
    );
  }
  const project = await openConfigured(options);
  const progress = await startProgress();
  const { files } = await project.facts({ onProgress: progress.update }).finally(progress.stop);
  const facts = files.map((file) => file.facts);
  const explain = recordExplainer(project.catalog, facts);
  const sites = emitSites(project.catalog, files);
  const lineStarts = new Map(facts.map((file) => [file.file, file.lineStarts]));
  const { color } = lookOf(process.stdout);

  /** `file:line` of the call that wrote it, where only one can have; else how many can have. */
  function siteOf(constant: LogConstant | undefined, { answers }: RecordExplanation): string {
    if (constant !== undefined) {
      const [first, ...others] = sites.get(constant) ?? [];
      if (first === undefined) return '-';
      return others.length > 0 ? `${others.length + 1} calls` : `${first.file}:${first.line}`;
    }
    const calls = answers.flatMap(({ template: { source } }) =>
      source.kind === 'call' ? [source] : [],
    );
    const [only] = calls;
    if (only === undefined) return '-';
    if (calls.length > 1) return `${calls.length} calls`;
    const starts = lineStarts.get(only.file)!;
    return `${only.file}:${positionAt(starts, only.call.range.start).line + 1}`;
  }

  for (const log of logs) {
    for await (const record of logRecords(log, project)) {
      const explanation = explain(record);
      const entry = lineEntryOf(record, explanation);
      if (!isWanted(entry, record, options)) continue;
      const [constant] = seenConstants(explanation);
      const place = logs.length > 1 ? `${log}:${record.line}` : String(record.line);
      const level = entry.level ?? '-';
      const said = [entry.code ?? '-', entry.component ?? '-', siteOf(constant, explanation)];
      const row = [place, level, ...said, record.message].map(visible).join('  ');
      const shown = color ? coloured(row, entry.level) : row;
      if (!process.stdout.write(`${shown}\n`)) await once(process.stdout, 'drain');
    }
  }
  const unread = unreadOf(project, [project]);
  for (const { file, message } of unread) say(`${visible(file)}: ${visible(message)}`);
  return unread.length > 0 ? EXIT.failed : EXIT.clean;
}

function isWanted(
  { code, component, level }: ReturnType<typeof lineEntryOf>,
  { message }: LogRecord,
  wanted: LinesOptions,
): boolean {
  if (wanted.code !== undefined && code !== wanted.code) return false;
  if (wanted.component !== undefined && component !== wanted.component) return false;
  if (wanted.text !== undefined && !message.includes(wanted.text)) return false;
  if (wanted.level === undefined) return true;
  return level !== undefined && RUNGS.indexOf(level) >= RUNGS.indexOf(wanted.level);
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
