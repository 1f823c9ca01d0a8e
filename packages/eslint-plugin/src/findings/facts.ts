/** The facts of the file being linted: read once, whichever rules are on, and only where there may be some. */
import type { FileFacts } from '@loglex/engine';
import { isGenerated } from '@loglex/project';
import { createFrontEnd } from '../languages/front-end.ts';
import type { LintedProject } from '../project/linted-project.ts';
import { remembered } from '../project/remembered.ts';
import type { LintedFile } from './linted-file.ts';

/** Whether the file can hold anything that a check needs. Looks at the text and at no tree. */
export const mayHoldFacts: (file: LintedFile) => boolean = remembered(
  ({ project, sourceCode }: LintedFile) => frontEndOf(project.scope.settings).prefilter(sourceCode),
);

/** `undefined` where the settings leave the file out, or a program wrote it. */
export function factsOf(file: LintedFile): FileFacts | undefined {
  const { ast } = file.sourceCode;
  let known = factsByTree.get(ast);
  if (known?.project !== file.project) {
    known = { project: file.project, facts: readFacts(file) };
    factsByTree.set(ast, known);
  }
  return known.facts;
}

/** By tree and not by `sourceCode`: oxlint hands every file the same frozen one. */
const factsByTree = new WeakMap<
  object,
  { readonly project: LintedProject; readonly facts: FileFacts | undefined }
>();

const frontEndOf = remembered(createFrontEnd);

function readFacts(file: LintedFile): FileFacts | undefined {
  const { name, project, sourceCode } = file;
  if (!file.isLetIn() || isGenerated(sourceCode.text)) return undefined;
  return frontEndOf(project.scope.settings).facts(name, sourceCode);
}
