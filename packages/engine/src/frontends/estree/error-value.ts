/** Which expressions carry an exception. Names decide, as nothing else is known without types. */
import type { EsNode } from '../../ports.ts';
import type { Bindings, Place } from './bindings.ts';
import { isCall, isMember, nameOf, propertyName, unwrap } from './node.ts';

const ERROR_NAME =
  /^(?:e|ex|err|error|exc|exception|cause)\d*$|(?:Err|Error|Exception)\d*$|^(?:err|error)_/;
const ERROR_MAKER =
  /^(?:to|as|ensure|get|wrap|normali[sz]e|serialize|coerce|is)?(?:Error|Err|Exception)$/;

/** Keys under which a record carries its exception. */
export const ERROR_KEYS: ReadonlySet<string> = new Set([
  'err',
  'error',
  'exception',
  'cause',
  'e',
  'ex',
]);

/** Whether the expression is an exception: a caught binding, `err`, `new TypeError()`, `toError(e)`. */
export function isErrorValue(expression: EsNode, place: Place, bindings: Bindings): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier': {
      const name = node['name'] as string;
      if (ERROR_NAME.test(name)) return true;
      const binding = bindings.lookup(name, place);
      return binding?.kind === 'catch' && binding.keys.length === 0;
    }
    case 'NewExpression':
      return /(?:Error|Exception)$/.test(nameOf(node['callee'] as EsNode) ?? '');
    case 'ConditionalExpression':
      return (
        isErrorValue(node['consequent'] as EsNode, place, bindings) ||
        isErrorValue(node['alternate'] as EsNode, place, bindings)
      );
    case 'LogicalExpression':
      return isErrorValue(node['left'] as EsNode, place, bindings);
    case 'AwaitExpression':
      return false;
    default:
  }
  if (isMember(node)) {
    const name = propertyName(node);
    return name !== undefined && ERROR_NAME.test(name) && name.length > 1;
  }
  if (isCall(node)) {
    const callee = unwrap(node['callee'] as EsNode);
    const name = isMember(callee) ? propertyName(callee) : nameOf(callee);
    return name !== undefined && ERROR_MAKER.test(name);
  }
  return false;
}

/** `err.stack`: the text of an exception, given in its place. */
export function isErrorStack(expression: EsNode): boolean {
  const node = unwrap(expression);
  return isMember(node) && propertyName(node) === 'stack';
}
