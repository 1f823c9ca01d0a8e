/** Fields and placeholders: where a constant declares fields, the two lists agree. */
import type { Catalog, CatalogProblem, LogConstant } from '../model.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Placeholder, Template } from '../template/parse-template.ts';
import { rangeInSource } from '../template/source-offset.ts';
import { at, problem } from './problem.ts';

export function* fieldProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const constant of catalog.constants) {
    if (constant.fields.size === 0) continue;
    const template = parseTemplate(constant.message);
    yield* undeclaredPlaceholders(catalog, constant, template);
    yield* unusedFields(constant, template);
  }
}

function* undeclaredPlaceholders(
  catalog: Catalog,
  constant: LogConstant,
  template: Template,
): Generator<CatalogProblem> {
  const { code, component, fields, message, source } = constant;
  const shared = component === undefined ? undefined : catalog.components.get(component)?.fields;
  const told = new Set<string>();
  for (const { name, range } of placeholders(template)) {
    if (fields.has(name) || shared?.has(name) || told.has(name)) continue;
    told.add(name);
    const { file, range: written } = at(source, 'message');
    yield problem(
      'missing-field-declaration',
      { file, range: rangeInSource(written, message.length, range) },
      `{${name}} is no field of ${code}, which declares its others, so its type and meaning are unknown. Add it to fields.`,
    );
  }
}

/** A field that need not be given, or that the context gives, may well stand beside the text only. */
function* unusedFields(
  { code, fields }: LogConstant,
  template: Template,
): Generator<CatalogProblem> {
  const shown = new Set(Array.from(placeholders(template), ({ name }) => name));
  for (const field of fields.values()) {
    if (!field.required || field.from === 'context' || shown.has(field.name)) continue;
    yield problem(
      'unused-field',
      field.source,
      `Every call of ${code} must give "${field.name}", and the message never shows it. Add {${field.name}} to the message, or drop "required".`,
    );
  }
}

function placeholders({ parts }: Template): readonly Placeholder[] {
  return parts.filter((part) => part.kind === 'placeholder');
}
