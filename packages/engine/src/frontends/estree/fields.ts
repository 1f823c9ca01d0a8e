/** The fields that an object gives to a record. */
import type { TextRange } from '@loglex/catalog';
import type { FieldEntry } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import { isShorthand } from './field-name.ts';
import {
  childOf,
  childrenOf,
  endOf,
  keyName,
  literalOf,
  rangeOf,
  sourceOf,
  startOf,
  unwrap,
} from './node.ts';

/** The entries of an object literal, in order. */
export function readFields(object: EsNode, text: string): FieldEntry[] {
  return childrenOf(object, 'properties').map((property) => readField(property, text));
}

/** The range between the braces. */
export function insideBraces(object: EsNode): TextRange {
  return { start: startOf(object) + 1, end: endOf(object) - 1 };
}

/** The value node under a key of an object literal. */
export function valueOf(object: EsNode, key: string): EsNode | undefined {
  for (const property of childrenOf(object, 'properties')) {
    if (keyName(property) === key) return childOf(property, 'value');
  }
  return undefined;
}

function readField(property: EsNode, text: string): FieldEntry {
  const range = rangeOf(property);
  if (property.type === 'SpreadElement' || property.type === 'ExperimentalSpreadProperty') {
    return { kind: 'spread', value: sourceOf(property['argument'] as EsNode, text), range };
  }
  const value = childOf(property, 'value') ?? property;
  const key = keyName(property);
  const source = sourceOf(value, text);
  if (key === undefined) return { kind: 'dynamic-key', value: source, range };
  const literal = literalOf(unwrap(value));
  return {
    kind: 'field',
    key,
    keyRange: rangeOf(property['key'] as EsNode),
    value: source,
    ...(literal === undefined ? {} : { literal }),
    shorthand: isShorthand(property),
    range,
  };
}
