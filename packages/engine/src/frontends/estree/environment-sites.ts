/** Names of the environment that code reads or sets: `process.env.APP_LOG_LEVEL`, `import.meta.env['APP_LOG_LEVEL']`. */
import type { EnvironmentSite } from '../../facts/file-facts.ts';
import type { EsNode } from '../../ports.ts';
import type { Bindings, Place } from './bindings.ts';
import type { MessageReader } from './message.ts';
import {
  childOf,
  childrenOf,
  isMember,
  keyName,
  nameOf,
  propertyName,
  rangeOf,
  unwrap,
} from './node.ts';
import { literalWord, staticWord } from './word.ts';

const PROCESS: ReadonlySet<string | undefined> = new Set(['process', 'node:process']);

/** Whether an expression is the environment: `process.env`, `import.meta.env`, `env` of Node's own module. */
export function isEnvironment(node: EsNode, place: Place, bindings: Bindings): boolean {
  const name = nameOf(node);
  if (name !== undefined) {
    const binding = bindings.lookup(name, place);
    return isEnvironmentExport(binding?.source ?? '', binding?.imported ?? '');
  }
  if (!isMember(node) || propertyName(node) !== 'env') return false;
  const owner = unwrap(node['object'] as EsNode);
  if (owner.type === 'MetaProperty') return true;
  if (isMember(owner)) {
    return propertyName(owner) === 'process' && nameOf(childOf(owner, 'object')) === 'globalThis';
  }
  const root = nameOf(owner);
  const binding = root === undefined ? undefined : bindings.lookup(root, place);
  return binding === undefined ? root === 'process' : PROCESS.has(binding.source);
}

/** Whether an import is of the environment, under whatever name. */
export function isEnvironmentExport(source: string, imported: string): boolean {
  return PROCESS.has(source) && imported === 'env';
}

/** The names that are asked for where `node`, which is the environment, stands at `place`. */
export function environmentSites(
  node: EsNode,
  place: Place,
  messages: MessageReader,
  text: string,
): readonly EnvironmentSite[] {
  const read = (value: EsNode | undefined) => value && staticWord(value, place, messages, text);
  const [above, around, depth] = outside(node, place.ancestors, place.depth);
  switch (above?.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const property = childOf(above, 'property');
      if (property === undefined || childOf(above, 'object') !== around) return [];
      const name = above['computed'] === true ? read(property) : nameWord(property);
      const value = read(valueBeside(above, place.ancestors, depth));
      return name === undefined ? [] : [{ name, ...(value && { value }) }];
    }
    case 'VariableDeclarator': {
      const pattern = childOf(above, 'id');
      if (pattern?.type !== 'ObjectPattern') return [];
      return childrenOf(pattern, 'properties').flatMap((property): readonly EnvironmentSite[] => {
        const key = childOf(property, 'key');
        const name = keyName(property);
        if (key === undefined || name === undefined) return [];
        const word = literalWord(key, text) ?? { text: name, range: rangeOf(key) };
        const target = childOf(property, 'value');
        const value =
          target?.type === 'AssignmentPattern' ? read(childOf(target, 'right')) : undefined;
        return [{ name: word, ...(value && { value }) }];
      });
    }
    case 'BinaryExpression': {
      const left = childOf(above, 'left');
      const asks = above['operator'] === 'in' && childOf(above, 'right') === around;
      const name = asks ? read(left) : undefined;
      return name === undefined ? [] : [{ name }];
    }
    default:
      return [];
  }
}

function nameWord(property: EsNode) {
  const name = nameOf(property);
  return name === undefined ? undefined : { text: name, range: rangeOf(property) };
}

/** What a variable is set to, or what holds where it is not set. */
function valueBeside(
  access: EsNode,
  ancestors: readonly EsNode[],
  depth: number,
): EsNode | undefined {
  const [above, around] = outside(access, ancestors, depth);
  if (above === undefined || childOf(above, 'left') !== around) return undefined;
  const operator = above['operator'];
  const isValue =
    (above.type === 'AssignmentExpression' && operator !== '+=') ||
    (above.type === 'LogicalExpression' && (operator === '??' || operator === '||'));
  return isValue ? childOf(above, 'right') : undefined;
}

/** The first ancestor that is more than a type or a bracket around the node, what it holds, and its depth. */
function outside(
  node: EsNode,
  ancestors: readonly EsNode[],
  depth: number,
): readonly [above: EsNode | undefined, around: EsNode, depth: number] {
  let around = node;
  for (let at = depth - 1; at >= 0; at -= 1) {
    const above = ancestors[at];
    if (above === undefined || unwrap(above) !== unwrap(around)) return [above, around, at];
    around = above;
  }
  return [undefined, around, 0];
}
