/** A module of constants as TypeScript and JavaScript have it in common; a dialect says how types are told. */
import type { Catalog } from '../../model.ts';
import { encodeComment, encodeProperty, encodeTypeScript } from '../encode-typescript.ts';
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

/** How the compiler is told of types, and other modules of the names. */
export interface Dialect {
  /** Names that a module cannot declare, beside words of the language. */
  readonly taken: readonly string[];
  /** The types of constants. */
  readonly types: string;
  /** The declaration of a name that others import, its comment above it. */
  declare(name: string, words: readonly string[], value: Typed): string;
  /** A member of an object, its comment above it. */
  member(name: string, words: readonly string[], value: Typed): string;
  /** A constant among others that have no name. */
  value(value: Typed): string;
  /** An object of constants. */
  table(source: string): string;
  /** The constants of an object that is bound to `name`. */
  values(name: string): string;
  /** What the module ends with, where it exports all names at once. */
  end(names: readonly string[]): string | undefined;
}

/** An expression and its type; without one the compiler infers it. */
export interface Typed {
  readonly source: string;
  readonly type?: string;
  /** Whether the type says more than the value shows. */
  readonly isClaimed?: boolean;
}

const DEFAULT_OWNER = 'LOG';
const DEFAULT_SPELLING: Spelling = { by: 'name', owner: DEFAULT_OWNER, prefix: '', suffix: '' };

/** Names that the module declares beside the constants. */
const OWN_NAMES = ['LOG_CONSTANTS', 'LOG_COMPONENTS', 'LogConstant', 'LogLevel', 'constants'];

export function constantsModule(
  catalog: Catalog,
  options: GenerateOptions,
  dialect: Dialect,
): Generated {
  const spelling = options.spelling ?? DEFAULT_SPELLING;
  const own = [...OWN_NAMES, ...dialect.taken];
  const owner = spelling.owner === undefined ? undefined : ownerName(spelling.owner, own);
  const isName = owner === undefined ? isTypeScriptName : () => true;
  const taken = new Set(owner === undefined ? own : []);
  const spelled = spellConstants(sortedConstants(catalog), spelling, isName, taken);
  const write = createWriter(catalog);
  const constants =
    owner === undefined
      ? declarations(spelled, write, dialect)
      : members(owner, spelled, write, dialect);
  const names = owner === undefined ? declaredNames(spelled) : [owner];
  const text = [
    `// ${encodeComment(headerOf(options))}`,
    dialect.types,
    constants,
    components(catalog, dialect),
    dialect.end([...names, 'LOG_CONSTANTS', 'LOG_COMPONENTS']),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
  return { text: `${text}\n`, leftOut: spelled.leftOut };
}

/** A name that the module needs for itself, or cannot declare, gives way to the usual one. */
function ownerName(owner: string, own: readonly string[]): string {
  return isTypeScriptName(owner) && !own.includes(owner) ? owner : DEFAULT_OWNER;
}

interface Writer {
  /** What the comment of a constant says. */
  words(constant: LeveledConstant): readonly string[];
  /** The constant, its first line not indented. */
  value(constant: LeveledConstant, indent: string): Typed;
}

function createWriter(catalog: Catalog): Writer {
  return {
    words: (constant) => docComment(constant, callFields(constant, catalog)),
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
      return {
        source: `{\n${lines}${indent}}`,
        type: `LogConstant<'${level.rung}', ${recordType(constant, fields)}>`,
        isClaimed: true,
      };
    },
  };
}

/** `export const LOG_X = …`, one for each. */
function declarations(
  { spelled, unspelled }: SpelledConstants,
  write: Writer,
  dialect: Dialect,
): string {
  const declared = spelled.flatMap(({ constant, key, aliases }) => [
    dialect.declare(key, write.words(constant), write.value(constant, '')),
    ...aliases.map((alias) => dialect.declare(alias, [`@deprecated Use ${key}.`], { source: key })),
  ]);
  const list = [
    ...spelled.map(({ key }) => key),
    ...unspelled.map((constant) => dialect.value(write.value(constant, '  '))),
  ].map((item) => `  ${item},\n`);
  return [...declared, listOf(`[\n${list.join('')}]`, dialect)].join('\n\n');
}

function declaredNames({ spelled }: SpelledConstants): readonly string[] {
  return spelled.flatMap(({ key, aliases }) => [key, ...aliases]);
}

function listOf(source: string, dialect: Dialect): string {
  const type = 'readonly LogConstant[]';
  return dialect.declare('LOG_CONSTANTS', ['All of them.'], { source, type });
}

/** `export const LOG = { X: … }`. Former names come after the others, and lead to the same constants. */
function members(
  owner: string,
  { spelled, unspelled }: SpelledConstants,
  write: Writer,
  dialect: Dialect,
): string {
  const entries = spelled.map(({ constant, key }) =>
    dialect.member(key, write.words(constant), write.value(constant, '  ')),
  );
  const former = spelled.flatMap(({ key, aliases }) =>
    aliases.map((alias) =>
      dialect.member(alias, [`@deprecated Use ${encodeComment(key)}.`], {
        source: `constants[${encodeTypeScript(key)}]`,
      }),
    ),
  );
  const table = dialect.table(`{\n${entries.join('')}}`);
  const all = dialect.table(`{\n  ...constants,\n${former.join('')}}`);
  const own =
    former.length === 0
      ? dialect.declare(owner, [], { source: table })
      : `const constants = ${table};\n\n` +
        dialect.declare(owner, ['The constants, and their former names.'], { source: all });
  const others = unspelled.map((constant) => `  ${dialect.value(write.value(constant, '  '))},\n`);
  const values = dialect.values(former.length === 0 ? owner : 'constants');
  const list = others.length === 0 ? values : `[\n  ...${values},\n${others.join('')}]`;
  return `${own}\n\n${listOf(list, dialect)}`;
}

function components(catalog: Catalog, dialect: Dialect): string {
  const entries = sortedComponents(catalog).map(({ name, subcomponents, loggers }) => {
    const parts = subcomponents.map(encodeTypeScript).join(', ');
    const own = loggers.map(encodeTypeScript).join(', ');
    return `  ${encodeProperty(name)}: { subcomponents: [${parts}], loggers: [${own}] },\n`;
  });
  const words = [
    'The components that own them: their parts, and the loggers whose records are theirs.',
  ];
  return dialect.declare('LOG_COMPONENTS', words, {
    source: `{\n${entries.join('')}}`,
    type: COMPONENTS,
  });
}

const COMPONENTS = `Readonly<
  Record<string, { readonly subcomponents: readonly string[]; readonly loggers: readonly string[] }>
>`;

function property(name: string, value: string): string {
  return `${encodeProperty(name)}: ${encodeTypeScript(value)}`;
}
