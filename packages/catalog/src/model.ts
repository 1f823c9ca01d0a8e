/**
 * The model of a catalog. Plain data with ranges, so that every finding can point into the file that
 * says otherwise. Maps keyed by text of the user are `Map`s: no key can reach a prototype.
 */
import type { AlertRoute, Legend, Section, SettingsTree } from './legend/vocabulary.ts';
import type { Level, Rung } from './level.ts';
import type { ManifestKind } from './manifest/manifest-kind.ts';
import type { Location, PlacedText, TextRange } from './text.ts';

/** One catalog file as given: nothing here reads the disk. `file` is a POSIX path or a URI. */
export interface CatalogText {
  readonly file: string;
  readonly text: string;
}

/** Where the parts of an entry stand in its file. Keys are the YAML keys (`code`, `level`, `message`…). */
export interface EntrySource extends Location {
  /** Range of the value of each key that is present and could be read, as written (quotes included). Keys inside `deprecated` stand as `deprecated.replaced-by`. */
  readonly values: ReadonlyMap<string, TextRange>;
  /** Range of the key that names it, where the entry stands in a map (components, legends…). */
  readonly key?: TextRange;
}

/** One field that a template names, or that a component supplies or requires. */
export interface Field {
  readonly name: string;
  readonly type?: string;
  readonly required?: boolean;
  /** `context`: supplied by child loggers, adapters or async context, so no call need pass it. */
  readonly from?: 'call' | 'context';
  /** How the value is shown: `string`, `json`, `repr`, `fixed:2`, `hex`, `percent`… */
  readonly format?: string;
  readonly enum?: readonly string[];
  /** The legend whose terms are its values. */
  readonly legend?: string;
  readonly sensitive?: boolean;
  readonly description?: string;
  readonly source: Location;
}

/** Why and since when an entry is deprecated or retired, and what stands in its place. */
export interface Succession {
  readonly since?: string;
  /** A code. */
  readonly replacedBy?: string;
  readonly reason?: string;
}

/** One entry of the catalog. */
export interface LogConstant {
  /** Identity in logs. Always a string, whatever YAML thinks of it. */
  readonly code: string;
  /** Identity in source; defaults to the code. */
  readonly name: string;
  /** Former names that still resolve. */
  readonly aliases: readonly string[];
  /** `undefined` where the catalog states none or an invalid one (a problem tells). */
  readonly level: Level | undefined;
  /** Further rungs that a call may use. */
  readonly may: readonly Level[];
  /** The template as written in the catalog, unescaped from YAML or JSON. */
  readonly message: string;
  readonly component: string | undefined;
  readonly subcomponent: string | undefined;
  readonly tags: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  /** It is kept where fields cannot be declared, so calls may carry any. */
  readonly openFields?: true;
  /** The alert routes that its records reach. */
  readonly alerts?: readonly PlacedText[];
  readonly description?: string;
  readonly action?: string;
  readonly runbook?: string;
  readonly since?: string;
  readonly deprecated?: Succession;
  readonly source: EntrySource;
}

/** An entry that was withdrawn. Its code is never used again. */
export interface RetiredConstant extends Succession {
  readonly code: string;
  readonly name: string | undefined;
  readonly source: EntrySource;
}

export interface Subcomponent {
  readonly name: string;
  readonly description?: string;
  readonly source: Location;
}

/** The owner of codes. */
export interface Component {
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  /** Blocks (`LOG600-LOG699`) and patterns (`CDK_I{4}`, `A{3}`) from which new codes are taken. */
  readonly codes: readonly PlacedText[];
  /** Globs, relative to the project's root. Empty: anywhere. */
  readonly paths: readonly string[];
  /** Globs over logger namespaces, `.`-separated. Empty: any. */
  readonly loggers: readonly string[];
  /** Empty: any. */
  readonly levels: readonly Rung[];
  readonly fields: ReadonlyMap<string, Field>;
  readonly subcomponents: ReadonlyMap<string, Subcomponent>;
  /** Where its records go: names of destinations. Empty: nobody says. */
  readonly destinations: readonly PlacedText[];
  readonly source: EntrySource;
}

/** A place that records go to, and the rungs it keeps. */
export interface Destination {
  readonly name: string;
  readonly description?: string;
  readonly file?: string;
  /** Empty: all. */
  readonly levels: readonly Rung[];
  readonly source: EntrySource;
}

/** All the catalog files of a project as one. Duplicates are kept: each is an entry and a problem. */
export interface Catalog {
  readonly files: readonly string[];
  readonly components: ReadonlyMap<string, Component>;
  readonly constants: readonly LogConstant[];
  readonly retired: readonly RetiredConstant[];
  readonly legends: ReadonlyMap<string, Legend>;
  /** By title. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly settings: ReadonlyMap<string, SettingsTree>;
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly alerts: ReadonlyMap<string, AlertRoute>;
  readonly manifests: ReadonlyMap<string, ManifestKind>;
  /** Every constant that carries this code, in reading order; empty where none does. O(1). */
  byCode(code: string): readonly LogConstant[];
  /** Every constant that carries this name or alias, in reading order; empty where none does. O(1). */
  byName(name: string): readonly LogConstant[];
  /** Every retired entry with this code. O(1). */
  retiredByCode(code: string): readonly RetiredConstant[];
  /** Every retired entry with this name. O(1). */
  retiredByName(name: string): readonly RetiredConstant[];
}

/** What is wrong with a catalog, where, and under which id (`duplicate-code`, `unknown-component`…). */
export interface CatalogProblem extends Location {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly related?: readonly (Location & { readonly message: string })[];
}
