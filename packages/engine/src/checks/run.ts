/** Runs checks and makes findings of their reports: severities, options, directives, words, order. Pure. */
import type { Catalog, CatalogProblem, CatalogText } from '@loglex/catalog';
import { catalogDirectives } from '../facts/catalog-directives.ts';
import type { Directive, FileFacts } from '../facts/file-facts.ts';
import type { Settings, Severity } from '../settings/settings.ts';
import { pathMatcher } from '../text/path-glob.ts';
import type { Check, CheckContext, Finding, Report } from './check.ts';
import { directiveReason, reasonReports } from './directive-reason.ts';
import { excusesOf, isExcused, type Excuse } from './directives.ts';
import { checkById, checks, fileChecks } from './index.ts';
import { sessionOf } from './session.ts';
import { staleDirective, staleReports } from './stale-directive.ts';
import { isSure } from './sure.ts';
import { renderWords } from './words.ts';

/** What a run is about. The same `catalog` and `settings` objects for many files are compiled once. */
export interface RunContext {
  readonly catalog: Catalog;
  readonly settings: Settings;
  /** The catalog's files as they were read: their comments may excuse findings in them. */
  readonly catalogTexts?: readonly CatalogText[];
  /** Whether a path is that of a test file; default: by `settings.tests`. */
  readonly isTest?: ((file: string) => boolean) | boolean;
  /** Which comments in source files excuse; default: all. A host that heeds `eslint-disable` itself leaves those out. */
  readonly excusing?: (directive: Directive) => boolean;
  /** Ids of the checks to run; default: every check that is not off. */
  readonly only?: ReadonlySet<string> | readonly string[];
}

/** Findings of the file checks in one file, by place; directives applied, stale ones found. */
export function runFileChecks(facts: FileFacts, context: RunContext): Finding[] {
  const run = createRun(context);
  const sure = onlySure(facts, context.settings);
  const excuses = excusesOf(facts.directives.filter(context.excusing ?? (() => true)));
  const findings: Finding[] = [];
  for (const check of fileChecks) {
    if (check === staleDirective || !run.isOn(check, facts.file)) continue;
    for (const report of check.run(sure, run.contextOf(check))) {
      if (isExcused(excuses, check.id, report.range.start)) continue;
      findings.push(run.finding(check, report, facts.file));
    }
  }
  findings.push(...run.stale(facts.file, excuses, 'file'));
  return findings.sort(byPlace);
}

/** Findings of the checks that see every file at once, by file and place; directives applied, stale ones found. */
export function runProjectChecks(files: Iterable<FileFacts>, context: RunContext): Finding[] {
  const run = createRun(context);
  const all = [...files].sort((a, b) => compareText(a.file, b.file));
  const excuses = new Map([
    ...all.map((facts) => [facts.file, excusesOf(facts.directives)] as const),
    ...catalogExcuses(context),
  ]);
  const findings: Finding[] = [];
  for (const check of checks) {
    if (check.kind !== 'project') continue;
    for (const report of check.run(all, run.contextOf(check))) {
      if (!run.isOn(check, report.file)) continue;
      if (isExcused(excuses.get(report.file) ?? [], check.id, report.range.start)) continue;
      findings.push(run.finding(check, report, report.file));
    }
  }
  for (const [file, ofFile] of excuses) findings.push(...run.stale(file, ofFile, 'project'));
  return findings.sort(byPlace);
}

/** Findings for the problems that reading and validating the catalog gave, by file and place. */
export function runCatalogChecks(
  problems: readonly CatalogProblem[],
  context: RunContext,
): Finding[] {
  const run = createRun(context);
  const excuses = new Map(catalogExcuses(context));
  const findings: Finding[] = [];
  for (const check of checks) {
    if (check.kind !== 'catalog') continue;
    for (const report of check.run(problems, run.contextOf(check))) {
      if (!run.isOn(check, report.file)) continue;
      if (isExcused(excuses.get(report.file) ?? [], check.id, report.range.start)) continue;
      findings.push(run.finding(check, report, report.file));
    }
  }
  for (const text of context.catalogTexts ?? []) {
    if (!run.isOn(directiveReason, text.file)) continue;
    for (const report of reasonReports(catalogDirectives(text))) {
      findings.push(run.finding(directiveReason, report, text.file));
    }
  }
  for (const [file, ofFile] of excuses) findings.push(...run.stale(file, ofFile, 'catalog'));
  return findings.sort(byPlace);
}

function catalogExcuses({ catalogTexts = [] }: RunContext): (readonly [string, Excuse[]])[] {
  return catalogTexts.map((text) => [text.file, excusesOf(catalogDirectives(text))]);
}

/** The severity of a check for a file; `off` where it does not run. */
export function severityOf(check: Check, settings: Settings, inTest: boolean): Severity {
  const setting = settings.checks.get(check.id);
  const severity = setting?.severity ?? check.defaultSeverity;
  if (severity === 'off' || !inTest) return severity;
  return setting?.testSeverity ?? check.testSeverity;
}

interface Run {
  isOn(check: Check, file: string): boolean;
  contextOf(check: Check): CheckContext;
  finding(check: Check, report: Report, file: string): Finding;
  /** Findings on excuses that no check of this kind needed. */
  stale(file: string, excuses: readonly Excuse[], kind: Check['kind']): Finding[];
}

function createRun({ catalog, settings, isTest, only }: RunContext): Run {
  const session = sessionOf(catalog, settings);
  const wanted = only === undefined ? undefined : new Set(only);
  const inTest =
    typeof isTest === 'function'
      ? isTest
      : typeof isTest === 'boolean'
        ? () => isTest
        : testMatcher(settings);

  // Every check asks about the same file in turn: globs are matched once for it.
  let asked: { readonly file: string; readonly test: boolean } | undefined;
  const inTestOnce = (file: string): boolean =>
    (asked?.file === file ? asked : (asked = { file, test: inTest(file) })).test;

  const severity = (check: Check, file: string): Severity =>
    wanted?.has(check.id) === false ? 'off' : severityOf(check, settings, inTestOnce(file));

  const isOn = (check: Check, file: string): boolean => severity(check, file) !== 'off';

  function finding(check: Check, report: Report, file: string): Finding {
    const { messageId, data = {}, range, fixes = [], related = [], tags = [] } = report;
    const words = check.messages[messageId] ?? messageId;
    return {
      check: check.id,
      messageId,
      data,
      message: renderWords(words, data),
      severity: severity(check, file) as Finding['severity'],
      file,
      range: { start: range.start, end: range.end },
      fixes,
      related,
      tags,
    };
  }

  return {
    isOn,
    contextOf: (check) => ({
      catalog,
      settings,
      session,
      options: session.optionsOf(check),
      isTest: inTestOnce,
    }),
    finding,
    stale(file, excuses, kind) {
      if (excuses.length === 0 || !isOn(staleDirective, file)) return [];
      // A comment about all checks is judged with the file checks; those over the project come later.
      const ran = (id: string | undefined) => {
        const check = id === undefined ? undefined : checkById(id);
        if (check === undefined) return kind === 'file' && wanted === undefined;
        return check.kind === kind && check !== staleDirective && isOn(check, file);
      };
      const isCheck = (id: string) => kind === 'project' || checkById(id) !== undefined;
      return [...staleReports(excuses, ran, isCheck)].map((report) =>
        finding(staleDirective, report, file),
      );
    },
  };
}

const testMatchers = new WeakMap<readonly string[], (file: string) => boolean>();

function testMatcher({ tests }: Settings): (file: string) => boolean {
  let matcher = testMatchers.get(tests);
  if (matcher === undefined) {
    matcher = pathMatcher(tests);
    testMatchers.set(tests, matcher);
  }
  return matcher;
}

/** The facts as far as the project wants findings on them. */
function onlySure(facts: FileFacts, settings: Settings): FileFacts {
  if (settings.confidence === 'likely') return facts;
  return { ...facts, calls: facts.calls.filter((call) => isSure(call, settings)) };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    compareText(a.check, b.check)
  );
}

/** By code units: the same order on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
