/** Turns legends, sections, settings, destinations and alert routes, as their shape was read, into the model. */
import type {
  AlertRoute,
  Legend,
  Section,
  SectionKey,
  Setting,
  SettingsTree,
  Term,
  TermArgument,
  TermGroup,
} from '../legend/vocabulary.ts';
import type { Level, Rung } from '../level.ts';
import type { Destination, EntrySource } from '../model.ts';
import type { ALERT, DESTINATION, LEGEND, SECTION, SETTINGS } from '../schema/vocabulary-schema.ts';
import type { Shaped } from '../shape/schema.ts';
import { given } from './given.ts';
import type { ShapePlaces } from './shape-places.ts';

type LegendShape = Shaped<typeof LEGEND>;
type SectionShape = Shaped<typeof SECTION>;
type SettingsShape = Shaped<typeof SETTINGS>;
type DestinationShape = Shaped<typeof DESTINATION>;
type AlertShape = Shaped<typeof ALERT>;
type TermShape = Entry<LegendShape['terms']>;
type GroupShape = Entry<LegendShape['groups']>;
type SettingShape = Entry<SettingsShape['keys']>;
type Entry<M> = NonNullable<M> extends ReadonlyMap<string, infer Value> ? Value : never;

export function readLegend(
  places: ShapePlaces,
  name: string,
  shape: LegendShape,
  source: EntrySource,
): Legend {
  const groups = places.named(shape.groups, (group, one, at) => readGroup(places, group, one, at));
  const groupOf = new Map<string, string>();
  for (const group of groups.values()) {
    for (const { text } of group.terms) if (!groupOf.has(text)) groupOf.set(text, group.name);
  }
  const [open, close, more] = shape.brackets ?? [];
  return {
    name,
    ...given('description', shape.description),
    terms: places.named(shape.terms, (term, one, at) =>
      readTerm(places, term, one, at, one.group ?? groupOf.get(term)),
    ),
    groups,
    scopes: shape.scopes ?? [],
    order: places.texts(shape.order),
    separator: shape.separator,
    brackets:
      open !== undefined && close !== undefined && more === undefined ? [open, close] : undefined,
    suffix: shape.suffix ?? false,
    shownWhen: shape['shown-when'] ?? 'optional',
    default: shape.default,
    examples: places.texts(shape.examples),
    source,
  };
}

function readGroup(
  places: ShapePlaces,
  name: string,
  shape: GroupShape,
  source: EntrySource,
): TermGroup {
  return {
    name,
    ...given('description', shape.description),
    terms: places.texts(shape.terms),
    required: shape.required ?? false,
    many: shape.many ?? false,
    precedence: places.texts(shape.precedence),
    source,
  };
}

function readTerm(
  places: ShapePlaces,
  name: string,
  shape: TermShape,
  source: EntrySource,
  group: string | undefined,
): Term {
  return {
    name,
    ...given('description', shape.description),
    group,
    argument: shape.argument && readArgument(shape.argument),
    scoped: shape.scoped ?? false,
    shown: shape.shown ?? 'always',
    aliases: shape.aliases ?? [],
    ...readLevels(places, shape, source),
    message: shape.message,
    source,
  };
}

function readArgument(shape: NonNullable<TermShape['argument']>): TermArgument {
  return {
    name: shape.name ?? 'argument',
    ...given('description', shape.description),
    required: shape.required ?? false,
    type: shape.type ?? 'text',
    values: shape.enum ?? [],
  };
}

export function readSection(
  places: ShapePlaces,
  title: string,
  shape: SectionShape,
  source: EntrySource,
): Section {
  return {
    title,
    ...given('description', shape.description),
    ...readLevels(places, shape, source),
    keys: places.named(shape.keys, (name, key, at): SectionKey => {
      return {
        name,
        ...given('description', key.description),
        required: key.required ?? false,
        legend: key.legend,
        source: at,
      };
    }),
    open: shape.open ?? false,
    source,
  };
}

export function readSettings(
  places: ShapePlaces,
  name: string,
  shape: SettingsShape,
  source: EntrySource,
): SettingsTree {
  return {
    name,
    ...given('description', shape.description),
    keys: places.named(shape.keys, readSetting),
    source,
  };
}

function readSetting(key: string, shape: SettingShape, source: EntrySource): Setting {
  return {
    key,
    ...given('description', shape.description),
    type: shape.type ?? 'any',
    values: shape.enum ?? [],
    legend: shape.legend,
    minimum: shape.minimum,
    maximum: shape.maximum,
    default: shape.default,
    environment: shape.environment,
    source,
  };
}

export function readDestination(
  places: ShapePlaces,
  name: string,
  shape: DestinationShape,
  source: EntrySource,
): Destination {
  return {
    name,
    ...given('description', shape.description),
    ...given('file', shape.file),
    levels: places.levels(shape.levels).map(({ rung }) => rung),
    source,
  };
}

export function readAlert(
  places: ShapePlaces,
  name: string,
  shape: AlertShape,
  source: EntrySource,
): AlertRoute {
  const from: Rung | undefined = places.level(shape.from, source.values.get('from'))?.rung;
  return {
    name,
    ...given('description', shape.description),
    from,
    components: places.texts(shape.components),
    source,
  };
}

function readLevels(
  places: ShapePlaces,
  { level, may }: { readonly level?: string; readonly may?: readonly string[] },
  source: EntrySource,
): { readonly level: Level | undefined; readonly may: readonly Level[] } {
  return {
    level: places.level(level, source.values.get('level')),
    may: places.levels(may),
  };
}
