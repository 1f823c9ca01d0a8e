/** Whether catalogs are known whole: what cannot be read may hold the very codes and names that would be given out. */
import type { Scope } from '../scope.ts';

/** Why nothing may be given out, in a sentence; `undefined`: all was read. */
export function unreadIn(
  scopes: readonly Pick<Scope, 'problems' | 'catalogProblems'>[],
): string | undefined {
  for (const { problems, catalogProblems } of scopes) {
    const [problem] = [
      ...problems.filter(({ kind }) => kind === 'settings' || kind === 'catalog'),
      ...catalogProblems.filter(({ id }) => id === 'syntax'),
    ];
    if (problem !== undefined) return `${problem.file}: ${problem.message} Put that right first.`;
  }
  return undefined;
}
