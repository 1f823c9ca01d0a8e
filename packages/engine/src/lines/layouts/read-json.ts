/** Reads an object of JSON, one line of a log, by the keys that its library writes. */
import { type Level, levelOf } from '@loglex/catalog';
import { CODE_KEYS } from '../../frontends/code-prefix.ts';
import { type LogRecord, SLOTS, type Slot } from '../records/log-record.ts';
import type { JsonLayout } from './layout.ts';

type Json = Readonly<Record<string, unknown>>;

/** The object that a line is, between white space; `undefined` where it is none. */
export function jsonObjectIn(line: string): Json | undefined {
  const text = line.trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function hasLayout({ requires, envelope, keys }: JsonLayout, object: Json): boolean {
  if (envelope === 'otlp') {
    if (Array.isArray(object['resourceLogs'])) return true;
    return (
      isObject(object['body']) &&
      [...(keys.timestamp ?? []), 'severityNumber'].some((key) => Object.hasOwn(object, key))
    );
  }
  return requires.every((key) => valueAt(object, key) !== undefined);
}

/** The records of an object that has the layout: one, but for an envelope. */
export function readJsonLine(
  layout: JsonLayout,
  object: Json,
  number: number,
): readonly LogRecord[] {
  if (layout.envelope !== 'otlp') return [recordOf(layout, object, number)];
  const bare = Array.isArray(object['resourceLogs']) ? otlpRecords(object) : [object];
  return bare.map((record) => recordOf(layout, withoutEnvelope(record), number));
}

function recordOf(layout: JsonLayout, object: Json, line: number): LogRecord {
  const fields = new Map(Object.entries(object));
  const found: Partial<Record<Exclude<Slot, 'level'>, string>> = {};
  let level: Level | undefined;
  for (const slot of SLOTS) {
    for (const key of [...(layout.keys[slot] ?? []), ...(FURTHER_KEYS[slot] ?? [])]) {
      const value = valueAt(object, key);
      const text = textOf(value);
      if (text === undefined) continue;
      if (slot === 'level') {
        level = levelOf(layout.numbers?.get(Number(value)) ?? text);
        if (level === undefined) continue;
      } else found[slot] = text;
      fields.delete(key);
      break;
    }
  }
  const stacks = (layout.stack ?? []).flatMap((key) => textOf(valueAt(object, key)) ?? []);
  const { message = '', ...others } = found;
  return {
    layout: layout.id,
    message,
    ...others,
    ...(level && { level }),
    fields,
    malformed: [],
    trace: stacks.flatMap((stack) => stack.split('\n')),
    line,
    lines: 1,
    bytes: 0,
  };
}

/** Under which keys any library may be given what Loglex adds. */
const FURTHER_KEYS: Readonly<Partial<Record<Slot, readonly string[]>>> = {
  code: CODE_KEYS,
  component: ['component'],
  subcomponent: ['subcomponent'],
};

function valueAt(object: Json, key: string): unknown {
  if (Object.hasOwn(object, key)) return object[key];
  if (!key.includes('.')) return undefined;
  let value: unknown = object;
  for (const part of key.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records of `{ resourceLogs: [{ scopeLogs: [{ scope, logRecords }] }] }`. */
function otlpRecords({ resourceLogs }: Json): readonly Json[] {
  return objectsIn(resourceLogs).flatMap((resource) =>
    objectsIn(resource['scopeLogs']).flatMap(({ scope, logRecords }) =>
      objectsIn(logRecords).map((record) => ({
        ...record,
        ...(isObject(scope) && { scope: scope['name'] }),
      })),
    ),
  );
}

/** Values out of their wrappers, attributes beside the record's own keys. */
function withoutEnvelope(record: Json): Json {
  const attributes = objectsIn(record['attributes']).flatMap(({ key, value }) =>
    typeof key === 'string' ? [[key, unwrapped(value)] as const] : [],
  );
  const { attributes: _, ...own } = record;
  return { ...Object.fromEntries(attributes), ...own, body: unwrapped(record['body']) };
}

function unwrapped(value: unknown): unknown {
  if (!isObject(value)) return value;
  const [[kind, inside] = []] = Object.entries(value);
  // JSON has no integers of 64 bits: OTLP writes them as text.
  if (kind === 'intValue' && typeof inside === 'string' && Number.isSafeInteger(Number(inside)))
    return Number(inside);
  return kind?.endsWith('Value') ? inside : value;
}

function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
