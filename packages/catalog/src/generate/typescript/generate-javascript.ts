/**
 * Constants for JavaScript, as a module of ECMAScript or of CommonJS: what the TypeScript module says by types, this one says
 * in comments, which editors and `checkJs` read.
 */
import type { Catalog } from '../../model.ts';
import { blockComment, encodeProperty } from '../encode-typescript.ts';
import type { Generated, GenerateOptions } from '../generator.ts';
import { constantsModule, type Dialect } from './constants-module.ts';

export function generateJavaScript(catalog: Catalog, options: GenerateOptions): Generated {
  return constantsModule(catalog, options, options.module === 'commonjs' ? COMMONJS : ESM);
}

const TYPES = `/**
 * The rungs of the ladder of levels.
 * @typedef {'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'} LogLevel
 */

/**
 * A message that the logs may carry: \`native\` is the level as the catalog spells it, where that is no rung of the ladder;
 * \`message\` the template, text and {placeholders}; \`formats\` say how values are shown in it. \`~fields\` has no value: it
 * tells the compiler what a call passes.
 * @template {LogLevel} [Level=LogLevel]
 * @template {object} [Fields=object]
 * @typedef {{
 *   readonly code: string,
 *   readonly name: string,
 *   readonly level: Level,
 *   readonly native?: string,
 *   readonly message: string,
 *   readonly component?: string,
 *   readonly subcomponent?: string,
 *   readonly tags?: readonly string[],
 *   readonly formats?: Readonly<Record<string, string>>,
 *   readonly '~fields'?: Fields,
 * }} LogConstant
 */`;

const COMMON = {
  types: TYPES,
  member: (name, words, { source, type }) =>
    `${comment(words, type, '  ')}  ${encodeProperty(name)}: ${source},\n`,
  value: ({ source, type }) =>
    type === undefined ? source : `${blockComment([typeTag(type)], '')} (${source})`,
  table: (source) => `/** @type {const} */ (${source})`,
  values: (name) => `/* @__PURE__ */ Object.values(${name})`,
} satisfies Partial<Dialect>;

const ESM: Dialect = {
  ...COMMON,
  taken: [],
  declare: (name, words, { source, type }) =>
    `${comment(words, type, '')}export const ${name} = ${source};`,
  end: () => undefined,
};

const COMMONJS: Dialect = {
  ...COMMON,
  taken: ['exports', 'module', 'require', '__dirname', '__filename'],
  declare: (name, words, { source, type }) =>
    `${comment(words, type, '')}const ${name} = ${source};`,
  // Spelled so that `import { LOG }` of a module of ECMAScript finds the names.
  end: (names) => `module.exports = {\n${names.map((name) => `  ${name},\n`).join('')}};`,
};

function comment(words: readonly string[], type: string | undefined, indent: string): string {
  const lines = type === undefined ? words : [...words, typeTag(type)];
  return lines.length === 0 ? '' : `${blockComment(lines, indent)}\n`;
}

function typeTag(type: string): string {
  return `@type {${type.replace(/\s*\n\s*/g, '')}}`;
}
