/** Plans a migration: a row for every raw call, an existing constant for it where one says the same, a new one else. */
import type { Catalog, Level, LogConstant } from '@loglex/catalog';
import { advise } from '../audit/advise.ts';
import { countedCalls, type CountedCall } from '../audit/counted-call.ts';
import type { CheckSession } from '../checks/session.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import { positionAt } from '../text/line-index.ts';
import type { Doubt } from './call-draft.ts';
import { componentOf } from './choose-component.ts';
import { existingConstants } from './existing-constants.ts';
import { levelAdvice } from './level-advice.ts';
import {
  isOnlySpelling,
  outcomeOf,
  siteOf,
  type MigrationFile,
  type Outcome,
  type Site,
} from './migration-site.ts';
import { mintConstants } from './mint-constants.ts';
import type { MigrationPlan, PlannedAdvice, PlannedFile, PlannedRow } from './plan.ts';
import { sealOf } from './seal-row.ts';
import { similarConstants } from './similar-constants.ts';
import { keyOfDraft } from './template-key.ts';
import type { RowConstant } from './write-row.ts';

export type { MigrationFile };

export interface MigrationOptions {
  /** Whether calls in test files have rows too. */
  readonly tests?: boolean;
  /** Whether a compiler was asked about the calls. */
  readonly types?: boolean;
  /** The calls that have a row, of those that could have one. Default: all. */
  readonly only?: (call: LogCall) => boolean;
}

/** `files` in any order, of one or several catalogs. Equal input gives an equal plan. */
export function planMigration(
  files: readonly MigrationFile[],
  options: MigrationOptions = {},
): MigrationPlan {
  const steps = migrationSteps(files, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps, between which others may have their turn: tells how many files are done, and in the end the plan. */
export function* migrationSteps(
  files: readonly MigrationFile[],
  { tests = false, types = false, only = () => true }: MigrationOptions = {},
): Generator<number, MigrationPlan> {
  const sorted = files.toSorted((a, b) => compare(a.facts.file, b.facts.file));
  const counted = new Map<MigrationFile, readonly CountedCall[]>();
  for (const source of sorted) {
    counted.set(source, countedCalls(source));
    yield 0;
  }
  const isChosen = ({ isTest }: MigrationFile): boolean => tests || !isTest;
  const chosen = sorted.filter(isChosen);

  const outcomes = new Map<LogCall, Outcome>();
  const unmatched: Site[] = [];
  for (const [at, source] of chosen.entries()) {
    yield at;
    for (const { call, coding } of counted.get(source) ?? []) {
      if (coding !== 'raw' || !only(call)) continue;
      const site = siteOf(call, source);
      if ('refused' in site) outcomes.set(call, site);
      else {
        const existing = match(site);
        if (existing === undefined) unmatched.push(site);
        else outcomes.set(call, outcomeOf(site, existing));
      }
    }
  }
  const texts = [...counted.values()].flat().flatMap(({ wording }) => wording?.text ?? []);
  const constants = mintConstants(unmatched, catalogsOf(sorted), texts, outcomes);
  yield chosen.length;
  const planned = planFiles(chosen, counted, outcomes);
  const calls = sorted.flatMap((source) => counted.get(source) ?? []);
  const inTests = sorted.filter((source) => !isChosen(source));
  return {
    loglexPlan: 1,
    ...(types && { types }),
    without: {
      coded: calls.filter(({ coding }) => coding === 'coded').length,
      dynamic: calls.filter(({ coding }) => coding === 'dynamic').length,
      tests: inTests
        .flatMap((source) => counted.get(source) ?? [])
        .filter(({ coding }) => coding === 'raw').length,
    },
    constants,
    files: planned,
    similar: similarConstants(constants, planned, catalogsOf(chosen)),
  };
}

/** The constant of the catalog that says the same, of the call's own component first. */
function match({ source, call, draft, component }: Site): RowConstant | undefined {
  const { session, facts } = source;
  const { catalog } = session;
  const sameLevel = (level: Level): boolean =>
    level.rung === draft.level.rung &&
    (level.native.toLowerCase() === draft.level.native.toLowerCase() ||
      isOnlySpelling(call, draft, source));
  const mayEmit = (constant: LogConstant): boolean => {
    const owner = catalog.components.get(constant.component ?? '');
    return owner === undefined || session.mayEmitFrom(owner, facts.file);
  };
  const matches = existingConstants(catalog).matches(keyOfDraft(draft), draft, sameLevel);
  const found =
    matches.find(({ constant }) => constant.component === component.name) ??
    matches.find(({ constant }) => mayEmit(constant));
  if (found === undefined) return undefined;
  const { code, name } = found.constant;
  return { code, name, keys: found.keys };
}

function planFiles(
  files: readonly MigrationFile[],
  counted: ReadonlyMap<MigrationFile, readonly CountedCall[]>,
  outcomes: ReadonlyMap<LogCall, Outcome>,
): readonly PlannedFile[] {
  const advised = advise(files.flatMap((source) => counted.get(source) ?? []));
  const advice = new Map(advised.map((one) => [one.call, one.advice]));
  return files.flatMap((source) => {
    const { facts, hash } = source;
    const rows = facts.calls.flatMap((call): readonly PlannedRow[] => {
      const outcome = outcomes.get(call);
      const general = advice.get(call);
      if (outcome === undefined) return [];
      return [rowOf(call, source, outcome, general === undefined ? [] : [general])];
    });
    rows.sort((a, b) => a.start - b.start || b.end - a.end);
    return rows.length === 0 ? [] : [{ file: facts.file, hash, rows }];
  });
}

function rowOf(
  call: LogCall,
  { facts, session, text }: MigrationFile,
  outcome: Outcome,
  general: readonly PlannedAdvice[],
): PlannedRow {
  const { start, end } = call.range;
  const { line, column } = positionAt(facts.lineStarts, start);
  const isRefused = 'refused' in outcome;
  const reasons = isRefused ? [outcome.refused] : onceEach(outcome.doubts);
  const tier = isRefused ? 'refused' : reasons.length > 0 ? 'review' : 'safe';
  const before = text.slice(start, end);
  const after = isRefused ? undefined : outcome.text;
  return {
    line: line + 1,
    column: column + 1,
    start,
    end,
    tier,
    decision: tier === 'safe' ? 'migrate' : 'skip',
    reasons,
    confidence: call.confidence,
    // What cannot be written is not advised.
    advice: adviceOn(call, general).filter(({ action }) => !isRefused || action !== 'migrate'),
    before,
    ...(after !== undefined && { after }),
    ...(isRefused ? ownerOfRefused(call, facts, session) : { constant: outcome.code }),
    seal: sealOf({ start, end, before, ...(after !== undefined && { after }) }),
  };
}

function ownerOfRefused(
  call: LogCall,
  facts: FileFacts,
  session: CheckSession,
): Pick<PlannedRow, 'component'> {
  const component = componentOf(call, facts, session);
  return 'refused' in component ? {} : { component: component.name };
}

function adviceOn(
  { message, level }: LogCall,
  general: readonly PlannedAdvice[],
): readonly PlannedAdvice[] {
  const advice = general.map(({ action, id, why }) => ({ action, id, why }));
  if (message?.static !== true || level === undefined || level.dynamic === true) return advice;
  const text = message.parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('');
  const suspicion = levelAdvice(text, level.rung);
  return suspicion === undefined ? advice : [...advice, suspicion];
}

function onceEach(doubts: readonly Doubt[]): readonly Doubt[] {
  return doubts.filter(({ id }, at) => doubts.findIndex((other) => other.id === id) === at);
}

function catalogsOf(files: readonly MigrationFile[]): readonly Catalog[] {
  return [...new Set(files.map(({ session }) => session.catalog))];
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
