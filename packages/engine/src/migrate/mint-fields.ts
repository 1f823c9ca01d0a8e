/** Field keys for the values that a new constant shows, and the fields that it declares. */
import { isPlaceholderName, type Component, type NewRecord } from '@loglex/catalog';
import { camelCase, snakeCase } from '../frontends/field-names.ts';
import { LOG_RECORD_ATTRIBUTES } from '../sinks/python/log-record.ts';
import type { CallDraft } from './call-draft.ts';

export type KeyCase = 'camel' | 'snake';

/** The case of most of the fields; `undefined` where they do not tell. */
export function caseOf(names: Iterable<string>): KeyCase | undefined {
  let balance = 0;
  for (const name of names) {
    if (/[a-z\d]_[a-z\d]/.test(name)) balance--;
    else if (/[a-z\d][A-Z]/.test(name)) balance++;
  }
  return balance === 0 ? undefined : balance > 0 ? 'camel' : 'snake';
}

/**
 * The field key of each value of `drafts`, all of one template: the key under which calls pass it already, else what most of
 * the expressions suggest. No key is another value's, of this constant or of any of its calls, or one that records have anyway.
 */
export function mintKeys(drafts: readonly CallDraft[], keyCase: KeyCase): readonly string[] {
  const [first] = drafts;
  const taken = new Set<string>();
  return (first?.values ?? []).map((_, at) => {
    const isFree = (key: string): boolean =>
      !taken.has(key) &&
      !RESERVED.has(key) &&
      isPlaceholderName(key) &&
      drafts.every(({ values, keys }) => values[at]?.passedAs === key || !keys.includes(key));
    const passed = byFrequency(drafts.flatMap(({ values }) => values[at]?.passedAs ?? []));
    const named = byFrequency(
      drafts.flatMap(({ values }) => keyOf(telling(values[at]?.name ?? 'value'), keyCase)),
    );
    const stem = named[0] ?? 'value';
    const key =
      [...passed, ...named, keyOf(`${stem}Value`, keyCase)].find(isFree) ?? numbered(stem, isFree);
    taken.add(key);
    return key;
  });
}

/** What the constant says of its fields: those of the template first, then all that calls pass beside them. */
export function mintFields(
  drafts: readonly CallDraft[],
  keys: readonly string[],
  component: Pick<Component, 'fields'>,
): { readonly [name: string]: NewRecord } {
  // Keys are code's own words: one of them may be `__proto__`.
  const fields = Object.create(null) as Record<string, NewRecord>;
  for (const [at, key] of keys.entries()) {
    const format = drafts[0]?.values[at]?.format;
    const types = new Set(drafts.map(({ values }) => values[at]?.type));
    const [type] = types;
    fields[key] = {
      ...(types.size === 1 && type !== undefined && { type }),
      ...(format !== undefined && format !== 'string' && { format }),
    };
  }
  const isDeclared = (key: string): boolean =>
    Object.hasOwn(fields, key) || component.fields.has(key) || UNDECLARED.has(key);
  const passed = drafts.map((draft) => new Set(draft.keys));
  for (const key of drafts.flatMap((draft) => draft.keys)) {
    if (isDeclared(key)) continue;
    fields[key] = passed.every((one) => one.has(key)) ? {} : { required: false };
  }
  return fields;
}

/** Names of caught errors say nothing to who reads the log: in a message they are its reason. */
function telling(name: string): string {
  return /^(?:e|ex|exc|err|error|exception)$/.test(name) ? 'reason' : name;
}

function keyOf(name: string, keyCase: KeyCase): string {
  return keyCase === 'snake' ? snakeCase([name]) : camelCase([name]);
}

/** The most frequent first; of equals the one that comes first. */
function byFrequency(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

function numbered(stem: string, isFree: (key: string) => boolean): string {
  let count = 2;
  while (!isFree(`${stem}${count}`)) count++;
  return `${stem}${count}`;
}

/** The key of the error, which calls of every constant may pass; and what a record has of its constant. */
const UNDECLARED: ReadonlySet<string> = new Set([
  'err',
  ...['code', 'log_code', 'event_code', 'component', 'subcomponent', 'tags'],
]);

/** Keys that a record of some logger has of itself, or by which it says which event it is. */
const RESERVED: ReadonlySet<string> = new Set([
  ...UNDECLARED,
  ...['error', 'exception', 'exc_info', 'stack'],
  ...LOG_RECORD_ATTRIBUTES,
  ...['level', 'severity', 'time', 'timestamp', 'msg', 'message', 'pid', 'hostname', 'v', 'event'],
  // What every object of JavaScript answers to.
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'toJSON'],
]);
