/** Writes a call of JavaScript that carries a constant, from the pieces of source that stand in the old one. */
import type { Argument, LogCall, Role } from '../../facts/log-call.ts';
import type { Doubt, Refusal } from '../../migrate/call-draft.ts';
import { isPath } from '../../migrate/draft-values.ts';
import { doubt, refuse } from '../../migrate/reasons.ts';
import type { Emit, ProjectSink, Settings } from '../../settings/settings.ts';
import { loglexSink } from '../../sinks/loglex.ts';
import type { CodedCallForm, WrittenCall } from '../writer.ts';
import { propertySource, valueSource } from './fields.ts';
import { objectSource, type Piece } from './object-source.ts';
import { declaredSinkOf } from '../declared-sink.ts';
import { CONSTANT_KEYS, recordStyleOf } from './record-style.ts';

/**
 * As `Writer.codedCall` has it. Expressions keep their order: all that becomes a field is sorted by where it stood. Where what
 * is passed apart from the fields takes another turn than it had, that is a doubt, unless neither could tell.
 */
export function codedCall(form: CodedCallForm): WrittenCall | Refusal {
  const { call, reference, emit, settings } = form;
  const isMethod = emit.sink.includes('{logger}');
  if (isMethod && emit.sink !== '{logger}.{level}') {
    return refuse('no-place', `\`${emit.sink}\` is no callee that can be written`);
  }
  const sink = sinkOf(emit, settings);
  const callee = isMethod ? call.callee.text : emit.sink;
  if (call.optional === true) {
    return refuse('no-place', `\`${call.callee.text}\` may be absent`);
  }
  const isOptional = !isMethod && call.callee.text.includes('?.');
  if (sink.args.includes('logger')) {
    if (isOptional && !isAloneOn(call)) {
      return refuse('no-place', `\`${call.logger.text}\` may be absent`);
    }
    if (call.logger.text === call.callee.text) {
      return refuse('no-logger', `\`${call.callee.text}\` is called without its logger`);
    }
    // A function of a module or of an object that need be no logger: nothing says that it has other methods.
    if (declaredSinkOf(call, settings)?.call.includes('{level}') === false) {
      return refuse('no-logger', `\`${call.logger.text}\` is not said to be a logger`);
    }
  }
  const gathered = gather(form, sink);
  if ('refused' in gathered) return gathered;
  const { pieces, apart, doubts } = gathered;
  const fields = objectSource(call, pieces);

  const sources = new Map<string, string>([
    ['logger', valueSource(call.logger.text)],
    ['constant', reference],
    ...apart,
    ...(fields === '' ? [] : [['fields', fields] as const]),
  ]);
  const last = sink.args.findLastIndex((role) => sources.has(role));
  const list = sink.args.slice(0, last + 1).map((role) => {
    const source = sources.get(role) ?? (role === 'fields' ? '{}' : 'undefined');
    sources.delete(role);
    return source;
  });
  sources.delete('logger');
  if (sources.size > 0) {
    return refuse('no-place', `\`${emit.sink}\` has no place for all that the call passes`);
  }
  const evaluated = sink.args.flatMap((role): readonly Pick<Piece, 'at' | 'kind'>[] =>
    role === 'fields'
      ? pieces
      : call.arguments
          .filter((one) => one.role === role && apart.has(one.role))
          .map(({ start, text }) => ({ at: start, kind: kindOf(text) })),
  );
  const text = `${callee}(${list.join(', ')})`;
  return {
    // A logger that is absent writes nothing, and nothing that it would be given is evaluated.
    text: isOptional ? `if (${call.logger.text}) ${text}` : text,
    callee,
    doubts: [...doubts, ...orderDoubts(evaluated), ...ownDoubts(form)],
  };
}

/** Whether it is a statement of its own among others, on a logger that is named: `if (log) …` can stand there. */
function isAloneOn({ statement, range, logger, callee }: LogCall): boolean {
  const named = logger.text.replaceAll('?.', '.');
  return (
    statement?.start === range.start &&
    statement.leaves === undefined &&
    isPath(named) &&
    callee.text.replaceAll('?.', '.').startsWith(`${named}.`)
  );
}

/** As `Writer.movedKeys` has it: labels and contexts, where what is called has no place of their own for them. */
export function movedKeys(call: LogCall, emit: Emit, settings: Settings): readonly string[] {
  const { args } = sinkOf(emit, settings);
  return call.arguments
    .map(({ role }) => role)
    .filter((role) => (role === 'label' || role === 'context') && !args.includes(role));
}

function sinkOf({ sink }: Emit, { sinks }: Settings): Pick<ProjectSink, 'args'> {
  if (sink.includes('{logger}')) return METHOD;
  return sinks.find(({ call }) => call === sink) ?? loglexSink;
}

/** `logger.info(LOG.X, { … })` */
const METHOD: Pick<ProjectSink, 'args'> = { args: ['constant', 'fields'] };

interface Gathered {
  /** What goes into the fields. */
  readonly pieces: readonly Piece[];
  /** What has a place of its own, by role. */
  readonly apart: ReadonlyMap<Role, string>;
  readonly doubts: readonly Doubt[];
}

function gather(
  { call, values, shown, isOurs }: CodedCallForm,
  sink: Pick<ProjectSink, 'args'>,
): Gathered | Refusal {
  const pieces: Piece[] = values.map(({ key, value, at }) => ({
    at,
    source: propertySource(key, value),
    kind: kindOf(value),
  }));
  const apart = new Map<Role, string>();
  const doubts: Doubt[] = [];
  for (const argument of call.arguments) {
    const { role, text, start } = argument;
    if (shown.has(start)) continue;
    if (role === 'fields') {
      const record = isRecord(argument, call);
      if (!record) doubts.push(doubt('opaque-fields', `\`${text}\` is spread into the fields`));
      const source = record ? '' : `...${isPath(text) ? text : `(${text})`}`;
      pieces.push({ at: start, source, kind: kindOf(text), ...(record && { record: argument }) });
    } else if (role === 'error' && (isOurs || !sink.args.includes('error'))) {
      if (call.fields.some((entry) => entry.kind === 'field' && entry.key === 'err')) {
        return refuse('field-key', '`err` is another value already');
      }
      pieces.push({ at: start, source: propertySource('err', text), kind: kindOf(text) });
      if (!isOurs) doubts.push(doubt('error-place', 'the error becomes a field of the record'));
    } else if (role === 'label' || role === 'context') {
      if (sink.args.includes(role)) {
        apart.set(role, valueSource(text));
        continue;
      }
      if (call.fields.some((entry) => entry.kind === 'field' && entry.key === role)) {
        return refuse('field-key', `\`${role}\` is another value already`);
      }
      pieces.push({ at: start, source: propertySource(role, text), kind: kindOf(text) });
      const isKept = isOurs && role === 'context' && call.sink === 'nestjs' && isScope(argument);
      if (!isKept) doubts.push(doubt('label', `the ${role} \`${text}\` becomes a field`));
    } else if (role === 'error') apart.set('error', valueSource(text));
  }
  if (pieces.filter(({ record }) => record !== undefined).length > 1) {
    return refuse('arguments', 'it passes two objects of fields');
  }
  return { pieces: pieces.sort((a, b) => a.at - b.at), apart, doubts };
}

/** A string that says something, or the name of a class: certainly no object. */
function isScope({ text, literal = '' }: Argument): boolean {
  return literal !== '' || /^[A-Z][\w$]*\.name$/.test(text);
}

function isRecord({ start, end }: Argument, { fieldsObject }: LogCall): boolean {
  return fieldsObject !== undefined && start <= fieldsObject.start && fieldsObject.end <= end;
}

/**
 * What an expression may do to others. `fixed`: a literal or a plain name, which is taken to hold the same a little later;
 * `read`: it reads what a call may change (getters count as nothing more); `effect`: it calls, awaits or assigns.
 */
function kindOf(source: string): Piece['kind'] {
  if (/^(?:[\p{ID_Start}_$][\p{ID_Continue}$]*|'[^'\\]*'|"[^"\\]*"|[\d.]+)$/u.test(source))
    return 'fixed';
  const acts = /[(`]|\+\+|--|\b(?:await|yield|new|delete)\b|[^=!<>]=(?![=>])/;
  return acts.test(source) && !isPath(source) ? 'effect' : 'read';
}

/** Whether two that change places may tell each other apart. */
function orderDoubts(evaluated: readonly Pick<Piece, 'at' | 'kind'>[]): readonly Doubt[] {
  const isTold = evaluated.some((later, index) =>
    evaluated
      .slice(0, index)
      .some(
        (sooner) =>
          sooner.at > later.at &&
          (sooner.kind === 'effect' || later.kind === 'effect') &&
          sooner.kind !== 'fixed' &&
          later.kind !== 'fixed',
      ),
  );
  return isTold ? [doubt('order', 'its arguments would be evaluated in another order')] : [];
}

/** What the runtime is not known to keep. */
function ownDoubts({ call, values, emit, isOurs, settings }: CodedCallForm): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const style = recordStyleOf(call, settings);
  const isConsole = call.sink === 'console';
  if (isConsole && emit.console !== true) {
    doubts.push(doubt('console', 'the line on the console gains the record'));
  }
  if (call.fields.some(({ kind }) => kind !== 'field')) {
    doubts.push(doubt('open-fields', 'what is spread may hold a key that the record has already'));
  }
  const keys = call.fields.flatMap((entry) => (entry.kind === 'field' ? [entry.key] : []));
  const own = isOurs ? style.reserved : RESERVED;
  const reserved = keys.find((key) => own.has(key));
  if (reserved !== undefined) {
    doubts.push(
      doubt('reserved-field', `the field \`${reserved}\` would be kept as \`${reserved}_\``),
    );
  }
  const ambient = values.find(({ key }) => call.ambientFields.includes(key));
  if (ambient !== undefined) {
    doubts.push(doubt('field-key', `the logger adds another \`${ambient.key}\` by itself`));
  }
  if (!isOurs) return doubts;
  if (!style.isProven && emit.keeps !== true) {
    doubts.push(
      doubt(
        'unproven-logger',
        `it is not known what writes the records of \`${call.logger.text}\``,
      ),
    );
  }
  const message = call.arguments.find(({ role }) => role === 'message');
  const error = call.arguments.find(({ role }) => role === 'error');
  const isFirst = error !== undefined && message !== undefined && error.start < message.start;
  if (error !== undefined && !(isFirst && (call.sink === 'pino' || call.sink === 'bunyan'))) {
    doubts.push(
      doubt('error-place', 'the error is a field of the record and no longer part of its text'),
    );
  }
  if (call.sink === 'winston') {
    const isError = call.fields.some(
      (entry) => entry.kind === 'field' && entry.key === 'err' && entry.literal === undefined,
    );
    if (isError) doubts.push(doubt('error-place', 'the error in `err` is written as data'));
    if (call.statement === undefined) {
      doubts.push(
        doubt('value-used', 'what the call gives may be used, and a coded call gives nothing'),
      );
    }
  }
  return doubts;
}

const RESERVED: ReadonlySet<string> = new Set(CONSTANT_KEYS);
