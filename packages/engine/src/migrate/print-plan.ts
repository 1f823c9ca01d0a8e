/** Writes a plan so that people read it and diffs of it: one line for each short thing, keys always in one order. */
import type { MigrationPlan } from './plan.ts';

/** JSON with a final line end. Equal plans give equal texts. */
export function printPlan(plan: MigrationPlan): string {
  return `${printValue(plan, '')}\n`;
}

const WIDTH = 100;

/** Where constants and files stand. */
const ITEM = '    ';

const printedItems = new WeakMap<object, string>();

/** A plan that is edited keeps nearly all of its constants and files: they are printed once. */
function printItem(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return printValue(value, indent);
  let printed = printedItems.get(value);
  if (printed === undefined) printedItems.set(value, (printed = printValue(value, indent)));
  return printed;
}

/** On one line where that is short and holds nothing that a reviewer looks for in lines of its own. */
function printValue(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const line = oneLine(value);
  if (line !== undefined && indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const print = inner === ITEM ? printItem : printValue;
    const items = value.map((item) => inner + print(item, inner));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = definedEntries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${printValue(item, inner)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

/** A value on one line; `undefined` where it is too deep for that. */
function oneLine(value: object): string | undefined {
  const isDeep = (item: unknown, depth: number): boolean =>
    typeof item === 'object' &&
    item !== null &&
    (depth === 0 || Object.values(item).some((one) => isDeep(one, depth - 1)));
  if (isDeep(value, 2)) return undefined;
  return spaced(value);
}

function spaced(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const entries = definedEntries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function definedEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}
