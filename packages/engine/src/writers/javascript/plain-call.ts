/** Writes a coded call of JavaScript as a plain one: the logger's own method, and the text that the catalog had. */
import type { Argument, FieldEntry, LogCall } from '../../facts/log-call.ts';
import type { Refusal } from '../../migrate/call-draft.ts';
import { isPath } from '../../migrate/draft-values.ts';
import { doubt, refuse } from '../../migrate/reasons.ts';
import type { SinkSpec } from '../../sinks/spec.ts';
import type { PlainCallForm, PlainPart, WrittenCall } from '../writer.ts';
import { methodFor } from '../method-for.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { propertySource, shapeOf } from './fields.ts';
import { recordStyleOf, type Printing } from './record-style.ts';
import { stringLiteral } from './string-literal.ts';

/** As `Writer.plainCall` has it. */
export function plainCall(form: PlainCallForm): Pick<WrittenCall, 'text' | 'doubts'> | Refusal {
  const { call, level, message, facts, settings } = form;
  // Where the constant is passed to a method of the logger, that is the method.
  const isMethod = call.logger.sink === undefined && ECOSYSTEMS.has(call.sink);
  const sink = isMethod ? call.sink : (call.logger.sink ?? '');
  const spec = ECOSYSTEMS.get(sink);
  if (spec === undefined) {
    return refuse('unknown-logger', `nothing says what logger \`${call.logger.text}\` is`);
  }
  const method = methodFor(spec, level);
  if (method === undefined) return refuse('no-level', `the logger has no level ${level.native}`);
  const { printing } = recordStyleOf({ ...call, sink }, settings);
  const said = messageSource(message, printing, (text) => stringLiteral(text, facts));
  if ('refused' in said) return said;
  const list = argumentsOf(form, { ...call, sink }, spec, said);
  if ('refused' in list) return list;
  const callee = isMethod ? call.callee.text : `${ownerSource(call.logger.text)}.${method}`;
  return {
    text: `${callee}(${list.join(', ')})`,
    doubts: [
      ...(spec.shape === 'inferred'
        ? [doubt('likely-logger', `only its name says that \`${call.logger.text}\` is a logger`)]
        : []),
      ...(said.values.length > 0 && !PROVEN.has(printing)
        ? [doubt('printf-value', 'values are put into the text only where the logger knows printf')]
        : []),
    ],
  };
}

/** The logger in the place before a dot. */
function ownerSource(logger: string): string {
  return isPath(logger) || /^[\w$.]+\([^()]*\)$/.test(logger) ? logger : `(${logger})`;
}

interface SaidMessage {
  readonly literal: string;
  /** What verbs of the literal take. */
  readonly values: readonly string[];
}

/** A literal or a template; with verbs of printf where a value is shown as only they show it. */
function messageSource(
  message: readonly PlainPart[],
  printing: Printing,
  literalOf: (text: string) => string,
): SaidMessage | Refusal {
  const formats = message.flatMap((part) => (part.kind === 'value' ? [part.format] : []));
  if (formats.every((format) => format === 'string')) {
    return { literal: templateSource(message, literalOf), values: [] };
  }
  const verbs = VERBS.get(printing);
  const missing = formats.find((format) => verbs?.get(format) === undefined);
  if (verbs === undefined || missing !== undefined) {
    return refuse('format', `the logger shows no value as \`${missing ?? formats[0]}\` does`);
  }
  const text = message.map((part) =>
    part.kind === 'text' ? part.text.replaceAll('%', '%%') : (verbs.get(part.format) ?? ''),
  );
  const values = message.flatMap((part) => {
    if (part.kind === 'text') return [];
    return [
      part.format === 'string' && printing === 'util' ? `String(${part.source})` : part.source,
    ];
  });
  return { literal: literalOf(text.join('')), values };
}

const UTIL_VERBS: ReadonlyMap<string, string> = new Map([
  ['string', '%s'],
  ['text', '%s'],
  ['number', '%d'],
  ['integer', '%i'],
  ['json', '%j'],
]);

/** How formats of the catalog are spelled; only where the logger puts the values in itself. */
const VERBS: ReadonlyMap<Printing, ReadonlyMap<string, string>> = new Map([
  ['util', UTIL_VERBS],
  ['splat', UTIL_VERBS],
  ['unknown', UTIL_VERBS],
  ['pino', new Map([...UTIL_VERBS].filter(([format]) => format === 'string' || format === 'text'))],
]);

/** Where it is known that values of verbs get into the text. */
const PROVEN: ReadonlySet<Printing> = new Set(['util', 'pino']);

function templateSource(
  message: readonly PlainPart[],
  literalOf: (text: string) => string,
): string {
  if (message.every((part) => part.kind === 'text')) {
    return literalOf(message.map(({ text }) => text).join(''));
  }
  const parts = message.map((part) =>
    part.kind === 'value' ? `\${${part.source}}` : escaped(part.text),
  );
  return `\`${parts.join('')}\``;
}

/** A text within a template literal. */
function escaped(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/`|\$(?=\{)/g, '\\$&');
}

/** The arguments in the order of the ecosystem. */
function argumentsOf(
  form: PlainCallForm,
  call: LogCall,
  { shape }: SinkSpec,
  { literal, values }: SaidMessage,
): readonly string[] | Refusal {
  const record = recordSource(form);
  const order = shape === 'inferred' ? (shapeOf(call, form.facts) ?? form.order) : shape;
  if (record === '') return [literal, ...values];
  switch (order) {
    case 'object-first':
      return [record, literal, ...values];
    case 'message-first':
      return values.length === 0
        ? [literal, record]
        : refuse('no-place', 'values of printf and fields would be taken for one another');
    case 'values':
    case 'context-last':
      return unsaid(form, order, literal, values);
    default:
      return refuse('unknown-logger', `nothing says where \`${call.logger.text}\` takes fields`);
  }
}

/** For loggers that have no fields: what the message says needs none, and Nest's context is an argument of its own. */
function unsaid(
  { call, message }: PlainCallForm,
  shape: 'values' | 'context-last',
  literal: string,
  values: readonly string[],
): readonly string[] | Refusal {
  const shown = new Set(message.map((part) => (part.kind === 'value' ? part.source : '')));
  const left = call.fields.filter(
    (entry) => entry.kind !== 'field' || !shown.has(entry.value.text),
  );
  const [first, ...others] = left;
  const error = call.arguments.some(({ role }) => role === 'error');
  if (first === undefined && !error) return [literal, ...values];
  const isContext = shape === 'context-last' && first?.kind === 'field' && first.key === 'context';
  return isContext && others.length === 0 && !error
    ? [literal, ...values, first.value.text]
    : refuse('no-place', 'the logger has no place for the fields');
}

/** The object of the fields, the error among them; `''` for none. */
function recordSource({ call, moved }: PlainCallForm): string {
  const record = call.arguments.find(({ role }) => role === 'fields');
  const error = call.arguments.find(({ role }) => role === 'error');
  const kept = call.fields.filter((entry) => !moved.has(entry));
  const isLiteral = call.fieldsObject !== undefined;
  const err = error === undefined ? [] : [propertySource('err', error.text)];
  if (record !== undefined && !isLiteral) {
    return err.length === 0 ? record.text : `{ ...${record.text}, ${err.join('')} }`;
  }
  if (record !== undefined && kept.length === call.fields.length && err.length === 0) {
    return kept.length === 0 ? '' : record.text;
  }
  const entries = [...kept.map((entry) => entrySource(entry, record)), ...err];
  return entries.length === 0 ? '' : `{ ${entries.join(', ')} }`;
}

function entrySource({ range }: FieldEntry, record: Argument | undefined): string {
  return record?.text.slice(range.start - record.start, range.end - record.start) ?? '';
}
