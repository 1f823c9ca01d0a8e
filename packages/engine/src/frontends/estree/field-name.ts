/** Field names that expressions suggest: `run.id` gives `runId`, `formatBytes(size)` gives `size`. */
import type { EsNode } from '../../ports.ts';
import { camelCase, createNames } from '../field-names.ts';
import {
  childOf,
  childrenOf,
  isCall,
  isMember,
  nameOf,
  propertyName,
  stringOf,
  unwrap,
} from './node.ts';

/** Hands out names, one message at a time. */
export interface FieldNamer {
  /** A name for `expression`, whose source is `source`. */
  name(expression: EsNode, source: string): string;
}

export function createFieldNamer(): FieldNamer {
  const names = createNames(camelCase);
  return { name: (expression, source) => names.name(wordsOf(expression, 0), source) };
}

/** Calls whose argument is the value: they only change how it looks. */
const FORMATTERS =
  /^(?:fmt|format|pretty|print|stringify|inspect|String|Number|Boolean|parse|serialize|encode|escape|quote|truncate|round|floor|ceil|trim|bold|underline|italic|dim|red|green|yellow|blue|cyan|magenta|gray|grey|white|to[A-Z]|format[A-Z]|pretty[A-Z]|stringify[A-Z]|print[A-Z]|humanize|redact|sanitize|json|join|keys|values|entries)/;

/** Methods that only change how their object looks. */
const VIEWS =
  /^(?:to[A-Z]\w*|join|trim\w*|slice|substring|substr|padStart|padEnd|replace\w*|map|filter|sort|reverse|format|valueOf|at|split|concat)$/;

function wordsOf(expression: EsNode, depth: number): string[] {
  const node = unwrap(expression);
  if (depth > 12) return [];
  const below = (child: EsNode): string[] => wordsOf(child, depth + 1);
  if (isMember(node)) {
    const owner = below(node['object'] as EsNode);
    const key = propertyName(node);
    if (key !== undefined) return [...owner, key.replace(/^#/, '')];
    const index = unwrap(node['property'] as EsNode);
    const value = index['value'];
    if (typeof value === 'number')
      return [...owner.slice(0, -1), `${owner.at(-1) ?? 'item'}${value}`];
    return [...owner, ...below(index).slice(-1)];
  }
  if (isCall(node)) return wordsOfCall(node, below);
  switch (node.type) {
    case 'Identifier':
      return [node['name'] as string];
    case 'AwaitExpression':
    case 'SpreadElement':
    case 'UnaryExpression':
    case 'UpdateExpression':
      return below(node['argument'] as EsNode);
    case 'LogicalExpression':
    case 'AssignmentExpression':
    case 'BinaryExpression': {
      if (node['operator'] === '-' || node['operator'] === '/') {
        const words = below(node['right'] as EsNode);
        return /^(?:start|begin)/i.test(words.at(-1) ?? '')
          ? ['elapsed']
          : below(node['left'] as EsNode);
      }
      const left = below(node['left'] as EsNode);
      return left.length > 0 ? left : below(node['right'] as EsNode);
    }
    case 'ConditionalExpression': {
      const consequent = below(node['consequent'] as EsNode);
      return consequent.length > 0 ? consequent : below(node['alternate'] as EsNode);
    }
    case 'NewExpression':
      return /^Date$/.test(nameOf(node['callee'] as EsNode) ?? '') ? ['date'] : [];
    case 'TemplateLiteral': {
      const [first] = childrenOf(node, 'expressions');
      return first === undefined ? [] : below(first);
    }
    default:
      return [];
  }
}

function wordsOfCall(node: EsNode, below: (child: EsNode) => string[]): string[] {
  const callee = unwrap(node['callee'] as EsNode);
  const [argument] = childrenOf(node, 'arguments');
  const name = isMember(callee) ? propertyName(callee) : nameOf(callee);
  if (name === undefined) return [];
  const ofArgument = argument === undefined ? [] : below(argument);
  if (isMember(callee)) {
    const object = callee['object'] as EsNode;
    const global =
      /^(?:JSON|Object|Array|Math|Number|String|Buffer|util|path|chalk|clc|colors|pc|kleur)$/.test(
        nameOf(object) ?? '',
      );
    if (global) return ofArgument;
    if (VIEWS.test(name)) return below(object);
    if (name === 'get' && stringOf(argument) !== undefined) return [stringOf(argument) ?? ''];
    return [...below(object), bare(name)];
  }
  if (FORMATTERS.test(name) && ofArgument.length > 0) return ofArgument;
  return [bare(name)];
}

/** `getUser` gives `user`. */
function bare(name: string): string {
  const match =
    /^(?:get|fetch|find|compute|calculate|build|create|make|resolve|read|load)([A-Z]\w*)$/.exec(
      name,
    );
  return match?.[1] ?? name.replace(/^#/, '');
}

/** For a property's value: whether it is only `key`'s own name. */
export function isShorthand(property: EsNode): boolean {
  return property['shorthand'] === true && childOf(property, 'value')?.type !== 'AssignmentPattern';
}
