/** What one check finds in a source file. */
import {
  type Directive,
  type FileCheck,
  type FileFacts,
  type Finding,
  runFileChecks,
  type Settings,
} from '@loglex/engine';
import { remembered } from '../project/remembered.ts';
import { factsOf } from './facts.ts';
import { grouped } from './grouped.ts';
import type { LintedFile } from './linted-file.ts';

/** Options of a rule, as the ESLint configuration states them. */
export type StatedOptions = Readonly<Record<string, unknown>>;

export function fileFindings(
  check: FileCheck,
  file: LintedFile,
  options: StatedOptions | undefined,
): readonly Finding[] {
  const facts = factsOf(file);
  if (facts === undefined) return [];
  const { catalog, settings } = file.project.scope;
  const wanted = withRule(settings)(check)(options ?? NO_OPTIONS);
  if (wanted !== settings) {
    return runFileChecks(facts, { catalog, settings: wanted, excusing, only: [check.id] });
  }
  let known = findingsByFacts.get(facts);
  if (known === undefined) {
    known = grouped(runFileChecks(facts, { catalog, settings, excusing }), byCheck);
    findingsByFacts.set(facts, known);
  }
  return known.get(check.id) ?? [];
}

/** All checks at once: which comments excuse nothing shows only when all of them have run. */
const findingsByFacts = new WeakMap<FileFacts, ReadonlyMap<string, readonly Finding[]>>();

const NO_OPTIONS: StatedOptions = {};

function byCheck({ check }: Finding): string {
  return check;
}

/** `eslint-disable` is ESLint's to heed, which also tells those that excuse nothing. */
function excusing({ eslint }: Directive): boolean {
  return !eslint;
}

/**
 * The settings of the project, where a rule of the ESLint configuration changes nothing about its check. Else such as it
 * wants: its options go over those of `loglex.yaml`, key by key, and a check that is off until someone asks for it
 * is on, unless `loglex.yaml` speaks of it.
 */
const withRule = remembered((settings: Settings) =>
  remembered((check: FileCheck) =>
    remembered((options: StatedOptions): Settings => {
      const setting = settings.checks.get(check.id);
      const isAskedFor = check.defaultSeverity === 'off' && setting?.severity === undefined;
      if (Object.keys(options).length === 0 && !isAskedFor) return settings;
      const stated = {
        ...setting,
        ...(isAskedFor && { severity: 'warning' as const }),
        options: { ...setting?.options, ...options },
      };
      return { ...settings, checks: new Map(settings.checks).set(check.id, stated) };
    }),
  ),
);
