/** What a flow follows through a function: an object of a protocol, or an output that it must track. */
import type { FlowAct } from '../facts/protocol-flow.ts';
import type { Protocol } from '../settings/settings.ts';
import type { CompiledProtocol } from '../sinks/protocols.ts';

export interface Followed {
  /** Its name; of what has none, the call that gives it, as it is written. */
  readonly name: string;
  readonly isUnnamed?: boolean;
  /** What a call does that is no log call. */
  acts(call: FollowedCall): readonly FlowAct[];
  /** Whether a member that is read and not called gives it to others; `undefined`: a computed one. */
  isGivenAway(member: string | undefined): boolean;
  /** Whether it is followed on where its name gets a value that is made of it. */
  readonly isInDerived: boolean;
}

/** A call near what is followed. */
export interface FollowedCall {
  /** The last name of the callee; absent where it is computed. */
  readonly name: string | undefined;
  /** The callee, as it is written. */
  readonly callee: string;
  /** Whether it is a method of what is followed. */
  readonly isMethod: boolean;
  /** Whether what is followed is an argument. */
  readonly isPassed: boolean;
  /** Whether the arguments mention it. */
  mentions(): boolean;
  /** The arguments, as they are written. */
  values(): readonly string[];
}

/**
 * What a call gives that a protocol speaks of, by the name that it is given.
 * @param got the callee, as it is written.
 */
export function follow(
  name: string,
  { part, declared }: Pick<CompiledProtocol, 'part' | 'declared'>,
  got: string,
): Followed {
  return part === 'object' ? followObject(name, declared) : followOutput(name, declared, got);
}

function followObject(name: string, { close, record }: Protocol): Followed {
  return {
    name,
    acts({ name: method = '', isMethod, isPassed }) {
      if (isMethod && close.includes(method)) return ['close'];
      if (isMethod && record.includes(method)) return ['record'];
      return isPassed ? ['escape', 'call'] : ['call'];
    },
    // A method that would close it, and is not called here, is called elsewhere.
    isGivenAway: (member) => member === undefined || close.includes(member),
    isInDerived: false,
  };
}

function followOutput(name: string, { outputs, record }: Protocol, got: string): Followed {
  // Whoever it is from may track it by himself.
  const owner = got.slice(0, Math.max(0, got.lastIndexOf('.'))).replace(/\?$/, '');
  const root = rootOf(owner);
  return {
    name,
    acts(call) {
      const called = call.name ?? '';
      const isGiven = call.isPassed || call.isMethod;
      if (outputs?.track.includes(called) === true && call.mentions()) return ['close'];
      if (record.includes(called)) return ['record'];
      if (owner !== '' && call.values().some((value) => value === owner || value === root)) {
        return ['escape', 'call'];
      }
      if (!isGiven || ASKS.has(called)) return ['call'];
      return call.isPassed && root !== '' && rootOf(call.callee) === root
        ? ['escape', 'call']
        : ['use', 'call'];
    },
    isGivenAway: () => false,
    isInDerived: true,
  };
}

function rootOf(path: string): string {
  return /^[\w$]+/.exec(path)?.[0] ?? '';
}

/** Whether what a function or method gives is the same output, spelled in another way. */
export function respells(name: string): boolean {
  return RESPELL.has(name);
}

const RESPELL: ReadonlySet<string> = new Set([
  ...['resolve', 'absolute', 'expanduser', 'as_posix', 'joinpath', 'with_suffix', 'with_name'],
  ...['with_stem', 'str', 'Path', 'PurePath', 'fspath', 'realpath', 'abspath'],
]);

/** Functions and methods that ask whether something is there, and write nothing. */
const ASKS: ReadonlySet<string> = new Set([
  ...['exists', 'lexists', 'is_file', 'is_dir', 'isfile', 'isdir', 'stat', 'lstat', 'getsize'],
  ...['existsSync', 'statSync', 'lstatSync', 'access', 'accessSync'],
]);
