/** A constant as it stands in code: every property with its place, in order, and nothing left out or merged. */
import type { TextRange } from '@loglex/catalog';
import type { CodeValue } from './code-value.ts';
import type { PropertyRole } from './import-spec.ts';
import type { Stated } from './stated.ts';

export interface ImportedConstant {
  readonly file: string;
  /** The whole entry: the statement, the member, the class, the call. */
  readonly range: TextRange;
  /** By which code refers to it; `undefined` where it has no name. */
  readonly name: { readonly text: string; readonly range: TextRange } | undefined;
  /** In source order; a repeated key stands here as often as it is written. */
  readonly properties: readonly ImportedProperty[];
  /** Lines of the comments above it, without what makes them comments. */
  readonly comments: readonly string[];
  /** What they say in the words of the catalog. */
  readonly stated: Stated;
}

export interface ImportedProperty {
  /** As the code calls it: a key, a parameter's name, `#0` for an argument without any. */
  readonly key: string;
  readonly role: PropertyRole | undefined;
  /** With names of the module put in, as far as they are known. `range` is that of the place where it is used. */
  readonly value: CodeValue;
  /** As written. */
  readonly source: string;
}

/** A list of constants by name beside them, as in `ALL = (LOG_A, LOG_B)`. */
export interface Aggregate {
  readonly file: string;
  readonly name: string;
  readonly nameRange: TextRange;
  readonly items: readonly { readonly name: string; readonly range: TextRange }[];
}
