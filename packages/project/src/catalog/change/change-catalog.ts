/** Changes the catalog of a project: planned, read again, and only then written, each file whole or not at all. */
import {
  type CatalogChange,
  type ChangeOutcome,
  looksAtCode,
  makeChange,
  type MakeOptions,
} from '@loglex/engine';
import { writeAll } from '../../files/write-all.ts';
import type { Scope } from '../../scope.ts';
import type { Session } from '../../session.ts';
import { changeAlone } from './change-alone.ts';
import { codeSources } from './code-sources.ts';
import { respellByTypes } from './respell-by-types.ts';

export interface ChangeOptions extends MakeOptions {
  /** `false`: say what would change, and change nothing. Default: `true`. */
  readonly write?: boolean;
  /** Where a name is changed in code as well: ask the project's TypeScript where it is meant. Default: `false`. */
  readonly types?: boolean;
}

/** Never rejects for what is on disk. `scope`: that whose catalog is meant. */
export function changeCatalog(
  session: Session,
  scope: Scope,
  change: CatalogChange,
  options: ChangeOptions = {},
): Promise<ChangeOutcome> {
  if (options.write === false) return planned(session, scope, change, options);
  return changeAlone(session, scope, async (now, fresh) => {
    const current = fresh === scope ? change : retarget(fresh, change);
    if ('refused' in current) return current;
    const outcome = await planned(now, fresh, current, options);
    if ('refused' in outcome) return outcome;
    const failed = writeAll(now.scopes.root, outcome.files);
    return failed === undefined ? outcome : { refused: `${failed.file}: ${failed.message}` };
  });
}

/** The same of the catalog as it is by now. */
function retarget(
  { catalog }: Scope,
  change: CatalogChange,
): CatalogChange | { readonly refused: string } {
  if (change.kind === 'add') return change;
  const { code, name } = change.target;
  const target = catalog.byCode(code).find((each) => each.name === name);
  if (target !== undefined) return { ...change, target };
  return {
    refused: `${code} ${name} is not in the catalog any more: somebody changed it meanwhile.`,
  };
}

async function planned(
  session: Session,
  scope: Scope,
  change: CatalogChange,
  { types = false, ...options }: ChangeOptions,
): Promise<ChangeOutcome> {
  const name = change.kind === 'change' && change.inCode === true ? change.changes.name : undefined;
  if (types && change.kind === 'change' && typeof name === 'string') {
    const places = respellByTypes(session, scope, { from: change.target.name, to: name });
    if ('refused' in places) return places;
    return planned(session, scope, change, { ...options, places });
  }
  const code = looksAtCode(scope, change) ? await codeSources(session) : undefined;
  return makeChange(scope, change, code, options);
}
