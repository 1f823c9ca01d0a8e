/** Which expressions hold a text for certain, whatever it says: such a value is never an object of fields. */
import type { EsNode } from '../../ports.ts';
import type { Bindings, Place } from './bindings.ts';
import { childOf, childrenOf, isCall, isMember, nameOf, propertyName, unwrap } from './node.ts';

/** A name declared as a string, or given one by the loop or the constant that binds it; `String(x)`, `list.join()`. */
export function isTextValue(expression: EsNode, place: Place, bindings: Bindings): boolean {
  const node = unwrap(expression);
  if (makesText(node)) return true;
  const name = nameOf(node);
  if (name === undefined) return false;
  const binding = bindings.lookup(name, place);
  if (binding === undefined) return false;
  if (binding.isText === true || isTextType(binding.type)) return true;
  const { kind, init, keys } = binding;
  return kind === 'const' && keys.length === 0 && init !== undefined && makesText(unwrap(init));
}

function makesText(node: EsNode): boolean {
  if (node.type === 'TemplateLiteral') return true;
  if (node.type === 'UnaryExpression') return node['operator'] === 'typeof';
  if (!isCall(node)) return false;
  const callee = unwrap(node['callee'] as EsNode);
  if (!isMember(callee)) return nameOf(callee) === 'String';
  return TEXT_METHODS.has(propertyName(callee) ?? '');
}

const TEXT_METHODS: ReadonlySet<string> = new Set([
  'join',
  'stringify',
  'toFixed',
  'toISOString',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
]);

/** `string`, `'a' | 'b'`, `string | undefined`. */
function isTextType(type: EsNode | undefined): boolean {
  switch (type?.type) {
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return true;
    case 'TSLiteralType': {
      const literal = childOf(type, 'literal');
      return literal?.type === 'TemplateLiteral' || typeof literal?.['value'] === 'string';
    }
    case 'TSUnionType': {
      const members = childrenOf(type, 'types').filter(({ type }) => !ABSENT.has(type));
      return members.length > 0 && members.every(isTextType);
    }
    default:
      return false;
  }
}

const ABSENT: ReadonlySet<string> = new Set(['TSUndefinedKeyword', 'TSNullKeyword']);
