/** What a name means where it stands. Scopes are read only when a name is asked for. */
import type {
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

type Scope = Map<string, Binding>;
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
          const binding = scopeOf(above as Owner).get(name);
          if (binding !== undefined) return binding;
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
  scope.set(name.text, {
    kind: 'parameter',
    values: fallback === undefined ? [] : [fallback],
    annotation,
    owner,
  });
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
          assign(target, statement.value, statement.annotation, scope);
        }
        break;
      case 'FunctionDef':
        scope.set(statement.name.text, { kind: 'function', values: [], owner: statement });
        break;
      case 'ClassDef':
        scope.set(statement.name.text, { kind: 'class', values: [], owner: statement });
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
        if (statement.target !== undefined) assign(statement.target, undefined, undefined, scope);
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
          if (target !== undefined) assign(target, undefined, undefined, scope);
        }
        below(statement.body);
        break;
      case 'Try':
        below(statement.body);
        for (const handler of statement.handlers) {
          const name = handler.name?.text;
          if (name !== undefined && !scope.has(name))
            scope.set(name, { kind: 'caught', values: [] });
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

/** An import wins over a fallback: `try: import x … except ImportError: x = None`. */
function addImport(name: string, path: string, module: string, scope: Scope): void {
  if (scope.get(name)?.kind === 'import') return;
  scope.set(name, { kind: 'import', path, module, values: [] });
}

function assign(
  target: PyExpression,
  value: PyExpression | undefined,
  annotation: PyExpression | undefined,
  scope: Scope,
): void {
  if (target.type === 'Name') {
    const before = scope.get(target.id);
    if (before?.kind === 'import') return;
    const values = [...(before?.values ?? []), ...(value === undefined ? [] : [value])];
    const declared = annotation ?? before?.annotation;
    const kind =
      before?.kind === 'parameter'
        ? 'parameter'
        : value === undefined && !declared
          ? 'other'
          : 'assigned';
    scope.set(target.id, {
      kind,
      values,
      ...(declared && { annotation: declared }),
      ...(before?.owner && { owner: before.owner }),
    });
  } else if (target.type === 'Tuple' || target.type === 'List' || target.type === 'Starred') {
    for (const part of target.children) assign(part as PyExpression, undefined, undefined, scope);
  }
}
