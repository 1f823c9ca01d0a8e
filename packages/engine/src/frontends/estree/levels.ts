/** Levels as code states them: a string, a member of an enumeration, a field, one of several strings. */
import { levelOf, type Level } from '@loglex/catalog';
import type { StatedLevel } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import type { Place } from './bindings.ts';
import { valueOf } from './fields.ts';
import type { MessageReader } from './message.ts';
import { branchesOf, isMember, nameOf, propertyName, rangeOf, stringOf, unwrap } from './node.ts';

export interface LevelReader {
  /** The level that an expression is; `undefined` where it is none, or not one alone. */
  read(node: EsNode, place: Place): StatedLevel | undefined;
  /** The level of an expression that is one, whichever: its possible values are candidates. */
  dynamic(node: EsNode, place: Place): StatedLevel;
  /** The levels among the strings that an expression may be. */
  among(node: EsNode, place: Place): Level[];
  /** `{ level: 'warn', message: '…' }`, where that is all that is passed; `{ level, … }` is one that only the run knows. */
  ofFields(args: readonly EsNode[], place: Place): StatedLevel | undefined;
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
    return branchesOf(node)
      .map((branch) => messages.staticText(branch, place) ?? enumMember(branch))
      .map((native) => (native === undefined ? undefined : levelOf(native)))
      .filter((level) => level !== undefined);
  }

  function ofFields(args: readonly EsNode[], place: Place): StatedLevel | undefined {
    const [only] = args;
    const object = only === undefined ? undefined : unwrap(only);
    if (args.length !== 1 || object?.type !== 'ObjectExpression') return undefined;
    const value = valueOf(object, 'level');
    if (value === undefined) return undefined;
    const isOther = stringOf(unwrap(value)) !== undefined;
    return read(value, place) ?? (isOther ? undefined : dynamic(value, place));
  }

  return { read, dynamic, among, ofFields };
}

/** The levels among the strings that a computed member may be, and how many strings are none. */
export function levelsAmong(
  property: EsNode,
  methods: ReadonlyMap<string, Level>,
): { levels: Level[]; others: number } {
  const levels: Level[] = [];
  let others = 0;
  for (const branch of branchesOf(property)) {
    const name = stringOf(branch);
    if (name === undefined) continue;
    const level = methods.get(name) ?? levelOf(name);
    if (level === undefined) others += 1;
    else levels.push(level);
  }
  return { levels, others };
}

/** `LogLevel.Warn` */
function enumMember(node: EsNode): string | undefined {
  const member = unwrap(node);
  if (!isMember(member)) return undefined;
  const owner = unwrap(member['object'] as EsNode);
  const name = isMember(owner) ? propertyName(owner) : nameOf(owner);
  return /(?:level|severity)s?$/i.test(name ?? '') ? propertyName(member) : undefined;
}
