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

/** A list that names constants of its module, beside them. */
export interface Aggregate {
  readonly file: string;
  readonly name: string;
  readonly nameRange: TextRange;
  /** `constants`: `ALL = (LOG_A, LOG_B)`; `exports`: `__all__ = ("LOG_A", "get")`, which names other things as well. */
  readonly kind: 'constants' | 'exports';
  /**
   * Whether it is the list of all constants: it names more of them than any other of its module, and at least half. One
   * that names fewer is a selection, and misses none.
   */
  readonly ofAll: boolean;
  /** The value: brackets included, where it has any. */
  readonly range: TextRange;
  /** How many values it has, those that are no names included. */
  readonly length: number;
  readonly items: readonly AggregateItem[];
  /** Other names that its module gives to constants: `LOG_B = LOG_A`. */
  readonly aliases: ReadonlySet<string>;
}

export interface AggregateItem {
  readonly name: string;
  /** As written, quotes included. */
  readonly range: TextRange;
}
