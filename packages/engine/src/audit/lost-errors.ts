/** Catch clauses that log and yet lose what was caught: the stack that would explain the record. */
import { RUNGS } from '@loglex/catalog';
import type { CountedCall, LevelName } from './counted-call.ts';
import { siteOf } from './site.ts';
import type { Site } from './site.ts';
import { groupBy } from '@loglex/catalog';

/** A clause that warns of a failure and drops what says why; the site is its first warning. */
export interface LostError extends Site {
  readonly calls: number;
}

/** The gravest first, in the order of the files. */
export function lostErrors(calls: readonly CountedCall[]): readonly LostError[] {
  const caught = calls.filter(({ call }) => call.context.catch !== undefined);
  return [...groupBy(caught, ({ facts }) => facts).values()]
    .flatMap((inFile) => [
      ...groupBy(inFile, ({ call }) => call.context.catch?.range.start).values(),
    ])
    .filter((clause) => !clause.some(keepsError))
    .flatMap((clause) => {
      const first = clause.find(tellsOfFailure);
      return first === undefined ? [] : [{ ...siteOf(first), calls: clause.length }];
    })
    .sort((a, b) => LEVELS_BY_GRAVITY.indexOf(a.level) - LEVELS_BY_GRAVITY.indexOf(b.level));
}

const LEVELS_BY_GRAVITY: readonly LevelName[] = [...RUNGS].reverse();

/** Below a warning the error is taken for expected: it may be shrugged off. */
function tellsOfFailure({ level }: CountedCall): boolean {
  return level === 'warn' || level === 'error' || level === 'fatal';
}

/** Whether the clause passes the error on: in this call, in a throw or in any other use. */
function keepsError({ call }: CountedCall): boolean {
  const caught = call.context.catch;
  return (
    call.error !== undefined ||
    call.arguments.some(({ spread }) => spread) ||
    caught?.mentionsError === true ||
    caught?.throwsCaught === true ||
    caught?.errorUsedElsewhere === true
  );
}
