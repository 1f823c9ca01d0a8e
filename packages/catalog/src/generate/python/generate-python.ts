/** A Python module: the constants, the function that logs them, and lookups. It is typed and needs nothing but Python. */
import type { Catalog } from '../../model.ts';
import { encodePython, encodePythonComment } from '../encode-python.ts';
import { callFields, formatsOf, sortedComponents, sortedConstants } from '../entries.ts';
import { type Generated, type GenerateOptions, headerOf, type Spelling } from '../generator.ts';
import { isPythonName } from '../identifiers.ts';
import { type LeveledConstant, spellConstants } from '../spelled-constants.ts';
import { LOOKUPS, PREAMBLE } from './module-text.ts';

const DEFAULT_SPELLING: Spelling = {
  by: 'name',
  owner: undefined,
  prefix: 'LOG_',
  suffix: '',
};

export function generatePython(catalog: Catalog, options: GenerateOptions): Generated {
  const spelling = options.spelling ?? DEFAULT_SPELLING;
  const owner = spelling.owner === undefined ? undefined : ownerName(spelling.owner);
  const { spelled, unspelled, leftOut } = spellConstants(
    sortedConstants(catalog),
    spelling,
    isOwnName,
    owner === undefined ? PUBLIC_NAMES : new Set(),
  );
  const indent = owner === undefined ? '' : '    ';
  const constants = spelled.map(({ constant, key, aliases }) => {
    const declared = [
      `${indent}${key}: Final = ${value(constant, catalog, indent)}`,
      `${indent}${encodePython(docOf(constant, catalog))}`,
    ];
    for (const alias of aliases) {
      declared.push(
        `${indent}${alias} = ${key}`,
        `${indent}${encodePython(`Deprecated: use ${key}.`)}`,
      );
    }
    return declared.join('\n');
  });
  const dotted = owner === undefined ? '' : `${owner}.`;
  const all = [
    ...spelled.map(({ key }) => `    ${dotted}${key},\n`),
    ...unspelled.map((constant) => `    ${value(constant, catalog, '    ')},\n`),
  ];
  const text = [
    `# ${encodePythonComment(headerOf(options))}`,
    '"""The constants of the log catalog."""',
    PREAMBLE,
    owner === undefined ? constants.join('\n\n') : classOf(owner, constants),
    `ALL_LOG_CONSTANTS: Tuple[LogConstant, ...] = (\n${all.join('')})`,
    components(catalog),
    LOOKUPS,
  ].filter((part) => part !== '');
  return { text: `${text.join('\n\n')}\n`, leftOut };
}

function classOf(owner: string, constants: readonly string[]): string {
  return [`class ${owner}:\n    """The constants."""`, ...constants].join('\n\n');
}

/** What an editor shows where code names the constant. */
function docOf(constant: LeveledConstant, catalog: Catalog): string {
  const { code, level, component, message, description, deprecated } = constant;
  const head = [code, level.native, component].filter((part) => part !== undefined).join(' · ');
  const fields = callFields(constant, catalog).map(({ name, required, field }) => {
    const kind = [field?.type, required ? undefined : 'optional'].filter((part) => part);
    return kind.length === 0 ? name : `${name} (${kind.join(', ')})`;
  });
  const parts = [
    `${head}: ${message}`,
    description,
    fields.length === 0 ? undefined : `Fields: ${fields.join(', ')}.`,
    deprecated && deprecatedDoc(deprecated),
  ];
  return parts.filter((part) => part).join('\n\n');
}

function deprecatedDoc({ since, replacedBy }: NonNullable<LeveledConstant['deprecated']>): string {
  return `Deprecated${since === undefined ? '' : ` since ${since}`}${replacedBy === undefined ? '' : `: use ${replacedBy}`}.`;
}

function value(constant: LeveledConstant, catalog: Catalog, indent: string): string {
  const { code, name, level, message, component, subcomponent, tags } = constant;
  const formats = formatsOf(callFields(constant, catalog)).map(
    ([field, format]) => `(${encodePython(field)}, ${encodePython(format)})`,
  );
  const args = [
    `code=${encodePython(code)}`,
    `name=${encodePython(name)}`,
    `level=${encodePython(level.rung)}`,
    `message=${encodePython(message)}`,
    ...(component === undefined ? [] : [`component=${encodePython(component)}`]),
    ...(subcomponent === undefined ? [] : [`subcomponent=${encodePython(subcomponent)}`]),
    ...(tags.length === 0 ? [] : [`tags=${tuple(tags.map(encodePython))}`]),
    ...(formats.length === 0 ? [] : [`formats=${tuple(formats)}`]),
    ...(level.native === level.rung ? [] : [`native=${encodePython(level.native)}`]),
  ];
  const lines = args.map((each) => `${indent}    ${each},\n`).join('');
  return `LogConstant(\n${lines}${indent})`;
}

function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]!},)` : `(${items.join(', ')})`;
}

function components(catalog: Catalog): string {
  const entries = sortedComponents(catalog);
  const parts = entries.map(
    ({ name, subcomponents }) =>
      `    ${encodePython(name)}: ${tuple(subcomponents.map(encodePython))},\n`,
  );
  const domains = entries.flatMap(({ name, loggers }) =>
    loggers.map(
      (glob) => `    ${encodePython(glob.replace(/\.\*{1,2}$/, ''))}: ${encodePython(name)},\n`,
    ),
  );
  return `_COMPONENTS: Dict[str, Tuple[str, ...]] = {\n${parts.join('')}}\n_DOMAINS: Dict[str, str] = {\n${domains.join('')}}`;
}

/** A name that cannot be declared gives way to the usual one. */
function ownerName(owner: string): string {
  return isOwnName(owner) && !PUBLIC_NAMES.has(owner) ? owner : 'LOG';
}

/** Names that begin with an underscore are the module's own. */
function isOwnName(name: string): boolean {
  return isPythonName(name) && !name.startsWith('_');
}

/** Names that the module declares, imports or takes from Python for itself. */
const PUBLIC_NAMES: ReadonlySet<string> = new Set(
  `
  annotations functools json logging re dataclass Decimal TYPE_CHECKING Any Dict Final List Mapping
  MutableMapping Optional Tuple Union
  LogConstant log_constant ALL_LOG_CONSTANTS get_constant_by_code get_constant_by_name list_known_components
  get_component_snapshot register_log_domain get_component_of validate_log_constants
  bool bytearray bytes dict float frozenset getattr int isinstance list object ord property repr sorted str tuple type vars
  BaseException Exception
`
    .trim()
    .split(/\s+/),
);
