/** A change of a catalog, from what is wanted to the files that say it: planned, read again, and nothing is written. */
import type { LogConstant } from '@loglex/catalog';
import type { CatalogChange, ChangeOutcome } from './catalog-change.ts';
import type { CatalogScope, CodeSources } from './catalog-scope.ts';
import { editedFiles } from './edited-files.ts';
import { moduleOf, type Refused } from './choose-file.ts';
import { planChange } from './plan-change.ts';
import { apartFrom, type Respelling, respellImports, respellUses, usesBy } from './respell-code.ts';
import { usesInCode } from './uses-in-code.ts';
import { errorsIn, verifyChange } from './verify-change.ts';

export interface MakeOptions {
  /** Change the name of a constant in code, or take it out, though other code names it. */
  readonly force?: boolean;
  /** Where a name is changed in code as well: further places that mean it, as a compiler found them, and what is to stand there. */
  readonly places?: readonly Respelling[];
}

/** Whether the change looks at code: then it must all have been read. */
export function looksAtCode(scope: CatalogScope, change: CatalogChange): boolean {
  return (
    (change.kind === 'change' && change.inCode === true) ||
    (change.kind !== 'add' && moduleOf(scope, change.target.source.file) !== undefined)
  );
}

/** `code`: all of the project's, where the change looks at it. */
export function makeChange(
  scope: CatalogScope,
  change: CatalogChange,
  code: CodeSources | undefined,
  { force = false, places = [] }: MakeOptions = {},
): ChangeOutcome {
  const [problem] = scope.problems.filter(({ kind }) => kind !== 'read');
  if (problem !== undefined) {
    return { refused: `${problem.file}: ${problem.message} Put that right first.` };
  }
  const plan = planChange(scope, change);
  if ('refused' in plan) return plan;
  if (plan.files.every(({ before, after }) => before === after)) {
    return { refused: `${plan.code} says so already: there is nothing to change.` };
  }
  const verified = verifyChange(scope, change, plan);
  if (verified === undefined) {
    return {
      refused: `${plan.files.map(({ file }) => file).join(' and ')} would not say what was meant, so nothing is written. Make the change by hand.`,
    };
  }
  const unsound = errorsIn(verified.findings);
  if (unsound !== undefined) return { refused: unsound };
  if (code === undefined || !looksAtCode(scope, change)) return { ...plan, ...verified };
  const respelt = respeltCode(code, change, verified.constant, places);
  if ('refused' in respelt) return respelt;
  const used = force ? undefined : refuseUsed(scope, code, change);
  if (used !== undefined) return used;
  return { ...plan, ...verified, files: editedFiles(plan.files, respelt, code.textOf) };
}

/** What code says where a constant is renamed there as well. */
function respeltCode(
  code: CodeSources,
  change: CatalogChange,
  renamed: LogConstant | undefined,
  places: readonly Respelling[],
): readonly Respelling[] | Refused {
  if (change.kind !== 'change' || change.inCode !== true || renamed === undefined) return [];
  const { target } = change;
  const uses = respellUses(code, usesBy(code, target, 'name'), renamed.name);
  if ('refused' in uses) return uses;
  const spelling = { by: 'name', from: target.name, to: renamed.name } as const;
  const known = [...uses, ...respellImports(code, spelling)];
  return [...known, ...apartFrom(known, places)];
}

function refuseUsed(
  scope: CatalogScope,
  code: CodeSources,
  change: CatalogChange,
): Refused | undefined {
  if (change.kind === 'add' || (change.kind === 'change' && change.changes.name === undefined)) {
    return undefined;
  }
  const { target } = change;
  const module = moduleOf(scope, target.source.file);
  if (module === undefined) return undefined;
  const all = usesInCode(code, target, module);
  // What is respelt elsewhere does not break; of its own module only the declaration is.
  const respelt = change.kind === 'change' && change.inCode === true;
  const uses = respelt ? all.filter(({ file }) => file === module.file) : all;
  const [first] = uses;
  if (first === undefined) return undefined;
  const places = new Set(uses.map(({ file }) => file));
  return {
    refused: `${target.code} ${target.name} is named ${uses.length === 1 ? 'once' : `${uses.length} times`} in code (${[...places].slice(0, 3).join(', ')}${places.size > 3 ? '…' : ''}), which would not run any more. Change that first, or force it.`,
  };
}
