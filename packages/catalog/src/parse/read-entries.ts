/** Turns the entries of one catalog file, as its shape was read, into the model. */
import { levelOf } from '../level.ts';
import type { Level, Rung } from '../level.ts';
import type {
  CatalogProblem,
  Component,
  Destination,
  EntrySource,
  Field,
  Legend,
  LogConstant,
  RetiredConstant,
  Subcomponent,
  Succession,
} from '../model.ts';
import type { DataNode, MapNode } from '../document/node.ts';
import { closest } from '../lookup/closest.ts';
import { CATALOG_SCHEMA } from '../schema/catalog-schema.ts';
import { readShape } from '../shape/read-shape.ts';
import type { Shaped } from '../shape/schema.ts';
import type { Location, TextRange } from '../text.ts';

/** The entries of one file, in reading order. Nothing is merged or compared yet. */
export interface FileEntries {
  readonly components: readonly Component[];
  readonly constants: readonly LogConstant[];
  readonly retired: readonly RetiredConstant[];
  readonly legends: readonly Legend[];
  readonly destinations: readonly Destination[];
  readonly problems: readonly CatalogProblem[];
}

type CatalogShape = Shaped<typeof CATALOG_SCHEMA>;
type ConstantShape = NonNullable<CatalogShape['constants']>[number];
type RetiredShape = NonNullable<CatalogShape['retired']>[number];
type FieldsShape = NonNullable<ConstantShape['fields']>;
type ComponentShape = Entry<CatalogShape['components']>;
type LegendShape = Entry<CatalogShape['legends']>;
type DestinationShape = Entry<CatalogShape['destinations']>;
type Entry<M> = NonNullable<M> extends ReadonlyMap<string, infer Value> ? Value : never;

/** While it is put together. */
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

type Named = { readonly source: EntrySource };

export function readEntries(root: DataNode, file: string): FileEntries {
  const { value = {}, problems, nodeOf } = readShape(CATALOG_SCHEMA, root, file);
  const reader = new EntryReader(file, nodeOf, [...problems]);
  const named = <Shape extends object, Model extends Named>(
    map: ReadonlyMap<string, Shape> | undefined,
    read: (name: string, shape: Shape) => Model,
  ) => {
    const node = map && (nodeOf(map) as MapNode);
    const keys = new Map(node?.entries.map(({ key }) => [key.text, key.range]));
    return Array.from(map ?? [], ([name, shape]): Model => {
      const entry = read(name, shape);
      return { ...entry, source: { ...entry.source, ...given('key', keys.get(name)) } };
    });
  };
  return {
    components: named(value.components, (name, shape) => reader.component(name, shape)),
    constants: (value.constants ?? []).flatMap((shape) => reader.constant(shape) ?? []),
    retired: (value.retired ?? []).flatMap((shape) => reader.retired(shape) ?? []),
    legends: named(value.legends, (name, shape) => reader.legend(name, shape)),
    destinations: named(value.destinations, (name, shape) => reader.destination(name, shape)),
    problems: reader.problems,
  };
}

class EntryReader {
  readonly problems: CatalogProblem[];
  readonly #file: string;
  readonly #nodeOf: (value: object) => DataNode | undefined;

  constructor(
    file: string,
    nodeOf: (value: object) => DataNode | undefined,
    problems: CatalogProblem[],
  ) {
    this.#file = file;
    this.#nodeOf = nodeOf;
    this.problems = problems;
  }

  /** An entry without a code has no identity: a problem has told of it, and it is left out. */
  constant(shape: ConstantShape): LogConstant | undefined {
    const { code, name, description, action, runbook, since, deprecated } = shape;
    if (code === undefined) return undefined;
    const source = this.#source(shape, deprecated);
    const constant: Mutable<LogConstant> = {
      code,
      name: name ?? code,
      aliases: shape.aliases ?? NONE,
      level: this.#level(shape.level, source.values.get('level')),
      may: this.#levels(shape.may),
      message: shape.message ?? '',
      component: shape.component,
      subcomponent: shape.subcomponent,
      tags: shape.tags ?? NONE,
      fields: this.#fields(shape.fields),
      source,
    };
    if (description !== undefined) constant.description = description;
    if (action !== undefined) constant.action = action;
    if (runbook !== undefined) constant.runbook = runbook;
    if (since !== undefined) constant.since = since;
    if (deprecated) constant.deprecated = succession(deprecated);
    return constant;
  }

  retired(shape: RetiredShape): RetiredConstant | undefined {
    const { code, name } = shape;
    if (code === undefined) return undefined;
    return { code, name, ...succession(shape), source: this.#source(shape) };
  }

  component(name: string, shape: ComponentShape): Component {
    const source = this.#source(shape);
    return {
      name,
      ...given('description', shape.description),
      ...given('owner', shape.owner),
      codes: this.#texts(shape.codes),
      paths: shape.paths ?? NONE,
      loggers: shape.loggers ?? NONE,
      levels: this.#levels(shape.levels).map(rungOf),
      fields: this.#fields(shape.fields),
      subcomponents: this.#named(shape.subcomponents, (sub, { description }, at): Subcomponent => {
        return { name: sub, ...given('description', description), source: at };
      }),
      source,
    };
  }

  legend(name: string, shape: LegendShape): Legend {
    const terms = this.#named(shape.terms, (_, { description }, source) => {
      return { ...given('description', description), source };
    });
    return { name, ...given('description', shape.description), terms, source: this.#source(shape) };
  }

  destination(name: string, shape: DestinationShape): Destination {
    const levels = this.#levels(shape.levels).map(rungOf);
    return { name, ...given('file', shape.file), levels, source: this.#source(shape) };
  }

  #fields(shapes: FieldsShape | undefined): ReadonlyMap<string, Field> {
    if (!shapes) return NO_FIELDS;
    return this.#named(shapes, (name, shape, source): Field => ({ name, ...shape, source }));
  }

  #named<Shape extends object, Model>(
    shapes: ReadonlyMap<string, Shape> | undefined,
    read: (name: string, shape: Shape, source: Location) => Model,
  ): ReadonlyMap<string, Model> {
    const models = new Map<string, Model>();
    for (const [name, shape] of shapes ?? []) {
      models.set(name, read(name, shape, { file: this.#file, range: this.#node(shape).range }));
    }
    return models;
  }

  #level(native: string | undefined, range: TextRange | undefined): Level | undefined {
    if (native === undefined) return undefined;
    const level = levelOf(native);
    if (!level) this.#invalidLevel(native, range);
    return level;
  }

  #levels(natives: readonly string[] | undefined): readonly Level[] {
    if (!natives) return NONE;
    return this.#texts(natives).flatMap(({ text, range }) => this.#level(text, range) ?? []);
  }

  #invalidLevel(native: string, range: TextRange | undefined): void {
    const near = closest(native, KNOWN_LEVELS);
    const advice = near
      ? `Did you mean "${near}"?`
      : 'Write trace, debug, info, warn, error or fatal.';
    this.problems.push({
      id: 'invalid-level',
      severity: 'error',
      message: `"${native}" is no level, so no call can be held to it. ${advice}`,
      file: this.#file,
      range: range ?? { start: 0, end: 0 },
    });
  }

  /** The items of a list of texts, each with its range; items that were no text have been told. */
  #texts(texts: readonly string[] | undefined): { text: string; range: TextRange }[] {
    if (!texts) return [];
    const node = this.#nodeOf(texts);
    const items = node?.kind === 'seq' ? node.items : [];
    return items.flatMap((item) =>
      item.kind === 'scalar' ? [{ text: item.text, range: item.range }] : [],
    );
  }

  #source(shape: object, deprecated?: object): EntrySource {
    const { range } = this.#node(shape);
    const values = new Map<string, TextRange>();
    this.#addRanges(values, shape, '');
    if (deprecated) this.#addRanges(values, deprecated, 'deprecated.');
    return { file: this.#file, range, values };
  }

  #addRanges(values: Map<string, TextRange>, shape: object, prefix: string): void {
    for (const { key, value } of this.#node(shape).entries) {
      const name = prefix + key.text;
      if (Object.hasOwn(shape, key.text) && !values.has(name)) values.set(name, value.range);
    }
  }

  #node(shape: object): MapNode {
    return this.#nodeOf(shape) as MapNode;
  }
}

const NONE: readonly never[] = [];
const NO_FIELDS: ReadonlyMap<string, Field> = new Map();
const KNOWN_LEVELS = ['trace', 'debug', 'info', 'warn', 'warning', 'error', 'fatal', 'critical'];

function rungOf(level: Level): Rung {
  return level.rung;
}

function succession(shape: Pick<RetiredShape, 'since' | 'replaced-by' | 'reason'>): Succession {
  return {
    ...given('since', shape.since),
    ...given('replacedBy', shape['replaced-by']),
    ...given('reason', shape.reason),
  };
}

/** The key with its value, or nothing: an optional key of the model is absent rather than `undefined`. */
function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
