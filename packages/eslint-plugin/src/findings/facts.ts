/** The facts of the file being linted: read once, whichever rules are on, and only where there may be some. */
import {
  type FileFacts,
  pathMatcher,
  readConfiguration,
  type Settings,
  settingsInTests,
} from '@loglex/engine';
import { isGenerated } from '@loglex/project';
import { createFrontEnd, type FrontEnd } from '../languages/front-end.ts';
import type { LintedProject } from '../project/linted-project.ts';
import { remembered } from '../project/remembered.ts';
import type { LintedFile } from './linted-file.ts';

/** Whether the file can hold anything that a check needs. Looks at the text and at no tree. */
export const mayHoldFacts: (file: LintedFile) => boolean = remembered((file: LintedFile) => {
  const { name, project, sourceCode } = file;
  return mayBeConfiguration(name, project)
    ? file.role() === 'configuration'
    : frontEndFor(name, project).prefilter(sourceCode);
});

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

function frontEndFor(name: string, { scope }: LintedProject): FrontEnd {
  const { isTest, ofTests, ofOthers } = frontEndsOf(scope.settings);
  return isTest(name) ? ofTests : ofOthers;
}

const frontEndsOf = remembered((settings: Settings) => {
  const ofOthers = createFrontEnd(settings);
  const inTests = settingsInTests(settings);
  return inTests === settings
    ? { isTest: () => false, ofTests: ofOthers, ofOthers }
    : { isTest: pathMatcher(settings.tests), ofTests: createFrontEnd(inTests), ofOthers };
});

function mayBeConfiguration(name: string, { scope }: LintedProject): boolean {
  return scope.configuration.matches(name);
}

function readFacts(file: LintedFile): FileFacts | undefined {
  const { name, project, sourceCode } = file;
  const role = file.role();
  if (role === undefined || isGenerated(sourceCode.text)) return undefined;
  // Whatever language ESLint has for it: no more than its text is needed.
  if (role === 'configuration') return readConfiguration(name, sourceCode.text).facts;
  return frontEndFor(name, project).facts(name, sourceCode);
}
