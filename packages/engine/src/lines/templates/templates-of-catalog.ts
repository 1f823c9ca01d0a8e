/** The messages of the catalog as the resolver takes them: each hole with what its field says of its values. */
import { type Catalog, type Field, type LogConstant, parseTemplate } from '@loglex/catalog';
import type { LineTemplate } from '../resolver/line-template.ts';
import type { ValueType } from '../resolver/value-type.ts';
import type { LineSource } from './line-source.ts';

/** @param constants those of the catalog whose messages are taken. */
export function templatesOfCatalog(
  catalog: Catalog,
  constants: readonly LogConstant[] = catalog.constants,
): readonly LineTemplate<LineSource>[] {
  return constants
    .filter(({ message }) => message !== '')
    .map((constant) => templateOf(constant, catalog));
}

function templateOf(constant: LogConstant, { components }: Catalog): LineTemplate<LineSource> {
  const { message, fields, component } = constant;
  const shared = component === undefined ? undefined : components.get(component)?.fields;
  return {
    source: { kind: 'constant', constant },
    parts: parseTemplate(message).parts.map((part) =>
      part.kind === 'text'
        ? { kind: 'text', text: part.text }
        : {
            kind: 'hole',
            name: part.name,
            type: valueTypeOf(fields.get(part.name) ?? shared?.get(part.name)),
          },
    ),
  };
}

/** How a value is shown says more of its text than what it is. */
function valueTypeOf(field: Field | undefined): ValueType | undefined {
  if (field === undefined) return undefined;
  const { format, type } = field;
  if (field.enum !== undefined && (format === undefined || format === 'string')) {
    return { enum: field.enum };
  }
  switch (format) {
    case 'json':
    case 'hex':
    case 'percent':
    case 'repr':
    case 'integer':
      return format;
    case 'text':
    case 'inspect':
      return undefined;
    case undefined:
    case 'string':
      return type === 'integer' || type === 'number' || type === 'boolean' ? type : undefined;
    default:
      // `number`, and `fixed:` with any digits.
      return 'number';
  }
}
