/** Comments that excuse a finding: which findings they cover, and which of them excuse nothing. */
import type { TextRange } from '@loglex/catalog';
import type { Directive } from '../facts/file-facts.ts';

/** One check that a directive excuses, or all (`id` undefined), and whether it was needed. */
export interface Excuse {
  readonly directive: Directive;
  readonly id: string | undefined;
  readonly range: TextRange;
  used: boolean;
}

/** The excuses of a file. `enable` excuses nothing: it has cut the range of what it ends. */
export function excusesOf(directives: readonly Directive[]): Excuse[] {
  return directives.flatMap((directive): Excuse[] => {
    if (directive.scope === 'enable') return [];
    return directive.checks.length === 0
      ? [{ directive, id: undefined, range: directive.range, used: false }]
      : directive.checks.map(({ id, range }) => ({ directive, id, range, used: false }));
  });
}

/** Whether a finding of `check` that starts at `offset` is excused; every excuse that covers it counts as used. */
export function isExcused(excuses: readonly Excuse[], check: string, offset: number): boolean {
  let excused = false;
  for (const excuse of excuses) {
    const { start, end } = excuse.directive.covers;
    if ((excuse.id ?? check) !== check || offset < start || offset >= end) continue;
    excuse.used = true;
    excused = true;
  }
  return excused;
}
