/** The types of fields in TypeScript. */
import type { LogConstant } from '../../model.ts';
import { encodeProperty, encodeTypeScript } from '../encode-typescript.ts';
import type { CallField } from '../entries.ts';

/** The type of the record that a call of the constant passes. */
export function recordType({ openFields }: LogConstant, fields: readonly CallField[]): string {
  const members = fields.map(
    ({ name, required, field }) =>
      `readonly ${encodeProperty(name)}${required ? '' : '?'}: ${valueType(field)}`,
  );
  if (openFields) members.push('readonly [field: string]: unknown');
  return members.length === 0 ? 'Record<never, never>' : `{ ${members.join('; ')} }`;
}

function valueType(field: CallField['field']): string {
  const values = field?.enum ?? [];
  switch (field?.type) {
    case 'integer':
    case 'number': {
      const isClosed = values.length > 0 && values.every((value) => /^-?\d{1,15}$/.test(value));
      if (isClosed) return values.map(Number).join(' | ');
      return field.type === 'integer' ? 'number | bigint' : 'number';
    }
    case 'boolean':
      return 'boolean';
    case 'object':
      return 'object';
    case 'array':
      return 'readonly unknown[]';
    // What is caught has no type.
    case 'error':
    case 'any':
      return 'unknown';
    case 'string':
      return values.length > 0 ? values.map(encodeTypeScript).join(' | ') : 'string';
    default:
      return values.length > 0 ? values.map(encodeTypeScript).join(' | ') : 'unknown';
  }
}
