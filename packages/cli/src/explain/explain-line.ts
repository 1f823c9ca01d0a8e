/** What Loglex sees on a line: the log calls on it, or why there is none. */
import { lineStartsOf, positionAt, runFileChecks, sessionOf } from '@loglex/engine';
import type { LogCall } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { sourceTexts } from '../check/source-texts.ts';
import { explainCall } from './explain-call.ts';
import type { Page } from './page.ts';
import type { PlaceOf } from './run-explain.ts';
import type { Target } from './target.ts';

export async function explainLine(
  page: Page,
  { file: given, line }: Extract<Target, { kind: 'line' }>,
  project: Project,
  placeOf: PlaceOf,
): Promise<void> {
  const { files, problems, leftOut } = await project.facts({ paths: [given] });
  const [problem] = problems;
  if (problem) throw new CommandError(`${given}: ${problem.message}`);
  if (leftOut.length > 0) {
    page
      .title(`${given}:${line}`, 'left out')
      .prose(
        'Loglex does not read this file: it is no JavaScript or TypeScript, or `files` in loglex.yaml, ' +
          'a .gitignore, or the rule for generated files leaves it out.',
      );
    return;
  }
  const [scoped] = files;
  const calls = scoped?.facts.calls ?? [];
  const linesOf = (call: LogCall) => {
    const { lineStarts } = scoped!.facts;
    return [
      positionAt(lineStarts, call.range.start).line + 1,
      positionAt(lineStarts, call.range.end).line + 1,
    ] as const;
  };
  const here = calls.filter((call) => {
    const [first, last] = linesOf(call);
    return first <= line && line <= last;
  });
  if (scoped === undefined || here.length === 0) {
    const near = calls
      .toSorted((a, b) => Math.abs(linesOf(a)[0] - line) - Math.abs(linesOf(b)[0] - line))
      .slice(0, 3)
      .map(
        (call) =>
          `${placeOf({ file: scoped!.facts.file, range: call.range })}  ${call.callee.text}: ${call.reason}`,
      );
    page
      .title(`${given}:${line}`, 'no log call')
      .code(lineText(project, scoped?.facts.file, line))
      .prose(
        'No call on this line is recognised as a log call: what is called was not imported from a logging library, ' +
          'made by one, declared as a logger, named like one, or named under `sinks` in loglex.yaml.',
      )
      .rows([['log calls nearby', near.length > 0 ? near : 'none in this file']]);
    return;
  }
  const { facts, scope } = scoped;
  const session = sessionOf(scope.catalog, scope.settings);
  const findings = runFileChecks(facts, scope);
  for (const call of here) {
    const { start, end } = call.range;
    const own = findings
      .filter(({ range }) => start <= range.start && range.end <= end)
      .map(({ check, severity, message }) => `${severity} ${check}: ${message}`);
    explainCall(page, call, session, placeOf({ file: facts.file, range: call.range }), own);
  }
}

function lineText(project: Project, file: string | undefined, line: number): string {
  const text = file === undefined ? '' : (sourceTexts(project.root)(file) ?? '');
  const starts = lineStartsOf(text);
  return text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).trim();
}
