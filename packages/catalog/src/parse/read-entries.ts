/** Turns the entries of one catalog file, as its shape was read, into the model. */
import type { DataNode } from '../document/node.ts';
import type { Legend, Section, SettingsTree, AlertRoute } from '../legend/vocabulary.ts';
import type { ManifestKind } from '../manifest/manifest-kind.ts';
import type {
  CatalogProblem,
  Component,
  Destination,
  EntrySource,
  Field,
  LogConstant,
  RetiredConstant,
  Subcomponent,
  Succession,
} from '../model.ts';
import { CATALOG_SCHEMA } from '../schema/catalog-schema.ts';
import { readShape } from '../shape/read-shape.ts';
import type { Shaped } from '../shape/schema.ts';
import { given } from './given.ts';
import { readManifestKind } from './read-manifest-kind.ts';
import {
  readAlert,
  readDestination,
  readLegend,
  readSection,
  readSettings,
} from './read-vocabularies.ts';
import { ShapePlaces } from './shape-places.ts';

/** The entries of one file, in reading order. Nothing is merged or compared yet. */
export interface FileEntries {
  readonly components: readonly Component[];
  readonly constants: readonly LogConstant[];
  readonly retired: readonly RetiredConstant[];
  readonly legends: readonly Legend[];
  readonly sections: readonly Section[];
  readonly settings: readonly SettingsTree[];
  readonly destinations: readonly Destination[];
  readonly alerts: readonly AlertRoute[];
  readonly manifests: readonly ManifestKind[];
  readonly problems: readonly CatalogProblem[];
}

type CatalogShape = Shaped<typeof CATALOG_SCHEMA>;
type ConstantShape = NonNullable<CatalogShape['constants']>[number];
type RetiredShape = NonNullable<CatalogShape['retired']>[number];
type FieldsShape = NonNullable<ConstantShape['fields']>;
type ComponentShape = Entry<CatalogShape['components']>;
type Entry<M> = NonNullable<M> extends ReadonlyMap<string, infer Value> ? Value : never;

/** While it is put together. */
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export function readEntries(root: DataNode, file: string): FileEntries {
  const { value = {}, problems, nodeOf } = readShape(CATALOG_SCHEMA, root, file);
  const places = new ShapePlaces(file, nodeOf, problems);
  const named = <Shape extends object, Model>(
    shapes: ReadonlyMap<string, Shape> | undefined,
    read: (places: ShapePlaces, name: string, shape: Shape, source: EntrySource) => Model,
  ): readonly Model[] => [
    ...places.named(shapes, (name, shape, source) => read(places, name, shape, source)).values(),
  ];
  return {
    components: named(value.components, readComponent),
    constants: (value.constants ?? []).flatMap((shape) => readConstant(places, shape) ?? []),
    retired: (value.retired ?? []).flatMap((shape) => readRetired(places, shape) ?? []),
    legends: named(value.legends, readLegend),
    sections: named(value.sections, readSection),
    settings: named(value.settings, readSettings),
    destinations: named(value.destinations, readDestination),
    alerts: named(value.alerts, readAlert),
    manifests: named(value.manifests, readManifestKind),
    problems: places.problems,
  };
}

/** An entry without a code has no identity: a problem has told of it, and it is left out. */
function readConstant(places: ShapePlaces, shape: ConstantShape): LogConstant | undefined {
  const { code, name, description, action, runbook, since, deprecated } = shape;
  if (code === undefined) return undefined;
  const source = places.source(shape, deprecated);
  const constant: Mutable<LogConstant> = {
    code,
    name: name ?? code,
    aliases: shape.aliases ?? NONE,
    level: places.level(shape.level, source.values.get('level')),
    may: places.levels(shape.may),
    message: shape.message ?? '',
    component: shape.component,
    subcomponent: shape.subcomponent,
    tags: shape.tags ?? NONE,
    fields: readFields(places, shape.fields),
    source,
  };
  if (shape.alerts) constant.alerts = places.texts(shape.alerts);
  if (description !== undefined) constant.description = description;
  if (action !== undefined) constant.action = action;
  if (runbook !== undefined) constant.runbook = runbook;
  if (since !== undefined) constant.since = since;
  if (deprecated) constant.deprecated = succession(deprecated);
  return constant;
}

function readRetired(places: ShapePlaces, shape: RetiredShape): RetiredConstant | undefined {
  const { code, name } = shape;
  if (code === undefined) return undefined;
  return { code, name, ...succession(shape), source: places.source(shape) };
}

function readComponent(
  places: ShapePlaces,
  name: string,
  shape: ComponentShape,
  source: EntrySource,
): Component {
  return {
    name,
    ...given('description', shape.description),
    ...given('owner', shape.owner),
    codes: places.texts(shape.codes),
    paths: shape.paths ?? NONE,
    loggers: shape.loggers ?? NONE,
    levels: places.levels(shape.levels).map(({ rung }) => rung),
    destinations: places.texts(shape.destinations),
    fields: readFields(places, shape.fields),
    subcomponents: places.located(
      shape.subcomponents,
      (sub, { description }, source): Subcomponent => {
        return { name: sub, ...given('description', description), source };
      },
    ),
    source,
  };
}

function readFields(
  places: ShapePlaces,
  shapes: FieldsShape | undefined,
): ReadonlyMap<string, Field> {
  if (!shapes) return NO_FIELDS;
  return places.located(shapes, (name, shape, source): Field => ({ name, ...shape, source }));
}

const NONE: readonly never[] = [];
const NO_FIELDS: ReadonlyMap<string, Field> = new Map();

function succession(shape: Pick<RetiredShape, 'since' | 'replaced-by' | 'reason'>): Succession {
  return {
    ...given('since', shape.since),
    ...given('replacedBy', shape['replaced-by']),
    ...given('reason', shape.reason),
  };
}
