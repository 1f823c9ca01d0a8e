/** The role of each argument, by the shape of the sink and, where it leaves a choice, by the arguments themselves. */
import type { Role } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import type { Shape } from '../../sinks/spec.ts';
import type { Bindings, Place } from './bindings.ts';
import { isErrorStack, isErrorValue } from './error-value.ts';
import type { MessageReader } from './message.ts';
import { isFunction, isMember, nameOf, propertyName, stringOf, unwrap } from './node.ts';
import { isTextValue } from './text-value.ts';

/** What an argument is by itself. `word`: a text that is made elsewhere. */
type Kind = 'text' | 'word' | 'object' | 'error' | 'function' | 'spread' | 'value';

/** What the assignment of roles may ask. */
export interface RoleContext {
  readonly place: Place;
  readonly bindings: Bindings;
  readonly messages: MessageReader;
}

/** One role per argument. `message` is given at most once. */
export function rolesOf(shape: Shape, args: readonly EsNode[], context: RoleContext): Role[] {
  const kinds = args.map((argument) => kindOf(argument, context));
  switch (shape) {
    case 'values':
      return valuesRoles(kinds);
    case 'object-first':
      return objectFirstRoles(args, kinds);
    case 'message-first':
      return messageFirstRoles(args, kinds, context);
    case 'context-last':
      return contextLastRoles(args, kinds, context);
    case 'properties':
      return kinds.map((kind, index) => (index === 0 && kind !== 'object' ? 'message' : 'fields'));
    case 'inferred':
      return inferredRoles(args, kinds, context);
  }
}

/** The roles of what stands beside a constant: there is a message already. */
export function rolesBesideConstant(args: readonly EsNode[], context: RoleContext): Role[] {
  let detailed = false;
  return args.map((argument): Role => {
    const kind = kindOf(argument, context);
    if (kind === 'object') return 'fields';
    if (kind === 'error') return 'error';
    if (kind === 'text' && !detailed) {
      detailed = true;
      return 'detail';
    }
    return kind === 'value' && FIELDS_NAME.test(nameOf(unwrap(argument)) ?? '') ? 'fields' : 'rest';
  });
}

function kindOf(argument: EsNode, context: RoleContext): Kind {
  if (argument.type === 'SpreadElement') return 'spread';
  const node = unwrap(argument);
  if (node.type === 'ObjectExpression') return 'object';
  if (isFunction(node)) return 'function';
  if (context.messages.isText(node, context.place)) return 'text';
  if (isErrorValue(node, context.place, context.bindings)) return 'error';
  return isTextValue(node, context.place, context.bindings) ? 'word' : 'value';
}

function valuesRoles(kinds: readonly Kind[]): Role[] {
  const text = kinds.indexOf('text');
  const message = text >= 0 ? text : kinds.findIndex((kind) => kind !== 'error');
  let failed = false;
  return kinds.map((kind, index): Role => {
    if (index === message) return 'message';
    if (kind !== 'error' || failed) return 'rest';
    failed = true;
    return 'error';
  });
}

function objectFirstRoles(args: readonly EsNode[], kinds: readonly Kind[]): Role[] {
  const roles: Role[] = [];
  const [first] = kinds;
  let message = 0;
  if (first === 'object' || first === 'error') {
    roles.push(first === 'object' ? 'fields' : 'error');
    message = 1;
  } else if (first === 'value' && kinds.length > 1 && !isMessageLike(args[0])) {
    // `logger.debug(update, 'Updating')`: what is no text comes first only as fields.
    if (kinds[1] === 'text' || kinds[1] === 'word' || kinds[1] === 'value') {
      roles.push('fields');
      message = 1;
    }
  }
  let failed = first === 'error';
  for (let index = message; index < kinds.length; index += 1) {
    if (index === message) roles.push('message');
    else if (kinds[index] === 'error' && !failed) {
      failed = true;
      roles.push('error');
    } else roles.push('rest');
  }
  return roles;
}

function messageFirstRoles(
  args: readonly EsNode[],
  kinds: readonly Kind[],
  context: RoleContext,
): Role[] {
  let failed = false;
  let printed = verbsOf(args[0], context);
  return kinds.map((kind, index): Role => {
    if (index === 0) {
      if (kind === 'object') return 'fields';
      if (kind !== 'error') return 'message';
      failed = true;
      return 'error';
    }
    if (printed > 0) {
      printed -= 1;
      return 'rest';
    }
    // `Logger.log({ id }, 'Saved', 'Users')`, `logger.error(err, 'Failed')`
    if (index === 1 && kind === 'text' && (kinds[0] === 'error' || kinds[0] === 'object')) {
      return 'message';
    }
    if (kind === 'object') return 'fields';
    const argument = args[index];
    const isStack = argument !== undefined && isErrorStack(argument);
    if ((kind === 'error' || isStack) && !failed) {
      failed = true;
      return 'error';
    }
    const name = argument === undefined ? undefined : lastName(argument);
    return kind === 'value' && FIELDS_NAME.test(name ?? '') ? 'fields' : 'rest';
  });
}

function contextLastRoles(
  args: readonly EsNode[],
  kinds: readonly Kind[],
  context: RoleContext,
  names: (argument: EsNode) => boolean = isContextLike,
): Role[] {
  const last = args.length - 1;
  const argument = args[last];
  const isContext =
    last > 0 && argument !== undefined && (kinds[last] === 'text' || names(argument));
  if (!isContext) return messageFirstRoles(args, kinds, context);
  return [...messageFirstRoles(args.slice(0, last), kinds.slice(0, last), context), 'context'];
}

function inferredRoles(
  args: readonly EsNode[],
  kinds: readonly Kind[],
  context: RoleContext,
): Role[] {
  const [first, second] = kinds;
  const last = kinds.length - 1;
  if (first === 'text') {
    if (second === 'text' && isLabel(args[0], context) && !isLabel(args[1], context)) {
      return ['label', ...messageFirstRoles(args.slice(1), kinds.slice(1), context)];
    }
    const printed = verbsOf(args[0], context);
    if (last > printed && kinds[last] === 'text' && isLabel(args[last], context)) {
      return [...messageFirstRoles(args.slice(0, last), kinds.slice(0, last), context), 'context'];
    }
    return messageFirstRoles(args, kinds, context);
  }
  if (first === 'error' && last === 1 && second === 'text' && isScope(args[1], context)) {
    return ['error', 'context'];
  }
  if ((first === 'value' || first === 'word') && isMessageLike(args[0])) {
    return contextLastRoles(args, kinds, context, isScopeConstant);
  }
  if (first === 'word') {
    return isScope(args[last], context)
      ? contextLastRoles(args, kinds, context)
      : messageFirstRoles(args, kinds, context);
  }
  if (first === 'value' && (kinds.length === 1 || second !== 'text')) {
    return messageFirstRoles(args, kinds, context);
  }
  return objectFirstRoles(args, kinds);
}

/** `err.message`, `message`, `msg`, `text`: what is a message by its name. */
function isMessageLike(argument: EsNode | undefined): boolean {
  return (
    argument !== undefined &&
    /^(?:message|msg|text|str|line|output)$/.test(lastName(argument) ?? '')
  );
}

/** `this.context`, `LOG_CONTEXT`, `UserService.name`: what names a scope. */
function isContextLike(argument: EsNode): boolean {
  return isScopeConstant(argument) || /context$/i.test(lastName(argument) ?? '');
}

/** `LOG_CONTEXT`, `UserService.name`; where nothing is known of the logger, `context` may be an object. */
function isScopeConstant(argument: EsNode): boolean {
  const node = unwrap(argument);
  if (isMember(node) && propertyName(node) === 'name') return true;
  return /^(?:[A-Z]+_)*(?:CONTEXT|SCOPE)$/.test(nameOf(node) ?? '');
}

/** One word without spaces or punctuation of a sentence. */
function isLabel(argument: EsNode | undefined, context: RoleContext): boolean {
  if (argument === undefined) return false;
  const text = context.messages.staticText(argument, context.place);
  return text !== undefined && /^[\w.:/@-]{2,40}$/.test(text) && !/[.:]$/.test(text);
}

/** A scope's name: `BrowseRepo`, `user-service`. */
function isScope(argument: EsNode | undefined, context: RoleContext): boolean {
  const text = argument === undefined ? undefined : stringOf(unwrap(argument));
  if (text === undefined || !isLabel(argument, context)) return false;
  return /^[A-Z]\w*[a-z][A-Z]\w*$|^[a-z]+(?:[-.:][a-z]+)+$/.test(text);
}

/** How many values the printf verbs of a message take. */
function verbsOf(argument: EsNode | undefined, context: RoleContext): number {
  if (argument === undefined) return 0;
  const text = context.messages.staticText(argument, context.place);
  return text?.match(/%[sdifjoOc]/g)?.length ?? 0;
}

const FIELDS_NAME =
  /^(?:meta|metadata|ctx|context|logCtx|logContext|fields|extra|details|attrs?|attributes|payload|props|params|info|data|bindings|metadatas?)$|(?:Meta|Metadata|Ctx|Context|Fields|Details|Data|Info)$/;

function lastName(node: EsNode): string | undefined {
  const bare = unwrap(node);
  return isMember(bare) ? propertyName(bare) : nameOf(bare);
}
