/** What Loglex sees on a line: the log calls on it, or why what is called there is none. */
import { type FileFacts, type LogCall, positionAt, runFileChecks, sessionOf } from '@loglex/engine';
import type { Project, ScopedFacts } from '@loglex/project';
import { sourceTexts } from '../check/source-texts.ts';
import { CommandError } from '../command-error.ts';
import { callsOnLine } from './calls-on-line.ts';
import { explainCall } from './explain-call.ts';
import type { Page } from './page.ts';
import type { PlaceOf } from './run-explain.ts';
import type { Target } from './target.ts';

/** `at` is a place as the person wrote it. */
export async function explainLine(
  page: Page,
  at: Extract<Target, { kind: 'line' }>,
  project: Project,
  placeOf: PlaceOf,
): Promise<void> {
  const { files, problems, leftOut, stats } = await project.facts({ paths: [at.file] });
  const [problem] = problems;
  if (problem) throw new CommandError(`${at.file}: ${problem.message}`);
  if (leftOut.length > 0 || stats.generated + stats.tooLarge > 0) {
    page
      .title(`${at.file}:${at.line}`, 'left out')
      .prose(
        'Loglex does not read this file: it is no JavaScript or TypeScript, it is generated or too large, ' +
          'or `files` in loglex.yaml or a .gitignore leaves it out.',
      );
    return;
  }
  const [scoped] = files;
  const here = scoped?.facts.calls.filter((call) => {
    const [first, last] = linesOf(call, scoped.facts);
    return first <= at.line && at.line <= last;
  });
  if (scoped !== undefined && here !== undefined && here.length > 0) {
    explainCalls(page, scoped, here, placeOf);
  } else {
    explainNone(page, at, project, scoped?.facts, placeOf);
  }
}

function explainCalls(
  page: Page,
  { facts, scope }: ScopedFacts,
  calls: readonly LogCall[],
  placeOf: PlaceOf,
): void {
  const session = sessionOf(scope.catalog, scope.settings);
  const findings = runFileChecks(facts, scope);
  for (const call of calls) {
    const { start, end } = call.range;
    const own = findings
      .filter(({ range }) => start <= range.start && range.end <= end)
      .map(({ check, severity, message }) => `${severity} ${check}: ${message}`);
    explainCall(page, call, session, placeOf({ file: facts.file, range: call.range }), own);
  }
}

/** `facts` is absent where nothing in the file looks like logging at all. */
function explainNone(
  page: Page,
  { file, line }: Extract<Target, { kind: 'line' }>,
  project: Project,
  facts: FileFacts | undefined,
  placeOf: PlaceOf,
): void {
  const [selected] = project.select([file]).files;
  const text = sourceTexts(project.root)(selected?.file ?? file) ?? '';
  const source = text.split(/\r\n|[\r\n]/)[line - 1];
  page.title(`${file}:${line}`, 'no log call');
  if (source === undefined) {
    page.prose('The file has no such line.');
    return;
  }
  const others = callsOnLine(file, text, line, facts?.imports ?? []);
  const near = (facts?.calls ?? [])
    .map((call) => ({ call, distance: Math.abs(linesOf(call, facts!)[0] - line) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ call }) => {
      const place = placeOf({ file: facts!.file, range: call.range });
      return `${place}  ${call.callee.text}: ${call.reason}`;
    });
  page.code(source.trim()).rows([
    [
      'called here',
      others.length > 0
        ? others.map(({ callee, reason }) => `${callee}: ${reason}`)
        : 'nothing: no call begins on this line',
    ],
    ['log calls nearby', near.length > 0 ? near : 'none in this file'],
  ]);
  if (others.length > 0) {
    page.prose(
      'If it writes a record, name it in loglex.yaml: `sinks: [{ call: …, args: [message, fields] }]`.',
    );
  }
}

/** First and last line of a call, 1-based. */
function linesOf(call: LogCall, { lineStarts }: FileFacts): readonly [number, number] {
  const lineOf = (offset: number) => positionAt(lineStarts, offset).line + 1;
  return [lineOf(call.range.start), lineOf(call.range.end)];
}
