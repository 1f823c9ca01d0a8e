/** The logs that a run of `loglex lines` reads, record by record, each with what is known of it and as far as it is asked for. */
import {
  type LineEntry,
  lineEntryOf,
  type LogRecord,
  type RecordExplanation,
} from '@loglex/engine';
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { LinesOptions } from '../commands/lines.ts';
import { openConfigured } from '../open-project.ts';
import { startProgress } from '../terminal/progress.ts';
import { logKnowledge, type ProjectLogKnowledge } from './log-knowledge.ts';
import { logRecords } from './log-records.ts';
import { recordFilter } from './record-filter.ts';

/** Logs, before they are read. */
export interface OpenLogs {
  readonly project: Project;
  readonly knowledge: ProjectLogKnowledge;
  /** Whether records have to be told by their log as well. */
  readonly areSeveral: boolean;
  /** The records that the filters let through, as many at once as there are; none may be. Throws where a log cannot be read. */
  read(): AsyncGenerator<readonly KnownRecord[]>;
}

export interface KnownRecord {
  /** The log as people call it. */
  readonly log: string;
  readonly record: LogRecord;
  readonly explanation: RecordExplanation;
  readonly entry: LineEntry;
}

export async function openLogs(logs: readonly string[], options: LinesOptions): Promise<OpenLogs> {
  if (logs.length === 0) {
    throw new CommandError(
      'Name a log, `-` for stdin, or the folder of a job with --manifests <folder>.',
    );
  }
  const project = await openConfigured(options);
  const progress = await startProgress();
  const { files } = await project.facts({ onProgress: progress.update }).finally(progress.stop);
  const knowledge = logKnowledge(project, files);
  const isWanted = recordFilter(options);

  async function* read(): AsyncGenerator<readonly KnownRecord[]> {
    for (const log of logs) {
      for await (const records of logRecords(log, project.cwd, knowledge)) {
        yield records
          .map((record) => {
            const explanation = knowledge.explain(record);
            return { log, record, explanation, entry: lineEntryOf(record, explanation) };
          })
          .filter(isWanted);
      }
    }
  }

  return { project, knowledge, areSeveral: logs.length > 1, read };
}
