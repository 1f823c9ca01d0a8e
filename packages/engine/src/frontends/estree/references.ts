/** References of the project's form, wherever they stand and whatever alias they go by. */
import type { ConstantMention, ConstantUse } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import type { Binding, Bindings, Place } from './bindings.ts';
import type { LoggerResolver } from './logger-value.ts';
import type { MessageReader } from './message.ts';
import {
  branchesOf,
  childOf,
  childrenOf,
  endOf,
  isCall,
  isMember,
  literalOf,
  nameOf,
  propertyName,
  rangeOf,
  sourceOf,
  startOf,
  unwrap,
} from './node.ts';
import { heldBy, type ReferenceForm } from '../reference-form.ts';

export interface ReferenceReader {
  /** The constant that an expression refers to by the project's form. */
  mention(expression: EsNode, place: Place): ConstantMention | undefined;
  /** The constants of an argument: a reference, several (`a ? X : Y`), or one that cannot be read. */
  use(expression: EsNode, place: Place): ConstantUse | undefined;
  /** What stands in a role where a constant must stand: also a string, a number, `mongoLogId(1)`. */
  required(expression: EsNode, place: Place): ConstantUse;
  /** Whether an identifier, met on the walk under `parent`, is a use and not a declaration or key. */
  isUse(node: EsNode, parent: EsNode | undefined, grandparent: EsNode | undefined): boolean;
}

export function createReferenceReader(
  form: ReferenceForm | undefined,
  bindings: Bindings,
  loggers: LoggerResolver,
  messages: MessageReader,
  text: string,
): ReferenceReader {
  function mention(expression: EsNode, place: Place, links = 0): ConstantMention | undefined {
    if (form === undefined || links > 8) return undefined;
    let node = unwrap(expression);
    const whole = rangeOf(node);
    for (const name of [...form.trailing].reverse()) {
      if (!isMember(node) || propertyName(node) !== name) return undefined;
      node = unwrap(node['object'] as EsNode);
    }
    if (isMember(node)) {
      const name = propertyName(node);
      const held = name === undefined ? undefined : heldBy(form, name);
      if (held === undefined) return undefined;
      const owner = unwrap(node['object'] as EsNode);
      if (form.owner === undefined) {
        // `codes.LOG_X`: the module's name is the project's own affair, the object must be an import.
        return isImported(owner, place) ? written(node, held, whole) : undefined;
      }
      return isOwner(owner, place) ? written(node, held, whole) : undefined;
    }
    const name = nameOf(node);
    return name === undefined ? undefined : mentionByName(node, name, whole, place, links);
  }

  function mentionByName(
    node: EsNode,
    name: string,
    whole: { start: number; end: number },
    place: Place,
    links: number,
  ): ConstantMention | undefined {
    if (form === undefined) return undefined;
    const binding = bindings.lookup(name, place);
    const held = form.owner === undefined ? heldBy(form, name) : undefined;
    if (binding === undefined || binding.kind === 'import') {
      if (held !== undefined) return written(node, held, whole);
      const imported = binding?.imported;
      if (form.owner !== undefined || imported === undefined) return undefined;
      const aliased = heldBy(form, imported);
      return aliased === undefined ? undefined : via(aliased, whole, name);
    }
    const key = binding.keys.at(-1);
    if (key !== undefined && binding.init !== undefined && form.trailing.length === 0) {
      const aliased = heldBy(form, key);
      const fits =
        form.owner === undefined
          ? aliased !== undefined
          : binding.keys.length === 1
            ? isOwner(unwrap(binding.init), binding.place)
            : binding.keys.at(-2) === form.owner;
      if (aliased !== undefined && fits) {
        return key === name && form.owner === undefined
          ? written(node, aliased, whole)
          : via(aliased, whole, name);
      }
    }
    if (held !== undefined && binding.kind !== 'param') return written(node, held, whole);
    if (binding.kind !== 'const' || binding.init === undefined || binding.keys.length > 0)
      return undefined;
    const target = mention(binding.init, binding.place, links + 1);
    return target === undefined ? undefined : via(target.text, whole, name);
  }

  /** The object whose members are constants: `LOG`, an alias of it, `codes.LOG`. */
  function isOwner(owner: EsNode, place: Place, links = 0): boolean {
    if (form?.owner === undefined || links > 8) return false;
    if (isMember(owner)) return propertyName(owner) === form.owner;
    const name = nameOf(owner);
    if (name === undefined) return false;
    const binding = bindings.lookup(name, place);
    if (binding === undefined) return name === form.owner;
    if (binding.kind === 'import') {
      return name === form.owner || binding.imported === form.owner;
    }
    if (name === form.owner) return isLocalOwner(owner, binding, place);
    if (binding.keys.length > 0) return binding.keys.at(-1) === form.owner;
    return (
      binding.kind === 'const' &&
      binding.init !== undefined &&
      isOwner(unwrap(binding.init), binding.place, links + 1)
    );
  }

  /** A name of the form that the file declares itself: a table of constants, unless it is a logger or a parameter. */
  function isLocalOwner(owner: EsNode, binding: Binding, place: Place): boolean {
    if (binding.kind === 'function' || binding.kind === 'catch') return false;
    if (binding.kind === 'param') return binding.fallback !== undefined;
    const value = loggers.resolve(owner, place);
    return value === undefined || value.reason.endsWith('is named like a logger');
  }

  function isImported(owner: EsNode, place: Place): boolean {
    const name = nameOf(owner);
    if (name === undefined) return false;
    const binding = bindings.lookup(name, place);
    return binding?.kind === 'import' || (binding?.kind === 'const' && binding.keys.length === 0);
  }

  /** A mention where the name stands in the source, without what the form adds to it. */
  function written(
    node: EsNode,
    held: string,
    expression: { start: number; end: number },
  ): ConstantMention {
    const property = isMember(node) ? (node['property'] as EsNode) : node;
    const quoted = isMember(node) && node['computed'] === true ? 1 : 0;
    const start = startOf(property) + quoted + (form?.prefix.length ?? 0);
    const range = { start, end: start + held.length };
    return {
      by: 'reference',
      text: held,
      range: text.slice(range.start, range.end) === held ? range : expression,
      expression,
    };
  }

  function use(expression: EsNode, place: Place): ConstantUse | undefined {
    const branches = branchesOf(expression);
    const mentions = branches.flatMap(
      (branch) => mentionsOf(branch, place, mention) ?? mention(branch, place),
    );
    if (mentions.every((found) => found !== undefined)) {
      return { kind: 'static', candidates: mentions };
    }
    const some = mentions.some((found) => found !== undefined);
    const dynamic = some || branches.some((branch) => isComputedMember(branch, place));
    return dynamic ? { kind: 'dynamic', expression: sourceOf(expression, text) } : undefined;
  }

  /** `LOG[key]` */
  function isComputedMember(expression: EsNode, place: Place): boolean {
    const node = unwrap(expression);
    return (
      isMember(node) &&
      propertyName(node) === undefined &&
      isOwner(unwrap(node['object'] as EsNode), place)
    );
  }

  function required(expression: EsNode, place: Place): ConstantUse {
    const candidates: ConstantMention[] = [];
    const read = (node: EsNode, at: Place) => mention(node, at) ?? spelled(node, at);
    for (const branch of branchesOf(expression)) {
      const found = mentionsOf(branch, place, read) ?? read(branch, place);
      if (found === undefined) return { kind: 'dynamic', expression: sourceOf(expression, text) };
      candidates.push(...[found].flat());
    }
    return { kind: 'static', candidates };
  }

  /** The constants of a name that is bound once, to a choice between constants; `undefined` where it is no such name. */
  function mentionsOf(
    node: EsNode,
    place: Place,
    read: (arm: EsNode, place: Place) => ConstantMention | undefined,
  ): ConstantMention[] | undefined {
    const name = nameOf(unwrap(node));
    const binding = name === undefined ? undefined : bindings.lookup(name, place);
    if (name === undefined || binding?.kind !== 'const' || binding.keys.length > 0)
      return undefined;
    const arms = binding.init === undefined ? [] : branchesOf(binding.init);
    const found = arms.flatMap((arm) => read(arm, binding.place) ?? []);
    if (arms.length < 2 || found.length < arms.length) return undefined;
    const range = rangeOf(unwrap(node));
    return found.map((one) => ({ ...one, range, expression: range, via: name }));
  }

  /** A code or name as a string or number, also as the only argument of a call. */
  function spelled(expression: EsNode, place: Place): ConstantMention | undefined {
    let node = unwrap(expression);
    const whole = rangeOf(node);
    if (isCall(node)) {
      const [argument, ...others] = childrenOf(node, 'arguments');
      if (argument === undefined || others.length > 0) return undefined;
      node = unwrap(argument);
    }
    const value = literalOf(node);
    if (value !== undefined) {
      const quoted = /["'`]/.test(text.charAt(startOf(node))) ? 1 : 0;
      const range = { start: startOf(node) + quoted, end: endOf(node) - quoted };
      return { by: 'string', text: value, range, expression: whole };
    }
    const followed = messages.staticText(node, place);
    return followed === undefined
      ? undefined
      : { by: 'string', text: followed, range: whole, expression: whole, via: nameOf(node) ?? '' };
  }

  return { mention: (node, place) => mention(node, place), use, required, isUse };
}

function via(text: string, range: { start: number; end: number }, name: string): ConstantMention {
  return { by: 'reference', text, range, expression: range, via: name };
}

function isUse(node: EsNode, parent: EsNode | undefined, grandparent: EsNode | undefined): boolean {
  switch (parent?.type) {
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return parent['id'] !== node && !childrenOf(parent, 'params').includes(node);
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSEnumMember':
    case 'TSModuleDeclaration':
      return parent['id'] !== node;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ExportSpecifier':
    case 'TSImportEqualsDeclaration':
    case 'RestElement':
    case 'ArrayPattern':
    case 'CatchClause':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return false;
    case 'AssignmentPattern':
      return childOf(parent, 'left') !== node;
    case 'Property':
    case 'ObjectProperty':
      return (
        grandparent?.type !== 'ObjectPattern' &&
        (parent['computed'] === true || parent['value'] === node)
      );
    case 'PropertyDefinition':
    case 'ClassProperty':
    case 'MethodDefinition':
      return parent['computed'] === true || parent['key'] !== node;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent['computed'] === true || parent['property'] !== node;
    default:
      return true;
  }
}
