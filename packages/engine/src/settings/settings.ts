/** A project's settings, as read from `loglex.yaml` and normalised. Plain data: it crosses threads. */
import type { Location } from '@loglex/catalog';
import type { Confidence, Role } from '../facts/log-call.ts';
import type { Language } from '../facts/file-facts.ts';
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

/** How a coded call is written. */
export interface Emit {
  /** Callee: `logConstant` (with the logger as first argument) or `{logger}.{level}`. */
  readonly sink: string;
  /** Module to import the callee from, where it is imported. */
  readonly from?: string;
  /** Whether the code is put before the message text as well. */
  readonly prefix: boolean;
}

export interface GenerateTarget {
  readonly target: string;
  readonly out: string;
  /** Module specifier by which code imports the generated constants. */
  readonly importAs?: string;
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
  readonly legends: readonly LegendPlace[];
  readonly protocols: readonly Protocol[];
  readonly setup: readonly SetupCall[];
  readonly emit: ReadonlyMap<Language, Emit>;
  readonly generate: readonly GenerateTarget[];
  readonly checks: ReadonlyMap<string, CheckSetting>;
  /** Findings only on calls recognised at least this surely. */
  readonly confidence: Confidence;
  readonly lines: readonly string[];
}

/** What is wrong with a settings file, and where. */
export interface SettingsProblem extends Location {
  readonly message: string;
}
