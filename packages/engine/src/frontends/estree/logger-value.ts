/** Is this expression a logger, of which ecosystem, and why? */
import type { TextRange } from '@loglex/catalog';
import type { Confidence } from '../../facts/log-call.ts';
import type { EsNode, TypeOracle } from '../../ports.ts';
import {
  isLoggerFactoryName,
  isLoggerModule,
  isLoggerName,
  isLoggerTypeName,
  namedLoggerSink,
} from '../../sinks/named-logger.ts';
import type { Nature, SinkSpec } from '../../sinks/spec.ts';
import { type Binding, type Bindings, type Place, requiredModule } from './bindings.ts';
import { readClassMembers, type ClassMember } from './class-members.ts';
import { judgedByType } from './declared-type.ts';
import {
  childOf,
  childrenOf,
  isCall,
  isMember,
  keyName,
  nameOf,
  propertyName,
  rangeOf,
  sourceOf,
  stringOf,
  unwrap,
} from './node.ts';

/** What an expression is to logging. */
export interface LoggerValue {
  readonly spec: SinkSpec;
  readonly natures: readonly Nature[];
  readonly confidence: Confidence;
  readonly reason: string;
  /** The name that the logger was given, and where. */
  readonly namespace?: { readonly text: string; readonly range: TextRange };
  /** Keys that it adds to each record. */
  readonly ambient: readonly string[];
  /** A method taken from a logger: `const { warn } = logger`. */
  readonly method?: string;
  /** Whether only a compiler's types made it certain. */
  readonly byType?: true;
}

/** What the resolver knows of ecosystems. */
export interface KnownSinks {
  readonly byModule: ReadonlyMap<string, readonly SinkSpec[]>;
  readonly byGlobal: ReadonlyMap<string, SinkSpec>;
}

export interface LoggerResolver {
  /** What `expression` is to logging, read at `place`; `undefined` where it is no part of it. */
  resolve(expression: EsNode, place: Place): LoggerValue | undefined;
}

/** Chains of aliases and members longer than this are not followed: real ones have a few links. */
const MAX_LINKS = 24;

export function createLoggerResolver(
  known: KnownSinks,
  bindings: Bindings,
  text: string,
  types?: TypeOracle,
): LoggerResolver {
  const members = new Map<EsNode, ReadonlyMap<string, ClassMember>>();
  const resolved = new Map<Binding, LoggerValue | 'none'>();

  function resolve(expression: EsNode, place: Place, links = 0): LoggerValue | undefined {
    if (links > MAX_LINKS) return undefined;
    const node = unwrap(expression);
    switch (node.type) {
      case 'Identifier':
        return resolveName(node['name'] as string, place, links);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return resolveMember(node, place, links);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return resolveCall(node, place, links);
      case 'NewExpression':
        return resolveNew(node, place, links);
      case 'AwaitExpression':
        return resolve(node['argument'] as EsNode, place, links + 1);
      case 'LogicalExpression':
        return (
          resolve(node['left'] as EsNode, place, links + 1) ??
          resolve(node['right'] as EsNode, place, links + 1)
        );
      case 'ConditionalExpression':
        return (
          resolve(node['consequent'] as EsNode, place, links + 1) ??
          resolve(node['alternate'] as EsNode, place, links + 1)
        );
      case 'AssignmentExpression':
        return resolve(node['right'] as EsNode, place, links + 1);
      case 'SequenceExpression': {
        const last = childrenOf(node, 'expressions').at(-1);
        return last === undefined ? undefined : resolve(last, place, links + 1);
      }
      default:
        return undefined;
    }
  }

  function resolveName(name: string, place: Place, links: number): LoggerValue | undefined {
    const binding = bindings.lookup(name, place);
    if (binding === undefined) return resolveGlobal(name);
    const before = resolved.get(binding);
    if (before !== undefined) return before === 'none' ? undefined : before;
    const value = resolveDeclared(name, binding, links);
    // Deep in a chain of aliases the answer may only be that the chain is too long.
    if (links === 0) resolved.set(binding, value ?? 'none');
    return value;
  }

  function resolveGlobal(name: string): LoggerValue | undefined {
    const global = known.byGlobal.get(name);
    if (global !== undefined) return exportOf(global, 'default', `\`${name}\` is global`);
    return isLoggerName(name) ? byName(`\`${name}\` is named like a logger`) : undefined;
  }

  function resolveDeclared(name: string, binding: Binding, links: number): LoggerValue | undefined {
    if (binding.kind === 'import') return resolveImport(name, binding);
    const value = resolveBinding(name, binding, links);
    if (value !== undefined) return value;
    const key = binding.keys.at(-1);
    if (key !== undefined && key !== name && isLoggerName(key) && !isLevelMethod(key)) {
      return byName(`\`${name}\` is a property named \`${key}\``);
    }
    if (!isLoggerName(name) || isSomethingElse(binding)) return undefined;
    if (isLogFunction(binding)) {
      return {
        ...byName(`\`${name}\` is a parameter typed as a function of a message`),
        natures: ['function'],
        method: 'log',
      };
    }
    return byName(`\`${name}\` is named like a logger`);
  }

  function resolveImport(name: string, binding: Binding): LoggerValue | undefined {
    const source = binding.source ?? '';
    const imported = binding.imported === '*' ? 'default' : (binding.imported ?? 'default');
    const value = resolveExport(source, imported, `\`${name}\` is imported from '${source}'`);
    if (value !== undefined || known.byModule.has(source)) return value;
    if (!isLoggerName(name) && !(imported !== 'default' && isLoggerName(imported))) {
      return undefined;
    }
    return isLoggerModule(source)
      ? byName(`\`${name}\` is imported from '${source}', a module of loggers`, 'certain')
      : byName(`\`${name}\`, imported from '${source}', is named like a logger`);
  }

  function resolveExport(source: string, name: string, reason: string): LoggerValue | undefined {
    for (const spec of known.byModule.get(source) ?? []) {
      const value = exportOf(spec, name, reason);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The value of a name that the file itself declares. */
  function resolveBinding(name: string, binding: Binding, links: number): LoggerValue | undefined {
    const { type, init, fallback, keys, place } = binding;
    const declared = type === undefined ? undefined : resolveType(name, type, place, links);
    if (declared !== undefined) return declared;
    if (init !== undefined) {
      const value =
        keys.length === 0 ? resolve(init, place, links + 1) : destructured(binding, links);
      if (value !== undefined) return explained(value, name, init);
    }
    if (fallback === undefined) return undefined;
    const value = resolve(fallback, place, links + 1);
    return value === undefined ? undefined : explained(value, name, fallback);
  }

  function destructured(binding: Binding, links: number): LoggerValue | undefined {
    const { init, keys, place } = binding;
    if (init === undefined || keys.includes(undefined)) return undefined;
    const module = requiredModule(init);
    if (module !== undefined && !known.byModule.has(module)) {
      const key = keys.at(-1) ?? '';
      return isLoggerName(key) && isLoggerModule(module) && keys.length === 1
        ? byName(`\`${key}\` is required from '${module}', a module of loggers`, 'certain')
        : undefined;
    }
    const unwrapped = unwrap(init);
    if (unwrapped.type === 'ThisExpression') {
      return keys.length === 1 ? memberOfThis(keys[0] ?? '', place, links) : undefined;
    }
    let value = resolve(init, place, links + 1);
    for (const key of keys) {
      if (value === undefined || key === undefined) return undefined;
      value = memberOf(value, key);
    }
    return value;
  }

  /** The member of a value that is itself part of logging. */
  function memberOf(value: LoggerValue, key: string): LoggerValue | undefined {
    if (value.natures.includes('namespace')) {
      const member = exportOf(value.spec, key, value.reason);
      if (member !== undefined) return { ...member, confidence: value.confidence };
    }
    if (!value.natures.includes('logger')) return undefined;
    if (value.spec.methods.has(key)) return { ...value, natures: ['function'], method: key };
    return undefined;
  }

  function resolveMember(node: EsNode, place: Place, links: number): LoggerValue | undefined {
    const key = propertyName(node);
    if (key === undefined) return undefined;
    const object = unwrap(node['object'] as EsNode);
    if (object.type === 'ThisExpression') {
      const value = memberOfThis(key, place, links);
      if (value !== undefined) return value;
    } else {
      const owner = resolve(object, place, links + 1);
      if (owner !== undefined) {
        const member = memberOf(owner, key);
        if (member !== undefined && (member.method === undefined || !isLoggerName(key)))
          return member;
        if (owner.natures.includes('logger') && owner.spec.children.includes(key)) return owner;
      } else if (known.byModule.has(requiredModule(object) ?? '')) {
        return resolveExport(requiredModule(object) ?? '', key, `\`${key}\` is required`);
      }
    }
    const name = key.startsWith('#') ? key.slice(1) : key;
    return isLoggerName(name)
      ? byName(`\`${shortSource(node)}\` is named like a logger`)
      : undefined;
  }

  function memberOfThis(key: string, place: Place, links: number): LoggerValue | undefined {
    for (let index = place.depth - 1; index >= 0; index -= 1) {
      const owner = place.ancestors[index];
      if (owner?.type !== 'ClassDeclaration' && owner?.type !== 'ClassExpression') continue;
      let found = members.get(owner);
      if (found === undefined) {
        found = readClassMembers(owner, {
          ancestors: place.ancestors.slice(0, index + 1),
          depth: index + 1,
        });
        members.set(owner, found);
      }
      const member = found.get(key);
      if (member === undefined) return undefined;
      const name = `this.${key}`;
      const declared =
        member.type === undefined ? undefined : resolveType(name, member.type, member.place, links);
      if (declared !== undefined) return declared;
      for (const init of member.values) {
        const value = resolve(init.node, init.place, links + 1);
        if (value !== undefined) return explained(value, name, init.node);
      }
      return undefined;
    }
    return undefined;
  }

  function resolveCall(node: EsNode, place: Place, links: number): LoggerValue | undefined {
    const module = requiredModule(node);
    if (module !== undefined) {
      if (known.byModule.has(module)) {
        return resolveExport(module, 'default', `'${module}' is required`);
      }
      return isLoggerModule(module) ? byName(`'${module}' is a module of loggers`) : undefined;
    }
    const callee = unwrap(node['callee'] as EsNode);
    if (isMember(callee)) {
      const key = propertyName(callee);
      const owner = resolve(callee['object'] as EsNode, place, links + 1);
      if (key !== undefined && owner !== undefined) {
        const isLogger = owner.natures.includes('logger') || owner.natures.includes('function');
        if (isLogger && owner.spec.children.includes(key)) return childLogger(owner, key, node);
        if (owner.natures.includes('namespace')) {
          const made = exportOf(owner.spec, key, owner.reason);
          if (made !== undefined) return madeBy(made, node);
        }
        if (key === 'createLogger' && owner.natures.includes('class')) {
          return madeBy({ ...owner, natures: ['factory'] }, node);
        }
        if (key === 'bind' && owner.method !== undefined) return owner;
      }
      return key !== undefined && isLoggerFactoryName(key)
        ? named(byName(`\`${shortSource(callee)}()\` is named like a maker of loggers`), node)
        : undefined;
    }
    const name = nameOf(callee);
    const factory = resolve(callee, place, links + 1);
    if (factory !== undefined) {
      const made = madeBy(factory, node);
      if (made !== undefined) return made;
    }
    return name !== undefined && isLoggerFactoryName(name)
      ? named(byName(`\`${name}()\` is named like a maker of loggers`), node)
      : undefined;
  }

  function resolveNew(node: EsNode, place: Place, links: number): LoggerValue | undefined {
    const callee = unwrap(node['callee'] as EsNode);
    const made = resolve(callee, place, links + 1);
    if (made?.natures.includes('class') === true) {
      return named({ ...made, natures: ['logger'] }, node);
    }
    const name = isMember(callee) ? propertyName(callee) : nameOf(callee);
    return name !== undefined && isLoggerTypeName(name)
      ? named(byName(`\`new ${name}()\` is named like a logger`), node)
      : undefined;
  }

  function madeBy(maker: LoggerValue, call: EsNode): LoggerValue | undefined {
    if (maker.natures.includes('factory')) return named({ ...maker, natures: ['logger'] }, call);
    if (maker.natures.includes('function-factory')) {
      return named({ ...maker, natures: ['function', 'logger'] }, call);
    }
    return undefined;
  }

  function childLogger(parent: LoggerValue, key: string, call: EsNode): LoggerValue {
    const [argument] = childrenOf(call, 'arguments');
    const keys =
      argument !== undefined && (key === 'child' || key === 'with') ? keysOf(unwrap(argument)) : [];
    const child = { ...parent, ambient: [...parent.ambient, ...keys] };
    return key === 'child' || key === 'with' ? child : named(child, call);
  }

  /** The value with the namespace that its factory's or constructor's argument gives. */
  function named(value: LoggerValue, call: EsNode): LoggerValue {
    const argument = childrenOf(call, 'arguments')[value.spec.namespaceArgument ?? 0];
    const namespace = argument === undefined ? undefined : namespaceOf(unwrap(argument));
    return namespace === undefined ? value : { ...value, namespace };
  }

  /** A declared type that is a logger's. */
  function resolveType(
    name: string,
    type: EsNode,
    place: Place,
    links: number,
  ): LoggerValue | undefined {
    if (links > MAX_LINKS) return undefined;
    switch (type.type) {
      case 'TSUnionType':
      case 'TSIntersectionType': {
        for (const part of childrenOf(type, 'types')) {
          const value = resolveType(name, part, place, links + 1);
          if (value !== undefined) return value;
        }
        return undefined;
      }
      case 'TSTypeReference':
        return resolveTypeReference(name, type, place, links);
      case 'TSTypeQuery': {
        const target = childOf(type, 'exprName');
        return target?.type === 'Identifier' ? resolve(target, place, links + 1) : undefined;
      }
      case 'NullableTypeAnnotation':
        return resolveType(name, type['typeAnnotation'] as EsNode, place, links + 1);
      default:
        return undefined;
    }
  }

  function resolveTypeReference(
    name: string,
    type: EsNode,
    place: Place,
    links: number,
  ): LoggerValue | undefined {
    const typeName = childOf(type, 'typeName');
    const words = typeName === undefined ? undefined : sourceOf(typeName, text).text;
    if (typeName === undefined || words === undefined) return undefined;
    const reason = `\`${name}\` is declared as \`${words}\``;
    const last = words.slice(words.lastIndexOf('.') + 1);
    const first = words.split('.', 1)[0] ?? '';
    const binding = bindings.lookup(first, place);
    if (binding?.kind === 'import' && known.byModule.has(binding.source ?? '')) {
      const imported = binding.imported === '*' ? 'default' : (binding.imported ?? 'default');
      const value = resolveExport(binding.source ?? '', first === last ? imported : last, reason);
      return value === undefined ? undefined : { ...value, natures: ['logger'], ambient: [] };
    }
    if (words === 'Console' && binding === undefined) {
      const spec = known.byGlobal.get('console');
      return spec === undefined
        ? undefined
        : { spec, natures: ['logger'], confidence: 'certain', reason, ambient: [] };
    }
    if (isLoggerTypeName(last)) return byName(reason, 'certain');
    const wrapped = WRAPPER_TYPES.has(last)
      ? (childOf(type, 'typeArguments') ?? childOf(type, 'typeParameters'))
      : undefined;
    const [argument] = wrapped === undefined ? [] : childrenOf(wrapped, 'params');
    if (argument === undefined) return undefined;
    if (last !== 'ReturnType') return resolveType(name, argument, place, links + 1);
    const made = childOf(argument, 'exprName');
    const maker = made === undefined ? undefined : nameOf(made);
    return maker !== undefined && isLoggerFactoryName(maker)
      ? byName(reason, 'certain')
      : undefined;
  }

  function explained(value: LoggerValue, name: string, init: EsNode): LoggerValue {
    const source = shortSource(init);
    if (source === name || value.reason.includes('declared as')) return value;
    return { ...value, reason: `\`${name}\` is \`${source}\`: ${value.reason}` };
  }

  function shortSource(node: EsNode): string {
    const source = sourceOf(node, text).text.replace(/\s+/g, ' ');
    const arguments_ = isCall(node) || node.type === 'NewExpression' ? source.indexOf('(') : -1;
    const short =
      arguments_ > 0 && source.length > 40 ? `${source.slice(0, arguments_)}(…)` : source;
    return short.length > 60 ? `${short.slice(0, 59)}…` : short;
  }

  return {
    resolve(expression, place) {
      const value = resolve(expression, place);
      if (types === undefined || value === undefined || isKnownByItself(value)) return value;
      const declared = types.declaredTypeOf(unwrap(expression));
      return judgedByType(value, declared, known, shortSource(expression));
    },
  };
}

/** Whether the file says whose logger it is: then a compiler need not be asked. */
function isKnownByItself({ confidence, spec }: LoggerValue): boolean {
  return confidence === 'certain' && spec !== namedLoggerSink;
}

const WRAPPER_TYPES: ReadonlySet<string> = new Set([
  ...[
    'Partial',
    'Required',
    'Readonly',
    'Pick',
    'Omit',
    'NonNullable',
    'ReturnType',
    'Awaited',
    'Promise',
  ],
  ...['Mocked', 'DeepMocked', 'MockedObject'],
]);

function exportOf(spec: SinkSpec, name: string, reason: string): LoggerValue | undefined {
  const natures = Object.hasOwn(spec.exports, name) ? spec.exports[name] : undefined;
  if (natures === undefined) return undefined;
  return { spec, natures, confidence: 'certain', reason, ambient: [] };
}

function byName(reason: string, confidence: Confidence = 'likely'): LoggerValue {
  return { spec: namedLoggerSink, natures: ['logger'], confidence, reason, ambient: [] };
}

function isLevelMethod(name: string): boolean {
  return name !== 'log' && namedLoggerSink.methods.has(name);
}

/** Whether a name's declaration shows that it is no logger, whatever it is called. */
function isSomethingElse(binding: Binding): boolean {
  if (
    binding.type !== undefined &&
    /^TS(?:String|Number|Boolean|Array|BigInt)/.test(binding.type.type)
  ) {
    return true;
  }
  if (binding.init === undefined || binding.keys.length > 0) return false;
  const init = unwrap(binding.init);
  switch (init.type) {
    case 'Literal':
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'TemplateLiteral':
    case 'ArrayExpression':
    case 'BinaryExpression':
      return true;
    case 'MemberExpression':
      return nameOf(init['object'] as EsNode) === 'Math';
    case 'NewExpression':
      return /^(?:Map|Set|WeakMap|Error|Date|URL|(?:Replay|Behavior)?Subject|EventEmitter)$/.test(
        nameOf(init['callee'] as EsNode) ?? '',
      );
    default:
      return false;
  }
}

/** A parameter declared as a function from text to nothing: `log: (message: string) => void`. */
function isLogFunction({ kind, type }: Binding): boolean {
  if (kind !== 'param' || type?.type !== 'TSFunctionType') return false;
  const [first] = [...childrenOf(type, 'params'), ...childrenOf(type, 'parameters')];
  const target = first?.type === 'RestElement' ? childOf(first, 'argument') : first;
  const returns = childOf(type, 'returnType');
  const result = returns === undefined ? undefined : childOf(returns, 'typeAnnotation');
  return (
    result?.type === 'TSVoidKeyword' &&
    /^(?:m|msg|message|text|str|line|args)$/.test(nameOf(target) ?? '')
  );
}

/** `'app.db'`, `['app', 'db']` (`app.db`), `{ name: 'db' }`, `UserService.name` (`UserService`). */
function namespaceOf(node: EsNode): LoggerValue['namespace'] {
  const text = stringOf(node);
  if (text !== undefined) return { text, range: rangeOf(node) };
  if (node.type === 'ArrayExpression') {
    const parts = childrenOf(node, 'elements').map(stringOf);
    return parts.length > 0 && parts.every((part) => part !== undefined)
      ? { text: parts.join('.'), range: rangeOf(node) }
      : undefined;
  }
  if (isMember(node) && propertyName(node) === 'name') {
    const owner = nameOf(node['object'] as EsNode);
    return owner !== undefined && /^[A-Z]/.test(owner)
      ? { text: owner, range: rangeOf(node) }
      : undefined;
  }
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of childrenOf(node, 'properties')) {
    const key = keyName(property);
    const value = childOf(property, 'value');
    const name = value === undefined ? undefined : stringOf(unwrap(value));
    if (value === undefined || name === undefined || key === undefined) continue;
    if (/^(?:name|label|category|namespace|service|tag|prefix)$/.test(key)) {
      return { text: name, range: rangeOf(value) };
    }
  }
  return undefined;
}

function keysOf(node: EsNode): string[] {
  if (node.type !== 'ObjectExpression') return [];
  return childrenOf(node, 'properties')
    .map(keyName)
    .filter((key) => key !== undefined);
}
