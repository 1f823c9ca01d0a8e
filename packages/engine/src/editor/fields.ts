/** The fields of a constant: those that it declares, those of its component, and those that only its message names. */
import {
  type Catalog,
  type Field,
  type LogConstant,
  parseTemplate,
  placeholderNames,
} from '@loglex/catalog';

/** The declaration of a field, by the constant or by its component. */
export function fieldOf(catalog: Catalog, constant: LogConstant, name: string): Field | undefined {
  return (
    constant.fields.get(name) ?? catalog.components.get(constant.component ?? '')?.fields.get(name)
  );
}

/** Every field of a record: the placeholders in their order, then what else is declared; a bare name has no declaration. */
export function fieldsOf(
  catalog: Catalog,
  constant: LogConstant,
): readonly { readonly name: string; readonly field: Field | undefined }[] {
  const names = new Set([
    ...placeholderNames(parseTemplate(constant.message)),
    ...constant.fields.keys(),
    ...(catalog.components.get(constant.component ?? '')?.fields.keys() ?? []),
  ]);
  return Array.from(names, (name) => ({ name, field: fieldOf(catalog, constant, name) }));
}
