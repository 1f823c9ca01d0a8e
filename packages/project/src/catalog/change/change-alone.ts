/** Changes a catalog while nobody else does, as it is then: what was read before may have changed since. */
import { refuseUnfinished, withJournal } from '../../journal/resume.ts';
import type { Scope } from '../../scope.ts';
import type { Session } from '../../session.ts';

/** `change` is given the session and the scope to use; they are the same as before where no file of the catalog changed. */
export function changeAlone<Result>(
  session: Session,
  scope: Scope,
  change: (session: Session, scope: Scope) => Promise<Result | { readonly refused: string }>,
): Promise<Result | { readonly refused: string }> {
  const { root } = session.scopes;
  return withJournal(root, async () => {
    const unfinished = refuseUnfinished(root);
    if (unfinished !== undefined) return unfinished;
    const file = scope.settingsFiles.at(-1);
    if (file === undefined) return change(session, scope);
    const scopes = session.scopes.reread();
    const now = scopes.at(file);
    return saysTheSame(scope, now) ? change(session, scope) : change({ ...session, scopes }, now);
  });
}

function saysTheSame({ catalogTexts: before }: Scope, { catalogTexts: now }: Scope): boolean {
  return (
    before.length === now.length &&
    before.every(({ file, text }, at) => file === now[at]?.file && text === now[at].text)
  );
}
