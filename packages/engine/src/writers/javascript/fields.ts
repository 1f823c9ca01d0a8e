/** Adds fields to a call of JavaScript, where its ecosystem expects a record. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { LogCall } from '../../facts/log-call.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Shape } from '../../sinks/spec.ts';
import { declaredSinkOf } from '../declared-sink.ts';
import type { NewField } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';

/** `undefined` where fields cannot be added without changing what stands there. */
export function addFields(
  call: LogCall,
  fields: readonly NewField[],
  facts: FileFacts,
  settings: Settings,
): TextEdit | undefined {
  const entries = fields.map(({ key, value }) => propertySource(key, value)).join(', ');
  if (call.fieldsObject !== undefined) {
    const { start, end } = call.fieldsObject;
    const text =
      call.fields.length > 0 ? ` ${entries},` : start === end ? ` ${entries} ` : ` ${entries}`;
    return { start, end: start, text };
  }
  if (call.opaqueFields || call.arguments.some(({ spread }) => spread)) return undefined;
  const first = call.arguments[0];
  const last = call.arguments.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const record = `{ ${entries} }`;

  const sink = declaredSinkOf(call, settings);
  if (sink !== undefined) {
    return sink.args.indexOf('fields') === call.arguments.length ? append(call, record) : undefined;
  }
  if (call.error !== undefined && first.start === call.error.start) return undefined;
  const message = call.arguments.find(({ role }) => role === 'message');
  switch (shapeOf(call, facts)) {
    case 'object-first':
      return prepend(call, record);
    case 'message-first':
      return append(call, record);
    case 'properties':
      return message && message === last ? append(call, record) : undefined;
    default:
      return undefined;
  }
}

/**
 * The order of the call's arguments: that of its ecosystem or, where nothing but a name speaks for the logger, that of
 * the other calls of this logger in the file; `undefined` where they do not say.
 */
export function shapeOf(call: LogCall, facts: FileFacts): Shape | undefined {
  const shape = ECOSYSTEMS.get(call.sink)?.shape;
  return shape === 'inferred' ? habitsOf(facts).get(call.logger.text) : shape;
}

/** `key: value`, or the shorthand where both are one word. */
export function propertySource(key: string, value: string): string {
  return key === value && !RESERVED.has(key) ? key : `${keySource(key)}: ${valueSource(value)}`;
}

/** An expression as one argument, or one value of an object: several with commas between them go in parentheses. */
export function valueSource(expression: string): string {
  return hasComma(expression) ? `(${expression})` : expression;
}

/** Words that are no names, so that no property can be called by them alone. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static ' +
    'super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** Whether a comma stands outside of all brackets and texts; also where that cannot be told. */
function hasComma(source: string): boolean {
  if (!source.includes(',')) return false;
  // Texts in quotes vanish, and then templates from the innermost to the outermost.
  let bare = source.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '');
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(/`(?:[^`\\$]|\\.|\$(?!\{)|\$\{[^{}`]*\})*`/g, '');
  }
  let depth = 0;
  for (const character of bare) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (depth < 0 || (character === ',' && depth === 0)) return true;
  }
  return depth !== 0;
}

export function keySource(key: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
}

/** An edit that adds an argument behind the last. */
export function append({ argumentsEnd: at }: LogCall, text: string): TextEdit | undefined {
  return at === undefined ? undefined : { start: at, end: at, text: `, ${text}` };
}

function prepend({ argumentsStart: at }: LogCall, text: string): TextEdit | undefined {
  return at === undefined ? undefined : { start: at, end: at, text: `${text}, ` };
}

const habitsByFile = new WeakMap<FileFacts, ReadonlyMap<string, Shape>>();

/** By a logger's source: where its first call that passes both has the fields, before the message or after it. */
function habitsOf(facts: FileFacts): ReadonlyMap<string, Shape> {
  const known = habitsByFile.get(facts);
  if (known !== undefined) return known;
  const habits = new Map<string, Shape>();
  for (const { logger, arguments: args } of facts.calls) {
    const fields = args.findIndex(({ role }) => role === 'fields');
    const message = args.findIndex(({ role }) => role === 'message');
    if (fields < 0 || message < 0 || habits.has(logger.text)) continue;
    habits.set(logger.text, fields < message ? 'object-first' : 'message-first');
  }
  habitsByFile.set(facts, habits);
  return habits;
}
