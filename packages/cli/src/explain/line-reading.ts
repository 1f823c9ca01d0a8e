/** What stands on a line: log calls with what is found in them, or the calls that are none and what speaks against them. */
import {
  type FileFacts,
  type Finding,
  type LogCall,
  positionAt,
  runFileChecks,
} from '@loglex/engine';
import type { Project, Scope } from '@loglex/project';
import { sourceTexts } from '../check/source-texts.ts';
import { CommandError } from '../command-error.ts';
import { callsOnLine, type OtherCall } from './calls-on-line.ts';
import type { Target } from './target.ts';

export type LineReading =
  /** Loglex does not read the file. */
  | { readonly kind: 'left-out' }
  | {
      readonly kind: 'calls';
      readonly file: string;
      readonly scope: Scope;
      readonly calls: readonly { readonly call: LogCall; readonly findings: readonly Finding[] }[];
    }
  | {
      readonly kind: 'none';
      /** The line; `undefined` where the file has no such line. */
      readonly source: string | undefined;
      readonly others: readonly OtherCall[];
      /** The log calls nearest to it, at most three. */
      readonly near: readonly { readonly call: LogCall; readonly file: string }[];
    };

export async function readLine(
  { file, line }: Extract<Target, { kind: 'line' }>,
  project: Project,
): Promise<LineReading> {
  const { files, problems, leftOut, stats } = await project.facts({ paths: [file] });
  const [problem] = problems;
  if (problem) throw new CommandError(`${file}: ${problem.message}`);
  if (leftOut.length > 0 || stats.generated + stats.tooLarge > 0) return { kind: 'left-out' };
  const [scoped] = files;
  const here = scoped?.facts.calls.filter((call) => {
    const [first, last] = linesOf(call, scoped.facts);
    return first <= line && line <= last;
  });
  if (scoped === undefined || here === undefined || here.length === 0) {
    return readNone(file, line, project, scoped?.facts);
  }
  const { facts, scope } = scoped;
  const found = runFileChecks(facts, scope);
  return {
    kind: 'calls',
    file: facts.file,
    scope,
    calls: here.map((call) => {
      const { start, end } = call.range;
      const isIn = ({ range }: Finding) => start <= range.start && range.end <= end;
      return { call, findings: found.filter(isIn) };
    }),
  };
}

/** `facts` is absent where nothing in the file looks like logging at all. */
function readNone(
  file: string,
  line: number,
  project: Project,
  facts: FileFacts | undefined,
): LineReading {
  const [selected] = project.select([file]).files;
  const text = sourceTexts(project.root)(selected?.file ?? file) ?? '';
  const source = text.split(/\r\n|[\r\n]/)[line - 1];
  if (source === undefined) return { kind: 'none', source, others: [], near: [] };
  const near = (facts?.calls ?? [])
    .map((call) => ({ call, distance: Math.abs(linesOf(call, facts!)[0] - line) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ call }) => ({ call, file: facts!.file }));
  return {
    kind: 'none',
    source,
    others: callsOnLine(file, text, line, facts?.imports ?? []),
    near,
  };
}

/** First and last line of a call, 1-based. */
function linesOf(call: LogCall, { lineStarts }: FileFacts): readonly [number, number] {
  const lineOf = (offset: number) => positionAt(lineStarts, offset).line + 1;
  return [lineOf(call.range.start), lineOf(call.range.end)];
}
