/**
 * Constants for TypeScript: each knows its level and the types of its fields, so that a call without one does not
 * compile, and editors show what the constant means. The module imports nothing and is JavaScript once types are erased.
 */
import type { Catalog } from '../../model.ts';
import { blockComment, encodeProperty } from '../encode-typescript.ts';
import type { Generated, GenerateOptions } from '../generator.ts';
import { constantsModule, type Dialect, type Typed } from './constants-module.ts';

export function generateTypeScript(catalog: Catalog, options: GenerateOptions): Generated {
  return constantsModule(catalog, options, DIALECT);
}

const TYPES = `/** The rungs of the ladder of levels. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** A message that the logs may carry. */
export interface LogConstant<Level extends LogLevel = LogLevel, Fields extends object = object> {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
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
}`;

const DIALECT: Dialect = {
  taken: [],
  types: TYPES,
  declare(name, words, value) {
    const { source, type, isClaimed } = value;
    const isShown = type !== undefined && isClaimed !== true;
    const declared = isShown ? `${name}: ${type} = ${source}` : `${name} = ${claimed(value)}`;
    return `${comment(words, '')}export const ${declared};`;
  },
  member: (name, words, value) =>
    `${comment(words, '  ')}  ${encodeProperty(name)}: ${claimed(value)},\n`,
  value: claimed,
  table: (source) => `${source} as const`,
  values: (name) => `/* @__PURE__ */ Object.values<LogConstant>(${name})`,
  end: () => undefined,
};

function claimed({ source, type }: Typed): string {
  return type === undefined ? source : `${source} as ${type}`;
}

function comment(words: readonly string[], indent: string): string {
  return words.length === 0 ? '' : `${blockComment(words, indent)}\n`;
}
