/** Reads a tree as a schema describes it: typed values out of it, and a problem for all that does not fit. */
import { closest } from '../lookup/nearest.ts';
import { isNull } from '../document/node.ts';
import type { DataNode, DocumentProblem, MapEntry, MapNode, ScalarNode } from '../document/node.ts';
import type { TextRange } from '../text.ts';
import type { Schema, SchemaType, Shaped } from './schema.ts';

export interface Shape<S> {
  /** `undefined` where the value as a whole is missing or of another type. */
  readonly value: Shaped<S> | undefined;
  readonly problems: readonly DocumentProblem[];
  /** The node from which an object, array or map inside `value` was read: the way to ranges. */
  nodeOf(value: object): DataNode | undefined;
}

/**
 * `node` read by `schema`. Never throws; a value left empty (`tags:`) or `null` is absent. A schema
 * without `type` takes anything: scalars as YAML 1.2 means them, maps as `Map`s. Problem ids:
 * `unknown-key`, `missing-key`, `wrong-type`, `invalid-value`.
 */
export function readShape<const S extends Schema>(
  schema: S,
  node: DataNode | undefined,
  file: string,
): Shape<S> {
  const reader = new ShapeReader(file);
  const value = node && !isNull(node) ? reader.read(schema, node, 'The file') : undefined;
  return {
    value: value as Shaped<S> | undefined,
    problems: reader.problems,
    nodeOf: (of) => reader.nodes.get(of),
  };
}

class ShapeReader {
  readonly problems: DocumentProblem[] = [];
  readonly nodes = new Map<object, DataNode>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** `subject` is what messages call the value: `"tags"`, `Each item of "tags"`, `The file`. */
  read(schema: Schema, node: DataNode, subject: string): unknown {
    // Most values are text that may be any text: a cold process is spared all the questions below.
    if (node.kind === 'scalar' && takesAnyText(schema)) return node.text;
    const branches = schema.anyOf ?? schema.oneOf;
    if (branches) return this.read(chooseBranch(branches, node), node, subject);
    if (!schema.type && !valuesOf(schema)) return this.#any(node);
    if (!kindFits(schema, node)) {
      this.#problem('wrong-type', node.range, wrongType(schema, node, subject));
      return undefined;
    }
    if (node.kind === 'map') return this.#map(schema, node);
    if (node.kind === 'seq') return this.#list(schema, node.items, node, subject);
    return this.#scalar(schema, node, subject);
  }

  #map(schema: Schema, node: MapNode): unknown {
    const { properties, additionalProperties } = schema;
    if (!properties && typeof additionalProperties === 'object') {
      return this.#userMap(additionalProperties, schema.propertyNames, node);
    }
    const value: Record<string, unknown> = {};
    let meant: Set<string> | undefined;
    for (const entry of node.entries) {
      const name = entry.key.text;
      const property = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (!property) {
        if (additionalProperties !== true)
          (meant ??= new Set()).add(this.#unknownKey(schema, entry) ?? '');
      } else if (!Object.hasOwn(value, name) && !isNull(entry.value)) {
        const read = this.read(property, entry.value, `"${name}"`);
        if (read !== undefined) value[name] = read;
      }
    }
    for (const name of schema.required ?? []) {
      if (!Object.hasOwn(value, name) && !meant?.has(name)) this.#missingKey(schema, node, name);
    }
    this.nodes.set(value, node);
    return value;
  }

  #userMap(schema: Schema, names: Schema | undefined, node: MapNode): ReadonlyMap<string, unknown> {
    const value = new Map<string, unknown>();
    for (const entry of node.entries) {
      const name = entry.key.text;
      const complaint = names && scalarComplaint(names, entry.key, 'This key');
      if (complaint) this.#problem('unknown-key', entry.key.range, complaint);
      if (complaint || value.has(name)) continue;
      const read = isNull(entry.value)
        ? this.#emptyEntry(schema, entry.value)
        : this.read(schema, entry.value, `"${name}"`);
      if (read !== undefined) value.set(name, read);
    }
    this.nodes.set(value, node);
    return value;
  }

  /** `main:` without a value in a map of records stands for a record without keys. */
  #emptyEntry(schema: Schema, node: DataNode): unknown {
    if (schema.type !== 'object') return undefined;
    const { range } = node;
    return this.read(schema, { kind: 'map', entries: [], style: 'flow', range }, 'The entry');
  }

  #list(schema: Schema, items: readonly DataNode[], node: DataNode, subject: string): unknown {
    const value: unknown[] = [];
    for (const item of items) {
      const read = schema.items
        ? this.read(schema.items, item, `Each item of ${subject}`)
        : this.#any(item);
      if (read !== undefined) value.push(read);
    }
    if (items.length < (schema.minItems ?? 0)) {
      const least = schema.minItems === 1 ? 'one item' : `${schema.minItems} items`;
      this.#problem('invalid-value', node.range, `${subject} needs at least ${least}.`);
    }
    if (items.length > (schema.maxItems ?? Infinity)) {
      const words = `${subject} takes no more than ${schema.maxItems} items.`;
      this.#problem('invalid-value', node.range, words);
    }
    this.nodes.set(value, node);
    return value;
  }

  #scalar(schema: Schema, node: ScalarNode, subject: string): unknown {
    const complaint = scalarComplaint(schema, node, subject);
    if (complaint) {
      this.#problem('invalid-value', node.range, complaint);
      return undefined;
    }
    return scalarValue(schema, node);
  }

  #any(node: DataNode): unknown {
    if (node.kind === 'scalar') return node.style === 'plain' ? coreValue(node.text) : node.text;
    const value =
      node.kind === 'seq'
        ? node.items.map((item) => this.#any(item))
        : new Map(node.entries.map((entry) => [entry.key.text, this.#any(entry.value)]));
    this.nodes.set(value, node);
    return value;
  }

  /** Tells of a key that the schema has not, and returns the key that was meant. */
  #unknownKey(schema: Schema, entry: MapEntry): string | undefined {
    const name = entry.key.text;
    for (const pattern in schema.patternProperties) {
      if (patternOf(pattern).test(name)) return undefined;
    }
    const known = Object.keys(schema.properties ?? {});
    const near = closest(name, known);
    const advice = near ? `Did you mean "${near}"?` : `Known here: ${known.join(', ')}.`;
    this.#problem(
      'unknown-key',
      entry.key.range,
      `"${name}" is no key that is read here. ${advice}`,
    );
    return near;
  }

  /** Where the key has a value that could not be read, that has been told. */
  #missingKey(schema: Schema, node: MapNode, name: string): void {
    const entry = node.entries.find(({ key }) => key.text === name);
    if (entry && !isNull(entry.value)) return;
    const description = schema.properties?.[name]?.description;
    const why = description ? ` ${description}` : '';
    const words = entry ? `"${name}" has no value.${why}` : `"${name}" is missing.${why}`;
    this.#problem('missing-key', entry?.key.range ?? headOf(node), words);
  }

  #problem(id: string, range: TextRange, message: string): void {
    this.problems.push({ id, severity: 'error', message, file: this.#file, range });
  }
}

/** Where a record as a whole is pointed at: its first key and value rather than all of its lines. */
function headOf(node: MapNode): TextRange {
  const first = node.entries.find((entry) => !entry.merged);
  if (!first || node.style === 'flow') return node.range;
  const end = first.value.kind === 'scalar' ? first.value.range.end : first.key.range.end;
  return { start: first.key.range.start, end };
}

const anyText = new WeakMap<Schema, boolean>();

/** Whether every scalar fits the schema as text. */
function takesAnyText(schema: Schema): boolean {
  const known = anyText.get(schema);
  if (known !== undefined) return known;
  const { type, pattern, minLength } = schema;
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'));
  const takes = isText && !valuesOf(schema) && pattern === undefined && minLength === undefined;
  anyText.set(schema, takes);
  return takes;
}

/**
 * The branch that `node` was meant for: one it fits in kind, for a map one whose required keys it has,
 * for a scalar one that takes its text.
 */
function chooseBranch(branches: readonly Schema[], node: DataNode): Schema {
  const flat = branches.flatMap((branch) => branch.anyOf ?? branch.oneOf ?? [branch]);
  const fitting = flat.filter((branch) => kindFits(branch, node));
  const best = fitting.find((branch) => {
    if (node.kind === 'scalar') return scalarComplaint(branch, node, '') === undefined;
    if (node.kind === 'seq') return true;
    return (branch.required ?? []).every((name) =>
      node.entries.some((entry) => entry.key.text === name),
    );
  });
  return best ?? fitting[0] ?? { type: [...new Set(flat.flatMap((branch) => branch.type ?? []))] };
}

function kindFits(schema: Schema, node: DataNode): boolean {
  const { type } = schema;
  if (!type) return !valuesOf(schema) || node.kind === 'scalar';
  const types = typeof type === 'string' ? [type] : type;
  if (node.kind === 'map') return types.includes('object');
  if (node.kind === 'seq') return types.includes('array');
  return types.some((one) => one === 'string' || takesPlain(one, node));
}

function takesPlain(type: SchemaType, node: ScalarNode): boolean {
  if (node.style !== 'plain') return false;
  if (type === 'boolean') return node.text === 'true' || node.text === 'false';
  if (type === 'integer') return /^[-+]?\d+$/.test(node.text);
  return type === 'number' && NUMBER.test(node.text);
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

function scalarComplaint(schema: Schema, node: ScalarNode, subject: string): string | undefined {
  const { text } = node;
  const values = valuesOf(schema)?.map(String);
  if (values && !values.includes(text)) {
    const near = /[a-z]/i.test(text) ? closest(text, values) : undefined;
    const advice = near ? `Did you mean "${near}"?` : `It takes: ${values.join(', ')}.`;
    return `${subject} cannot be "${text}". ${advice}`;
  }
  if (schema.pattern && !patternOf(schema.pattern).test(text)) {
    return `${subject} cannot be "${text}". ${schema.description ?? `It must match ${schema.pattern}.`}`;
  }
  if (text.length < (schema.minLength ?? 0)) return `${subject} is empty.`;
  const number = schema.minimum !== undefined || schema.maximum !== undefined ? Number(text) : NaN;
  if (number < (schema.minimum ?? -Infinity)) {
    return `${subject} is ${text}, and at least ${schema.minimum} is needed.`;
  }
  if (number > (schema.maximum ?? Infinity)) {
    return `${subject} is ${text}, and at most ${schema.maximum} is allowed.`;
  }
  return undefined;
}

function valuesOf(schema: Schema): Schema['enum'] {
  return schema.const === undefined ? schema.enum : [schema.const];
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (!pattern) patterns.set(source, (pattern = new RegExp(source, 'u')));
  return pattern;
}

function scalarValue(schema: Schema, node: ScalarNode): string | number | boolean {
  const listed = valuesOf(schema)?.find((one) => String(one) === node.text);
  if (listed !== undefined) return listed;
  const { type } = schema;
  if (type === 'boolean') return node.text === 'true';
  return type === 'integer' || type === 'number' ? Number(node.text) : node.text;
}

/** What YAML 1.2's core schema takes a plain scalar for. */
function coreValue(text: string): string | number | boolean | null {
  if (text === '' || text === '~' || text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return NUMBER.test(text) ? Number(text) : text;
}

function wrongType(schema: Schema, node: DataNode, subject: string): string {
  const { type } = schema;
  const types = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  const wanted = [...new Set(types.map((one) => IN_WORDS[one]))].join(' or ') || 'text';
  const found = node.kind === 'map' ? 'a map' : node.kind === 'seq' ? 'a list' : `"${node.text}"`;
  return `${subject} must be ${wanted}, not ${found}.`;
}

const IN_WORDS: Readonly<Record<SchemaType, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};
