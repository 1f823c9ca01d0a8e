/** Where a call states another level than its constant has, the catalog may be what is to change: the other side's fix is the check's. */
import type { Alteration } from '../change/catalog-change.ts';
import type { Finding } from '../checks/check.ts';
import { wrongSeverity } from '../checks/wrong-severity.ts';
import { knownMentions, titleOf } from '../constants/resolve.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';

/** A change of the catalog by which a call is right as it is. */
export interface LevelAction {
  readonly title: string;
  readonly finding: Finding;
  readonly change: Alteration;
}

/** None where the call may mean several constants or levels, or several entries have its code. */
export function levelActions(
  { session }: Snapshot,
  { facts }: EditorDocument,
  findings: readonly Finding[],
): readonly LevelAction[] {
  return findings.flatMap((finding): LevelAction[] => {
    const { check, messageId, range } = finding;
    if (check !== wrongSeverity.id || messageId !== 'wrong') return [];
    const call = facts?.calls.find(({ level }) => level?.range.start === range.start);
    if (call?.level === undefined || call.level.dynamic === true) return [];
    const { rung } = call.level;
    const [known, ...others] = knownMentions(session.identify(call));
    if (known === undefined || others.length > 0 || known.constants.length > 1) return [];
    const { constant } = known;
    const also = [...constant.may.map(({ native }) => native), rung];
    const alter = (title: string, changes: Alteration['changes']): LevelAction => {
      return { title, finding, change: { kind: 'change', target: constant, changes } };
    };
    return [
      alter(`Make ${titleOf(constant)} ${rung} in the catalog`, { level: rung }),
      alter(`Let ${titleOf(constant)} be ${rung} as well, in the catalog`, { may: also }),
    ];
  });
}
