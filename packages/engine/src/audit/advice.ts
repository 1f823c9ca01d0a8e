/**
 * What to do with a raw log call: remove it, demote it or give it a constant. The first reason that
 * holds decides, so that every call is in one group and the figures add up.
 */
import { skeleton } from '@loglex/catalog';
import { partsOf } from '../constants/message-text.ts';
import type { LogCall } from '../facts/log-call.ts';
import { isConsole } from './console.ts';
import type { LevelName } from './counted-call.ts';
import { contentOf } from './form.ts';
import { wordingOf } from './wording.ts';

export type Action = 'remove' | 'demote' | 'migrate';

export interface Advice {
  readonly id: string;
  readonly action: Action;
  /** What the group holds, as a heading: "Separators and blank lines". */
  readonly title: string;
  /** Why the action is right for the group: one line. */
  readonly why: string;
}

/** What is known of a call beside its own facts. */
export interface Surroundings {
  readonly level: LevelName;
  /** Whether another sink than the console logs in the same file. */
  readonly fileHasLogger: boolean;
  /** Whether another call has the same wording. */
  readonly repeated: boolean;
}

interface Reason extends Advice {
  holds(call: LogCall, surroundings: Surroundings): boolean;
}

const REASONS: readonly Reason[] = [
  {
    id: 'separator',
    action: 'remove',
    title: 'Separators and blank lines',
    why: 'They draw on a terminal and say nothing that a search could find.',
    holds: isSeparator,
  },
  {
    id: 'entry-exit',
    action: 'remove',
    title: 'Entry and exit traces',
    why: 'A profiler or a span tells this better, and only when asked.',
    holds: isEntryOrExit,
  },
  {
    id: 'console-leftover',
    action: 'remove',
    title: 'Console output beside a logger',
    why: 'They bypass the levels, fields and destinations of the file’s logger.',
    holds: (call, { fileHasLogger, level }) =>
      fileHasLogger && isConsole(call) && isAtOrBelowInfo(level),
  },
  {
    id: 'payload',
    action: 'demote',
    title: 'Dumped payloads at info',
    why: 'Whole objects as text bury the events around them: that is for debug.',
    holds: (call, { level }) => level === 'info' && isPayload(call),
  },
  {
    id: 'loop',
    action: 'demote',
    title: 'Routine progress in loops',
    why: 'A line per item grows with the data: log the sum, and items at debug.',
    holds: (call, { level }) => level === 'info' && call.context.inLoop,
  },
  {
    id: 'no-message',
    action: 'migrate',
    title: 'No readable message',
    why: 'Nothing but a value tells one event from another: give it words.',
    holds: (call) => wordingOf(call) === undefined,
  },
  {
    id: 'repeated',
    action: 'migrate',
    title: 'One text at several sites',
    why: 'One constant keeps wording, level and fields the same everywhere.',
    holds: (_, { repeated }) => repeated,
  },
  {
    id: 'failure',
    action: 'migrate',
    title: 'Warnings and errors',
    why: 'Somebody must act on them: a code finds the runbook, however worded.',
    holds: (_, { level }) => ['warn', 'error', 'fatal', 'dynamic'].includes(level),
  },
  {
    id: 'event',
    action: 'migrate',
    title: 'Other events',
    why: 'A constant makes the event searchable and says what it means.',
    holds: () => true,
  },
];

/** All the advice there is, in the order in which the reasons are asked. */
export const ADVICE: readonly Advice[] = REASONS.map(({ id, action, title, why }) => ({
  id,
  action,
  title,
  why,
}));

/** The advice for a raw call. */
export function adviceFor(call: LogCall, surroundings: Surroundings): Advice {
  const at = REASONS.findIndex((reason) => reason.holds(call, surroundings));
  return ADVICE[at] as Advice;
}

function isSeparator(call: LogCall): boolean {
  const { message, error } = call;
  if (contentOf(call).length === 0) return true;
  if (message?.static !== true || error !== undefined) return false;
  return message.parts.every((part) => part.kind === 'text' && !/[\p{L}\p{N}]/u.test(part.text));
}

const ENTRY_WORDS = new Set(
  'begin begins called calling end ended ending enter entered entering entry exit exited exiting finish function inside into leave leaving method of return returning start'.split(
    ' ',
  ),
);
const NEUTRAL_WORDS = new Set('a function in method of the to'.split(' '));

/**
 * Only words of coming and going, beside the name of the function itself: `enter`, `%s - start`. At
 * info the name must be there: a bare "Exiting" may well tell of the process.
 */
function isEntryOrExit({ message, context }: LogCall, { level }: Surroundings): boolean {
  if (message?.static !== true || !isAtOrBelowInfo(level)) return false;
  const own = [context.function, context.class].map((name) => name?.toLowerCase());
  const words = skeleton(partsOf(message)).split(' ');
  if (level === 'info' && !words.some((word) => own.includes(word))) return false;
  const others = words.filter((word) => !own.includes(word) && !NEUTRAL_WORDS.has(word));
  return others.length > 0 && others.every((word) => ENTRY_WORDS.has(word));
}

const SERIALISED = /^(?:JSON\.stringify|(?:util\.)?inspect)\(/u;

function isPayload({ message }: LogCall): boolean {
  if (message === undefined) return false;
  if (!message.static) return SERIALISED.test(message.expression.text);
  return message.parts.some(
    (part) => part.kind === 'placeholder' && SERIALISED.test(part.expression.text),
  );
}

function isAtOrBelowInfo(level: LevelName): boolean {
  return level === 'trace' || level === 'debug' || level === 'info';
}
