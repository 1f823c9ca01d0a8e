/**
 * What a fix has to know of a language: how a level, a field, an error, an import and a coded call are written there.
 * Checks and fixes ask the writer of the file's language and never which language it is.
 */
import type { Level, Rung, TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Argument, FieldEntry, LogCall } from '../facts/log-call.ts';
import type { DraftPart, DraftValue, Doubt, Refusal } from '../migrate/call-draft.ts';
import type { Emit, ProjectSink, Settings } from '../settings/settings.ts';
import type { SinkSpec } from '../sinks/spec.ts';

/** A key and the source of its value. */
export interface NewField {
  readonly key: string;
  readonly value: string;
}

/** A name and the module that exports it; `from` as it would be written at the root of the project. */
export interface Imported {
  readonly name: string;
  readonly from: string;
}

/** What a message shows, and what cannot be promised of a coded call that shows it. */
export interface MessageDraft {
  readonly parts: readonly DraftPart[];
  readonly values: readonly DraftValue[];
  readonly doubts: readonly Doubt[];
  /** The level of the record, where the call spells it by a word of its own: `exception`. */
  readonly level?: Level;
}

/** What a coded call is written of. */
export interface CodedCallForm {
  readonly call: LogCall;
  /** The constant in the project's spelling. */
  readonly reference: string;
  /** Values of the message that become fields, and where each was evaluated. */
  readonly values: readonly (NewField & { readonly at: number })[];
  /** Where arguments start that are values of the message, and nothing else. */
  readonly shown: ReadonlySet<number>;
  readonly emit: Emit;
  /** Whether the function is ours, of which it is known what it writes. */
  readonly isOurs: boolean;
  readonly facts: FileFacts;
  readonly settings: Settings;
}

/** What a plain call is written of, from a coded one. */
export interface PlainCallForm {
  readonly call: LogCall;
  /** What the record says, with the source of each value. */
  readonly message: readonly PlainPart[];
  readonly level: Level;
  /** Entries that leave the fields for the message, since they must not be evaluated twice. */
  readonly moved: ReadonlySet<FieldEntry>;
  /** Where a logger takes fields of which only the name is known, and no call of the file tells. */
  readonly order?: 'object-first' | 'message-first' | undefined;
  readonly facts: FileFacts;
  readonly settings: Settings;
}

export type PlainPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly source: string; readonly format: string };

/** A call that carries a constant, and the function that it calls. */
export interface WrittenCall {
  readonly text: string;
  readonly callee: string;
  readonly doubts: readonly Doubt[];
}

export interface Writer {
  /** The ecosystems that are known without being told, by id; the one for loggers that only a name speaks for is among them. */
  readonly ecosystems: ReadonlyMap<string, SinkSpec>;
  /** The names of its files. */
  readonly files: RegExp;
  /** What a comment begins with that ends with its line. */
  readonly comment: '//' | '#';
  /** Whether an argument may be passed by its name. */
  readonly takesKeywords: boolean;
  /** How the language spells names of several words, and so the keys of new fields. */
  readonly keyCase: 'camel' | 'snake';
  /** The `target` of generated modules that its code may import constants from. */
  readonly generates: readonly string[];

  /** The function of ours that writes coded calls where the project names none; `undefined` where nothing generates it. */
  emits(settings: Settings): ProjectSink | undefined;

  /** Whether a text can be written where a constant is referred to: a name, or names with dots. */
  isReference(text: string): boolean;
  /** True and false. */
  readonly truth: readonly [yes: string, no: string];
  /** The key of a record. */
  key(name: string): string;
  /** A record on one line, of keys and the sources of their values. */
  record(entries: readonly NewField[]): string;
  /** A string, in the quotes that the file uses. */
  stringLiteral(text: string, facts?: FileFacts): string;

  /** The names by which the call's ecosystem has a rung, for records that carry what those of the call carry. */
  spellings(call: LogCall, rung: Rung): readonly string[];
  /**
   * The spelling of another level in the place of the written one (`"info"`, `logging.INFO`), from the level's own word;
   * `undefined` where the level is no word of its own.
   */
  respellLevel(written: string, stands: Level, word: string): string | undefined;

  /** The edit that adds fields where the call's logger looks for them; `undefined` where it has no place for them. */
  addFields(
    call: LogCall,
    fields: readonly NewField[],
    facts: FileFacts,
    settings: Settings,
  ): TextEdit | undefined;
  /** The edit that gives a field another key. */
  renameField(
    entry: Extract<FieldEntry, { kind: 'field' }>,
    key: string,
    facts: FileFacts,
  ): TextEdit;
  /** The edit that gives a field another value. */
  exchangeValue(entry: Extract<FieldEntry, { kind: 'field' }>, source: string): TextEdit;
  /**
   * The edit that makes the record carry what was caught; `binding` is `undefined` where the clause binds no name.
   * `caveat` says how the record differs.
   */
  addError(
    call: LogCall,
    binding: string | undefined,
    facts: FileFacts,
    settings: Settings,
  ): { readonly edit: TextEdit; readonly caveat: string } | undefined;

  /**
   * The edits that import the names that the file does not have yet; `[]` where it has them all, `undefined` where
   * there is no place for an import.
   */
  addImports(facts: FileFacts, wanted: readonly Imported[]): readonly TextEdit[] | undefined;
  /** The edits that take names out of the file's imports, as far as that can be done without touching more. */
  removeImports(facts: FileFacts, names: ReadonlySet<string>, text: string): readonly TextEdit[];
  /** The edit that takes out the one statement which binds a name to a text, where there is no more to it. */
  removeText?(name: string, text: string): TextEdit | undefined;
  /** How `file` imports `module`, which is meant from the folder `base` where it is relative. */
  moduleFrom(file: string, module: string, base: string): string | undefined;

  /** What the call's message shows, value by value, as its logger turns it into text; the message can be read. */
  draftMessage(call: LogCall, facts: FileFacts, settings: Settings): MessageDraft | Refusal;
  /** Whether a coded call takes an argument over as it is, though it is no part of the record. */
  keepsArgument?(call: LogCall, argument: Argument): boolean;
  /** Keys of the fields that a coded call makes of arguments which are none: `context`. */
  movedKeys?(call: LogCall, emit: Emit, settings: Settings): readonly string[];
  /** The call that logs the constant. A refusal where a part of the old call has no place in it. */
  codedCall(form: CodedCallForm): WrittenCall | Refusal;
  /** The call of the logger's own method with the same record, but for what the constant adds to it. */
  plainCall(form: PlainCallForm): Pick<WrittenCall, 'text' | 'doubts'> | Refusal;
}
