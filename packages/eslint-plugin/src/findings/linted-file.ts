/** The file that ESLint shows to the rules: where it lies and which project governs it. Found out once for all rules. */
import { dirname, resolve } from 'node:path';
import { isLetIn, isSource, pathFromRoot } from '@loglex/project';
import type { SourceCode } from 'eslint';
import { type LintedProject, projectOf } from '../project/linted-project.ts';

/** What is asked of a rule's context, in ESLint and oxlint alike. */
export interface FileContext {
  readonly cwd: string;
  readonly filename: string;
  readonly physicalFilename: string;
  readonly sourceCode: unknown;
}

export interface LintedFile {
  /** Absolute. */
  readonly path: string;
  /** POSIX path from the project's root. */
  readonly name: string;
  /** ESLint's types know the source of JavaScript only; in other languages it has a text and places as well. */
  readonly sourceCode: SourceCode;
  readonly project: LintedProject;
  /** Whether the settings let it in as a source. */
  isLetIn(): boolean;
}

/** `undefined` where no settings file governs the file. */
export function lintedFile(context: FileContext): LintedFile | undefined {
  const { cwd, filename, physicalFilename } = context;
  const sourceCode = context.sourceCode as SourceCode;
  const { text } = sourceCode;
  const isLast = last?.sourceCode === sourceCode && last.text === text && last.cwd === cwd;
  const path =
    isLast && last?.physicalFilename === physicalFilename
      ? last.path
      : resolve(cwd, physicalFilename);
  const folder = path === last?.path ? last.folder : dirname(path);
  const project = projectOf(folder);
  if (isLast && last?.path === path && last.project === project) return last.file;
  const isPart = filename !== physicalFilename;
  const file = project && fileOf(path, isPart, sourceCode, project);
  last = { cwd, physicalFilename, sourceCode, text, path, folder, project, file };
  return file;
}

/** The file that the last rule asked about: the next one mostly asks about the same. */
let last: Asked | undefined;

interface Asked {
  readonly cwd: string;
  readonly physicalFilename: string;
  readonly sourceCode: SourceCode;
  /** oxlint hands every file the same `sourceCode`. */
  readonly text: string;
  readonly path: string;
  readonly folder: string;
  readonly project: LintedProject | undefined;
  readonly file: LintedFile | undefined;
}

/** @param isPart whether a processor took the text from a file of another kind, such as an example from a page */
function fileOf(
  path: string,
  isPart: boolean,
  sourceCode: SourceCode,
  project: LintedProject,
): LintedFile | undefined {
  const { root, scope } = project;
  const name = pathFromRoot(root, root, path);
  if (name === undefined) return undefined;
  let letIn: boolean | undefined;
  const isIn = isPart ? isSource : isLetIn;
  return {
    path,
    name,
    sourceCode,
    project,
    isLetIn: () => (letIn ??= isIn(root, name, scope)),
  };
}
