/** `loglex/log/…`: a log for a view of it: rows in ranges, filters, what a line means and who writes it. */
import {
  type Declaration,
  explainedRecord,
  type Explanation,
  type LogCounts,
} from '@loglex/engine';
import type { LogFilter, LogRow, LogState } from '@loglex/project';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { Location } from 'vscode-languageserver-protocol';
import type { ViewedLog } from '../state/open-logs.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/** `uri`: of a file. `text`: a log that stands in none. `filter`: what is shown from the beginning. */
export interface OpenLogParams {
  readonly uri?: string;
  readonly text?: string;
  readonly filter?: LogFilter;
}

export interface OpenedLog {
  readonly log: number;
  readonly state: LogState;
}

export interface LogParams {
  readonly log: number;
}

export interface LogRowsParams extends LogParams {
  /** Rows of what is shown, from 0. */
  readonly from: number;
  readonly count: number;
}

export interface LogRows {
  readonly generation: number;
  readonly from: number;
  readonly rows: readonly LogRow[];
}

export interface LogFilterParams extends LogParams {
  readonly filter: LogFilter;
}

export interface LogLineParams extends LogParams {
  /** From 0. */
  readonly line: number;
}

/** What filters can be made of: what the log shows, with the number of records, and components of the catalog. */
export interface LogNames extends LogCounts {
  readonly components: readonly {
    readonly name: string;
    readonly subcomponents: readonly string[];
  }[];
  /** By code. */
  readonly constants: Readonly<Record<string, string>>;
}

export interface LogLineExplanation {
  /** The first line of the record, from 0, and its text. */
  readonly line: number;
  readonly text: string;
  readonly by?: string;
  readonly code?: string;
  /** Whether nothing tells which of several wrote it. */
  readonly ambiguous: boolean;
  readonly explanations: readonly Explanation[];
  readonly values: readonly { readonly name: string; readonly text: string }[];
  readonly entries: readonly LogPlace[];
  /** Calls that write such records; those in tests come last. */
  readonly sites: readonly LogPlace[];
}

export interface LogPlace {
  /** POSIX path from the project's root. */
  readonly file: string;
  readonly location: Location;
}

export const open: Handler<OpenLogParams, OpenedLog> = ({ logs }, { uri, text, filter }) => {
  const id = logs.open(
    typeof uri === 'string' ? uri : undefined,
    typeof text === 'string' ? text : undefined,
  );
  const log = logs.get(id)?.log;
  if (id === undefined || log === undefined) throw invalid('uri or text');
  if (filter !== undefined) log.filter(checkedFilter(filter));
  return { log: id, state: log.state() };
};

export const rows: Handler<LogRowsParams, LogRows> = async (workspace, params) => {
  const { log } = viewed(workspace, params);
  const from = natural(params.from, 'from');
  const found = await log.rows(from, natural(params.count, 'count'));
  return { generation: log.state().generation, from, rows: found };
};

export const filter: Handler<LogFilterParams, LogState> = (workspace, params) => {
  const { log } = viewed(workspace, params);
  log.filter(checkedFilter(params.filter));
  return log.state();
};

export const names: Handler<LogParams, LogNames> = (workspace, params) => {
  const { log, governed } = viewed(workspace, params);
  const found = governed();
  const counts = log.counts();
  if (found === undefined) return { ...counts, components: [], constants: {} };
  const { catalog } = found.project.snapshotFor(found.file).session;
  const named = counts.codes.flatMap(({ code }) => {
    const name = catalog.byCode(code)[0]?.name;
    return name === undefined || name === code ? [] : [[code, name] as const];
  });
  return {
    ...counts,
    components: Array.from(catalog.components.values(), ({ name, subcomponents }) => ({
      name,
      subcomponents: [...subcomponents.keys()],
    })),
    constants: Object.fromEntries(named),
  };
};

export const explain: Handler<LogLineParams, LogLineExplanation | null> = async (
  workspace,
  params,
) => {
  const { log, governed } = viewed(workspace, params);
  const found = await log.record(natural(params.line, 'line'));
  if (found === undefined) return null;
  const { record, text } = found;
  const said = { line: record.line - 1, text };
  const by = governed();
  if (by === undefined) {
    return { ...said, ambiguous: false, explanations: [], values: [], entries: [], sites: [] };
  }
  const { project, file } = by;
  const { entries, sites, ...known } = explainedRecord(project.snapshotFor(file), record);
  const placed = ({ file, selection }: Declaration): LogPlace => {
    const range = workspace.rangeIn(project, file, selection);
    return { file, location: { uri: workspace.projects.uriOf(project, file), range } };
  };
  return {
    ...said,
    ...known,
    explanations: known.explanations.map(withoutGaps),
    entries: entries.map(placed),
    sites: sites.map(placed),
  };
};

/** JSON has no word for a row without a value but `null`. */
function withoutGaps({ body, ...rest }: Explanation): Explanation {
  return {
    ...rest,
    body: body.map((block) =>
      block.kind === 'rows'
        ? { ...block, rows: block.rows.filter(([, value]) => value !== undefined) }
        : block,
    ),
  };
}

export const rowOf: Handler<LogLineParams, number> = (workspace, params) =>
  viewed(workspace, params).log.rowOf(natural(params.line, 'line'));

export const close: Handler<LogParams, null> = ({ logs }, params) => {
  if (logs.get(params.log) !== undefined) logs.close(params.log);
  return null;
};

function viewed({ logs }: Workspace, { log }: LogParams): ViewedLog {
  const found = logs.get(log);
  if (found === undefined) throw invalid('log');
  return found;
}

function checkedFilter(filter: LogFilter): LogFilter {
  const { levels, places, codes, text } = filter ?? {};
  for (const list of [levels, places, codes] as readonly unknown[]) {
    if (list !== undefined && !Array.isArray(list)) throw invalid('filter');
  }
  if (places?.some((place) => typeof place?.component !== 'string')) throw invalid('filter');
  if (text !== undefined && typeof text !== 'string') throw invalid('filter');
  return {
    ...(levels && { levels }),
    ...(places && { places: places }),
    ...(codes && { codes }),
    ...(text && { text }),
  };
}

function natural(value: unknown, what: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw invalid(what);
}

function invalid(what: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `The request has no valid ${what}.`);
}
