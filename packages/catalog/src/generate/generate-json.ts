/** The catalog as one JSON file, which is a catalog itself: for programs that read no YAML, and for other languages. */
import type { Catalog, Component, Field, LogConstant, RetiredConstant } from '../model.ts';
import { compareCodes } from '../blocks/compare-codes.ts';
import { sortedConstants } from './entries.ts';
import { type Generated, type GenerateOptions, headerOf } from './generator.ts';
import { printJson } from './print-json.ts';

export function generateJson(catalog: Catalog, options: GenerateOptions): Generated {
  const retired = [...catalog.retired].sort((a, b) => compareCodes(a.code, b.code));
  const components = [...catalog.components].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = printJson({
    'x-generated': headerOf(options),
    loglex: 1,
    components: new Map(components.map(([name, component]) => [name, componentData(component)])),
    constants: sortedConstants(catalog).map(constantData),
    retired: retired.map(retiredData),
  });
  return { text, leftOut: [] };
}

function componentData(component: Component): object {
  const { description, owner, codes, paths, loggers, levels, fields, subcomponents } = component;
  return {
    description,
    owner,
    codes: filled(codes.map(({ text }) => text)),
    paths: filled(paths),
    loggers: filled(loggers),
    levels: filled(levels),
    fields: fieldsData(fields),
    subcomponents:
      subcomponents.size === 0
        ? undefined
        : new Map(
            Array.from(subcomponents, ([name, part]) => [name, { description: part.description }]),
          ),
  };
}

function constantData(constant: LogConstant): object {
  const { code, name, aliases, level, may, message, component, subcomponent, tags } = constant;
  const { fields, description, action, runbook, since, deprecated } = constant;
  return {
    code,
    name,
    aliases: filled(aliases),
    level: level?.native,
    may: filled(may.map(({ native }) => native)),
    message,
    component,
    subcomponent,
    tags: filled(tags),
    fields: fieldsData(fields),
    description,
    action,
    runbook,
    since,
    deprecated: deprecated && {
      since: deprecated.since,
      'replaced-by': deprecated.replacedBy,
      reason: deprecated.reason,
    },
  };
}

function retiredData({ code, name, since, replacedBy, reason }: RetiredConstant): object {
  return { code, name, since, 'replaced-by': replacedBy, reason };
}

function fieldsData(fields: ReadonlyMap<string, Field>): ReadonlyMap<string, object> | undefined {
  if (fields.size === 0) return undefined;
  const sorted = [...fields.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(
    sorted.map(({ name, source: _, enum: values, ...field }) => [
      name,
      { ...field, enum: filled(values ?? []) },
    ]),
  );
}

function filled<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
