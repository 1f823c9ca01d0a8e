/** Levels as code states them: a string, a member of an enumeration, a field, one of several strings. */
import { levelOf, type Level } from '@loglex/catalog';
import type { StatedLevel } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import type { Place } from './bindings.ts';
import { valueOf } from './fields.ts';
import type { MessageReader } from './message.ts';
import { isMember, nameOf, propertyName, rangeOf, stringOf, unwrap } from './node.ts';

export interface LevelReader {
  /** The level that an expression is; `undefined` where it is none, or not one alone. */
  read(node: EsNode, place: Place): StatedLevel | undefined;
  /** The level of an expression that is one, whichever: its possible values are candidates. */
  dynamic(node: EsNode, place: Place): StatedLevel;
  /** The levels among the strings that an expression may be. */
  among(node: EsNode, place: Place): Level[];
}

export function createLevelReader(messages: MessageReader): LevelReader {
  function read(node: EsNode, place: Place): StatedLevel | undefined {
    const native = messages.staticText(node, place) ?? enumMember(node);
    const level = native === undefined ? undefined : levelOf(native);
    return level === undefined ? undefined : { ...level, range: rangeOf(node) };
  }

  function dynamic(node: EsNode, place: Place): StatedLevel {
    return { dynamic: true, range: rangeOf(node), candidates: among(node, place) };
  }

  function among(node: EsNode, place: Place): Level[] {
    return possibleStrings(node)
      .map((branch) => messages.staticText(branch, place) ?? enumMember(branch))
      .map((native) => (native === undefined ? undefined : levelOf(native)))
      .filter((level) => level !== undefined);
  }

  return { read, dynamic, among };
}

/** `{ level: 'warn', message: '…' }` */
export function levelOfFields(args: readonly EsNode[]): StatedLevel | undefined {
  const [only] = args;
  const object = only === undefined ? undefined : unwrap(only);
  if (args.length !== 1 || object?.type !== 'ObjectExpression') return undefined;
  const value = valueOf(object, 'level');
  const native = value === undefined ? undefined : stringOf(unwrap(value));
  const level = native === undefined ? undefined : levelOf(native);
  return value === undefined || level === undefined
    ? undefined
    : { ...level, range: rangeOf(value) };
}

/** The levels among the strings that a computed member may be, and how many strings are none. */
export function levelsAmong(
  property: EsNode,
  methods: ReadonlyMap<string, Level>,
): { levels: Level[]; others: number } {
  const levels: Level[] = [];
  let others = 0;
  for (const branch of possibleStrings(property)) {
    const name = stringOf(branch);
    if (name === undefined) continue;
    const level = methods.get(name) ?? levelOf(name);
    if (level === undefined) others += 1;
    else levels.push(level);
  }
  return { levels, others };
}

/** The arms of a conditional, and what a `??` or `||` falls back to. */
function possibleStrings(expression: EsNode): EsNode[] {
  const found: EsNode[] = [];
  const stack = [expression];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const node = unwrap(next);
    if (node.type === 'ConditionalExpression') {
      stack.push(node['alternate'] as EsNode, node['consequent'] as EsNode);
    } else if (node.type === 'LogicalExpression') {
      stack.push(node['right'] as EsNode, node['left'] as EsNode);
    } else found.push(node);
  }
  return found;
}

/** `LogLevel.Warn` */
function enumMember(node: EsNode): string | undefined {
  const member = unwrap(node);
  if (!isMember(member)) return undefined;
  const owner = unwrap(member['object'] as EsNode);
  const name = isMember(owner) ? propertyName(owner) : nameOf(owner);
  return /(?:level|severity)s?$/i.test(name ?? '') ? propertyName(member) : undefined;
}
