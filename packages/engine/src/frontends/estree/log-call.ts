/** Building a log call: its level, roles, message, constant and fields, once a callee is known to be a sink. */
import type {
  Argument,
  Confidence,
  ConstantUse,
  FieldEntry,
  LogCall,
  Message,
  Role,
  SourceText,
  StatedLevel,
} from '../../facts/log-call.ts';
import type { EsNode, EsTree } from '../../ports.ts';
import type { ProjectMatch } from '../../sinks/project-sinks.ts';
import type { Shape } from '../../sinks/spec.ts';
import { CODE_KEYS, mentionsInFields, prefixOf } from '../code-prefix.ts';
import { argumentListOf } from './argument-list.ts';
import { type Bindings, type Place, requiredModule } from './bindings.ts';
import { createContextReader } from './call-context.ts';
import { ERROR_KEYS, isErrorValue } from './error-value.ts';
import { insideBraces, readFields, valueOf } from './fields.ts';
import type { LoggerResolver, LoggerValue } from './logger-value.ts';
import { createLevelReader } from './levels.ts';
import type { MessageReader } from './message.ts';
import { withNames } from './named-placeholders.ts';
import {
  childOf,
  childrenOf,
  endOf,
  isCall,
  isMember,
  nameOf,
  propertyName,
  rangeOf,
  sourceOf,
  startOf,
  stringOf,
  unwrap,
} from './node.ts';
import type { ReferenceReader } from './references.ts';
import { rolesBesideConstant, rolesOf } from './roles.ts';

/** How a callee was recognised. */
export interface Recognition {
  readonly sink: string;
  readonly confidence: Confidence;
  readonly reason: string;
  readonly method: string;
  /** The level that the method states. */
  readonly level: StatedLevel | undefined;
  readonly shape: Shape;
  readonly printf: boolean;
  /** Whether the level may be the first argument. */
  readonly levelFirst: 'yes' | 'maybe' | 'no';
  /** The logger, and the expression that it is. */
  readonly logger: EsNode;
  readonly value: LoggerValue | undefined;
  /** A project's sink: roles are by position. */
  readonly project: ProjectMatch | undefined;
  /** The expression of the callee that spells a constant (`IO.X` in `IO.X.msg()`). */
  readonly calleeConstant: EsNode | undefined;
  /** Whether the callee is a wrapper of the file. */
  readonly isWrapper?: boolean;
}

export interface CallReader {
  read(call: EsNode, recognition: Recognition, place: Place): LogCall;
}

function kindOf({ project }: Recognition, place: Place): LogCall['kind'] {
  if (place.ancestors[place.depth - 1]?.type === 'Decorator') return 'decorator';
  return project?.sink.declared.kind ?? 'call';
}

/** What the reader of calls is made of. */
export interface CallReaderParts {
  readonly text: string;
  readonly bindings: Bindings;
  readonly loggers: LoggerResolver;
  readonly messages: MessageReader;
  readonly references: ReferenceReader;
  /** Asked for only where a call may hold one. */
  readonly tree: EsTree;
  /** The names that a coded call would use and that the text holds. */
  readonly codedNames: readonly string[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Assigned {
  readonly node: EsNode;
  readonly role: Role;
}

export function createCallReader(parts: CallReaderParts): CallReader {
  const { text, bindings, loggers, messages, references, tree } = parts;
  const contexts = createContextReader();
  const levels = createLevelReader(messages);

  function read(call: EsNode, recognition: Recognition, place: Place): LogCall {
    const args =
      call.type === 'TaggedTemplateExpression' ? [call] : [...childrenOf(call, 'arguments')];
    const { level, assigned, constant: given } = assign(args, recognition, place);
    const constantInCallee =
      recognition.calleeConstant === undefined
        ? undefined
        : references.required(recognition.calleeConstant, place);
    const messageAt = assigned.findIndex(({ role }) => role === 'message');
    const messageNode = assigned[messageAt]?.node;
    const after = messageAt < 0 ? [] : assigned.slice(messageAt + 1).map(({ node }) => node);
    const objects = assigned.filter(({ role }) => role === 'fields');
    const literals = objects.map(({ node }) => unwrap(node)).filter(isObject);
    const fields = literals.flatMap((object) => readFields(object, text));
    const detail = assigned.find(({ role }) => role === 'detail')?.node;
    const label = assigned.find(({ role }) => role === 'label')?.node;
    const message =
      messageNode === undefined
        ? messageOfFields(literals, place)
        : messages.read(messageNode, place, after, recognition.printf);
    const named =
      message !== undefined && recognition.shape === 'properties'
        ? withNames(message, fields)
        : message;
    const constant = constantInCallee ?? given ?? softConstant(literals, fields, named, place);
    const error = errorOf(assigned, literals, place);
    const firstObject = literals[0];
    const callee = (call['callee'] ?? call['tag']) as EsNode;
    const found: Writable<LogCall> = {
      range: rangeOf(call),
      callee: sourceOf(callee, text),
      sink: recognition.sink,
      kind: kindOf(recognition, place),
      confidence: recognition.confidence,
      reason: recognition.reason,
      method: recognition.method,
      fields,
      opaqueFields: objects.length > literals.length,
      ambientFields: recognition.value?.ambient ?? [],
      logger: loggerOf(assigned, recognition, place),
      arguments: assigned.map(({ node, role }) => argumentOf(node, role, place)),
      context: contexts.of(call, place),
      hasComment: false,
    };
    const comments = commentsIn(startOf(call), endOf(call));
    if (comments.length > 0) {
      found.hasComment = true;
      found.comments = comments;
    }
    const shadowed = parts.codedNames.filter((name) => {
      const kind = bindings.lookup(name, place)?.kind;
      return kind !== undefined && kind !== 'import' && !isRequired(name, place);
    });
    if (shadowed.length > 0) found.shadowed = shadowed;
    const statement = statementOf(call, place);
    if (statement !== undefined) found.statement = statement;
    const list = argumentListOf(call, childrenOf(call, 'arguments'), text);
    if (list !== undefined) {
      found.argumentsStart = list.start;
      found.argumentsEnd = list.end;
    }
    if (recognition.isWrapper === true) found.wrapped = true;
    if (call['optional'] === true) found.optional = true;
    if (level !== undefined) found.level = level;
    if (constant !== undefined) found.constant = constant;
    if (named !== undefined) found.message = named;
    if (detail !== undefined) found.detail = messages.read(detail, place);
    if (label !== undefined) found.label = sourceOf(label, text);
    if (firstObject !== undefined) found.fieldsObject = insideBraces(firstObject);
    if (error !== undefined) found.error = error;
    return found;
  }

  /** Roles for all arguments, in their order; and what level and constant they state. */
  function assign(
    args: readonly EsNode[],
    recognition: Recognition,
    place: Place,
  ): { level: StatedLevel | undefined; assigned: Assigned[]; constant: ConstantUse | undefined } {
    const { project } = recognition;
    if (project !== undefined) return assignByPosition(args, recognition, project, place);
    let level = recognition.level;
    let rest = args;
    const assigned: Assigned[] = [];
    const [first] = args;
    const stated = first === undefined ? undefined : levelArgument(first, args, recognition, place);
    if (first !== undefined && stated !== undefined) {
      level = stated;
      assigned.push({ node: first, role: 'level' });
      rest = args.slice(1);
    }
    const at = rest.findIndex((argument) => references.use(argument, place) !== undefined);
    const context = { place, bindings, messages };
    const reference = rest[at];
    if (reference === undefined) {
      const roles = rolesOf(recognition.shape, rest, context);
      for (const [index, node] of rest.entries()) {
        assigned.push({ node, role: roles[index] ?? 'rest' });
      }
      return { level: level ?? levels.ofFields(rest, place), assigned, constant: undefined };
    }
    const others = rest.filter((node) => node !== reference);
    const roles = rolesBesideConstant(others, context);
    for (const node of rest) {
      const role = node === reference ? 'constant' : (roles[others.indexOf(node)] ?? 'rest');
      assigned.push({ node, role });
    }
    return { level, assigned, constant: references.use(reference, place) };
  }

  function assignByPosition(
    args: readonly EsNode[],
    recognition: Recognition,
    project: ProjectMatch,
    place: Place,
  ): { level: StatedLevel | undefined; assigned: Assigned[]; constant: ConstantUse | undefined } {
    let { level } = recognition;
    let constant: ConstantUse | undefined;
    const assigned = args.map((node, index): Assigned => {
      const role = project.sink.roleAt(index) ?? 'rest';
      if (role === 'level') level = levels.read(node, place) ?? levels.dynamic(node, place);
      if (role === 'constant' || role === 'code') constant ??= references.required(node, place);
      // `log.error('db', err)`: an exception is one, whatever usually stands in its place.
      const open = role === 'rest' || role === 'message' || role === 'fields';
      return { node, role: open && isErrorValue(node, place, bindings) ? 'error' : role };
    });
    return { level, assigned, constant };
  }

  /** The level that the first argument states: `log('warn', …)`, `log(level, …)`. */
  function levelArgument(
    first: EsNode,
    args: readonly EsNode[],
    { levelFirst }: Recognition,
    place: Place,
  ): StatedLevel | undefined {
    if (levelFirst === 'no' || args.length < 2) return undefined;
    const level = levels.read(first, place);
    if (level !== undefined) return level;
    const node = unwrap(first);
    if (
      messages.isText(node, place) ||
      node.type === 'ObjectExpression' ||
      first.type === 'SpreadElement'
    )
      return undefined;
    const name = isMember(node) ? propertyName(node) : nameOf(node);
    const sayLevel = /(?:^|_)(?:level|lvl|severity)$|(?:Level|Severity)$/i.test(name ?? '');
    if (sayLevel || levels.among(node, place).length > 0) return levels.dynamic(first, place);
    return levelFirst === 'yes' &&
      !isErrorValue(node, place, bindings) &&
      messages.isText(args[1] as EsNode, place)
      ? levels.dynamic(first, place)
      : undefined;
  }

  /** `{ message: '…' }` where no argument is a message. */
  function messageOfFields(objects: readonly EsNode[], place: Place): Message | undefined {
    for (const object of objects) {
      const value = valueOf(object, 'message') ?? valueOf(object, 'msg');
      if (value !== undefined && value.type !== 'AssignmentPattern')
        return messages.read(value, place);
    }
    return undefined;
  }

  /** A constant that no role demands: a field `code`, a message that starts with one. */
  function softConstant(
    objects: readonly EsNode[],
    fields: readonly FieldEntry[],
    message: Message | undefined,
    place: Place,
  ): ConstantUse | undefined {
    for (const object of objects) {
      for (const key of CODE_KEYS) {
        const value = valueOf(object, key);
        const use = value === undefined ? undefined : references.use(value, place);
        if (use !== undefined) return use;
      }
    }
    const candidates = mentionsInFields(fields);
    const prefix = message === undefined ? undefined : prefixOf(message, text);
    if (prefix !== undefined && !candidates.some((candidate) => candidate.text === prefix.text)) {
      candidates.push(prefix);
    }
    return candidates.length === 0 ? undefined : { kind: 'static', candidates };
  }

  function errorOf(
    assigned: readonly Assigned[],
    objects: readonly EsNode[],
    place: Place,
  ): SourceText | undefined {
    const argument = assigned.find(({ role }) => role === 'error');
    if (argument !== undefined) return sourceOf(argument.node, text);
    for (const object of objects) {
      for (const key of ERROR_KEYS) {
        const value = valueOf(object, key);
        if (value !== undefined && stringOf(unwrap(value)) === undefined)
          return sourceOf(value, text);
      }
      for (const property of childrenOf(object, 'properties')) {
        const value = childOf(property, 'value');
        if (value !== undefined && isErrorValue(value, place, bindings))
          return sourceOf(value, text);
      }
    }
    return undefined;
  }

  function loggerOf(
    assigned: readonly Assigned[],
    recognition: Recognition,
    place: Place,
  ): LogCall['logger'] {
    const given = assigned.find(({ role }) => role === 'logger')?.node;
    const sink = given === undefined ? undefined : loggers.resolve(given, place)?.spec.id;
    const namespace = recognition.value?.namespace;
    return {
      ...sourceOf(given ?? recognition.logger, text),
      ...(sink !== undefined && { sink }),
      ...(namespace && { namespace: namespace.text, namespaceRange: namespace.range }),
    };
  }

  function argumentOf(node: EsNode, role: Role, place: Place): Argument {
    const { start, end, text: source } = sourceOf(node, text);
    const isWord = role === 'label' || role === 'context';
    const literal = isWord ? messages.staticText(node, place) : undefined;
    const spread = node.type === 'SpreadElement';
    return { start, end, text: source, role, ...(literal !== undefined && { literal }), spread };
  }

  function commentsIn(start: number, end: number): NonNullable<LogCall['comments']> {
    if (!/\/[/*]/.test(text.slice(start, end))) return [];
    return tree.comments.flatMap((comment) => {
      const from = comment.range?.[0] ?? comment.start ?? 0;
      const to = comment.range?.[1] ?? comment.end ?? from;
      return from >= start && from < end
        ? [{ start: from, end: to, line: comment.type === 'Line' }]
        : [];
    });
  }

  /** `const { LOG } = require('./log-codes')` imports as well. */
  function isRequired(name: string, place: Place): boolean {
    const init = bindings.lookup(name, place)?.init;
    const call = init === undefined ? undefined : unwrap(init);
    return call !== undefined && isCall(call) && requiredModule(call) !== undefined;
  }

  return { read };
}

function isObject(node: EsNode): boolean {
  return node.type === 'ObjectExpression';
}

/** The statement that is nothing but the call, awaited or not. */
function statementOf(call: EsNode, place: Place): LogCall['statement'] {
  for (let index = place.depth - 1; index >= 0; index -= 1) {
    const node = place.ancestors[index];
    if (node?.type === 'ExpressionStatement') {
      const holdsStatements = LISTS.has(place.ancestors[index - 1]?.type ?? '');
      return { ...rangeOf(node), ...(!holdsStatements && { leaves: '{}' }) };
    }
    if (node?.type !== 'ChainExpression' && node?.type !== 'AwaitExpression') return undefined;
  }
  return undefined;
}

/** What holds any number of statements; elsewhere (`if (x) log.error(e);`) one must stand. */
const LISTS: ReadonlySet<string> = new Set([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'SwitchCase',
  'TSModuleBlock',
]);
