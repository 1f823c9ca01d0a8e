/** Building a log call: its level, roles, message, constant and fields, once a callee is known to be a sink. */
import type {
  Argument,
  Confidence,
  ConstantMention,
  ConstantUse,
  FieldEntry,
  LogCall,
  Role,
  SourceText,
  StatedLevel,
} from '../../facts/log-call.ts';
import type { PyArgument, PyCall, PyExpression, PyTree } from '../../ports.ts';
import { LOG_RECORD_ATTRIBUTES } from '../../sinks/python/log-record.ts';
import type { PythonSinkSpec } from '../../sinks/python/spec.ts';
import { CODE_KEYS, mentionsInFields, prefixOf } from '../code-prefix.ts';
import { ERROR_KEYS } from '../estree/error-value.ts';
import type { Bindings } from './bindings.ts';
import { createContextReader, statementOf } from './call-context.ts';
import { statedLevel } from './levels.ts';
import type { LoggerResolver, LoggerValue } from './logger-value.ts';
import type { MessageReader } from './message.ts';
import { lastName, rangeOf, sourceOf } from './node.ts';
import type { ReferenceReader } from './references.ts';

export interface DeclaredRoles {
  roleAt(index: number): Role | undefined;
  readonly keywords: ReadonlyMap<string, Role>;
}

/** How a callee was recognised. */
export interface Recognition {
  readonly sink: string;
  readonly kind: LogCall['kind'];
  readonly confidence: Confidence;
  readonly reason: string;
  readonly method: string;
  /** The level that the method states. */
  readonly level: StatedLevel | undefined;
  /** Whether the level is the first argument. */
  readonly levelFirst: boolean;
  readonly spec: PythonSinkSpec | undefined;
  /** The expression that is the logger. */
  readonly logger: PyExpression;
  readonly value: LoggerValue | undefined;
  /** The roles of arguments by position and keyword, where somebody declares them: a project, or the signature of a wrapper. */
  readonly roles: DeclaredRoles | undefined;
  /** Whether the callee is a wrapper of the file. */
  readonly isWrapper?: boolean;
  /** The expression of the callee that spells a constant. */
  readonly calleeConstant: PyExpression | undefined;
}

export interface CallReader {
  /** `site` is the call, or the bare name of a decorator or context manager that is one. */
  read(site: PyExpression, recognition: Recognition): LogCall;
}

/** What the reader of calls is made of. */
export interface CallReaderParts {
  readonly text: string;
  readonly bindings: Bindings;
  readonly loggers: LoggerResolver;
  readonly messages: MessageReader;
  readonly references: ReferenceReader;
  /** Asked for only where a call may hold a comment. */
  readonly tree: PyTree;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Assigned {
  readonly argument: PyArgument;
  readonly role: Role;
}

export function createCallReader(parts: CallReaderParts): CallReader {
  const { text, bindings, loggers, messages, references, tree } = parts;
  const contexts = createContextReader(text);

  function read(site: PyExpression, recognition: Recognition): LogCall {
    const call: PyCall | undefined = site.type === 'Call' ? site : undefined;
    const { level, assigned, constant: given } = assign(call?.arguments ?? [], recognition);
    const messageAt = assigned.findIndex(({ role }) => role === 'message');
    const messageArgument = assigned[messageAt]?.argument;
    const by = recognition.spec?.values ?? 'percent';
    const after = assigned
      .filter(({ role }, index) =>
        by === 'braces'
          ? index !== messageAt && role !== 'level'
          : index > messageAt && role === 'rest',
      )
      .map(({ argument }) => argument);
    const message =
      messageArgument === undefined
        ? undefined
        : messageArgument.star === ''
          ? messages.read(messageArgument.value, { by, arguments: after })
          : messages.readSpread(messageArgument.value);
    const objects = assigned.filter(({ role }) => role === 'fields');
    const fields = objects.flatMap(({ argument }) => fieldsOf(argument));
    const firstDict = objects
      .map(({ argument }) => argument.value)
      .find(({ type }) => type === 'Dict');
    const detail = assigned.find(({ role }) => role === 'detail')?.argument;
    const label = assigned.find(({ role }) => role === 'label')?.argument;
    const constantInCallee =
      recognition.calleeConstant && references.required(recognition.calleeConstant);
    const constant = constantInCallee ?? given ?? softConstant(assigned, fields, message);
    const error = errorOf(assigned, recognition, call);
    const callee = call?.callee ?? site;
    const found: Writable<LogCall> = {
      range: rangeOf(site),
      callee: sourceOf(callee, text),
      sink: recognition.sink,
      kind: recognition.kind,
      confidence: recognition.confidence,
      reason: recognition.reason,
      method: recognition.method,
      fields,
      opaqueFields: objects.some(({ argument }) => isOpaque(argument)),
      ambientFields: recognition.value?.ambient ?? [],
      logger: loggerOf(assigned, recognition),
      arguments: assigned.map(({ argument, role }) => argumentOf(argument, role)),
      context: contexts.of(site, error !== undefined),
      hasComment: hasCommentIn(site.start, site.end),
    };
    const statement = call && recognition.kind === 'call' ? statementOf(call, text) : undefined;
    if (statement !== undefined) found.statement = statement;
    const last = call?.arguments.at(-1);
    if (last !== undefined) found.argumentsEnd = last.end;
    if (recognition.isWrapper === true) found.wrapped = true;
    if (level !== undefined) found.level = level;
    if (constant !== undefined) found.constant = constant;
    if (message !== undefined) found.message = message;
    if (detail !== undefined) found.detail = messages.read(detail.value);
    if (label !== undefined) found.label = sourceOf(label.value, text);
    if (firstDict !== undefined)
      found.fieldsObject = { start: firstDict.start + 1, end: firstDict.end - 1 };
    if (error !== undefined) found.error = error;
    return found;
  }

  function assign(
    args: readonly PyArgument[],
    recognition: Recognition,
  ): { level: StatedLevel | undefined; assigned: Assigned[]; constant: ConstantUse | undefined } {
    const { roles, spec } = recognition;
    if (roles !== undefined) return assignDeclared(args, recognition, roles);
    let { level } = recognition;
    const positional = args.filter(({ keyword, star }) => keyword === undefined && star === '');
    const reference = positional.find(({ value }) => references.use(value) !== undefined);
    const constant = reference && references.use(reference.value);
    let at = 0;
    let hasMessage = false;
    let needsLevel = recognition.levelFirst;
    const assigned = args.map((argument): Assigned => {
      const { keyword, star, value } = argument;
      if (keyword !== undefined || star === '**') {
        const role = keyword === undefined ? undefined : spec?.keywords[keyword.text];
        if (role === 'level' || keyword?.text === 'level')
          level = statedLevel(value, messages, text);
        if (role === 'message') hasMessage = true;
        return {
          argument,
          role: role ?? (star === '**' ? 'fields' : (spec?.otherKeywords ?? 'rest')),
        };
      }
      const position = at;
      at += 1;
      if (needsLevel) {
        needsLevel = false;
        level = statedLevel(value, messages, text);
        return { argument, role: 'level' };
      }
      if (argument === reference) return { argument, role: 'constant' };
      if (reference !== undefined) return { argument, role: roleBesideConstant(value) };
      if (!hasMessage) {
        const isAlone = positional.length === 1;
        if (isAlone && position === 0 && isErrorValue(value) && spec?.shape !== 'values')
          return { argument, role: 'error' };
        if (spec?.shape === 'values' && !messages.isText(value) && laterText(args, argument))
          return { argument, role: 'rest' };
        hasMessage = true;
        return { argument, role: 'message' };
      }
      return {
        argument,
        role: recognition.sink === 'warnings' && position === 1 ? 'context' : 'rest',
      };
    });
    return { level, assigned, constant };
  }

  /** Of values printed one after the other, the first text is the message. */
  function laterText(args: readonly PyArgument[], before: PyArgument): boolean {
    return args
      .slice(args.indexOf(before) + 1)
      .some(({ keyword, value }) => keyword === undefined && messages.isText(value));
  }

  function roleBesideConstant(value: PyExpression): Role {
    if (value.type === 'Dict') return 'fields';
    if (isErrorValue(value)) return 'error';
    return messages.isText(value) ? 'detail' : 'rest';
  }

  function assignDeclared(
    args: readonly PyArgument[],
    recognition: Recognition,
    roles: DeclaredRoles,
  ): { level: StatedLevel | undefined; assigned: Assigned[]; constant: ConstantUse | undefined } {
    let { level } = recognition;
    let constant: ConstantUse | undefined;
    let at = 0;
    const assigned = args.map((argument): Assigned => {
      const { keyword, value } = argument;
      const declared = keyword === undefined ? roles.roleAt(at) : roles.keywords.get(keyword.text);
      if (keyword === undefined) at += 1;
      const role = declared ?? 'rest';
      if (role === 'level') level = statedLevel(value, messages, text);
      if (role === 'constant' || role === 'code') constant ??= references.required(value);
      const isError = role === 'rest' && keyword === undefined && isErrorValue(value);
      return { argument, role: isError ? 'error' : role };
    });
    return { level, assigned, constant };
  }

  /** What `extra` may not name is the standard library's to say, whoever passes it on. */
  function fieldsOf(argument: PyArgument): FieldEntry[] {
    const entries = entriesIn(argument);
    if (argument.keyword?.text !== 'extra') return entries;
    return entries.map((entry) =>
      entry.kind === 'field' ? { ...entry, reserved: LOG_RECORD_ATTRIBUTES.has(entry.key) } : entry,
    );
  }

  function entriesIn({ value, keyword, star, start, end }: PyArgument): FieldEntry[] {
    if (star === '**')
      return [{ kind: 'spread', value: sourceOf(value, text), range: { start, end } }];
    if (value.type === 'Dict') {
      return value.entries.map(({ key, value: entry }): FieldEntry => {
        const source = sourceOf(entry, text);
        const name = key && messages.staticText(key);
        if (key === undefined) return { kind: 'spread', value: source, range: rangeOf(entry) };
        const range = { start: key.start, end: entry.end };
        return name === undefined
          ? { kind: 'dynamic-key', value: source, range }
          : field(name, rangeOf(key), entry, range);
      });
    }
    if (isDictCall(value)) {
      return value.arguments.map((argument): FieldEntry =>
        argument.keyword === undefined
          ? { kind: 'spread', value: sourceOf(argument.value, text), range: rangeOf(argument) }
          : field(
              argument.keyword.text,
              rangeOf(argument.keyword),
              argument.value,
              rangeOf(argument),
            ),
      );
    }
    // `extra=payload` says nothing of its keys; structlog's `user=user` is a field itself.
    return keyword === undefined || keyword.text === 'extra' || keyword.text === 'fields'
      ? []
      : [field(keyword.text, rangeOf(keyword), value, { start, end })];
  }

  function field(
    key: string,
    keyRange: { start: number; end: number },
    value: PyExpression,
    range: { start: number; end: number },
  ): FieldEntry {
    const isPlain = value.type === 'Number' || value.type === 'Constant';
    const literal = isPlain ? text.slice(value.start, value.end) : messages.staticText(value);
    return {
      kind: 'field',
      key,
      keyRange,
      value: sourceOf(value, text),
      ...(literal !== undefined && (isPlain || value.type === 'String') && { literal }),
      shorthand: false,
      range,
    };
  }

  /** A constant that no role demands: a field `code`, a message that starts with one. */
  function softConstant(
    assigned: readonly Assigned[],
    fields: readonly FieldEntry[],
    message: LogCall['message'],
  ): ConstantUse | undefined {
    for (const { argument, role } of assigned) {
      if (role !== 'fields') continue;
      for (const [key, value] of entriesOf(argument)) {
        const use = CODE_KEYS.includes(key) ? references.use(value) : undefined;
        if (use !== undefined) return use;
      }
    }
    const candidates: ConstantMention[] = mentionsInFields(fields);
    const prefix = message === undefined ? undefined : prefixOf(message, text);
    if (prefix !== undefined && !candidates.some((candidate) => candidate.text === prefix.text)) {
      candidates.push(prefix);
    }
    return candidates.length === 0 ? undefined : { kind: 'static', candidates };
  }

  function entriesOf({ value, keyword }: PyArgument): (readonly [string, PyExpression])[] {
    if (value.type === 'Dict') {
      return value.entries.flatMap((entry) => {
        const key = entry.key && messages.staticText(entry.key);
        return key === undefined ? [] : [[key, entry.value] as const];
      });
    }
    return keyword === undefined ? [] : [[keyword.text, value]];
  }

  function errorOf(
    assigned: readonly Assigned[],
    recognition: Recognition,
    call: PyCall | undefined,
  ): SourceText | undefined {
    for (const { argument, role } of assigned) {
      if (role === 'error' && !isNothing(argument.value)) return sourceOf(argument.value, text);
    }
    for (const { argument, role } of assigned) {
      if (role !== 'fields') continue;
      for (const [key, value] of entriesOf(argument)) {
        const isText = value.type === 'String' || value.type === 'Constant';
        if (isErrorValue(value) || (ERROR_KEYS.has(key) && !isText)) return sourceOf(value, text);
      }
    }
    const callee = call?.callee;
    const option = callee?.type === 'Attribute' && errorOption(callee.value, recognition.spec);
    if (option) return option;
    return callee?.type === 'Attribute' &&
      recognition.spec?.errorMethods.includes(callee.attribute.text) === true
      ? sourceOf(callee.attribute, text)
      : undefined;
  }

  /** `logger.opt(exception=True)`. */
  function errorOption(
    node: PyExpression,
    spec: PythonSinkSpec | undefined,
  ): SourceText | undefined {
    const { method, keyword } = spec?.errorOption ?? {};
    if (method === undefined || node.type !== 'Call' || lastName(node.callee) !== method) {
      return undefined;
    }
    const given = node.arguments.find((argument) => argument.keyword?.text === keyword)?.value;
    return given === undefined || isNothing(given) ? undefined : sourceOf(given, text);
  }

  /** A caught name, `err`, `ValueError(…)`. */
  function isErrorValue(node: PyExpression): boolean {
    if (node.type === 'Name') {
      if (bindings.lookup(node.id, node)?.kind === 'caught') return true;
      return /^(?:e|ex|err|exc|error|exception)\d*$|_(?:err|error|exc|exception)$/.test(node.id);
    }
    return (
      node.type === 'Call' && /^[A-Z]\w*(?:Error|Exception)$/.test(lastName(node.callee) ?? '')
    );
  }

  function isNothing(node: PyExpression): boolean {
    const source = text.slice(node.start, node.end);
    return source === 'False' || source === 'None' || source === '0';
  }

  function loggerOf(assigned: readonly Assigned[], recognition: Recognition): LogCall['logger'] {
    const given = assigned.find(({ role }) => role === 'logger')?.argument.value;
    const passed = given === undefined ? undefined : loggers.resolve(given);
    const sink = passed?.spec.id;
    const { adapter } = recognition.value ?? {};
    const { namespace } = recognition.value ?? passed ?? {};
    return {
      ...sourceOf(given ?? recognition.logger, text),
      ...(sink !== undefined && { sink }),
      ...(adapter && { adapter }),
      ...(namespace && { namespace: namespace.text, namespaceRange: namespace.range }),
    };
  }

  function argumentOf({ value, keyword, star }: PyArgument, role: Role): Argument {
    return {
      ...sourceOf(value, text),
      role,
      ...(keyword !== undefined && { keyword: keyword.text }),
      spread: star !== '',
    };
  }

  function hasCommentIn(start: number, end: number): boolean {
    return text.slice(start, end).includes('#') && tree.comments(start, end).length > 0;
  }

  return { read };
}

function isDictCall(value: PyExpression): value is PyCall {
  return value.type === 'Call' && value.callee.type === 'Name' && value.callee.id === 'dict';
}

function isOpaque({ value, keyword, star }: PyArgument): boolean {
  if (star === '**') return true;
  if (value.type === 'Dict' || isDictCall(value)) return false;
  return keyword === undefined || keyword.text === 'extra' || keyword.text === 'fields';
}
