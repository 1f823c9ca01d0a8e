/** A line of a log, coded or not: what the catalog and the code say of it, and the calls that can have written it. */
import {
  type LineAnswer,
  lineReader,
  layoutsOf,
  codesOf,
  type LineSource,
  type LogRecord,
  type RecordExplanation,
  stripColours,
} from '@loglex/engine';
import type { LogConstant } from '@loglex/catalog';
import type { Project } from '@loglex/project';
import { logKnowledge } from '../lines/log-knowledge.ts';
import { placesIn, type ShownPlace } from './places.ts';

export interface LogLineReading {
  readonly record: LogRecord;
  readonly found: RecordExplanation;
  /** What can have written it, most specific first. */
  readonly writers: readonly LineWriter[];
}

export interface LineWriter {
  readonly constant?: LogConstant;
  /** The message, holes as `{name}`; absent where the text of the line is not that of the constant. */
  readonly template?: string;
  readonly answer?: LineAnswer<LineSource>;
  /** The call; all calls of a constant. */
  readonly sites: readonly ShownPlace[];
}

/** Whether a layout says more of the text than that all of it is a message: a time, a level, a logger. */
export function isLaidOut(text: string, { catalog, settings }: Project): boolean {
  return lineReader(layoutsOf(settings.lines), codesOf(catalog))(stripColours(text), 1).length > 0;
}

/** `undefined`: neither the catalog nor the code knows a line like that. */
export async function readLogLine(
  text: string,
  project: Project,
): Promise<LogLineReading | undefined> {
  const { files } = await project.facts();
  const { layouts, isCode, explain, sitesOf } = logKnowledge(project, files);
  const line = stripColours(text);
  const read = lineReader(layouts.length > 0 ? layouts : layoutsOf([]), isCode);
  const [record = textAlone(line)] = read(line, 1);
  const found = explain(record);
  if (found.by === undefined && found.code === undefined) return undefined;
  const placeOf = placesIn(project);
  const placesOf = (constant: LogConstant) => sitesOf(constant).map(placeOf);
  const writers = found.answers.map((answer): LineWriter => {
    const { source, parts } = answer.template;
    const template = parts
      .map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`))
      .join('');
    return source.kind === 'constant'
      ? { constant: source.constant, template, answer, sites: placesOf(source.constant) }
      : { template, answer, sites: [placeOf({ file: source.file, range: source.call.range })] };
  });
  const drifted = found.constants
    .filter((constant) => !writers.some((writer) => writer.constant === constant))
    .map((constant): LineWriter => ({ constant, sites: placesOf(constant) }));
  return { record, found, writers: [...writers, ...drifted] };
}

function textAlone(message: string): LogRecord {
  return { message, fields: new Map(), malformed: [], trace: [], line: 1, lines: 1, bytes: 0 };
}
