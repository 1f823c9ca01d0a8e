/** The closed vocabularies of a catalog beside its constants: legends, sections, settings, alert routes. */
import type { Level, Rung } from '../level.ts';
import type { EntrySource } from '../model.ts';
import type { PlacedText } from '../text.ts';

/**
 * A closed vocabulary. Where it has a separator, terms are joined into tags (`(cli; runtime)`); without
 * one, a tag is a single word (`VERBOSE`).
 */
export interface Legend {
  readonly name: string;
  readonly description?: string;
  readonly terms: ReadonlyMap<string, Term>;
  readonly groups: ReadonlyMap<string, TermGroup>;
  /** What may follow a scoped term. Empty: any word. */
  readonly scopes: readonly string[];
  /** Names of groups and terms in the order in which a tag shows them. Empty: any order. */
  readonly order: readonly PlacedText[];
  /** As it is written between two terms, spaces included. */
  readonly separator: string | undefined;
  /** What opens and what closes a tag. */
  readonly brackets: readonly [open: string, close: string] | undefined;
  readonly shownWhen: 'always' | 'not-default' | 'optional';
  /** Whether messages may end with a tag of it. */
  readonly suffix: boolean;
  /** The term that a tag left out stands for. */
  readonly default: string | undefined;
  /** Tags that the legend allows, for those who read it; each is held to the legend. */
  readonly examples: readonly PlacedText[];
  readonly source: EntrySource;
}

export interface Term {
  readonly name: string;
  readonly description?: string;
  /** Its group, whether the term or the group says so. */
  readonly group: string | undefined;
  /** What follows it after a colon: `config:<section>`. */
  readonly argument: TermArgument | undefined;
  /** Whether a scope may follow it, after its argument where it takes one: `cli:model`. */
  readonly scoped: boolean;
  /** `always`: never left out. `never-alone`: only beside another term. */
  readonly shown: 'always' | 'optional' | 'never-alone';
  /** Other spellings that mean the same. */
  readonly aliases: readonly string[];
  /** The level of records that say it. */
  readonly level: Level | undefined;
  /** Further levels that such records may have. */
  readonly may: readonly Level[];
  /** The whole message that says it, as a template: `{parent} CREATED {child}`. */
  readonly message: string | undefined;
  readonly source: EntrySource;
}

export interface TermArgument {
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  /** `word`: letters, digits, `_` and `-`; `dotted`: words joined by dots; `text`: anything. */
  readonly type: 'word' | 'dotted' | 'number' | 'text';
  /** The only values that it may have. Empty: any of its type. */
  readonly values: readonly string[];
}

export interface TermGroup {
  readonly name: string;
  readonly description?: string;
  /** Its members as the group lists them; a term may also name the group itself. */
  readonly terms: readonly PlacedText[];
  /** Whether a tag needs a term of it. */
  readonly required: boolean;
  /** Whether a tag may carry several of it. */
  readonly many: boolean;
  /** Of several that hold, the one to show: highest first. */
  readonly precedence: readonly PlacedText[];
  readonly source: EntrySource;
}

/** A summary that is logged as a block: a title, and below it keys with their values. */
export interface Section {
  readonly title: string;
  readonly description?: string;
  readonly level: Level | undefined;
  readonly may: readonly Level[];
  readonly keys: ReadonlyMap<string, SectionKey>;
  /** Whether it may show keys that are not declared. */
  readonly open: boolean;
  readonly source: EntrySource;
}

export interface SectionKey {
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  /** The legend of the tag beside its value. */
  readonly legend: string | undefined;
  readonly source: EntrySource;
}

/** A tree of settings that a project reads from files and from the environment; which ones, its own settings say. */
export interface SettingsTree {
  readonly name: string;
  readonly description?: string;
  /** By dotted path: `logging.file.level`. */
  readonly keys: ReadonlyMap<string, Setting>;
  readonly source: EntrySource;
}

export interface Setting {
  /** Dotted path. */
  readonly key: string;
  readonly description?: string;
  readonly type: SettingType;
  /** The only values that it may have. Empty: any of its type. */
  readonly values: readonly string[];
  /** The legend whose terms are its values. */
  readonly legend: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** As written. */
  readonly default: string | undefined;
  /** The environment variable that overrides it. */
  readonly environment: string | undefined;
  readonly source: EntrySource;
}

export type SettingType =
  'boolean' | 'integer' | 'number' | 'string' | 'path' | 'level' | 'list' | 'map' | 'any';

/** Whom records reach at once: mail, webhook, pager. */
export interface AlertRoute {
  readonly name: string;
  readonly description?: string;
  /** The lowest rung that it sends. */
  readonly from: Rung | undefined;
  /** The components whose records it sends. Empty: all. */
  readonly components: readonly PlacedText[];
  readonly source: EntrySource;
}
