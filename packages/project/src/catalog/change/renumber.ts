/** Gives constants of a project other codes: all files are written or none. */
import { type CodeMove, renumber as planRenumbering, type RenumberOutcome } from '@loglex/engine';
import { writeAll } from '../../files/write-all.ts';
import type { Scope } from '../../scope.ts';
import type { Session } from '../../session.ts';
import { changeAlone } from './change-alone.ts';
import { codeSources } from './code-sources.ts';

/** Never rejects for what is on disk. `scope`: that whose catalog holds the constants. */
export function renumber(
  session: Session,
  scope: Scope,
  moves: readonly CodeMove[],
  options: { readonly write?: boolean } = {},
): Promise<RenumberOutcome> {
  const planned = async () => planRenumbering(scope, await codeSources(session), moves);
  if (options.write === false) return planned();
  return changeAlone(session, scope, async (now, fresh): Promise<RenumberOutcome> => {
    if (fresh !== scope) {
      return { refused: 'Somebody changed the catalog meanwhile. Run the command again.' };
    }
    const outcome = await planned();
    if ('refused' in outcome) return outcome;
    const failed = writeAll(now.scopes.root, outcome.files);
    return failed === undefined ? outcome : { refused: `${failed.file}: ${failed.message}` };
  });
}
