/** What one check finds in the file being linted. The facts of a file are read once, whichever rules are on. */
import { dirname, resolve } from 'node:path';
import {
  type FileCheck,
  type FileFacts,
  type Finding,
  runFileChecks,
  type Settings,
} from '@loglex/engine';
import { isGenerated, isSource, pathFromRoot, type Problem } from '@loglex/project';
import type { Rule, SourceCode } from 'eslint';
import { createFrontEnd } from './languages/front-end.ts';
import { type LintedProject, projectOf } from './linted-project.ts';

/** None where no settings govern the file, or where they leave it out. */
export function findingsIn(context: Rule.RuleContext, check: FileCheck): readonly Finding[] {
  const path = pathOf(context);
  const project = projectOf(dirname(path));
  if (project === undefined) return [];
  const { settings, catalog } = project.scope;
  const { sourceCode } = context;
  // Before the tree is touched: some hosts build it only when it is asked for.
  if (!frontEndOf(settings).prefilter(sourceCode)) return [];
  const facts = factsOf(sourceCode, path, project);
  if (facts === undefined) return [];
  const options = context.options[0] as CheckOptions | undefined;
  const stated = options === undefined ? settings : withOptions(settings, check, options);
  return runFileChecks(facts, { catalog, settings: stated, only: [check.id] });
}

/** What keeps the settings or the catalog from being read. Told in each file, and there by one rule. */
export function problemsIn(context: Rule.RuleContext): readonly Problem[] {
  const path = pathOf(context);
  const project = projectOf(dirname(path));
  if (project === undefined || project.scope.problems.length === 0) return [];
  const { ast } = context.sourceCode;
  if (toldByTree.has(ast) || fileIn(project, path) === undefined) return [];
  toldByTree.add(ast);
  return project.scope.problems;
}

const toldByTree = new WeakSet();

function pathOf({ cwd, physicalFilename }: Rule.RuleContext): string {
  return resolve(cwd, physicalFilename);
}

/** The path from the root; `undefined` where the settings leave the file out. */
function fileIn({ root, scope }: LintedProject, path: string): string | undefined {
  const file = pathFromRoot(root, root, path);
  return file !== undefined && isSource(root, file, scope) ? file : undefined;
}

const frontEndOf = remembered(createFrontEnd);

/** By tree and not by `sourceCode`: oxlint hands every file the same frozen one. */
const factsByTree = new WeakMap<object, { readonly facts: FileFacts | undefined }>();

function factsOf(
  sourceCode: SourceCode,
  path: string,
  project: LintedProject,
): FileFacts | undefined {
  let known = factsByTree.get(sourceCode.ast);
  if (known === undefined) {
    known = { facts: readFacts(sourceCode, path, project) };
    factsByTree.set(sourceCode.ast, known);
  }
  return known.facts;
}

function readFacts(
  sourceCode: SourceCode,
  path: string,
  project: LintedProject,
): FileFacts | undefined {
  const file = fileIn(project, path);
  if (file === undefined || isGenerated(sourceCode.text)) return undefined;
  const facts = frontEndOf(project.scope.settings).facts(file, sourceCode);
  // `eslint-disable` is ESLint's to apply, which counts whether it was needed.
  return { ...facts, directives: facts.directives.filter((directive) => !directive.eslint) };
}

type CheckOptions = Readonly<Record<string, unknown>>;

/** Options of the ESLint configuration go over those of `loglex.yaml`, key by key. */
function withOptions(settings: Settings, check: FileCheck, options: CheckOptions): Settings {
  return settingsWith(settings)(check)(options);
}

const settingsWith = remembered((settings: Settings) =>
  remembered((check: FileCheck) =>
    remembered((options: CheckOptions): Settings => {
      const setting = settings.checks.get(check.id);
      const stated = { ...setting, options: { ...setting?.options, ...options } };
      return { ...settings, checks: new Map(settings.checks).set(check.id, stated) };
    }),
  ),
);

/** `make`, once for each key: what the engine compiles for a settings object is kept by that object. */
function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let kept = made.get(key);
    if (kept === undefined) made.set(key, (kept = { value: make(key) }));
    return kept.value;
  };
}
