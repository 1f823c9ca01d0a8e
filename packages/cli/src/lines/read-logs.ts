/** The logs that a run of `loglex lines` reads, record by record, each with what is known of it and as far as it is asked for. */
import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { LogConstant } from '@loglex/catalog';
import {
  type LineEntry,
  lineEntryOf,
  type LogRecord,
  type RecordExplanation,
  seenConstants,
} from '@loglex/engine';
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { LinesOptions } from '../commands/lines.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured, unreadOf } from '../open-project.ts';
import { say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { followAll, type FollowedLog, followLog } from './input/follow.ts';
import { isCompressed } from './input/log-bytes.ts';
import { namedLogs, STDIN } from './input/named-logs.ts';
import { openPositions, type Positions } from './input/positions.ts';
import { rotationSet } from './input/rotation.ts';
import { catalogThen } from './catalog-then.ts';
import { withContext } from './context.ts';
import { logKnowledge, type ProjectLogKnowledge } from './log-knowledge.ts';
import { logRecords } from './log-records.ts';
import { recordFilter } from './record-filter.ts';

/** Logs, before they are read. */
export interface OpenLogs {
  readonly project: Project;
  readonly knowledge: ProjectLogKnowledge;
  /** Whether records have to be told by their log as well. */
  readonly areSeveral: boolean;
  /** Whether their neighbours are read as well. */
  readonly hasContext: boolean;
  /**
   * The records that the filters let through, as many at once as there are; none may be, and then nothing has been written for a
   * while. Whoever asks for the next has shown these. Ends where logs end, or with Ctrl-C where they are followed. A log that cannot be
   * read is told on stderr, and the others are read.
   */
  read(): AsyncGenerator<readonly KnownRecord[]>;
  /** The exit code after reading: `code`, unless something could not be read, which is told. */
  end(code: ExitCode): ExitCode;
}

export interface KnownRecord {
  /** The log as people call it. */
  readonly log: string;
  readonly record: LogRecord;
  readonly explanation: RecordExplanation;
  readonly entry: LineEntry;
  /** Those that the record shows. */
  readonly constants: readonly LogConstant[];
  /** It is there for the sake of its neighbours alone: `--context`. */
  readonly isContext?: true;
}

export async function openLogs(names: readonly string[], options: LinesOptions): Promise<OpenLogs> {
  if (names.length === 0) {
    throw new CommandError(
      'Name a log, `-` for stdin, or the folder of a job with --manifests <folder>.',
    );
  }
  const project = await openConfigured(options);
  const { cwd } = project;
  const named = namedLogs(names, cwd);
  if (options.follow && named.includes(STDIN)) {
    throw new CommandError('--follow is for files: what comes on stdin is read as it comes.');
  }
  const positions = options.state === undefined ? undefined : openPositions(options.state, cwd);
  const logs = positions === undefined ? named : await withMoved(named, cwd, positions);
  const progress = await startProgress();
  const { files } = await project.facts({ onProgress: progress.update }).finally(progress.stop);
  const { at } = options;
  const then = at === undefined ? undefined : await catalogThen(project, at);
  const knowledge = logKnowledge(project, files, then);
  const select = withContext(recordFilter(options, knowledge), options.context);
  let isAllRead = true;

  const known = (log: string, records: readonly LogRecord[]): readonly KnownRecord[] =>
    select(
      records.map((record) => {
        const explanation = knowledge.explain(record);
        const entry = lineEntryOf(record, explanation);
        return { log, record, explanation, entry, constants: seenConstants(explanation) };
      }),
    );

  async function* readOnce(log: string): AsyncGenerator<readonly KnownRecord[]> {
    try {
      for await (const records of logRecords(log, cwd, knowledge, positions)) {
        yield known(log, records);
      }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      isAllRead = false;
      tell(error.message);
    }
  }

  async function* follow(signal: AbortSignal): AsyncGenerator<readonly KnownRecord[]> {
    const names = new Map<FollowedLog, string>();
    for (const [index, log] of logs.entries()) {
      const path = resolve(cwd, log);
      const next = logs[index + 1];
      // Of a rotated log only the newest file grows.
      const isOld = next !== undefined && rotationSet(next) === rotationSet(log);
      if (isOld || !(await grows(path))) yield* readOnce(log);
      else names.set(followLog({ log, path, knowledge, positions, tell }), log);
    }
    try {
      for await (const { log, records } of followAll([...names.keys()], signal)) {
        yield known(names.get(log)!, records);
        log.note();
      }
    } finally {
      for (const log of names.keys()) await log.close();
    }
  }

  async function* read(): AsyncGenerator<readonly KnownRecord[]> {
    try {
      if (options.follow) yield* follow(untilInterrupted());
      else for (const log of logs) yield* readOnce(log);
    } finally {
      positions?.save();
    }
  }

  return {
    project,
    knowledge,
    areSeveral: logs.length > 1,
    hasContext: (options.context ?? 0) > 0,
    read,
    end(code) {
      const unread = unreadOf(project, knowledge.parts);
      for (const { file, message } of unread) say(`${visible(file)}: ${visible(message)}`);
      return unread.length > 0 || !isAllRead ? EXIT.failed : code;
    },
  };
}

/** Whether more may be written to it: it is a file and not packed, or not there yet. */
async function grows(path: string): Promise<boolean> {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
  return isFile && !(await isCompressed(path).catch(() => false));
}

function tell(what: string): void {
  say(`loglex: ${what}`);
}

/** Before each log what had its name before: it may have been written to until it was moved. */
async function withMoved(
  logs: readonly string[],
  cwd: string,
  positions: Positions,
): Promise<readonly string[]> {
  const paths = new Set(logs.map((log) => resolve(cwd, log)));
  const all: string[] = [];
  for (const log of logs) {
    const moved = log === STDIN ? [] : await positions.movedFrom(resolve(cwd, log));
    all.push(...moved.filter((path) => !paths.has(path)).map((path) => relative(cwd, path)), log);
  }
  return all;
}

/** Whoever follows logs has no other way to say that it is enough, so this is no failure. */
function untilInterrupted(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort());
  }
  return stop.signal;
}
