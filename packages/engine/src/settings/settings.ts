/** A project's settings, as read from `loglex.yaml` and normalised. Plain data: it crosses threads. */
import type { Location, ModuleKind } from '@loglex/catalog';
import type { Confidence, Role } from '../facts/log-call.ts';
import type { Language } from '../facts/file-facts.ts';
import type { LineSetting } from '../lines/layouts/stated-layouts.ts';
import type { ImportOverrides, PresetName } from '../import/import-spec.ts';

export type Severity = 'off' | 'info' | 'warning' | 'error';

/** A sink that the project declares: its own wrapper or log function. */
export interface ProjectSink {
  /** Dotted callee pattern: `logConstant`, `*.log_constant`, `log.{level}` (`{level}` is read as a level). */
  readonly call: string;
  /** Only where the callee's first name is imported from here (`./logger.js`, a package). */
  readonly from?: string;
  readonly language?: Language;
  /** Roles by position; the last may be `...rest`. */
  readonly args: readonly (Role | '...rest')[];
  /** Roles by keyword. */
  readonly keywords: ReadonlyMap<string, Role>;
  /** A fixed level, where neither callee nor arguments state one. */
  readonly level?: string;
  /** Calls are stamps, and not records. */
  readonly kind?: 'stamp';
  /** It writes nothing itself: what it gives is a logger, or a function that writes and takes these arguments. */
  readonly makes?: 'logger' | 'function';
  /** The name of the logger that is made: `RT.{name}`, of the first argument. */
  readonly namespace?: string;
}

/** An argument that the project holds to a legend of its catalog, of a call that need not write a record. */
export interface LegendPlace {
  /** The legend's name. */
  readonly legend: string;
  /** Dotted callee pattern: `ExecutorConfig`, `*.finalize`. */
  readonly call: string;
  /** Only where the callee's first name is imported from here. */
  readonly from?: string;
  readonly language?: Language;
  /** Of the argument, from 0. */
  readonly position?: number;
  /** Keyword of the argument; in JavaScript a key of an object literal that is passed. */
  readonly keyword?: string;
}

/** What an argument of a call is that writes a section, or builds one. `rest`: none of the others. */
export type SectionRole = 'logger' | 'title' | 'entries' | 'level' | 'rest';

/** What a part of an entry is. `tag`: what stands beside the value and is of the key's legend. */
export type EntryRole = 'key' | 'value' | 'tag' | 'rest';

/** A call that writes a section of the catalog, or builds one. */
export interface SectionCall {
  /** Dotted callee pattern: `log_section`, `*.section`, `{level}_section`. */
  readonly call: string;
  /** Only where the callee's first name is imported from here. */
  readonly from?: string;
  readonly language?: Language;
  /** Roles by position. */
  readonly args: readonly SectionRole[];
  /** Roles by keyword; in JavaScript by key of an object literal that is passed. */
  readonly keywords: ReadonlyMap<string, SectionRole>;
  /** The level where neither callee nor arguments state one. */
  readonly level?: string;
  readonly entry: SectionEntryForm;
}

/** How an entry of a list is written: a tuple or an array, an object, or a call of its own. */
export interface SectionEntryForm {
  /** Dotted callee pattern of the call that makes one: `SummaryItem`. */
  readonly call?: string;
  /** Roles by position, in a tuple, an array or that call. */
  readonly args: readonly EntryRole[];
  /** Roles by keyword of that call, or by key of an object. */
  readonly keywords: ReadonlyMap<string, EntryRole>;
}

/** Where the settings of a tree of the catalog are made: configuration files, and names in the environment. */
export interface ConfigurationPlace {
  /** The tree, by its name in the catalog. */
  readonly settings: string;
  /** Globs of the YAML and JSON files that hold it. */
  readonly files: readonly string[];
  /** Globs of the environment names that belong to it: `APP_LOG_*`. */
  readonly environment: readonly string[];
}

/** A call that sets logging up for the whole process. */
export interface SetupCall {
  /** Dotted callee pattern: `setup_logging`, `*.configure`. */
  readonly call: string;
  /** Only where the callee's first name is imported from here. */
  readonly from?: string;
  readonly language?: Language;
}

/** A call that opens an object, and the calls that it must come to on every way out of the function. */
export interface Protocol {
  /** Dotted callee pattern of the call that opens: `StageIO`, `*.open_stage`. */
  readonly open: string;
  /** Only where the callee's first name is imported from here. */
  readonly from?: string;
  readonly language?: Language;
  /** Methods of the object, each of which closes it. */
  readonly close: readonly string[];
  /** Methods of the object, one of which must stand beside a logged error. Empty: none need to. */
  readonly record: readonly string[];
  /** What a function gets by a call of `get` and uses, must be an argument of a call of `track`: last names of callees. */
  readonly outputs?: { readonly get: readonly string[]; readonly track: readonly string[] };
}

/** Folders whose paths a call of the project gives, so that none is written out. */
export interface PathRule {
  /** Globs of folders, as paths are written in code. */
  readonly folders: readonly string[];
  /** The calls that give paths into them, as people are told of them. */
  readonly use: readonly string[];
  /** Globs of the files that may write them out. */
  readonly except: readonly string[];
  readonly language?: Language;
}

/** How a coded call is written. */
export interface Emit {
  /** Callee: `logConstant` (with the logger as first argument) or `{logger}.{level}`. */
  readonly sink: string;
  /** Module to import the callee from, where it is imported. */
  readonly from?: string;
  /** Whether the code is put before the message text as well. */
  readonly prefix: boolean;
  /**
   * The project's word for a function of its own: it writes the record that the logger's own method would write, with the
   * keys of the constant beside it.
   */
  readonly keeps?: true;
  /** Whether calls of the console are exchanged like those of loggers, though its line gains the record. */
  readonly console?: true;
}

export interface GenerateTarget {
  readonly target: string;
  readonly out: string;
  /** Module specifier by which code imports the generated constants. */
  readonly importAs?: string;
  /** The kind of a module of JavaScript; absent: what Node would read it as. */
  readonly module?: ModuleKind;
}

/** The reference pages that `loglex docs` writes. */
export interface ReferencePages {
  /** Folder; or, where it ends in `.md`, the one page of Markdown. From the project's root. */
  readonly out: string;
  readonly format: 'html' | 'markdown';
  readonly title?: string;
  /** Whether the pages say where constants are emitted. */
  readonly sites: boolean;
  /** The http(s) address of a line of code, with `{file}` and `{line}`. */
  readonly sources?: string;
}

export type CatalogReference =
  | { readonly kind: 'data'; readonly glob: string }
  | {
      readonly kind: 'code';
      readonly language: Language;
      /** From the project's root, or a glob. */
      readonly path: string;
      readonly preset: PresetName;
      /** What the settings say beside the preset. */
      readonly said: ImportOverrides;
    };

export interface CheckSetting {
  readonly severity?: Severity;
  /** Severity in test files; absent: the check's own. `severity: off` turns it off there too. */
  readonly testSeverity?: Severity;
  /** Options as the check's schema has them. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Settings {
  readonly catalogs: readonly CatalogReference[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Globs of test files: facts are kept, most checks are off. */
  readonly tests: readonly string[];
  /** How a constant is spelled, by language: `LOG.{name}`, `LOG_{name}`, also with `{code}`. */
  readonly references: ReadonlyMap<Language, string>;
  readonly sinks: readonly ProjectSink[];
  /** Sinks of known libraries that the project turns on (`true`) or off, by id. */
  readonly knownSinks: ReadonlyMap<string, boolean>;
  readonly legends: readonly LegendPlace[];
  readonly sections: readonly SectionCall[];
  readonly configuration: readonly ConfigurationPlace[];
  readonly protocols: readonly Protocol[];
  readonly paths: readonly PathRule[];
  readonly setup: readonly SetupCall[];
  readonly emit: ReadonlyMap<Language, Emit>;
  readonly generate: readonly GenerateTarget[];
  /** `undefined`: nothing is said of reference pages. */
  readonly docs?: ReferencePages;
  readonly checks: ReadonlyMap<string, CheckSetting>;
  /** Findings only on calls recognised at least this surely. */
  readonly confidence: Confidence;
  /** How lines of its logs look; empty: told from the lines themselves. */
  readonly lines: readonly LineSetting[];
}

/** What is wrong with a settings file, and where. */
export interface SettingsProblem extends Location {
  readonly message: string;
}
