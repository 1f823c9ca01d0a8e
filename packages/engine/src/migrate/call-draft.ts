/**
 * What a raw call says, in the words of a catalog: its template, the values that the template shows and the fields that the
 * call passes beside them. One draft serves every way from a raw call to a coded one: a migration, the fix of a check and the
 * editor.
 */
import type { Level } from '@loglex/catalog';
import type { SourceText } from '../facts/log-call.ts';

/** A template whose placeholders have no names yet: `value` is an index into the draft's values. */
export type DraftPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly value: number };

/** A value that the message shows. One that is shown twice is one value with two placeholders. */
export interface DraftValue {
  /** What the expression suggests as the field's name, in camel case as a person would call it: `runId` of `run.id`. */
  readonly name: string;
  /** The expression, as it stands in the call. */
  readonly expression: SourceText;
  /** Where it starts, and where it stands again: offsets of the file. */
  readonly at: readonly number[];
  /** What is passed in its place, where that is not the expression itself: `inspect(x)`, `f"{x:>10}"`. */
  readonly source?: string;
  /** A format of the catalog's closed vocabulary; absent: `string`. */
  readonly format?: string;
  /** A type of the catalog's vocabulary, where the call tells. */
  readonly type?: string;
  /** The key of the field by which the call passes this very value already. */
  readonly passedAs?: string;
}

/** What a raw call says. */
export interface CallDraft {
  /** Letter for letter what the record shows; braces are not doubled here. */
  readonly parts: readonly DraftPart[];
  readonly values: readonly DraftValue[];
  /** Keys of the fields that the call passes, in their order, and of those that a coded call makes of its other arguments. */
  readonly keys: readonly string[];
  /** Whether it may pass others: something is spread, or a key is computed. */
  readonly open: boolean;
  /** The level that the call states, as its ecosystem spells it. */
  readonly level: Level;
  /** What cannot be promised of a coded call in its place, the gravest first; empty: nothing. */
  readonly doubts: readonly Doubt[];
}

/**
 * What keeps a call from being migrated without a look. `id` names the reason in tables and in the plan file, `text` says it
 * of this call in one clause.
 */
export interface Doubt {
  readonly id: string;
  readonly text: string;
}

/** Why a call cannot be migrated as it stands. */
export interface Refusal {
  readonly refused: Doubt;
}
