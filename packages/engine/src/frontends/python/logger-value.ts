/** Is this expression a logger, of which ecosystem, and why? */
import { levelOf, type TextRange } from '@loglex/catalog';
import type { Confidence } from '../../facts/log-call.ts';
import type { PyCall, PyClass, PyExpression, PyNode } from '../../ports.ts';
import {
  isLoggerFactoryName,
  isLoggerModule,
  isLoggerName,
  isLoggerTypeName,
} from '../../sinks/named-logger.ts';
import { namedPythonSink, PYTHON_SINKS, PYTHON_SINKS_BY_PATH } from '../../sinks/python/index.ts';
import type { PythonSinkSpec } from '../../sinks/python/spec.ts';
import type { Nature } from '../../sinks/spec.ts';
import type { ProjectSink } from '../../settings/settings.ts';
import type { CompiledProjectSink } from '../../sinks/project-sinks.ts';
import type { Binding, Bindings } from './bindings.ts';
import { readClassMembers, type ClassMember } from './class-members.ts';
import { createCalleeMatcher } from './declared-callee.ts';
import { moduleNameOf } from './module-name.ts';
import { classAround, functionAround, lastName, pathOf, rangeOf } from './node.ts';
import { literalText } from './string-literal.ts';

/** What an expression is to logging. */
export interface LoggerValue {
  readonly spec: PythonSinkSpec;
  readonly natures: readonly Nature[];
  readonly confidence: Confidence;
  readonly reason: string;
  /** The name that the logger was given, and where. */
  readonly namespace?: {
    readonly text: string;
    readonly range: TextRange;
    /** It is `__name__`, and the text what the file's path says of it. */
    readonly isModule?: true;
  };
  /** Keys that it adds to each record. */
  readonly ambient: readonly string[];
  /** Whether it is the standard library's adapter. */
  readonly adapter?: true;
  /** A method taken from a logger: `info = logger.info`. */
  readonly method?: string;
}

export interface LoggerResolver {
  /** What `expression` is to logging; `undefined` where it is no part of it. */
  resolve(expression: PyExpression): LoggerValue | undefined;
  /** The dotted path of what an expression names through imports: `logging.getLogger`. */
  pathOf(expression: PyExpression): string | undefined;
}

const MAX_LINKS = 24;
const NAMED_SINKS = PYTHON_SINKS.filter(({ names }) => names !== undefined);

/** What loggers are found with. */
export interface LoggerResolverParts {
  readonly file: string;
  /** Names of one ecosystem count only where its package is mentioned. */
  readonly text: string;
  readonly bindings: Bindings;
  /** Calls of the project that make loggers. */
  readonly makers: readonly CompiledProjectSink[];
}

export function createLoggerResolver(parts: LoggerResolverParts): LoggerResolver {
  const { file, text, bindings, makers } = parts;
  const matchDeclared = createCalleeMatcher(bindings);
  const members = new Map<PyClass, ReadonlyMap<string, ClassMember>>();
  // A value that is being resolved is not resolved again: `log = log or other` is no circle.
  const open = new Set<PyExpression>();

  function resolve(node: PyExpression, links = 0): LoggerValue | undefined {
    if (links > MAX_LINKS || open.has(node)) return undefined;
    open.add(node);
    try {
      switch (node.type) {
        case 'Name':
          return resolveName(node.id, node, links);
        case 'Attribute':
          return resolveAttribute(node, links);
        case 'Call':
          return resolveCall(node, links);
        case 'Await':
        case 'NamedExpr':
          return resolve(node.value, links + 1);
        case 'Binary':
          return node.operator === 'or' || node.operator === 'and'
            ? (resolve(node.left, links + 1) ?? resolve(node.right, links + 1))
            : undefined;
        case 'Conditional':
          return resolve(node.body, links + 1) ?? resolve(node.orelse, links + 1);
        default:
          return undefined;
      }
    } finally {
      open.delete(node);
    }
  }

  function resolveName(name: string, node: PyNode, links: number): LoggerValue | undefined {
    const binding = bindings.lookup(name, node);
    if (binding === undefined) {
      const builtin = PYTHON_SINKS.find(({ globals }) => globals?.includes(name));
      return builtin === undefined
        ? byName(name, `\`${name}\` is named like a logger`)
        : exportOf(builtin, name, `\`${name}\` is built in`);
    }
    if (binding.kind === 'import') return resolveImport(name, binding);
    const value = resolveBinding(name, binding, links);
    if (value !== undefined) return value;
    if (binding.kind === 'function' || binding.kind === 'class' || isSomethingElse(binding))
      return undefined;
    return byName(name, `\`${name}\` is named like a logger`);
  }

  function resolveImport(
    name: string,
    { path = '', module = '' }: Binding,
  ): LoggerValue | undefined {
    const known = byPath(path, `\`${name}\` is imported from \`${module}\``);
    if (known !== undefined) return known;
    const original = path.slice(path.lastIndexOf('.') + 1);
    if (module === path) {
      return isLoggerName(original)
        ? byName(name, `\`${name}\`, an imported module, is named like a logger`)
        : undefined;
    }
    const value =
      byName(
        name,
        `\`${name}\`, imported from \`${module}\`, is named like a logger`,
        module.startsWith('.'),
      ) ?? byName(original, `\`${original}\`, imported from \`${module}\`, is named like a logger`);
    return value !== undefined && isLoggerModule(module.replace(/^\.+/, ''))
      ? {
          ...value,
          confidence: 'certain',
          reason: `\`${name}\` is imported from \`${module}\`, a module of loggers`,
        }
      : value;
  }

  function resolveBinding(name: string, binding: Binding, links: number): LoggerValue | undefined {
    const { annotation, values } = binding;
    const declared = annotation && resolveType(name, annotation, links + 1);
    if (declared !== undefined) return declared;
    for (const value of values) {
      const found = resolve(value, links + 1);
      if (found !== undefined) return explained(found, name, value);
    }
    return undefined;
  }

  function resolveAttribute(
    node: Extract<PyExpression, { type: 'Attribute' }>,
    links: number,
  ): LoggerValue | undefined {
    const key = node.attribute.text;
    const path = qualifiedPath(node);
    const known = path === undefined ? undefined : byPath(path, comesFrom(path));
    if (known !== undefined) return known;
    const owner = node.value;
    if (isSelf(owner)) {
      const value = memberOfSelf(key, node, links);
      if (value !== undefined) return value;
    } else {
      const value = resolve(owner, links + 1);
      if (value?.natures.includes('logger') === true) {
        if (value.spec.methods.has(key)) return { ...value, natures: ['function'], method: key };
        if (value.spec.children.includes(key)) return value;
      }
    }
    return byName(key, `\`${sourceText(node)}\` is named like a logger`);
  }

  function memberOfSelf(key: string, node: PyNode, links: number): LoggerValue | undefined {
    const owner = classAround(node);
    if (owner === undefined) return undefined;
    let found = members.get(owner);
    if (found === undefined) {
      found = readClassMembers(owner);
      members.set(owner, found);
    }
    const member = found.get(key);
    if (member === undefined) return undefined;
    const name = `self.${key}`;
    const declared =
      member.annotation === undefined ? undefined : resolveType(name, member.annotation, links + 1);
    if (declared !== undefined) return declared;
    for (const value of member.values) {
      const resolved = resolve(value, links + 1);
      if (resolved !== undefined) return explained(resolved, name, value);
    }
    return undefined;
  }

  function resolveCall(node: PyCall, links: number): LoggerValue | undefined {
    const { callee } = node;
    const declared = matchDeclared(callee, makers)?.sink.declared;
    if (declared !== undefined) return madeBy(declared, node);
    if (callee.type === 'Attribute') {
      const owner = resolve(callee.value, links + 1);
      const key = callee.attribute.text;
      if (owner?.natures.includes('logger') === true && owner.spec.children.includes(key)) {
        if (key === 'getChild') return named(owner, node);
        return { ...owner, ambient: [...owner.ambient, ...keywordsOf(node)] };
      }
      if (key === 'setdefault' || key === 'getattr') return undefined;
    }
    if (callee.type === 'Name' && callee.id === 'getattr') {
      const name = node.arguments[1]?.value;
      const key = name === undefined ? undefined : plainText(name);
      return key === undefined ? undefined : byName(key, `\`${key}\` is named like a logger`);
    }
    const maker = resolve(callee, links + 1);
    if (maker?.natures.includes('factory') === true || maker?.natures.includes('class') === true) {
      const first = node.arguments[0]?.value;
      const inner = first === undefined ? undefined : resolve(first, links + 1);
      const made: LoggerValue = { ...maker, natures: ['logger'] };
      return inner?.natures.includes('logger') === true && inner.spec !== namedPythonSink
        ? {
            ...made,
            ...(inner.namespace && { namespace: inner.namespace }),
            ambient: [...inner.ambient, ...keysOf(node)],
          }
        : named(made, node);
    }
    const name = lastName(callee);
    if (name === undefined) return undefined;
    if (
      isLoggerFactoryName(name) &&
      /[a-z]/.test(name.charAt(0) === '_' ? name.charAt(1) : name.charAt(0))
    ) {
      return named(likely(`\`${sourceText(callee)}()\` is named like a maker of loggers`), node);
    }
    return isLoggerTypeName(name) && /^_?[A-Z]/.test(name)
      ? named(likely(`\`${sourceText(callee)}()\` is named like a logger`), node)
      : undefined;
  }

  /** A declared type that is a logger's: `logging.Logger`, `Optional[Logger]`, `Logger | None`, also quoted. */
  function resolveType(name: string, type: PyExpression, links: number): LoggerValue | undefined {
    if (links > MAX_LINKS) return undefined;
    switch (type.type) {
      case 'Subscript': {
        const wrapped = lastName(type.value);
        if (
          wrapped !== undefined &&
          /^(?:Optional|Union|Annotated|Final|ClassVar|LoggerAdapter)$/.test(wrapped)
        ) {
          if (wrapped === 'LoggerAdapter') return resolveType(name, type.value, links + 1);
          for (const part of type.index) {
            const found = resolveType(name, part, links + 1);
            if (found !== undefined) return found;
          }
        }
        return undefined;
      }
      case 'Binary':
        return type.operator === '|'
          ? (resolveType(name, type.left, links + 1) ?? resolveType(name, type.right, links + 1))
          : undefined;
      case 'String': {
        const words =
          plainText(type)
            ?.replace(/^Optional\[(.*)\]$/, '$1')
            .trim() ?? '';
        const last = /([\w.]+)(?:\s*\|\s*None)?$/.exec(words)?.[1]?.split('.').at(-1) ?? '';
        return isLoggerTypeName(last) ? typed(name, words) : undefined;
      }
      case 'Name':
      case 'Attribute': {
        const value = resolve(type, links + 1);
        if (
          value !== undefined &&
          (value.natures.includes('type') || value.natures.includes('class'))
        ) {
          return { ...value, natures: ['logger'], reason: reasonOfType(name, sourceText(type)) };
        }
        const last = lastName(type) ?? '';
        return isLoggerTypeName(last) && /^_?[A-Z]/.test(last)
          ? typed(name, sourceText(type))
          : undefined;
      }
      default:
        return undefined;
    }
  }

  /** The value with the namespace that its maker's argument gives. */
  function named(value: LoggerValue, call: PyCall): LoggerValue {
    const argument =
      call.arguments.find(({ keyword }) => keyword?.text === 'name') ??
      call.arguments.find(({ keyword }) => keyword === undefined);
    if (argument === undefined) return value;
    const range = rangeOf(argument.value);
    if (argument.value.type === 'Name' && argument.value.id === '__name__') {
      const module = moduleNameOf(file);
      return module === undefined
        ? value
        : { ...value, namespace: { text: module, range, isModule: true } };
    }
    const name = plainText(argument.value);
    // `get_stage_logger("INFO")` says a level, and not how the logger is called.
    if (name === undefined || levelOf(name) !== undefined) return value;
    return { ...value, namespace: { text: name, range } };
  }

  /** The logger that a call declared by the project makes. */
  function madeBy({ call, namespace }: ProjectSink, node: PyCall): LoggerValue {
    const made: LoggerValue = {
      spec: namedPythonSink,
      natures: ['logger'],
      confidence: 'certain',
      reason: `\`${call}\` is declared to make a logger`,
      ambient: [],
    };
    const given = named(made, node);
    if (namespace === undefined || namespace === '{name}' || given.namespace === undefined) {
      return given;
    }
    const { text: name, range } = given.namespace;
    return { ...made, namespace: { text: namespace.replaceAll('{name}', () => name), range } };
  }

  /** @param isNear whether the project's own package gives it, which need not say what it is built on. */
  function byName(name: string, reason: string, isNear = false): LoggerValue | undefined {
    const bare = name.replace(/^_+/, '');
    const spec = NAMED_SINKS.find(
      ({ names, namesWith }) =>
        names?.test(name) === true &&
        (isNear || namesWith === undefined || text.includes(namesWith)),
    );
    if (spec !== undefined) {
      return {
        spec,
        natures: ['logger'],
        confidence: 'likely',
        reason: reason.replace('a logger', `${spec.id}'s`),
        ambient: [],
      };
    }
    return isLoggerName(bare) ? likely(reason) : undefined;
  }

  function plainText(node: PyExpression): string | undefined {
    if (node.type !== 'String' || node.literals.some(({ replacements }) => replacements.length > 0))
      return undefined;
    return node.literals.map((literal) => literalText(literal, text).text).join('');
  }

  function keywordsOf(call: PyCall): string[] {
    return call.arguments.flatMap(({ keyword }) => (keyword === undefined ? [] : [keyword.text]));
  }

  /** The keys of the record that an adapter is given. */
  function keysOf(call: PyCall): string[] {
    const record = call.arguments[1]?.value;
    if (record?.type !== 'Dict') return [];
    return record.entries.flatMap(({ key }) => (key === undefined ? [] : (plainText(key) ?? [])));
  }

  function qualifiedPath(node: PyExpression): string | undefined {
    const [root, ...rest] = pathOf(node);
    if (root === undefined || rest.includes(undefined)) return undefined;
    const binding = bindings.lookup(root, node);
    return binding?.path === undefined ? undefined : [binding.path, ...rest].join('.');
  }

  function explained(value: LoggerValue, name: string, init: PyExpression): LoggerValue {
    const source = sourceText(init);
    if (source === name || value.reason.includes('declared as')) return value;
    return { ...value, reason: `\`${name}\` is \`${source}\`: ${value.reason}` };
  }

  function sourceText(node: PyExpression): string {
    const source = text.slice(node.start, node.end).replace(/\s+/g, ' ');
    return source.length > 60 ? `${source.slice(0, 59)}…` : source;
  }

  function isSelf(node: PyExpression): boolean {
    if (node.type !== 'Name') return false;
    if (node.id === 'self' || node.id === 'cls') return true;
    const around = functionAround(node);
    return (
      around?.type === 'FunctionDef' &&
      around.parameters[0]?.name.text === node.id &&
      around.parent?.type === 'ClassDef'
    );
  }

  return { resolve: (expression) => resolve(expression), pathOf: qualifiedPath };
}

/** `logging.getLogger`: what it is called, and where it is from. */
function comesFrom(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0
    ? `\`${path}\` is imported`
    : `\`${path.slice(dot + 1)}\` comes from \`${path.slice(0, dot)}\``;
}

function byPath(path: string, reason: string): LoggerValue | undefined {
  const known = PYTHON_SINKS_BY_PATH.get(path);
  return known === undefined ? undefined : exportOf(known.spec, known.export, reason);
}

function exportOf(spec: PythonSinkSpec, name: string, reason: string): LoggerValue | undefined {
  const natures = Object.hasOwn(spec.exports, name) ? spec.exports[name] : undefined;
  if (natures === undefined) return undefined;
  const adapter = name === 'LoggerAdapter' && { adapter: true as const };
  return { spec, natures, confidence: 'certain', reason, ambient: [], ...adapter };
}

function likely(reason: string): LoggerValue {
  return { spec: namedPythonSink, natures: ['logger'], confidence: 'likely', reason, ambient: [] };
}

function typed(name: string, type: string): LoggerValue {
  return { ...likely(reasonOfType(name, type)), confidence: 'certain' };
}

function reasonOfType(name: string, type: string): string {
  return `\`${name}\` is declared as \`${type}\``;
}

/** Whether what a name is given shows that it is no logger, whatever it is called. */
function isSomethingElse({ values }: Binding): boolean {
  return (
    values.length > 0 &&
    values.every(
      (value) =>
        /^(?:String|Number|List|Dict|Set|Tuple|ListComp|DictComp|SetComp)$/.test(value.type) ||
        (value.type === 'Call' &&
          /^(?:open|dict|list|set|deque|StringIO|Path|read_text)$/.test(
            lastName(value.callee) ?? '',
          )) ||
        (value.type === 'Binary' && value.operator !== 'or' && value.operator !== 'and') ||
        // `math.log`, `np.log`
        (value.type === 'Attribute' &&
          /^(?:math|np|numpy|torch|jnp)$/.test(lastName(value.value) ?? '')),
    )
  );
}
