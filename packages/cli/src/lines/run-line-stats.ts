/** `loglex lines --stats`, from its options to its exit code: what logs consist of. */
import { createLineStats, type LineStats } from '@loglex/engine';
import type { LinesOptions } from '../commands/lines.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { placesIn } from '../explain/places.ts';
import { lookOf } from '../terminal/look.ts';
import { output } from '../terminal/output.ts';
import { type OpenLogs, openLogs } from './read-logs.ts';
import { statsJson } from './stats-json.ts';
import { statsText } from './stats-text.ts';

export async function runLineStats(
  names: readonly string[],
  options: LinesOptions,
): Promise<ExitCode> {
  const { compare, format, outputFile, top = TOP } = options;
  const logs = await openLogs(names, options);
  const stats = await statsOf(logs);
  const others = compare === undefined ? undefined : await openLogs([compare], options);
  const after = others && (await statsOf(others));
  const placeOf = placesIn(logs.project);
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  const text =
    format === 'json'
      ? statsJson(stats, after, placeOf)
      : statsText({ stats, placeOf, top }, after, look);
  await output(text, outputFile);
  const code = logs.end(EXIT.clean);
  return others === undefined || code === EXIT.failed ? code : others.end(code);
}

/** Rows of a table. */
const TOP = 15;

async function statsOf({ knowledge, read }: OpenLogs): Promise<LineStats> {
  const counter = createLineStats(knowledge.catalog);
  for await (const records of read()) {
    for (const { record, explanation, isContext } of records) {
      if (isContext !== true) counter.add(record, explanation);
    }
  }
  return counter.stats();
}
