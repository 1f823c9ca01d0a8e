/** What a name means where it stands. Scopes are read only when a name is asked for. */
import type {
  PyAssign,
  PyClass,
  PyExpression,
  PyFunction,
  PyLambda,
  PyModule,
  PyNode,
  PyParameter,
  PyStatement,
} from '../../ports.ts';
import { isInBody } from './node.ts';

/** How a name came to be. */
export interface Binding {
  readonly kind: 'import' | 'assigned' | 'parameter' | 'function' | 'class' | 'caught' | 'other';
  /** Import: the dotted path of what it names (`logging`, `logging.getLogger`). */
  readonly path?: string;
  /** Import: the module it is taken from, with leading dots. */
  readonly module?: string;
  /** Every value that the scope assigns to it, in order. */
  readonly values: readonly PyExpression[];
  readonly annotation?: PyExpression | undefined;
  /** The function, lambda or class that declares or is declared. */
  readonly owner?: PyFunction | PyLambda | PyClass;
}

type Scope = Map<string, Entry>;

/** What a scope says of a name. Most names are never asked for: the values of theirs are not read. */
interface Entry {
  /** What it is but for assignments. */
  readonly declared: Binding | undefined;
  readonly assignments: Assignment[];
  binding?: Binding;
}

/** The statement, or what there is of one. */
type Assignment = Partial<Pick<PyAssign, 'value' | 'annotation'>>;

/** A loop, a `with`, a part of a tuple: nobody knows the value. */
const UNKNOWN: Assignment = {};

type Owner = PyModule | PyFunction | PyLambda | PyClass;

export interface Bindings {
  /** The binding of `name` where `node` stands; `undefined` for a builtin. */
  lookup(name: string, node: PyNode): Binding | undefined;
}

export function createBindings(text: string): Bindings {
  const scopes = new Map<Owner, Scope>();

  function scopeOf(owner: Owner): Scope {
    let scope = scopes.get(owner);
    if (scope === undefined) {
      scope = readScope(owner, text);
      scopes.set(owner, scope);
    }
    return scope;
  }

  return {
    lookup(name, node) {
      let below = node;
      let inFunction = false;
      for (let above: PyNode | undefined = node; above !== undefined; above = above.parent) {
        const isOwner =
          above.type === 'Module' ||
          above.type === 'Lambda' ||
          ((above.type === 'FunctionDef' || above.type === 'ClassDef') && isInBody(above, below));
        if (isOwner && (above.type !== 'ClassDef' || !inFunction)) {
          const entry = scopeOf(above as Owner).get(name);
          if (entry !== undefined) return (entry.binding ??= bindingOf(entry));
          // The names of a class are not seen from its methods.
          inFunction ||= above.type !== 'ClassDef';
        }
        below = above;
      }
      return undefined;
    },
  };
}

function readScope(owner: Owner, text: string): Scope {
  const scope: Scope = new Map();
  const elsewhere = new Set<string>();
  if (owner.type === 'FunctionDef' || owner.type === 'Lambda') {
    for (const parameter of owner.parameters) addParameter(parameter, owner, scope);
  }
  if (owner.type !== 'Lambda') readStatements(owner.body, scope, elsewhere, text);
  for (const name of elsewhere) scope.delete(name);
  return scope;
}

function addParameter(parameter: PyParameter, owner: PyFunction | PyLambda, scope: Scope): void {
  const { name, annotation, fallback } = parameter;
  const values = fallback === undefined ? [] : [fallback];
  declare(name.text, { kind: 'parameter', values, annotation, owner }, scope);
}

function readStatements(
  statements: readonly PyStatement[],
  scope: Scope,
  elsewhere: Set<string>,
  text: string,
): void {
  const below = (inner: readonly PyStatement[]): void => {
    readStatements(inner, scope, elsewhere, text);
  };
  for (const statement of statements) {
    switch (statement.type) {
      case 'Assign':
        for (const target of statement.targets) {
          assign(target, statement, scope);
        }
        break;
      case 'FunctionDef':
        declare(statement.name.text, { kind: 'function', values: [], owner: statement }, scope);
        break;
      case 'ClassDef':
        declare(statement.name.text, { kind: 'class', values: [], owner: statement }, scope);
        break;
      case 'Import':
        for (const { name, as } of statement.names) {
          const path = as === undefined ? (name.text.split('.')[0] ?? '') : name.text;
          addImport(as?.text ?? path, path, path, scope);
        }
        break;
      case 'ImportFrom':
        for (const { name, as } of statement.names) {
          const module = statement.module.text;
          const dot = module.endsWith('.') ? '' : '.';
          addImport(as?.text ?? name.text, `${module}${dot}${name.text}`, module, scope);
        }
        break;
      case 'For':
        if (statement.target !== undefined) assign(statement.target, UNKNOWN, scope);
        below(statement.body);
        below(statement.orelse);
        break;
      case 'While':
        below(statement.body);
        below(statement.orelse);
        break;
      case 'If':
        for (const branch of statement.branches) below(branch.body);
        break;
      case 'With':
        for (const { target } of statement.items) {
          if (target !== undefined) assign(target, UNKNOWN, scope);
        }
        below(statement.body);
        break;
      case 'Try':
        below(statement.body);
        for (const handler of statement.handlers) {
          const name = handler.name?.text;
          if (name !== undefined && !scope.has(name))
            declare(name, { kind: 'caught', values: [] }, scope);
          below(handler.body);
        }
        below(statement.orelse);
        below(statement.finalbody);
        break;
      case 'Match':
        for (const one of statement.cases) below(one.body);
        break;
      case 'Global':
        for (const name of text.slice(statement.start, statement.end).match(/\w+/g) ?? []) {
          elsewhere.add(name);
        }
        break;
      default:
    }
  }
}

function declare(name: string, declared: Binding, scope: Scope): void {
  scope.set(name, { declared, assignments: [] });
}

/** An import wins over a fallback: `try: import x … except ImportError: x = None`. */
function addImport(name: string, path: string, module: string, scope: Scope): void {
  if (scope.get(name)?.declared?.kind === 'import') return;
  declare(name, { kind: 'import', path, module, values: [] }, scope);
}

function assign(target: PyExpression, assignment: Assignment, scope: Scope): void {
  if (target.type === 'Name') {
    const before = scope.get(target.id);
    if (before === undefined)
      scope.set(target.id, { declared: undefined, assignments: [assignment] });
    else if (before.declared?.kind !== 'import') before.assignments.push(assignment);
  } else if (target.type === 'Tuple' || target.type === 'List' || target.type === 'Starred') {
    for (const part of target.children) assign(part as PyExpression, UNKNOWN, scope);
  }
}

function bindingOf({ declared, assignments }: Entry): Binding {
  let binding = declared;
  for (const { value, annotation } of assignments) binding = assigned(binding, value, annotation);
  return binding ?? { kind: 'other', values: [] };
}

function assigned(
  before: Binding | undefined,
  value: PyExpression | undefined,
  annotation: PyExpression | undefined,
): Binding {
  const values = [...(before?.values ?? []), ...(value === undefined ? [] : [value])];
  const declared = annotation ?? before?.annotation;
  const kind =
    before?.kind === 'parameter'
      ? 'parameter'
      : value === undefined && !declared
        ? 'other'
        : 'assigned';
  return {
    kind,
    values,
    ...(declared && { annotation: declared }),
    ...(before?.owner && { owner: before.owner }),
  };
}
