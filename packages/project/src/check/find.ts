/** Runs the checks over gathered facts, each file by the settings and the catalog of its scope. */
import {
  type Finding,
  type RunContext,
  runCatalogChecks,
  runFileChecks,
  runProjectChecks,
} from '@loglex/engine';
import { analyseText } from '../facts/analyse.ts';
import { createFrontEnd } from '../facts/front-end.ts';
import type { FactsResult } from '../facts/gather.ts';
import type { Problem } from '../problem.ts';
import type { Scope } from '../scope.ts';

export interface FindOptions {
  /** Ids of the checks to run; default: all that are not off. */
  readonly only?: readonly string[];
}

/**
 * All findings, sorted by file, then by place, then by check. The checks over the whole project run only
 * where the whole project was looked at: a part of it would make every constant look unused.
 */
export function findAll(
  scopes: readonly Scope[],
  { files, whole }: Pick<FactsResult, 'files' | 'whole'>,
  options: FindOptions = {},
): Finding[] {
  const findings = files.flatMap(({ facts, scope }) =>
    runFileChecks(facts, runContext(scope, options)),
  );
  for (const scope of scopes) {
    findings.push(...runCatalogChecks(scope.catalogProblems, runContext(scope, options)));
    if (whole) findings.push(...findInWhole(scope, scopes, files, options));
  }
  return inOrder(findings);
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
      findings: facts === undefined ? [] : runFileChecks(facts, runContext(scope, options)),
      problems: problem === undefined ? [] : [problem],
    };
  };
}

function runContext(scope: Scope, { only }: FindOptions): RunContext {
  return { catalog: scope.catalog, settings: scope.settings, ...(only !== undefined && { only }) };
}

/**
 * What an inner scope does with the constants of an outer one counts there; what it does not do with
 * them is for the outer scope to say.
 */
function findInWhole(
  scope: Scope,
  scopes: readonly Scope[],
  files: FactsResult['files'],
  options: FindOptions,
): Finding[] {
  const builtOn = new Set(scopes.filter((each) => each === scope || isBuiltOn(each, scope)));
  const facts = files.filter((file) => builtOn.has(file.scope)).map((file) => file.facts);
  const outer = scopes.filter((each) => each !== scope && isBuiltOn(scope, each));
  const outerFiles = new Set(outer.flatMap((each) => each.catalog.files));
  const findings = runProjectChecks(facts, runContext(scope, options));
  return findings.filter((finding) => !outerFiles.has(finding.file));
}

function isBuiltOn(inner: Scope, outer: Scope): boolean {
  const file = outer.settingsFiles.at(-1);
  return file !== undefined && inner.settingsFiles.slice(0, -1).includes(file);
}

/** Sorted, and each finding once: a catalog that two scopes share is wrong in both. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const once = new Map<string, Finding>();
  for (const finding of findings) {
    const { file, range, check, message } = finding;
    const key = `${file}\n${range.start}\n${range.end}\n${check}\n${message}`;
    if (!once.has(key)) once.set(key, finding);
  }
  return [...once.values()].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      compare(a.check, b.check),
  );
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
