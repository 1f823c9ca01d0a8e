/** Changes the catalog of a project: planned, read again, and only then written, each file whole or not at all. */
import type { LogConstant } from '@loglex/catalog';
import { gatherFacts } from '../../facts/gather.ts';
import { type ChangedText, writeAll } from '../../files/write-all.ts';
import type { Scope } from '../../scope.ts';
import type { Session } from '../../session.ts';
import type { CatalogChange, ChangeOutcome } from './change.ts';
import { changeAlone } from './change-alone.ts';
import type { Refused } from './choose-file.ts';
import { planChange } from './plan-change.ts';
import { mentionsInCode, respell, respellImports, respellUses } from './respell-code.ts';
import { usesInCode } from './uses-in-code.ts';
import { errorsIn, verifyChange } from './verify-change.ts';

export interface ChangeOptions {
  /** `false`: say what would change, and change nothing. Default: `true`. */
  readonly write?: boolean;
  /** Change the name of a constant in code, or take it out, though other code names it. */
  readonly force?: boolean;
}

/** Never rejects for what is on disk. `scope`: that whose catalog is meant. */
export function changeCatalog(
  session: Session,
  scope: Scope,
  change: CatalogChange,
  options: ChangeOptions = {},
): Promise<ChangeOutcome> {
  if (options.write === false) return makeChange(session, scope, change, options);
  return changeAlone(session, scope, async (now, fresh) => {
    const current = fresh === scope ? change : retarget(fresh, change);
    return 'refused' in current ? current : makeChange(now, fresh, current, options);
  });
}

/** The same of the catalog as it is by now. */
function retarget({ catalog }: Scope, change: CatalogChange): CatalogChange | Refused {
  if (change.kind === 'add') return change;
  const { code, name } = change.target;
  const target = catalog.byCode(code).find((each) => each.name === name);
  if (target !== undefined) return { ...change, target };
  return {
    refused: `${code} ${name} is not in the catalog any more: somebody changed it meanwhile.`,
  };
}

async function makeChange(
  session: Session,
  scope: Scope,
  change: CatalogChange,
  { write = true, force = false }: ChangeOptions,
): Promise<ChangeOutcome> {
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
  const inCode = await respeltCode(session, change, verified.constant);
  if ('refused' in inCode) return inCode;
  const used = force ? undefined : await usesOf(session, scope, change);
  if (used !== undefined) return { refused: used };
  const files = [...plan.files, ...inCode];
  const failed = write ? writeAll(session.scopes.root, files) : undefined;
  if (failed !== undefined) return { refused: `${failed.file}: ${failed.message}` };
  return { ...plan, ...verified, files };
}

/** What code says where a constant is renamed there as well. */
async function respeltCode(
  session: Session,
  change: CatalogChange,
  renamed: LogConstant | undefined,
): Promise<readonly ChangedText[] | { readonly refused: string }> {
  if (change.kind !== 'change' || change.inCode !== true || renamed === undefined) return [];
  const { root } = session.scopes;
  const { files } = await gatherFacts(session);
  const { target } = change;
  const uses = respellUses(mentionsInCode(files, target, 'name'), renamed.name);
  if ('refused' in uses) return uses;
  const spelling = { by: 'name', from: target.name, to: renamed.name } as const;
  return respell(root, [...uses, ...respellImports(root, files, spelling)]);
}

async function usesOf(
  session: Session,
  { catalogModules }: Scope,
  change: CatalogChange,
): Promise<string | undefined> {
  if (change.kind === 'add' || (change.kind === 'change' && change.changes.name === undefined)) {
    return undefined;
  }
  const { target } = change;
  const module = catalogModules.find(({ file }) => file === target.source.file);
  if (module === undefined) return undefined;
  const { files } = await gatherFacts(session);
  const all = usesInCode(files, target, module);
  // What is respelt elsewhere does not break; of its own module only the declaration is.
  const respelt = change.kind === 'change' && change.inCode === true;
  const uses = respelt ? all.filter(({ file }) => file === module.file) : all;
  const [first] = uses;
  if (first === undefined) return undefined;
  const places = new Set(uses.map(({ file }) => file));
  return `${target.code} ${target.name} is named ${uses.length === 1 ? 'once' : `${uses.length} times`} in code (${[...places].slice(0, 3).join(', ')}${places.size > 3 ? '…' : ''}), which would not run any more. Change that first, or force it.`;
}
