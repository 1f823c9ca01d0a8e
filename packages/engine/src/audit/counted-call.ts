/** A log call with what the census asks of it: read once, so that no count disagrees with another. */
import type { Rung } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { rungOf } from '../constants/resolve.ts';
import type { Identity } from '../constants/resolve.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import { formOf } from './form.ts';
import type { Form } from './form.ts';
import { wordingOf } from './wording.ts';
import type { Wording } from './wording.ts';

/** One file of an audit. */
export interface AuditFile {
  readonly facts: FileFacts;
  /** Of the catalog that governs it, which may be empty. */
  readonly session: CheckSession;
  /** Test code is counted, and left out of everything else. */
  readonly isTest: boolean;
}

/** `dynamic`: computed where the call is made. `unstated`: neither call nor catalog says. */
export type LevelName = Rung | 'dynamic' | 'unstated';

export interface CountedCall {
  readonly facts: FileFacts;
  readonly call: LogCall;
  /** Whether it carries a constant; `dynamic`: one that nobody can tell beforehand. */
  readonly coding: Identity['kind'];
  readonly level: LevelName;
  readonly form: Form;
  readonly wording: Wording | undefined;
}

/** The calls of a file, in their order. */
export function countedCalls({ facts, session }: AuditFile): readonly CountedCall[] {
  return facts.calls.map((call) => {
    const identity = session.identify(call);
    return {
      facts,
      call,
      coding: identity.kind,
      level: levelNameOf(call, identity),
      form: identity.kind === 'raw' ? formOf(call) : 'coded',
      wording: wordingOf(call),
    };
  });
}

/** The level that the call states, else that of its constant. */
function levelNameOf(call: LogCall, identity: Identity): LevelName {
  if (call.level?.dynamic === true || identity.kind === 'dynamic') return 'dynamic';
  return rungOf(call, identity) ?? 'unstated';
}
