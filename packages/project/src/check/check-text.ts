/** Checks one text as if it stood in a file of the project: for pipes and editors. */
import type { Finding } from '@loglex/engine';
import { isData, languageOf } from '../files/language.ts';
import { pathFromRoot } from '../files/root.ts';
import type { Problem } from '../problem.ts';
import type { Session } from '../session.ts';
import { isSource } from '../select.ts';
import type { FixedFile } from './check-project.ts';
import { selectionOf } from './fix-files.ts';
import { finderOf, type FindOptions } from './find.ts';
import { fixText } from './fix-text.ts';

export interface CheckTextOptions extends FindOptions {
  /** Path that the text is to be taken for, relative to the project's `cwd`. It need not exist. */
  readonly file: string;
  readonly text: string;
  /** Apply the fixes that are `safe`, or those that are `unsafe` as well. Nothing is written. */
  readonly fix?: 'safe' | 'unsafe';
}

export interface CheckTextResult {
  /** Of the file checks, by place. With `fix`, those that are left. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** With `fix`, where a fix changed something. */
  readonly fixed?: FixedFile;
  /** Whether the settings or `.gitignore` leave the file out, so that it was not looked at. */
  readonly leftOut: boolean;
}

/** Never throws: a text that is no valid source, and a path outside the project, are problems. */
export function checkText(session: Session, options: CheckTextOptions): CheckTextResult {
  const { root } = session.scopes;
  const file = pathFromRoot(root, session.cwd, options.file);
  if (file === undefined || (languageOf(file) === undefined && !isData(file))) {
    const why =
      file === undefined ? 'it lies outside the project' : 'it is in no language that Loglex reads';
    const message = `It cannot be checked: ${why}.`;
    const problem: Problem = { kind: 'arguments', file: file ?? options.file, message };
    return { findings: [], problems: [problem], leftOut: false };
  }
  const scope = session.scopes.of(file);
  const leftOut = !isSource(root, file, scope);
  if (leftOut) return { findings: [], problems: [], leftOut };
  const find = finderOf(file, scope, options);
  if (options.fix === undefined) return { ...find(options.text), leftOut };
  const { text, fixes, ...found } = fixText(file, options.text, selectionOf(options.fix), find);
  const fixed = { file, before: options.text, after: text, fixes };
  return { ...found, leftOut, ...(fixes > 0 && { fixed }) };
}
