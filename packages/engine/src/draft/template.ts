/** A catalog's template and fields, from calls that say one thing: those that a migration would give a new constant. */
import { isPlaceholderName, printTemplate, type NewRecord } from '@loglex/catalog';
import { partsOf } from '../constants/message-text.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { CallDraft, Refusal } from '../migrate/call-draft.ts';
import { mintFields, mintKeys, type KeyCase } from '../migrate/mint-fields.ts';
import { keyOfDraft, templateOf } from '../migrate/template-key.ts';

export interface DraftTemplate {
  /** As the catalog writes it. */
  readonly message: string;
  /** What the message shows, in its order, then what calls pass beside it. */
  readonly fields: readonly (readonly [name: string, said: NewRecord])[];
}

/** A call that says it, and what a migration reads in it. */
export interface DraftedCall {
  readonly call: LogCall;
  readonly draft: CallDraft | Refusal;
}

/** A record with more fields than this is for a person to describe. */
const MOST_FIELDS = 12;

/** The template of the first of `calls` that a migration could take, with the fields of all that share it. */
export function draftTemplate(
  calls: readonly [DraftedCall, ...DraftedCall[]],
  keyCase: KeyCase,
): DraftTemplate {
  const drafts = calls.flatMap(({ draft }) => ('refused' in draft ? [] : [draft]));
  const [first] = drafts;
  if (first === undefined) return templateAsRead(calls[0].call);
  const key = keyOfDraft(first);
  const alike = drafts.filter((draft) => keyOfDraft(draft) === key);
  const keys = mintKeys(alike, keyCase);
  const fields = Object.entries(mintFields(alike, keys, { fields: new Map() }));
  return {
    message: templateOf(first.parts, keys),
    fields: fields.slice(0, Math.max(MOST_FIELDS, keys.length)),
  };
}

/** Of a call that no migration takes, as people would read it. */
function templateAsRead({ message }: LogCall): DraftTemplate {
  const parts = message?.static === true ? partsOf(message) : [];
  const named = parts.map((part) =>
    part.kind === 'text' || isPlaceholderName(part.name) ? part : { ...part, name: 'value' },
  );
  const names = named.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []));
  return {
    message: printTemplate(named),
    fields: [...new Set(names)].map((name) => [name, {}]),
  };
}
