/** The file that ESLint shows to the rules: where it lies and which project governs it. Found out once for all rules. */
import { dirname, isAbsolute, resolve } from 'node:path';
import { createGate, plainPathFromRoot } from '@loglex/project';
import type { SourceCode } from 'eslint';
import { currentRun } from '../project/current-run.ts';
import { type LintedProject, projectOf } from '../project/linted-project.ts';
import { remembered } from '../project/remembered.ts';

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
  /**
   * What the settings let it in as: a source, one of their configuration files, or not at all. Not asked for before
   * something may be found.
   */
  readonly role: () => 'source' | 'configuration' | undefined;
}

/** `undefined` where no settings file governs the file. */
export function lintedFile(context: FileContext): LintedFile | undefined {
  const { physicalFilename } = context;
  const sourceCode = context.sourceCode as SourceCode;
  const { text } = sourceCode;
  const now = Date.now();
  const known = last?.deref();
  const isSame =
    known?.sourceCode === sourceCode &&
    known.text === text &&
    known.physicalFilename === physicalFilename &&
    now - known.at < SAME_MS;
  if (isSame) return known.file;
  const file = findFile(context, sourceCode);
  last = new WeakRef({ physicalFilename, sourceCode, text, at: now, file });
  return file;
}

/**
 * The file that the last rule asked about: the next one mostly asks about the same. All rules of a file are made in one
 * go, so that nothing lets go of it in between; held longer, its tree would be in the way of garbage collection while
 * the next file is parsed.
 */
let last: WeakRef<Asked> | undefined;

interface Asked {
  readonly physicalFilename: string;
  readonly sourceCode: SourceCode;
  /** oxlint hands every file the same `sourceCode`. */
  readonly text: string;
  readonly at: number;
  readonly file: LintedFile | undefined;
}

/** Asked about again after this long, a file may have come under another project. */
const SAME_MS = 500;

function findFile(context: FileContext, sourceCode: SourceCode): LintedFile | undefined {
  const { cwd, filename, physicalFilename } = context;
  const path = isAbsolute(physicalFilename) ? physicalFilename : resolve(cwd, physicalFilename);
  const project = projectOf(dirname(path));
  const name = project && plainPathFromRoot(project.root, path);
  if (project === undefined || name === undefined) return undefined;
  // A part that a processor took from a file of another kind, such as an example from a page, is no source.
  const isPart = filename !== physicalFilename;
  return { path, name, sourceCode, project, role: once(() => roleOf(name, project, isPart)) };
}

function roleOf(
  name: string,
  project: LintedProject,
  isPart: boolean,
): 'source' | 'configuration' | undefined {
  const gate = gatesOf(currentRun())(project);
  if (gate.isConfiguration(name)) return 'configuration';
  return (isPart ? gate.isSource(name) : gate.isLetIn(name)) ? 'source' : undefined;
}

const gatesOf = remembered((_run: object) =>
  remembered(({ root, scope }: LintedProject) => createGate(root, scope)),
);

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
