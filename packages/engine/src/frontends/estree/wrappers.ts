/**
 * Functions of the same file that pass a message of theirs on to a logger: `const log = (message) =>
 * logger.info(message)`. Their calls are the sites where messages are written, so they are log calls too.
 */
import type { Level } from '@loglex/catalog';
import type { LogCall, StatedLevel } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import { namedLoggerSink } from '../../sinks/named-logger.ts';
import type { NotedWrapper } from '../passed-on.ts';
import type { Binding, Place } from './bindings.ts';
import { childOf, childrenOf, endOf, isFunction, nameOf, startOf, unwrap, walk } from './node.ts';

/** A wrapper, and the call that it makes. */
export interface Wrapper {
  readonly name: string;
  /** The position of the parameter that is the message; 0 for a forwarded rest. */
  readonly messageAt: number;
  readonly call: LogCall;
}

/** The wrappers of one file, as its calls are found. */
export interface Wrappers {
  /** Notes the function around a call, where it is a wrapper of it. */
  note(call: LogCall, node: EsNode, place: Place): NotedWrapper | undefined;
  /** The wrapper that a name is bound to. */
  of(binding: Binding | undefined): Wrapper | undefined;
}

export function createWrappers(): Wrappers {
  const known = new Map<EsNode, Wrapper>();
  return {
    note(call, node, place) {
      // What it says of its own failure is not the message it was given.
      if (call.context.catch !== undefined) return undefined;
      const at = innermostFunction(place);
      const owner = place.ancestors[at];
      if (owner === undefined) return undefined;
      const name = nameOf(childOf(owner, 'id')) ?? declaredName(place.ancestors[at - 1]);
      if (name === undefined || !isWrapperName(name)) return undefined;
      const messageAt = passedOn(owner, node, call);
      if (messageAt === undefined) return undefined;
      const before = known.get(owner);
      const noted = before === undefined ? call : eitherOf(before.call, call);
      known.set(owner, { name, messageAt, call: noted });
      return { name, isNew: before === undefined };
    },
    of(binding) {
      if (binding === undefined || binding.keys.length > 0) return undefined;
      const value = binding.owner ?? binding.init;
      return value === undefined ? undefined : known.get(unwrap(value));
    },
  };
}

/** `log`, `logError`, `_log`, `warn`: other functions (`logAndThrow`) do more than to write what they are given. */
function isWrapperName(name: string): boolean {
  return /^_?log(?:$|(?!And)[A-Z_])/.test(name) || namedLoggerSink.methods.has(name);
}

function innermostFunction({ ancestors, depth }: Place): number {
  for (let index = depth - 1; index >= 0; index -= 1) {
    const node = ancestors[index];
    if (node !== undefined && isFunction(node)) return index;
  }
  return -1;
}

function declaredName(parent: EsNode | undefined): string | undefined {
  return parent?.type === 'VariableDeclarator' ? nameOf(childOf(parent, 'id')) : undefined;
}

/** The position of the parameter that the message of a call is, or has in it. */
function passedOn(owner: EsNode, node: EsNode, call: LogCall): number | undefined {
  const range = call.message?.expression;
  if (range === undefined) return undefined;
  const positions = new Map<string, number>();
  for (const [index, param] of childrenOf(owner, 'params').entries()) {
    const rest = param.type === 'RestElement' ? childOf(param, 'argument') : param;
    const target = rest?.type === 'AssignmentPattern' ? childOf(rest, 'left') : rest;
    const name = nameOf(target);
    if (name !== undefined) positions.set(name, index);
  }
  let at: number | undefined;
  for (const argument of childrenOf(node, 'arguments')) {
    if (startOf(argument) !== range.start || endOf(argument) !== range.end) continue;
    const whole = argument.type === 'SpreadElement' ? childOf(argument, 'argument') : argument;
    const name = whole === undefined ? undefined : nameOf(unwrap(whole));
    if (name !== undefined) return positions.get(name);
    // In a text of the wrapper's own, only what is called a message is one: `${prefix} ${message}`.
    walk(argument, (part) => {
      const inside = nameOf(part);
      if (inside !== undefined && MESSAGE_NAME.test(inside)) at ??= positions.get(inside);
      return part.type !== 'MemberExpression' && part.type !== 'CallExpression';
    });
  }
  return at;
}

const MESSAGE_NAME = /^(?:m|msg|message|text|str|line|args)$/;

/** One call for a wrapper that makes several: at another level each, its own is known only when it runs. */
function eitherOf(first: LogCall, second: LogCall): LogCall {
  const levels = [...levelsOf(first.level), ...levelsOf(second.level)];
  if (new Set(levels.map((level) => level.native)).size < 2) return first;
  return { ...first, level: { dynamic: true, range: first.range, candidates: levels } };
}

function levelsOf(level: StatedLevel | undefined): readonly Level[] {
  if (level === undefined) return [];
  return level.dynamic === true ? level.candidates : [{ rung: level.rung, native: level.native }];
}
