/** What an ecosystem expects of a call that a fix writes: its methods, and where a record goes. */
import { levelOf, type Level, type Rung, type TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall, SourceText } from '../facts/log-call.ts';
import type { ProjectSink, Settings } from '../settings/settings.ts';
import { SINKS } from '../sinks/index.ts';
import { loglexSink } from '../sinks/loglex.ts';
import { namedLoggerSink } from '../sinks/named-logger.ts';
import type { Shape, SinkSpec } from '../sinks/spec.ts';

const SPECS: ReadonlyMap<string, SinkSpec> = new Map(
  [...SINKS, namedLoggerSink].map((spec) => [spec.id, spec]),
);

/** The ecosystem of the call's sink; `undefined` where the project declares the sink. */
export function specOf(call: LogCall): SinkSpec | undefined {
  return SPECS.get(call.sink);
}

/** The project's own declaration of the call's sink (`project:2`), or Loglex's. */
export function projectSinkOf(call: LogCall, settings: Settings): ProjectSink | undefined {
  const index = /^project:(\d+)$/.exec(call.sink)?.[1];
  if (index !== undefined) return settings.sinks[Number(index)];
  return call.sink === 'loglex' ? loglexSink : undefined;
}

/** Spellings that only loggers with syslog's levels have. */
const SYSLOG = /^(?:warning|crit|critical|err|notice|alert|emerg|emergency)$/i;

/**
 * How the call's ecosystem spells `wanted` (`warn` or `warning`, Nest's `log`), in the letter case of what stands
 * there; `undefined` where it has no such level.
 */
export function nativeSpelling(call: LogCall, stands: Level, wanted: Level): string | undefined {
  const spellings = spellingsOf(call, wanted.rung);
  const inStyle = spellings.filter((name) => SYSLOG.test(name) === SYSLOG.test(stands.native));
  const candidates = inStyle.length > 0 ? inStyle : spellings;
  const [first] = candidates;
  const preferred = [wanted.native.toLowerCase(), wanted.rung].find((name) =>
    candidates.includes(name),
  );
  const spelling = preferred ?? first;
  return spelling !== undefined && stands.native === stands.native.toUpperCase()
    ? spelling.toUpperCase()
    : spelling;
}

/** The names by which the call's ecosystem has a rung. */
export function spellingsOf(call: LogCall, rung: Rung): string[] {
  const { methods } = specOf(call) ?? namedLoggerSink;
  return [...methods].flatMap(([name, level]) =>
    level.rung === rung && levelOf(name) !== undefined ? [name] : [],
  );
}

/** Whether any logger of the kind has this level: `fatal` and `trace` are missing from many. */
export function isCommonLevel(rung: Rung): boolean {
  return rung === 'debug' || rung === 'info' || rung === 'warn' || rung === 'error';
}

/** A key and the source of its value. */
export interface NewField {
  readonly key: string;
  readonly value: string;
}

/**
 * The order of the call's arguments: that of its ecosystem or, where nothing but a name speaks for the logger, that of
 * the other calls of this logger in the file; `undefined` where they do not say.
 */
export function shapeOf(call: LogCall, facts: FileFacts): Shape | undefined {
  const shape = specOf(call)?.shape;
  return shape === 'inferred' ? habitsOf(facts).get(call.logger.text) : shape;
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

/**
 * The edit that adds fields to the record of a call of JavaScript, where its logger looks for them; `undefined` where it
 * has no place for them, or where they cannot be added without changing what stands there.
 */
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

  const sink = projectSinkOf(call, settings);
  if (sink !== undefined) {
    return sink.args.indexOf('fields') === call.arguments.length
      ? insertAfter(last, record)
      : undefined;
  }
  if (call.error !== undefined && first.start === call.error.start) return undefined;
  const message = call.arguments.find(({ role }) => role === 'message');
  switch (shapeOf(call, facts)) {
    case 'object-first':
      return { start: first.start, end: first.start, text: `${record}, ` };
    case 'message-first':
      return insertAfter(last, record);
    case 'properties':
      return message && message === last ? insertAfter(message, record) : undefined;
    default:
      return undefined;
  }
}

/** `key: value`, or the shorthand where both are one word. */
export function propertySource(key: string, value: string): string {
  if (key === value) return key;
  return `${/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key)}: ${value}`;
}

/** An edit that appends an argument after this one. */
export function insertAfter(argument: SourceText, text: string): TextEdit {
  return { start: argument.end, end: argument.end, text: `, ${text}` };
}
