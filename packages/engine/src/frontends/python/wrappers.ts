/**
 * Functions and methods of the same file that pass a message of theirs on to a logger: `def log(message): logger.info(message)`.
 * Their calls are the sites where messages are written, so they are log calls too.
 */
import type { Level } from '@loglex/catalog';
import type { LogCall, Role, StatedLevel } from '../../facts/log-call.ts';
import type {
  PyCall,
  PyExpression,
  PyFunction,
  PyLambda,
  PyNode,
  PyParameter,
} from '../../ports.ts';
import { namedPythonSink } from '../../sinks/python/index.ts';
import type { NotedWrapper } from '../passed-on.ts';
import type { Binding, Bindings } from './bindings.ts';
import { statedLevel } from './levels.ts';
import type { DeclaredRoles, Recognition } from './log-call.ts';
import type { MessageReader } from './message.ts';
import { classAround, functionAround, rangeOf } from './node.ts';

export interface Wrappers {
  /** Notes the function around a call, where it is a wrapper of it. Gives its name the first time. */
  note(call: PyCall, found: LogCall, recognition: Recognition): NotedWrapper | undefined;
  /** How a call of a wrapper is recognised. */
  recognise(call: PyCall): Recognition | undefined;
}

interface Wrapper {
  readonly name: string;
  /** The calls that it makes. */
  readonly inner: Inner[];
}

interface Inner {
  readonly call: LogCall;
  readonly recognition: Recognition;
  /** The parameter that becomes its message. */
  readonly message: string;
}

/** What wrappers are found with. */
export interface WrapperParts {
  readonly text: string;
  readonly bindings: Bindings;
  readonly messages: MessageReader;
}

type Owner = PyFunction | PyLambda;

export function createWrappers({ text, bindings, messages }: WrapperParts): Wrappers {
  const known = new Map<Owner, Wrapper>();

  function ownerNamedBy(callee: PyExpression): Owner | undefined {
    if (callee.type === 'Name') return ownerOf(bindings.lookup(callee.id, callee));
    if (callee.type !== 'Attribute' || callee.value.type !== 'Name') return undefined;
    const { id } = callee.value;
    if (id !== 'self' && id !== 'cls') return undefined;
    const method = classAround(callee)?.body.find(
      (one) => one.type === 'FunctionDef' && one.name.text === callee.attribute.text,
    );
    return method?.type === 'FunctionDef' ? method : undefined;
  }

  return {
    note(call, found, recognition) {
      // What it says of its own failure is not the message it was given.
      if (found.context.catch !== undefined) return undefined;
      const owner = functionAround(call);
      const name = owner && nameOf(owner);
      if (owner === undefined || name === undefined || !isWrapperName(name)) return undefined;
      const message = messageParameter(owner, call, found);
      if (message === undefined) return undefined;
      const before = known.get(owner);
      const inner = { call: found, recognition, message };
      if (before === undefined) known.set(owner, { name, inner: [inner] });
      else before.inner.push(inner);
      return { name, isNew: before === undefined };
    },
    recognise(site) {
      if (known.size === 0) return undefined;
      const { callee } = site;
      const owner = ownerNamedBy(callee);
      const wrapper = owner && known.get(owner);
      // What calls itself passes on what it was given.
      if (wrapper === undefined || functionAround(callee) === owner) return undefined;
      const [{ call, recognition }] = wrapper.inner as [Inner];
      const parameters = parametersOf(owner!);
      const roles = rolesOf(parameters, wrapper.inner, text);
      const level = usualLevel(parameters, roles) ?? levelOf(wrapper.inner);
      return {
        ...recognition,
        kind: 'call',
        reason: `\`${wrapper.name}\` passes its message on to \`${call.callee.text}\``,
        method: wrapper.name,
        level: level && { ...level, range: rangeOf(site) },
        levelFirst: false,
        logger: callee,
        roles,
        isWrapper: true,
      };
    },
  };

  /** The level of a call that leaves it to the signature: `level="info"`. */
  function usualLevel(
    parameters: readonly PyParameter[],
    { keywords }: DeclaredRoles,
  ): StatedLevel | undefined {
    const fallback = parameters.find(({ name }) => keywords.get(name.text) === 'level')?.fallback;
    return fallback && statedLevel(fallback, messages, text);
  }
}

/** `log`, `log_error`, `_log`, `warning`: other functions (`log_and_raise`) do more than to write what they are given. */
function isWrapperName(name: string): boolean {
  return (
    /^_*log(?:$|_(?!and_)|(?!And)[A-Z])/.test(name) ||
    namedPythonSink.methods.has(name.replace(/^_+/, ''))
  );
}

function nameOf(owner: Owner): string | undefined {
  if (owner.type === 'FunctionDef') return owner.name.text;
  const above = owner.parent;
  const target = above?.type === 'Assign' ? above.targets[0] : undefined;
  return target?.type === 'Name' ? target.id : undefined;
}

function ownerOf(binding: Binding | undefined): Owner | undefined {
  if (binding?.kind === 'function' && binding.owner?.type === 'FunctionDef') return binding.owner;
  const [value, ...others] = binding?.kind === 'assigned' ? binding.values : [];
  return value?.type === 'Lambda' && others.length === 0 ? value : undefined;
}

/** The parameters that a caller gives. */
function parametersOf(owner: Owner): readonly PyParameter[] {
  const isMethod = owner.parent?.type === 'ClassDef' && owner.type === 'FunctionDef';
  const isStatic =
    isMethod && owner.decorators.some((one) => one.type === 'Name' && one.id === 'staticmethod');
  return isMethod && !isStatic ? owner.parameters.slice(1) : owner.parameters;
}

/** The name of the parameter that the message of a call is, or has in it. */
function messageParameter(owner: Owner, call: PyCall, found: LogCall): string | undefined {
  const range = found.message?.expression;
  const given = call.arguments.find(
    ({ value }) => value.start === range?.start && value.end === range.end,
  );
  if (given === undefined) return undefined;
  const names = new Set(parametersOf(owner).map(({ name }) => name.text));
  if (given.value.type === 'Name') return names.has(given.value.id) ? given.value.id : undefined;
  // In a text of the wrapper's own, only what is called a message is one: `f"{prefix} {message}"`.
  const todo: PyNode[] = [given.value];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.type === 'Name' && MESSAGE_NAME.test(node.id) && names.has(node.id)) return node.id;
    if (node.type !== 'Attribute' && node.type !== 'Call') todo.push(...node.children);
  }
  return undefined;
}

const MESSAGE_NAME = /^(?:m|msg|message|text|str|line|args)$/;

/** What each argument of a wrapper's call is: what becomes of it in the calls that the wrapper makes. */
function rolesOf(
  parameters: readonly PyParameter[],
  inner: readonly Inner[],
  text: string,
): DeclaredRoles {
  const roles = new Map<string, Role>();
  for (const { call, message } of inner) {
    for (const argument of call.arguments) {
      if (argument.role !== 'rest') roles.set(argument.text, argument.role);
    }
    // `getattr(logger, level)(message)`
    if (call.level?.dynamic)
      roles.set(text.slice(call.level.range.start, call.level.range.end), 'level');
    roles.set(message, 'message');
  }
  const rest = parameters.findIndex(({ star }) => star === '*');
  const keywords = new Map(
    parameters.flatMap(({ name, star }) =>
      star === '' ? [[name.text, roles.get(name.text) ?? 'rest'] as const] : [],
    ),
  );
  // `**kwargs`, passed on, are the logger's own.
  if (parameters.some(({ star }) => star === '**')) {
    for (const [keyword, role] of Object.entries(inner[0]?.recognition.spec?.keywords ?? {})) {
      if (!keywords.has(keyword)) keywords.set(keyword, role);
    }
  }
  return {
    keywords,
    roleAt(index) {
      if (rest < 0 || index < rest) return keywords.get(parameters[index]?.name.text ?? '');
      return index === rest && roles.get(parameters[rest]?.name.text ?? '') === 'message'
        ? 'message'
        : 'rest';
    },
  };
}

/** The level of all its calls; where they differ, it is known only when the wrapper runs. */
function levelOf(inner: readonly Inner[]): StatedLevel | undefined {
  const [first, ...others] = inner.map(({ call }) => call.level);
  if (first === undefined) return undefined;
  const isSame = others.every(
    (level) => level?.dynamic !== true && first.dynamic !== true && level?.native === first.native,
  );
  if (isSame) return first;
  const candidates = inner.flatMap(({ call }) => levelsOf(call.level));
  return { dynamic: true, range: first.range, candidates };
}

function levelsOf(level: StatedLevel | undefined): readonly Level[] {
  if (level === undefined) return [];
  return level.dynamic === true ? level.candidates : [{ rung: level.rung, native: level.native }];
}
