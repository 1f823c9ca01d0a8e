/** Plans a migration: a row for every raw call, an existing constant for it where one says the same, a new one else. */
import {
  compareCodes,
  createAllocator,
  groupBy,
  type Catalog,
  type Component,
  type Level,
  type LogConstant,
} from '@loglex/catalog';
import { advise } from '../audit/advise.ts';
import { countedCalls, type AuditFile, type CountedCall } from '../audit/counted-call.ts';
import { excusesOf, isExcused } from '../checks/directives.ts';
import { isMessageOfLegend } from '../checks/said-terms.ts';
import type { CheckSession } from '../checks/session.ts';
import { templateSlots } from '../constants/message-text.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import { positionAt } from '../text/line-index.ts';
import { writerOf } from '../writers/index.ts';
import type { CallDraft, Doubt, Refusal } from './call-draft.ts';
import { componentOf } from './choose-component.ts';
import { draftCall } from './draft-call.ts';
import { existingConstants } from './existing-constants.ts';
import { fieldDoubts } from './field-doubts.ts';
import { levelAdvice } from './level-advice.ts';
import { caseOf, mintFields, mintKeys, type KeyCase } from './mint-fields.ts';
import { createNameMint } from './mint-names.ts';
import type {
  MigrationPlan,
  PlannedAdvice,
  PlannedConstant,
  PlannedFile,
  PlannedRow,
} from './plan.ts';
import { doubt, refuse } from './reasons.ts';
import { sealOf } from './seal-row.ts';
import { similarConstants } from './similar-constants.ts';
import { keyOfDraft, templateOf } from './template-key.ts';
import { writeRow, type RowConstant, type RowSource, type WrittenRow } from './write-row.ts';

/** A file of a migration: its session says by which catalog and settings it is governed. */
export interface MigrationFile extends AuditFile, RowSource {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
}

export interface MigrationOptions {
  /** Whether calls in test files have rows too. */
  readonly tests?: boolean;
  /** Whether a compiler was asked about the calls. */
  readonly types?: boolean;
  /** The calls that have a row, of those that could have one. Default: all. */
  readonly only?: (call: LogCall) => boolean;
}

/** A raw call that a constant can be found or made for. */
interface Site {
  readonly source: MigrationFile;
  readonly call: LogCall;
  readonly draft: CallDraft;
  readonly component: Component;
  /** What keeps it from being safe beside what the draft and the writer say. */
  readonly doubts: readonly Doubt[];
}

/** What becomes of a call. */
type Outcome = Refusal | (WrittenRow & { readonly code: string });

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
  const constants = mint(unmatched, catalogsOf(sorted), texts, outcomes);
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

function siteOf(call: LogCall, source: MigrationFile): Site | Refusal {
  const { facts, session } = source;
  const draft = draftCall(call, facts, session.settings);
  if ('refused' in draft) return draft;
  if (draft.parts.some((part) => part.kind === 'text' && UNWRITABLE.test(part.text))) {
    return refuse('unwritable', 'its text holds half a character, or one that could not be read');
  }
  if (!draft.parts.some((part) => part.kind === 'placeholder' || part.text.trim() !== '')) {
    return refuse('unwritable', 'it says nothing that a template could hold');
  }
  const component = componentOf(call, facts, session);
  if ('refused' in component) return component;
  return { source, call, draft, component, doubts: doubtsAbout(call, draft, component, source) };
}

/** A catalog with such characters would be taken for a broken file. */
const UNWRITABLE = /[\p{Cs}\uFFFD]/u;

function doubtsAbout(
  { message, range }: LogCall,
  { parts, level }: CallDraft,
  component: Component,
  { facts, session }: MigrationFile,
): readonly Doubt[] {
  const doubts: Doubt[] = [];
  if (isExcused(excusesOf(facts.directives), 'ad-hoc-log', range.start)) {
    doubts.push(doubt('excused', 'a comment excuses it from `ad-hoc-log`'));
  }
  if (message?.static === true && isMessageOfLegend(message, session)) {
    doubts.push(doubt('legend', 'its whole text is a message of a legend'));
  }
  if (!parts.some((part) => part.kind === 'text' && /\p{L}{2}/u.test(part.text))) {
    doubts.push(doubt('wordless', 'it holds no word that a name could be made of'));
  }
  if (component.levels.length > 0 && !component.levels.includes(level.rung)) {
    const levels = component.levels.join(', ');
    doubts.push(
      doubt(
        'component-level',
        `\`${component.name}\` promises to log only at ${levels}: add ${level.rung} to its levels`,
      ),
    );
  }
  return doubts;
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

/** Whether the call's ecosystem has one name for the level, so that any name of the rung gives the same record. */
function isOnlySpelling(call: LogCall, { level }: CallDraft, { facts }: RowSource): boolean {
  return writerOf(facts).spellings(call, level.rung).length === 1;
}

/** Makes a constant for each group of sites that say the same, as far as they can be written. */
function mint(
  sites: readonly Site[],
  catalogs: readonly Catalog[],
  texts: readonly string[],
  outcomes: Map<LogCall, Outcome>,
): readonly PlannedConstant[] {
  const groups = [...groupBy(sites, groupKey).values()]
    .map((members) => {
      const keyCase = keyCaseOf(members[0]);
      const keys = mintKeys(
        members.map(({ draft }) => draft),
        keyCase,
      );
      // Whether it can be written does not depend on what the constant will be called.
      const trials = members.map((site) => outcomeOf(site, { code: 'X', name: 'X', keys }));
      for (const [at, trial] of trials.entries()) {
        if ('refused' in trial) outcomes.set(members[at]!.call, trial);
      }
      return {
        keys,
        members: members.filter((_, at) => !('refused' in trials[at]!)),
        isSafe: trials.some((trial) => !('refused' in trial) && trial.doubts.length === 0),
      };
    })
    .filter(({ members }) => members.length > 0)
    // What is applied unasked gets codes without gaps.
    .sort((a, b) => Number(b.isSafe) - Number(a.isSafe));

  const codes = createAllocator(catalogs);
  const names = createNameMint(catalogs, texts);
  const constants: PlannedConstant[] = [];
  for (const { members, keys } of groups) {
    const first = members[0]!;
    const { component, source } = first;
    const allocation = codes.take(source.session.catalog, component.name);
    if (!('code' in allocation)) {
      const refusal = refuse('no-code', allocation.message);
      for (const { call } of members) outcomes.set(call, refusal);
      continue;
    }
    const { code } = allocation;
    const level = levelOf(members);
    const message = templateOf(first.draft.parts, keys);
    const isWordless = first.doubts.some(({ id }) => id === 'wordless');
    const name = names.take(isWordless ? keys.join(' ') : message, component.name, level);
    const drafts = members.map(({ draft }) => draft);
    const fields = mintFields(drafts, keys, component);
    constants.push({
      code,
      name,
      level: level.native,
      message,
      component: component.name,
      ...(Object.keys(fields).length > 0 && { fields }),
      keys,
      catalog: component.source.file,
    });
    for (const site of members) outcomes.set(site.call, outcomeOf(site, { code, name, keys }));
  }
  return constants.sort((a, b) => compare(a.catalog, b.catalog) || compareCodes(a.code, b.code));
}

function outcomeOf(site: Site, constant: RowConstant): Outcome {
  const { call, draft, component, source, doubts } = site;
  const written = writeRow(call, draft, constant, source);
  if ('refused' in written) return written;
  const ofFields = fieldDoubts(call, draft, constant, component.name, source.session);
  return { ...written, doubts: [...doubts, ...written.doubts, ...ofFields], code: constant.code };
}

/** Sites with one key share a constant: one text, one level, one component. */
function groupKey(site: Site): string {
  const { component, draft } = site;
  return JSON.stringify([component.source.file, component.name, keyOfDraft(draft), levelKey(site)]);
}

function levelKey({ call, draft, source }: Site): string {
  const { rung, native } = draft.level;
  const word = native.toLowerCase();
  return word === rung || isOnlySpelling(call, draft, source) ? rung : `${rung} ${word}`;
}

/** As the most particular of the calls spells it: where a logger knows several names for a rung, its own counts. */
function levelOf(members: readonly Site[]): Level {
  const bound = members.find(({ call, draft, source }) => !isOnlySpelling(call, draft, source));
  return (bound ?? members[0])!.draft.level;
}

const casesByComponent = new WeakMap<Component, KeyCase | undefined>();

/** The case of the component's fields, else of the catalog's, else of the language. */
function keyCaseOf({ component, source }: Site): KeyCase {
  const { catalog } = source.session;
  if (!casesByComponent.has(component)) {
    const fieldsOf = (constants: readonly LogConstant[]): readonly string[] =>
      constants.flatMap(({ fields, message }) => [...fields.keys(), ...templateSlots(message)]);
    const own = catalog.constants.filter((constant) => constant.component === component.name);
    const all = [...catalog.components.values()].flatMap(({ fields }) => [...fields.keys()]);
    casesByComponent.set(
      component,
      caseOf([...component.fields.keys(), ...fieldsOf(own)]) ??
        caseOf([...all, ...fieldsOf(catalog.constants)]),
    );
  }
  return casesByComponent.get(component) ?? writerOf(source.facts).keyCase;
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
    advice: adviceOn(call, general),
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
