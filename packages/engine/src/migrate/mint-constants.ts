/** Constants for the calls that the catalog has none for: one for each group that says the same. */
import {
  compareCodes,
  createAllocator,
  groupBy,
  type Catalog,
  type Component,
  type Level,
  type LogConstant,
  type Rung,
} from '@loglex/catalog';
import { tally } from '../audit/tally.ts';
import { templateSlots } from '../constants/message-text.ts';
import type { LogCall } from '../facts/log-call.ts';
import { writerOf } from '../writers/index.ts';
import { caseOf, mintFields, mintKeys, type KeyCase } from './mint-fields.ts';
import { createNameMint } from './mint-names.ts';
import type { PlannedConstant } from './plan.ts';
import { refuse } from './reasons.ts';
import { isOnlySpelling, outcomeOf, type Outcome, type Site } from './migration-site.ts';
import { keyOfDraft, templateOf } from './template-key.ts';

/** Makes a constant for each group of sites that say the same, as far as they can be written. */
export function mintConstants(
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
  return constants.sort((a, b) =>
    a.catalog === b.catalog ? compareCodes(a.code, b.code) : a.catalog < b.catalog ? -1 : 1,
  );
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

/**
 * As the most particular of the calls spells it: where a logger knows several names for a rung, its own counts. Where any name
 * gives the same record, the one that most constants of the catalog have.
 */
function levelOf(members: readonly Site[]): Level {
  const bound = members.find(({ call, draft, source }) => !isOnlySpelling(call, draft, source));
  if (bound !== undefined) return bound.draft.level;
  const { draft, source } = members[0]!;
  const { rung, native } = draft.level;
  return { rung, native: spellingIn(source.session.catalog, rung) ?? native };
}

const spellingsByCatalog = new WeakMap<Catalog, Map<Rung, string | undefined>>();

function spellingIn(catalog: Catalog, rung: Rung): string | undefined {
  let spellings = spellingsByCatalog.get(catalog);
  if (spellings === undefined)
    spellingsByCatalog.set(catalog, (spellings = new Map<Rung, string | undefined>()));
  if (!spellings.has(rung)) {
    const stated = catalog.constants.flatMap(({ level }) =>
      level?.rung === rung ? [level.native] : [],
    );
    spellings.set(rung, tally(stated, (native) => native)[0]?.name);
  }
  return spellings.get(rung);
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
