/** Prints generated JSON: two spaces, maps as objects, and no character that a page or a terminal would act on. */
import { escapeHidden, hex } from './printable.ts';

/** `data` as JSON with a line end. Keys of a `Map` are the user's: `__proto__` is a key like any other. */
export function printJson(data: unknown): string {
  return `${print(data, '')}\n`;
}

function print(data: unknown, indent: string): string {
  if (typeof data === 'string') return encodeJson(data);
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const inner = `${indent}  `;
  if (Array.isArray(data)) {
    const items = data.map((item) => `${inner}${print(item, inner)}`);
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries: [string, unknown][] =
    data instanceof Map ? [...(data as Map<string, unknown>)] : Object.entries(data);
  const members = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${inner}${encodeJson(key)}: ${print(value, inner)}`);
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}

/** A JSON string. `</script>` cannot end a script that it is pasted into. */
function encodeJson(text: string): string {
  return escapeHidden(JSON.stringify(text), escapeSequence).replaceAll('</', '<\\/');
}

function escapeSequence(codePoint: number): string {
  return Array.from({ length: codePoint > 0xffff ? 2 : 1 }, (_, index) => {
    const unit = String.fromCodePoint(codePoint).charCodeAt(index);
    return `\\u${hex(unit, 4)}`;
  }).join('');
}
