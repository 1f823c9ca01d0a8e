/**
 * Constants for TypeScript: each knows its level and the types of its fields, so that a call without one does not
 * compile, and editors show what the constant means. The module imports nothing and is JavaScript once types are erased.
 */
import type { Catalog } from '../../model.ts';
import {
  blockComment,
  encodeComment,
  encodeProperty,
  encodeTypeScript,
} from '../encode-typescript.ts';
import { callFields, formatsOf, sortedComponents, sortedConstants } from '../entries.ts';
import { type Generated, type GenerateOptions, headerOf, type Spelling } from '../generator.ts';
import { isTypeScriptName } from '../identifiers.ts';
import {
  type LeveledConstant,
  spellConstants,
  type SpelledConstants,
} from '../spelled-constants.ts';
import { docComment } from './doc-comment.ts';
import { recordType } from './field-types.ts';

const DEFAULT_OWNER = 'LOG';
const DEFAULT_SPELLING: Spelling = { by: 'name', owner: DEFAULT_OWNER, prefix: '', suffix: '' };

/** Names that the module declares beside the constants. */
const OWN_NAMES = ['LOG_CONSTANTS', 'LOG_COMPONENTS', 'LogConstant', 'LogLevel', 'constants'];

export function generateTypeScript(catalog: Catalog, options: GenerateOptions): Generated {
  const spelling = options.spelling ?? DEFAULT_SPELLING;
  const owner = spelling.owner === undefined ? undefined : ownerName(spelling.owner);
  const isName = owner === undefined ? isTypeScriptName : () => true;
  const taken = new Set(owner === undefined ? OWN_NAMES : []);
  const spelled = spellConstants(sortedConstants(catalog), spelling, isName, taken);
  const write = createWriter(catalog);
  const constants =
    owner === undefined ? declarations(spelled, write) : members(owner, spelled, write);
  const text = [
    `// ${encodeComment(headerOf(options))}`,
    TYPES,
    constants,
    components(catalog),
  ].join('\n\n');
  return { text: `${text}\n`, leftOut: spelled.leftOut };
}

/** A name that the module needs for itself, or cannot declare, gives way to the usual one. */
function ownerName(owner: string): string {
  return isTypeScriptName(owner) && !OWN_NAMES.includes(owner) ? owner : DEFAULT_OWNER;
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

interface Writer {
  /** The comment of a constant. */
  doc(constant: LeveledConstant, indent: string): string;
  /** The constant as an expression. */
  value(constant: LeveledConstant, indent: string): string;
}

function createWriter(catalog: Catalog): Writer {
  return {
    doc: (constant, indent) => docComment(constant, callFields(constant, catalog), indent),
    value(constant, indent) {
      const { code, name, level, message, component, subcomponent, tags } = constant;
      const fields = callFields(constant, catalog);
      const formats = formatsOf(fields).map(([field, format]) => property(field, format));
      const properties = [
        property('code', code),
        property('name', name),
        property('level', level.rung),
        ...(level.native === level.rung ? [] : [property('native', level.native)]),
        property('message', message),
        ...(component === undefined ? [] : [property('component', component)]),
        ...(subcomponent === undefined ? [] : [property('subcomponent', subcomponent)]),
        ...(tags.length === 0 ? [] : [`tags: [${tags.map(encodeTypeScript).join(', ')}]`]),
        ...(formats.length === 0 ? [] : [`formats: { ${formats.join(', ')} }`]),
      ];
      const lines = properties.map((each) => `${indent}  ${each},\n`).join('');
      const type = `LogConstant<'${level.rung}', ${recordType(constant, fields)}>`;
      return `{\n${lines}${indent}} as ${type}`;
    },
  };
}

/** `export const LOG_X = …`, one for each. */
function declarations({ spelled, unspelled }: SpelledConstants, write: Writer): string {
  const declared = spelled.flatMap(({ constant, key, aliases }) => [
    `${write.doc(constant, '')}\nexport const ${key} = ${write.value(constant, '')};`,
    ...aliases.map(
      (alias) =>
        `${blockComment([`@deprecated Use ${key}.`], '')}\nexport const ${alias} = ${key};`,
    ),
  ]);
  const list = [
    ...spelled.map(({ key }) => key),
    ...unspelled.map((constant) => write.value(constant, '  ')),
  ].map((item) => `  ${item},\n`);
  return [...declared, `${LIST} = [\n${list.join('')}];`].join('\n\n');
}

const LIST = '/** All of them. */\nexport const LOG_CONSTANTS: readonly LogConstant[]';

/** `export const LOG = { X: … }`. Former names come after the others, and lead to the same constants. */
function members(owner: string, { spelled, unspelled }: SpelledConstants, write: Writer): string {
  const entries = spelled.map(
    ({ constant, key }) =>
      `${write.doc(constant, '  ')}\n  ${encodeProperty(key)}: ${write.value(constant, '  ')},\n`,
  );
  const former = spelled.flatMap(({ key, aliases }) =>
    aliases.map(
      (alias) =>
        `${blockComment([`@deprecated Use ${encodeComment(key)}.`], '  ')}\n  ${encodeProperty(alias)}: constants[${encodeTypeScript(key)}],\n`,
    ),
  );
  const own =
    former.length === 0
      ? `export const ${owner} = {\n${entries.join('')}} as const;`
      : `const constants = {\n${entries.join('')}} as const;\n\n` +
        `/** The constants, and their former names. */\nexport const ${owner} = {\n  ...constants,\n${former.join('')}} as const;`;
  const others = unspelled.map((constant) => `  ${write.value(constant, '  ')},\n`);
  const source = former.length === 0 ? owner : 'constants';
  const values = `/* @__PURE__ */ Object.values<LogConstant>(${source})`;
  const all = others.length === 0 ? values : `[\n  ...${values},\n${others.join('')}]`;
  return `${own}\n\n${LIST} = ${all};`;
}

function components(catalog: Catalog): string {
  const entries = sortedComponents(catalog).map(({ name, subcomponents, loggers }) => {
    const parts = subcomponents.map(encodeTypeScript).join(', ');
    const own = loggers.map(encodeTypeScript).join(', ');
    return `  ${encodeProperty(name)}: { subcomponents: [${parts}], loggers: [${own}] },\n`;
  });
  return `/** The components that own them: their parts, and the loggers whose records are theirs. */
export const LOG_COMPONENTS: Readonly<
  Record<string, { readonly subcomponents: readonly string[]; readonly loggers: readonly string[] }>
> = {\n${entries.join('')}};`;
}

function property(name: string, value: string): string {
  return `${encodeProperty(name)}: ${encodeTypeScript(value)}`;
}
