/** A JSON Schema of the fields of each code: `#/$defs/<code>` describes what a record of that code carries. */
import type { Catalog, LogConstant } from '../model.ts';
import { type CallField, callFields, sortedConstants } from './entries.ts';
import { type Generated, type GenerateOptions, headerOf } from './generator.ts';
import { printJson } from './print-json.ts';

export function generateFieldsSchema(catalog: Catalog, options: GenerateOptions): Generated {
  const definitions = new Map<string, object>();
  for (const constant of sortedConstants(catalog)) {
    // Of two constants with one code nobody can say which a record means: the first is taken.
    if (!definitions.has(constant.code)) {
      definitions.set(constant.code, definition(constant, callFields(constant, catalog)));
    }
  }
  const text = printJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: headerOf(options),
    title: 'Fields of log records, by code',
    $defs: definitions,
  });
  return { text, leftOut: [] };
}

function definition(
  { name, message, description }: LogConstant,
  fields: readonly CallField[],
): object {
  const required = fields.flatMap((field) => (field.required ? [field.name] : []));
  return {
    title: name,
    description: description ?? message,
    type: 'object',
    properties: new Map(fields.map(({ name: key, field }) => [key, fieldSchema(field)])),
    required: required.length === 0 ? undefined : required,
  };
}

function fieldSchema(field: CallField['field']): object {
  const type = field?.type;
  return {
    description: field?.description,
    type: type === undefined || type === 'any' || type === 'error' ? undefined : type,
    enum: field?.enum?.map((value) => typed(value, type)),
  };
}

/** Catalogs state the values of an `enum` as text. */
function typed(value: string, type: string | undefined): string | number | boolean {
  if ((type === 'integer' || type === 'number') && Number.isFinite(Number(value))) {
    return Number(value);
  }
  return type === 'boolean' ? value === 'true' : value;
}
