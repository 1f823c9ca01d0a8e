/** Runs the checks over facts, each file by the settings and the catalog of its scope. */
import {
  type Finding,
  type RunContext,
  runCatalogChecks,
  runFileChecks,
  runProjectChecks,
} from '@loglex/engine';
import { analyseText } from '../facts/analyse.ts';
import { createFrontEnd } from '../facts/front-end.ts';
import type { ScopedFacts } from '../facts/gather.ts';
import type { Problem } from '../problem.ts';
import type { Scope } from '../scope.ts';

/** What of a scope the checks ask: a face may give another catalog than that on disk. */
export type FoundScope = Pick<
  Scope,
  'settings' | 'settingsFiles' | 'catalog' | 'catalogTexts' | 'catalogProblems'
>;

/** Facts, and what they are held against. */
export interface FoundFacts {
  readonly facts: ScopedFacts['facts'];
  readonly scope: FoundScope;
}

export interface FindOptions {
  /** Ids of the checks to run; default: all that are not off. */
  readonly only?: readonly string[];
}

/** What the file checks find in one file. */
export function findInFile({ facts, scope }: FoundFacts, options: FindOptions): Finding[] {
  return runFileChecks(facts, runContext(scope, options));
}

/** What the file checks find in a text that stands, or is to stand, in `file` of `scope`. */
export function finderOf(
  file: string,
  scope: Scope,
  options: FindOptions,
): (text: string) => { findings: readonly Finding[]; problems: readonly Problem[] } {
  const frontEnd = createFrontEnd(scope.settings);
  return (text) => {
    const { facts, problem } = analyseText(file, text, frontEnd);
    return {
      findings: facts === undefined ? [] : findInFile({ facts, scope }, options),
      problems: problem === undefined ? [] : [problem],
    };
  };
}

/** What is wrong with the catalogs themselves. */
export function findInCatalogs(scopes: readonly FoundScope[], options: FindOptions): Finding[] {
  return scopes.flatMap((scope) =>
    runCatalogChecks(scope.catalogProblems, runContext(scope, options)),
  );
}

/** What shows only over all files. A part of them would make every constant look unused. */
export function findInWhole(
  scopes: readonly FoundScope[],
  files: readonly FoundFacts[],
  options: FindOptions,
): Finding[] {
  return scopes.flatMap((scope) => findInScope(scope, scopes, files, options));
}

/**
 * What an inner scope does with the constants of an outer one counts there; what it does not do with
 * them is for the outer scope to say.
 */
function findInScope(
  scope: FoundScope,
  scopes: readonly FoundScope[],
  files: readonly FoundFacts[],
  options: FindOptions,
): Finding[] {
  const builtOn = new Set(scopes.filter((each) => each === scope || isBuiltOn(each, scope)));
  const facts = files.filter((file) => builtOn.has(file.scope)).map((file) => file.facts);
  const outer = scopes.filter((each) => each !== scope && isBuiltOn(scope, each));
  const outerFiles = new Set(outer.flatMap((each) => each.catalog.files));
  const findings = runProjectChecks(facts, runContext(scope, options));
  return findings.filter((finding) => !outerFiles.has(finding.file));
}

function isBuiltOn(inner: FoundScope, outer: FoundScope): boolean {
  const file = outer.settingsFiles.at(-1);
  return file !== undefined && inner.settingsFiles.slice(0, -1).includes(file);
}

function runContext(scope: FoundScope, { only }: FindOptions): RunContext {
  const { catalog, catalogTexts, settings } = scope;
  return { catalog, catalogTexts, settings, ...(only !== undefined && { only }) };
}

/** By file, then by place, then by check; each once, for scopes share what is wrong with a shared catalog. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const sorted = findings.toSorted(byPlace);
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined || byPlace(before, finding) !== 0 || before.message !== finding.message
    );
  });
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    compare(a.check, b.check)
  );
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
