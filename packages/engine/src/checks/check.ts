/** What a check is: words, options and a pure function from facts to reports. */
import type { Catalog, CatalogProblem, Location, LogConstant, TextRange } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Fix } from '../fixes/fix.ts';
import type { RecordExplanation } from '../lines/explain/explain-record.ts';
import type { LogRecord } from '../lines/records/log-record.ts';
import type { Settings, Severity } from '../settings/settings.ts';
import type { CheckSession } from './session.ts';

/** JSON Schema of an options object, as ESLint and the settings schema take it. */
export type OptionsSchema = {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** What stands in files. Checks of logs have lines of a log, `log`, instead. */
type SourceLanguage = 'ts' | 'js' | 'py' | 'yaml';

/** One documentation example. Every one is executed by a test. */
export interface Example<Language = SourceLanguage> {
  readonly title?: string;
  readonly language: Language;
  readonly code: string;
  /** Path in the example project; decides component and test status. */
  readonly file?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface CheckDocs<Language = SourceLanguage> {
  /** What is reported, in a sentence or two. */
  readonly what: string;
  /** Why it matters to those who read or write the logs. */
  readonly why: string;
  readonly incorrect: readonly Example<Language>[];
  readonly correct: readonly Example<Language>[];
  /** What the fix does and does not promise; absent where there is no fix. */
  readonly fix?: string;
}

interface CheckBase<MessageId extends string, Language = SourceLanguage> {
  readonly id: string;
  /** One line for tables: "Disallow …", "Require …", "Enforce …". */
  readonly description: string;
  readonly defaultSeverity: Severity;
  /** Severity in test files. */
  readonly testSeverity: Severity;
  /** Whether it looks at the comments of catalog files as well: it is about them, and not about code. */
  readonly inCatalog?: true;
  /** The best applicability of the fixes it may offer. */
  readonly fixable?: 'safe' | 'unsafe' | 'suggestion';
  /** Message templates with `{name}` placeholders: what is wrong, why it matters, what to do. */
  readonly messages: Readonly<Record<MessageId, string>>;
  readonly options?: OptionsSchema;
  readonly defaultOptions?: Readonly<Record<string, unknown>>;
  readonly docs: CheckDocs<Language>;
}

/** What a check says; the runner adds id, file, severity and the rendered words. */
export interface Report<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly range: TextRange;
  /** Best first. */
  readonly fixes?: readonly Fix[];
  readonly related?: readonly (Location & { readonly message: string })[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
}

/** What every check may know beside the facts. */
export interface CheckContext {
  readonly catalog: Catalog;
  readonly settings: Settings;
  /** The check's options, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Catalog and settings compiled: what a call is, who owns a file, which constant has a text. */
  readonly session: CheckSession;
  /** Whether a path is that of a test file. */
  isTest(file: string): boolean;
}

export interface FileCheck<MessageId extends string = string> extends CheckBase<MessageId> {
  readonly kind: 'file';
  run(facts: FileFacts, context: CheckContext): Iterable<Report<MessageId>>;
}

/** Sees the facts of every file at once, calls of any confidence included. Reports name their file. */
export interface ProjectCheck<MessageId extends string = string> extends CheckBase<MessageId> {
  readonly kind: 'project';
  run(
    files: Iterable<FileFacts>,
    context: CheckContext,
  ): Iterable<Report<MessageId> & { readonly file: string }>;
}

/** Words for a problem that `@loglex/catalog` finds: one problem id, one check. */
export interface CatalogCheck<MessageId extends string = string> extends CheckBase<MessageId> {
  readonly kind: 'catalog';
  run(
    problems: readonly CatalogProblem[],
    context: CheckContext,
  ): Iterable<Report<MessageId> & { readonly file: string }>;
}

/** A record of a log, and what is known of it. */
export interface LoggedRecord {
  readonly record: LogRecord;
  readonly explanation: RecordExplanation;
  /** The constants whose record it is: a code that merely stands in a message makes it none. */
  readonly constants: readonly LogConstant[];
}

/** What a check says of a record. A log says the same a million times: what is `about` the same is one finding. */
export interface LineReport<MessageId extends string = string> {
  readonly messageId: MessageId;
  /** What it is about, beside the message id. */
  readonly about: string;
  /** In the first line of the record, colours taken out; absent where it stands nowhere, or in other letters. */
  readonly range?: TextRange | undefined;
  /** What the words need. Asked for once for each finding, and so is `related`. */
  data(): Readonly<Record<string, string | number>>;
  related?(): Report['related'];
}

/** Sees the records of logs, one by one: what a running system says, beside what its code does. */
export interface LineCheck<MessageId extends string = string> extends CheckBase<MessageId, 'log'> {
  readonly kind: 'line';
  run(logged: LoggedRecord, context: CheckContext): Iterable<LineReport<MessageId>>;
}

export type Check = FileCheck | ProjectCheck | CatalogCheck | LineCheck;

/** A check of what stands in files, which all faces run; logs are read by the program and in editors. */
export type SourceCheck = Exclude<Check, LineCheck>;

/** What is wrong, where and why: the same object in every face. */
export interface Finding extends Location {
  readonly check: string;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly fixes: readonly Fix[];
  readonly related: readonly (Location & { readonly message: string })[];
  readonly tags: readonly ('deprecated' | 'unnecessary')[];
}

/** A check as an object literal, with its message ids checked against its words. */
export function defineCheck<M extends string>(check: FileCheck<M>): FileCheck<M>;
export function defineCheck<M extends string>(check: ProjectCheck<M>): ProjectCheck<M>;
export function defineCheck<M extends string>(check: CatalogCheck<M>): CatalogCheck<M>;
export function defineCheck<M extends string>(check: LineCheck<M>): LineCheck<M>;
export function defineCheck(check: Check): Check {
  return check;
}
