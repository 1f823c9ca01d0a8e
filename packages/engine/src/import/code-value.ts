/** What code says without being run: the one shape in which an importer sees values, whatever language they are written in. */
import type { TextRange } from '@loglex/catalog';
import type { Language } from '../facts/file-facts.ts';

/** A value, as far as reading tells. Ranges cover it as written, quotes and brackets included. */
export type CodeValue =
  CodeText | CodeTemplate | CodeNumber | CodeList | CodeRecord | CodeCall | CodeName | CodeOther;

/** A string, its pieces joined and its escapes read. */
export interface CodeText {
  readonly kind: 'text';
  readonly text: string;
  readonly range: TextRange;
}

/** A string with values put in: a template literal, an f-string. */
export interface CodeTemplate {
  readonly kind: 'template';
  readonly parts: readonly CodeTemplatePart[];
  readonly range: TextRange;
}

export type CodeTemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** The expression as written. */
  | { readonly kind: 'expression'; readonly source: string };

export interface CodeNumber {
  readonly kind: 'number';
  /** Its digits, without separators. */
  readonly text: string;
  readonly range: TextRange;
}

/** A list, tuple or array. */
export interface CodeList {
  readonly kind: 'list';
  readonly items: readonly CodeValue[];
  readonly range: TextRange;
}

/** An object literal or dict. */
export interface CodeRecord {
  readonly kind: 'record';
  /** In source order, a repeated key as often as it stands there. */
  readonly entries: readonly CodeEntry[];
  readonly range: TextRange;
}

export interface CodeEntry {
  /** `undefined`: a spread, or a key that is computed. */
  readonly key: string | undefined;
  readonly keyRange: TextRange;
  readonly value: CodeValue;
  /** From the key to the end of the value. */
  readonly range: TextRange;
}

export interface CodeCall {
  readonly kind: 'call';
  /** Dotted: `make.info`, `self.log_constant`; empty where it is no such path. */
  readonly callee: string;
  readonly calleeRange: TextRange;
  readonly positional: readonly CodeValue[];
  readonly keywords: readonly CodeEntry[];
  readonly range: TextRange;
}

/** A name or a dotted path of names: `logging.ERROR`, `Component.CONTROLLER`. */
export interface CodeName {
  readonly kind: 'name';
  readonly path: string;
  readonly range: TextRange;
}

/** Anything that only running would tell. */
export interface CodeOther {
  readonly kind: 'other';
  readonly range: TextRange;
}

/** A module as an importer sees it. */
export interface CodeModule {
  /** POSIX path relative to the project's root, or a URI. */
  readonly file: string;
  readonly text: string;
  readonly language: Language | 'data';
  /** What is bound at the top level, in source order. */
  readonly bindings: readonly CodeBinding[];
  readonly classes: readonly CodeClass[];
  /** By the name of a function or class: its parameters, in order, without `self`. They name positional arguments. */
  readonly signatures: ReadonlyMap<string, readonly string[]>;
  /** Every call, wherever it stands, of `callee` or of a method with that name. */
  calls(callee: string): readonly CodeCallSite[];
}

/** A name and its value. */
export interface CodeBinding {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly value: CodeValue;
  /** The whole statement, member or declarator. */
  readonly range: TextRange;
}

/** A class or an enum. */
export interface CodeClass {
  readonly name: string;
  readonly nameRange: TextRange;
  /** Dotted names of what it extends, as far as they are names. */
  readonly bases: readonly { readonly path: string; readonly range: TextRange }[];
  /** Attributes, enum members, and methods without parameters, which stand for what they return. */
  readonly members: readonly CodeBinding[];
  readonly range: TextRange;
}

export interface CodeCallSite {
  readonly call: CodeCall;
  /** The call among whose arguments it stands. */
  readonly around: CodeCall | undefined;
}
