/** From a raw call to its draft: what it says in a catalog's words, and what could not be promised of a coded call. */
import type { TextRange } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall, Role, Unreadable } from '../facts/log-call.ts';
import type { Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import type { CallDraft, Doubt, DraftValue, Refusal } from './call-draft.ts';
import { doubt, refuse, type ReasonId } from './reasons.ts';
import { emitOf } from './write-coded-call.ts';

/** The draft of a raw call; a refusal where it cannot be exchanged for a coded one as it stands. */
export function draftCall(
  call: LogCall,
  facts: FileFacts,
  settings: Settings,
): CallDraft | Refusal {
  const { message, level } = call;
  if (call.kind !== 'call') return refuse('not-a-call', `it is a ${call.kind}`);
  if (call.wrapped === true) {
    return refuse('wrapper', `\`${call.callee.text}\` passes the message on`);
  }
  if (message === undefined) return refuse('no-message', 'it has no message');
  if (!message.static)
    return refuse(UNREADABLE[message.why] ?? 'message-elsewhere', WHY[message.why]);
  if (level === undefined) return refuse('no-level', 'it states no level');
  if (level.dynamic === true)
    return refuse('dynamic-level', 'its level is known only when it runs');
  const writer = writerOf(facts);
  const drafted = writer.draftMessage(call, facts, settings);
  if ('refused' in drafted) return drafted;

  const shown = new Set(drafted.values.flatMap(({ at }) => at));
  const homeless = call.arguments.find(
    (argument) =>
      argument.spread ||
      !(
        PLACED.has(argument.role) ||
        shown.has(argument.start) ||
        writer.keepsArgument?.(call, argument) === true
      ),
  );
  if (homeless !== undefined) {
    return refuse('arguments', `\`${excerptOf(homeless.text)}\` has no place in the coded call`);
  }
  if (call.hasComment && !keepsComments(call, drafted.values)) {
    return refuse('comment', 'a comment stands inside the call');
  }
  const { rung, native } = level;
  const emit = emitOf(facts.language, settings);
  return {
    parts: drafted.parts,
    values: drafted.values,
    keys: [
      ...call.fields.flatMap((entry) => (entry.kind === 'field' ? [entry.key] : [])),
      ...((emit && writer.movedKeys?.(call, emit, settings)) ?? []),
    ],
    open: call.fields.some(({ kind }) => kind !== 'field'),
    level: drafted.level ?? { rung, native },
    doubts: [...drafted.doubts, ...doubtsOf(call)],
  };
}

/** Roles whose arguments a coded call has a place for; a level that is stated is the constant's. */
const PLACED: ReadonlySet<Role> = new Set([
  'message',
  'fields',
  'error',
  'logger',
  'level',
  'label',
  'context',
]);

/** Whether every comment stands in a piece of source that is taken over as it is. */
function keepsComments(call: LogCall, values: readonly DraftValue[]): boolean {
  const { comments, fieldsObject } = call;
  const isWithin = (outer: TextRange, inner: TextRange): boolean =>
    outer.start <= inner.start && inner.end <= outer.end;
  const taken = values.flatMap(({ expression, passedAs }) => (passedAs ? [] : [expression]));
  return (
    comments?.every(
      (comment) =>
        (fieldsObject !== undefined && call.fields.length > 0 && isWithin(fieldsObject, comment)) ||
        (!comment.line && taken.some((one) => isWithin(one, comment))),
    ) === true
  );
}

function doubtsOf(call: LogCall): readonly Doubt[] {
  const { confidence, logger } = call;
  const doubts: Doubt[] = [];
  if (confidence !== 'certain') {
    doubts.push(doubt('likely-logger', `only its name says that \`${logger.text}\` is a logger`));
  }
  return doubts;
}

const UNREADABLE: Readonly<Partial<Record<Unreadable, ReasonId>>> = {
  conditional: 'message-conditional',
  lazy: 'message-lazy',
  forwarded: 'wrapper',
};

const WHY: Readonly<Record<Unreadable, string>> = {
  forwarded: 'it passes on what the function was given',
  parameter: 'its message is a parameter',
  'error-message': 'its message is that of an error',
  identifier: 'its message is made elsewhere',
  member: 'its message is made elsewhere',
  call: 'its message is what a function gives',
  conditional: 'its message is one of several',
  object: 'an object stands where a message would',
  spread: 'its arguments are spread',
  lazy: 'its message is made by a function, when it is needed',
  expression: 'its message is computed',
};

function excerptOf(source: string): string {
  const line = source.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
