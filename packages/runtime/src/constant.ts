/** A constant as generated code has it: plain data, which carries the types of its fields for the compiler. */

/** The rungs of the ladder of levels. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** A message that the logs may carry. Modules that `loglex generate` writes declare the same. */
export interface LogConstant<Fields extends object = object> {
  readonly code: string;
  readonly name: string;
  readonly level: LogLevel;
  /** The level as the catalog spells it, where that is no rung of the ladder. */
  readonly native?: string;
  /** The template: text and {placeholders}. */
  readonly message: string;
  readonly component?: string;
  readonly subcomponent?: string;
  readonly tags?: readonly string[];
  /** How values are shown in the message, by field. */
  readonly formats?: Readonly<Record<string, string>>;
  /** What a call passes. No value: it is there for the compiler. */
  readonly '~fields'?: Fields;
}

/** What a call may pass beside the fields: loggers know an error under this key. */
export interface WithError {
  readonly err?: unknown;
}

/** The arguments behind the constant: its fields, unless it needs none, and an error. */
export type Given<Fields extends object> = keyof Fields extends never
  ? [fields?: WithError, error?: unknown]
  : Record<never, never> extends Fields
    ? [fields?: Fields & WithError, error?: unknown]
    : [fields: Fields & WithError, error?: unknown];
