/** Field names that expressions suggest: `run.id` gives `runId`, `formatBytes(size)` gives `size`. */
import type { EsNode } from '../../ports.ts';
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

/** Hands out names, one message at a time: one name per expression, another for each other expression. */
export interface FieldNamer {
  /** A name for `expression`, whose source is `source`. */
  name(expression: EsNode, source: string): string;
}

export function createFieldNamer(): FieldNamer {
  const taken = new Map<string, string>();
  return {
    name(expression, source) {
      const { short, long } = suggest(expression);
      // The same source is the same value, unless it calls something.
      const key = /[(`]/.test(source) ? `${source}#${taken.size}` : source;
      for (const name of [short, long]) {
        const owner = taken.get(name);
        if (owner === undefined || owner === key) {
          taken.set(name, key);
          return name;
        }
      }
      let count = 2;
      while (taken.has(`${short}${count}`) && taken.get(`${short}${count}`) !== key) count += 1;
      taken.set(`${short}${count}`, key);
      return `${short}${count}`;
    },
  };
}

interface Suggestion {
  readonly short: string;
  /** The name with its owner's, for when the short one is taken. */
  readonly long: string;
}

function suggest(expression: EsNode): Suggestion {
  const words = wordsOf(expression, 0).filter((word) => word !== '');
  const last = words.at(-1) ?? 'value';
  const owner = words.at(-2);
  const long = owner === undefined ? last : joined([owner, last]);
  const short = owner !== undefined && NEEDS_OWNER.has(last) ? long : last;
  return {
    short: identifier(short),
    long: identifier(words.length > 2 && short === long ? joined(words.slice(-3)) : long),
  };
}

/** Properties that say little without the thing they belong to. */
const NEEDS_OWNER: ReadonlySet<string> = new Set([
  ...[
    'id',
    'name',
    'type',
    'kind',
    'key',
    'value',
    'length',
    'size',
    'count',
    'message',
    'status',
    'code',
  ],
  ...[
    'path',
    'url',
    'index',
    'data',
    'state',
    'title',
    'label',
    'text',
    'version',
    'time',
    'date',
    'stack',
  ],
]);

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

function joined(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : capital(word))).join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** An identifier of `[A-Za-z0-9_]` in the case of code: `MAX_SIZE` gives `maxSize`. */
function identifier(words: string): string {
  let name = words.replace(/[^A-Za-z0-9_]+(.)?/g, (_, next: string | undefined) =>
    (next ?? '').toUpperCase(),
  );
  name = name.replace(/^[_\d]+/, '');
  if (/^[A-Z0-9_]+$/.test(name)) {
    name = name.toLowerCase().replace(/_+([a-z0-9])/g, (_, next: string) => next.toUpperCase());
  }
  name = name.charAt(0).toLowerCase() + name.slice(1);
  return name === '' ? 'value' : name;
}

/** For a property's value: whether it is only `key`'s own name. */
export function isShorthand(property: EsNode): boolean {
  return property['shorthand'] === true && childOf(property, 'value')?.type !== 'AssignmentPattern';
}
