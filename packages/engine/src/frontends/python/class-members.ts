/** The members of a class that `self.x` and `cls.x` may name: what the class and its methods assign, its properties. */
import type { PyClass, PyExpression, PyFunction, PyStatement } from '../../ports.ts';

/** A member: its declared type, the values it is given, and the type that a property says it gives. */
export interface ClassMember {
  readonly annotation: PyExpression | undefined;
  readonly values: readonly PyExpression[];
}

export function readClassMembers(owner: PyClass): ReadonlyMap<string, ClassMember> {
  const members = new Map<string, ClassMember>();
  const add = (
    name: string,
    value: PyExpression | undefined,
    annotation: PyExpression | undefined,
  ): void => {
    const before = members.get(name);
    members.set(name, {
      annotation: before?.annotation ?? annotation,
      values: [...(before?.values ?? []), ...(value === undefined ? [] : [value])],
    });
  };
  for (const statement of owner.body) {
    if (statement.type === 'Assign') {
      for (const target of statement.targets) {
        if (target.type === 'Name') add(target.id, statement.value, statement.annotation);
      }
    } else if (statement.type === 'FunctionDef') {
      if (isProperty(statement)) add(statement.name.text, returned(statement), statement.returns);
      const self = statement.parameters[0]?.name.text;
      if (self !== undefined) readAssignments(statement.body, self, add);
    }
  }
  return members;
}

function readAssignments(
  statements: readonly PyStatement[],
  self: string,
  add: (
    name: string,
    value: PyExpression | undefined,
    annotation: PyExpression | undefined,
  ) => void,
): void {
  for (const statement of statements) {
    switch (statement.type) {
      case 'Assign':
        for (const target of statement.targets) {
          if (
            target.type === 'Attribute' &&
            target.value.type === 'Name' &&
            target.value.id === self
          )
            add(target.attribute.text, statement.value, statement.annotation);
        }
        break;
      case 'If':
        for (const branch of statement.branches) readAssignments(branch.body, self, add);
        break;
      case 'Try':
        readAssignments(statement.body, self, add);
        for (const handler of statement.handlers) readAssignments(handler.body, self, add);
        readAssignments(statement.orelse, self, add);
        break;
      case 'With':
      case 'For':
      case 'While':
        readAssignments(statement.body, self, add);
        break;
      default:
    }
  }
}

function isProperty({ decorators }: PyFunction): boolean {
  return decorators.some((decorator) => {
    const name =
      decorator.type === 'Name'
        ? decorator.id
        : decorator.type === 'Attribute'
          ? decorator.attribute.text
          : '';
    return /property$/.test(name);
  });
}

/** What a property of one statement gives; a docstring before it counts for nothing. */
function returned({ body }: PyFunction): PyExpression | undefined {
  const [first] = body.filter(({ type }) => type !== 'Expr');
  return first?.type === 'Return' ? first.value : undefined;
}
