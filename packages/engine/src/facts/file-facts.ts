/** All that a front end yields for one file. Plain data: it crosses threads and is cached by content. */
import type { TextRange } from '@loglex/catalog';
import type { ConstantMention, LogCall, SourceText, StatedLevel } from './log-call.ts';
import type { ProtocolSite } from './protocol-flow.ts';

/**
 * `javascript` covers TypeScript, JSX and Flow: they are one front end. `data` is YAML and JSON: configuration
 * files, which set settings and call nothing.
 */
export type Language = 'javascript' | 'python' | 'data';

/** A comment that addresses Loglex, or ESLint about a `loglex/` rule. */
export interface Directive {
  readonly scope: 'next-line' | 'line' | 'file' | 'disable' | 'enable';
  /** The check ids as written, with the range of each; empty: all checks. */
  readonly checks: readonly { readonly id: string; readonly range: TextRange }[];
  /** Text after `--`; `undefined` where it is missing. */
  readonly reason?: string;
  /** Written as `eslint-disable… loglex/<check>`. */
  readonly eslint: boolean;
  /** The whole comment, with its delimiters. */
  readonly range: TextRange;
  /** The lines of the comment, last line end included, where nothing else stands on them: what to remove with it. */
  readonly ownLines?: TextRange;
  /** Offsets that the directive covers; for `disable` up to the matching `enable` or the end. */
  readonly covers: TextRange;
}

/** An import, as a place for edits and for resolution. */
export interface ImportFact {
  readonly source: string;
  readonly sourceRange: TextRange;
  readonly range: TextRange;
  readonly kind: 'esm' | 'cjs' | 'python';
  readonly typeOnly: boolean;
  /** The quote of the specifier: what an inserted import copies. */
  readonly quote?: "'" | '"';
  /** Of a Python import of names that stands by itself: how it is laid out, where nothing but its names is in it. */
  readonly layout?: 'line' | 'vertical';
  /** Of an ESM import of names: where another one can follow the last, and what stands between it and the comma. */
  readonly more?: { readonly at: number; readonly separator: string };
  /** Written without a semicolon at its end. */
  readonly bare?: true;
  /** Where the next line starts, if nothing but a comment stands behind it on its own: the place for another import. */
  readonly after?: number;
  /** local name -> imported name (`default`, `*`, or the export's). */
  readonly names: readonly { readonly local: string; readonly imported: string }[];
}

/** A logger with a name of its own: `getLogger('app.db')`, `new Logger('Db')`. */
export interface LoggerSite {
  readonly namespace: string;
  /** The name is the module's, told from the file's path: where packages begin below its first folder, an ending of it. */
  readonly fromPath?: true;
  readonly range: TextRange;
  readonly sink: string;
}

/** A word that is written out. */
export interface Word {
  /** The word meant: unquoted, unescaped. */
  readonly text: string;
  /** Of the word where it is written so, letter for letter; else of the whole expression. */
  readonly range: TextRange;
}

/** A word where the project holds an argument to a legend. */
export interface LegendSite extends Word {
  /** The legend's name, as the settings have it. */
  readonly legend: string;
}

/** A section that a call of the settings writes or builds, under a title that is written out. */
export interface SectionSite {
  readonly title: Word;
  /** What it shows, as far as the key is written out. */
  readonly entries: readonly SectionEntry[];
  /** Whether that is all it shows: nothing is spread, computed or built elsewhere. */
  readonly complete: boolean;
  /** `undefined` where nobody says. Where the settings do, the range is that of the callee. */
  readonly level?: StatedLevel;
}

export interface SectionEntry {
  readonly key: Word;
  /** What stands beside its value. */
  readonly tag?: Word;
}

/** A setting that a configuration file makes. */
export interface SettingSite {
  /** Dotted path, as the catalog names settings: `logging.file.level`. */
  readonly key: string;
  /** Of the last part of the path, as written. */
  readonly range: TextRange;
  /** `computed`: decided when the file is read, as `${LEVEL}` is. */
  readonly value:
    | ({ readonly kind: 'scalar' } & Word)
    | { readonly kind: 'list' | 'map' | 'nothing' | 'computed'; readonly range: TextRange };
}

/** A name of the environment that code reads or sets, where a pattern of the settings takes it in. */
export interface EnvironmentSite {
  readonly name: Word;
  /** What it is set to, or what holds where it is not set; absent where that is not written out. */
  readonly value?: Word;
}

/** A path that is written out where code takes one, into a folder that `paths` of the settings name. */
export interface PathSite {
  /** The rule, as an index into `paths` of the settings. */
  readonly rule: number;
  /** The path as far as it is written, `\uFFFC` for each part that only the run knows. */
  readonly text: string;
  /** Of the whole expression that makes the path. */
  readonly range: TextRange;
}

/** A call that sets logging up for the whole process. */
export interface SetupSite {
  readonly callee: SourceText;
  /** Whenever the file is loaded, also by an import; at the top of a file that is run as a program; by a caller. */
  readonly when: 'load' | 'program' | 'call';
  /** Where the innermost function starts, and its name; absent outside functions. */
  readonly scope?: number;
  readonly function?: string;
  /** Where each block of that function starts that holds the call and may be passed over, outermost first. */
  readonly blocks: readonly number[];
}

/** A place where the file cannot be read. */
export interface SyntaxProblem {
  readonly message: string;
  readonly range: TextRange;
}

export interface FileFacts {
  /** POSIX path relative to the project's root, or a URI. */
  readonly file: string;
  readonly language: Language;
  readonly calls: readonly LogCall[];
  /** Every reference of the project's form, in log calls and elsewhere: what counts as a use. */
  readonly references: readonly ConstantMention[];
  readonly loggers: readonly LoggerSite[];
  /** Words at the arguments that `legends` of the settings name, in source order; absent where there are none. */
  readonly legendSites?: readonly LegendSite[];
  /** Sections that `sections` of the settings finds, in source order; absent where there are none. */
  readonly sectionSites?: readonly SectionSite[];
  /** What a configuration file of the settings says, in its order; absent in other files. */
  readonly settingSites?: readonly SettingSite[];
  /** Names in the environment that belong to `configuration` of the settings; absent where there are none. */
  readonly environmentSites?: readonly EnvironmentSite[];
  /** Calls that set logging up, in source order; absent where there are none. */
  readonly setups?: readonly SetupSite[];
  /** Objects that are opened by `protocols` of the settings, in source order; absent where there are none. */
  readonly protocolSites?: readonly ProtocolSite[];
  /** Paths that `paths` of the settings speak of, in source order; absent where there are none. */
  readonly pathSites?: readonly PathSite[];
  readonly directives: readonly Directive[];
  readonly imports: readonly ImportFact[];
  /** Where an import may be inserted (after the last import, directive prologue or docstring). */
  readonly importInsertion?: number;
  /** How the file imports, where it has no import yet to tell. */
  readonly modules?: 'esm' | 'cjs';
  readonly syntaxProblems: readonly SyntaxProblem[];
  /** The file's line end where it is not `\n`: what an inserted line copies. */
  readonly eol?: '\r\n';
  /** Start offset of each line, so that a face can say line and column without the text. */
  readonly lineStarts: readonly number[];
}
