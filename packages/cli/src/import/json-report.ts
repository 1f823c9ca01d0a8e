/** What an import found and wrote, for programs: every problem with its place, every file with its text. */
import { lineStartsOf, positionAt } from '@loglex/engine';
import type { Location } from '@loglex/catalog';
import type { ImportOutcome } from './run-import.ts';

export function jsonReport(outcome: ImportOutcome, shown: (file: string) => string): string {
  const { constants, files, found, sources, unread, written } = outcome;
  const starts = new Map([...sources].map(([file, text]) => [file, lineStartsOf(text)]));
  const place = ({ file, range }: Location) => {
    const { line, column } = positionAt(starts.get(file) ?? [0], range.start);
    return { file: shown(file), line: line + 1, column: column + 1 };
  };
  const report = {
    constants: constants.length,
    codes: new Set(constants.flatMap(({ stated }) => stated.values.get('code')?.text ?? [])).size,
    problems: found.map((problem) => {
      const { id, message, disagreeOn, related } = problem;
      return {
        id,
        ...place(problem),
        message,
        ...(disagreeOn && { disagreeOn }),
        ...(related && {
          related: related.map((each) => ({ ...place(each), message: each.message })),
        }),
      };
    }),
    unread: unread.map(({ file, message }) => ({ file: shown(file), message })),
    written,
    files: files.map(({ path, text }) => ({ path: shown(path), text })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
