/** The audit: what the logging of a project looks like, from the facts of its files and nothing else. */
import { ADVICE } from './advice.ts';
import type { Advice } from './advice.ts';
import { advise, isMigratable, isWorded } from './advise.ts';
import type { AdvisedCall } from './advise.ts';
import {
  countCoding,
  countComponents,
  countConsoleBeside,
  countFiles,
  countLevels,
} from './census.ts';
import { countedCalls } from './counted-call.ts';
import type { AuditFile, CountedCall } from './counted-call.ts';
import { folderLabel, foldersOf, holds } from './folders.ts';
import { lostErrors } from './lost-errors.ts';
import { repeatedTexts } from './repeated.ts';
import type { AdviceGroup, AuditReport } from './report.ts';
import { siteOf } from './site.ts';
import { tally } from './tally.ts';

/** Audits `files`. Without a component in any catalog, folders stand in for components. */
export function audit(files: readonly AuditFile[]): AuditReport {
  const sources = files.filter(({ isTest }) => !isTest);
  const calls = sources.flatMap(countedCalls);
  const advised = advise(calls);
  const repeated = repeatedTexts(advised.filter(isWorded));
  return {
    calls: calls.length,
    files: new Set(calls.map(({ facts }) => facts)).size,
    testCalls: files.reduce((sum, { facts }) => sum + facts.calls.length, 0) - calls.length,
    coding: countCoding(calls),
    sinks: tally(calls, ({ call }) => call.sink),
    levels: countLevels(calls),
    forms: tally(calls, ({ form }) => form),
    confidence: tally(calls, ({ call }) => call.confidence),
    components: countComponents(calls, componentNames(sources)),
    repeated,
    atTwoLevels: repeated.filter(({ levels }) => levels.length > 1),
    noisiest: countFiles(calls),
    inLoops: calls.filter(isLoudInLoop).map(siteOf),
    lostErrors: lostErrors(calls),
    consoleBeside: countConsoleBeside(calls),
    advice: ADVICE.map((advice) => adviceGroup(advice, advised)).filter((group) => group.calls > 0),
    outlook: outlookOf(advised),
  };
}

const LOUD: ReadonlySet<string> = new Set(['info', 'warn', 'error', 'fatal']);

function isLoudInLoop({ call, level }: CountedCall): boolean {
  return call.context.inLoop && LOUD.has(level);
}

function adviceGroup(advice: Advice, advised: readonly AdvisedCall[]): AdviceGroup {
  const sites = advised.filter((call) => call.advice === advice).map(siteOf);
  return { ...advice, calls: sites.length, sites };
}

function outlookOf(advised: readonly AdvisedCall[]): AuditReport['outlook'] {
  const kept = advised.filter(isMigratable);
  return { calls: kept.length, constants: new Set(kept.map(({ wording }) => wording.key)).size };
}

const NO_COMPONENT = '(no component)';

/** Names a file after the component that owns it, or without a catalog after its folder. */
function componentNames(files: readonly AuditFile[]): (file: string) => string {
  if (files.some(({ session }) => session.catalog.components.size > 0)) {
    const sessions = new Map(files.map(({ facts, session }) => [facts.file, session]));
    return (file) => sessions.get(file)?.componentsAt(file)[0]?.name ?? NO_COMPONENT;
  }
  const folders = foldersOf(new Map(files.map(({ facts }) => [facts.file, facts.calls.length])));
  return (file) => {
    const owner = folders.find((folder) => holds(folder, file));
    return owner === undefined ? NO_COMPONENT : folderLabel(owner);
  };
}
