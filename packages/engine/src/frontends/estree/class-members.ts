/** The members of a class that `this.x` may name: fields, parameter properties, what the constructor assigns. */
import type { EsNode } from '../../ports.ts';
import { annotationOf, type Place } from './bindings.ts';
import {
  childOf,
  childrenOf,
  isFunction,
  isMember,
  keyName,
  nameOf,
  propertyName,
  unwrap,
  walk,
} from './node.ts';

/** A member: its declared type, and the values it is given, each with the place where it is to be read. */
export interface ClassMember {
  readonly type: EsNode | undefined;
  readonly values: readonly { readonly node: EsNode; readonly place: Place }[];
  readonly place: Place;
}

/** All members of `owner` by name, `#name` for private ones. */
export function readClassMembers(owner: EsNode, place: Place): ReadonlyMap<string, ClassMember> {
  const members = new Map<string, ClassMember>();
  const body = childOf(owner, 'body');
  if (body === undefined) return members;
  for (const element of childrenOf(body, 'body')) {
    switch (element.type) {
      case 'PropertyDefinition':
      case 'ClassProperty':
      case 'ClassPrivateProperty':
      case 'AccessorProperty':
      case 'TSAbstractPropertyDefinition':
        addMember(
          members,
          keyName(element),
          annotationOf(element),
          childOf(element, 'value'),
          place,
        );
        break;
      case 'MethodDefinition':
      case 'ClassMethod':
        readMethod(element, members, within(place, body, element));
        break;
      default:
    }
  }
  return members;
}

function readMethod(method: EsNode, members: Map<string, ClassMember>, place: Place): void {
  const code = isFunction(method) ? method : childOf(method, 'value');
  if (code === undefined) return;
  const inside = code === method ? place : within(place, code);
  const kind = method['kind'];
  if (kind === 'get') {
    addMember(members, keyName(method), returnType(code), returned(code), inside);
  } else if (kind === 'constructor') readConstructor(code, members, inside);
}

function readConstructor(code: EsNode, members: Map<string, ClassMember>, place: Place): void {
  for (const param of childrenOf(code, 'params')) {
    if (param.type !== 'TSParameterProperty') continue;
    const target = param['parameter'] as EsNode;
    const [id, value] =
      target.type === 'AssignmentPattern'
        ? [target['left'] as EsNode, target['right'] as EsNode]
        : [target, undefined];
    addMember(members, nameOf(id), annotationOf(id), value, place);
  }
  const body = childOf(code, 'body');
  if (body === undefined) return;
  const inside = within(place, body);
  walk(body, (node) => {
    if (node.type === 'AssignmentExpression') {
      const left = unwrap(node['left'] as EsNode);
      if (isMember(left) && (left['object'] as EsNode).type === 'ThisExpression') {
        addMember(members, propertyName(left), undefined, node['right'] as EsNode, inside);
      }
    }
    return !isFunction(node);
  });
}

function addMember(
  members: Map<string, ClassMember>,
  name: string | undefined,
  type: EsNode | undefined,
  value: EsNode | undefined,
  place: Place,
): void {
  if (name === undefined) return;
  const before = members.get(name);
  const values = value === undefined ? [] : [{ node: value, place }];
  members.set(name, {
    type: before?.type ?? type,
    values: [...(before?.values ?? []), ...values],
    place: before?.place ?? place,
  });
}

function returnType(code: EsNode): EsNode | undefined {
  const annotation = childOf(code, 'returnType');
  return annotation === undefined ? undefined : childOf(annotation, 'typeAnnotation');
}

/** What a getter of one statement gives. */
function returned(code: EsNode): EsNode | undefined {
  const body = childOf(code, 'body');
  const [first] = body === undefined ? [] : childrenOf(body, 'body');
  return first?.type === 'ReturnStatement' ? childOf(first, 'argument') : undefined;
}

function within(place: Place, ...nodes: EsNode[]): Place {
  const ancestors = [...place.ancestors.slice(0, place.depth), ...nodes];
  return { ancestors, depth: ancestors.length };
}
