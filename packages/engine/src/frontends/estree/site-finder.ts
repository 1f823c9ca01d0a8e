/** Walks to the candidates of a file and says what stands there: log calls, makers of loggers, references. */
import type { Level } from '@loglex/catalog';
import type { StatedLevel } from '../../facts/log-call.ts';
import type { ProtocolSite } from '../../facts/protocol-flow.ts';
import type { EsNode } from '../../ports.ts';
import type { CompiledPathRules } from '../../sinks/path-rules.ts';
import { ALL_METHODS, SINKS_BY_MODULE } from '../../sinks/known-sinks.ts';
import type { CompiledProtocol } from '../../sinks/protocols.ts';
import type { EnvironmentTest } from '../../sinks/environment-names.ts';
import { namedLoggerSink } from '../../sinks/named-logger.ts';
import {
  isSameModule,
  type CalleePath,
  type CompiledProjectSink,
  type ProjectMatch,
} from '../../sinks/project-sinks.ts';
import { requiredModule, type Binding, type Bindings, type Place } from './bindings.ts';
import { environmentSites, isEnvironment, isEnvironmentExport } from './environment-sites.ts';
import { levelsAmong } from './levels.ts';
import { legendWords } from './legend-words.ts';
import type { CallReader, Recognition } from './log-call.ts';
import type { LoggerResolver, LoggerValue } from './logger-value.ts';
import type { MessageReader } from './message.ts';
import {
  childOf,
  childrenOf,
  endOf,
  forEachChild,
  isCall,
  isMember,
  nameOf,
  propertyName,
  rangeOf,
  startOf,
  unwrap,
  walk,
} from './node.ts';
import { follow } from '../followed.ts';
import { isDeclared, type Declarations } from '../declarations.ts';
import { passedOn } from '../passed-on.ts';
import { createFinds, createNames, holds, inOrder, type SiteFinder } from '../site-finder.ts';
import { openedBy, readFlow, type Opened } from './protocol-flow.ts';
import type { ReferenceReader } from './references.ts';
import { sectionSites } from './section-sites.ts';
import { setupSite } from './setup-site.ts';
import type { PathFunction } from '../path-text.ts';
import { GLOBAL_PATH_FUNCTIONS, pathFunction } from './path-functions.ts';
import { writtenPath } from './path-site.ts';
import { createWrappers, type Wrapper } from './wrappers.ts';

/** What the finder is made of. */
export interface SiteFinderParts extends Declarations {
  readonly file: string;
  readonly text: string;
  readonly bindings: Bindings;
  readonly loggers: LoggerResolver;
  readonly messages: MessageReader;
  readonly references: ReferenceReader;
  readonly calls: CallReader;
}

export function createSiteFinder(parts: SiteFinderParts): SiteFinder<EsNode> {
  const { file, sinks, places, sections, protocols, form, bindings, loggers, references } = parts;
  const opened = new Map<
    EsNode,
    { readonly object: Opened; readonly protocol: CompiledProtocol }
  >();
  const wrappers = createWrappers();
  const finds = createFinds<EsNode>();
  const { calls, mentions, words, variables, setups, paths } = finds;
  const { learn, take } = createNames(form?.owner);

  function visit(program: EsNode, offsets: readonly number[]): void {
    if (offsets.length === 0) return;
    const ancestors: EsNode[] = [];
    const nodes = [program];
    const depths = [0];
    let depth = 0;
    const pushChild = (child: EsNode): void => {
      if (!holds(offsets, startOf(child), endOf(child))) return;
      nodes.push(child);
      depths.push(depth + 1);
    };
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      depth = depths.pop() ?? 0;
      ancestors.length = depth;
      look(node, { ancestors, depth }, offsets);
      ancestors.push(node);
      forEachChild(node, pushChild);
    }
  }

  function look(node: EsNode, place: Place, offsets: readonly number[]): void {
    switch (node.type) {
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        if (holds(offsets, startOf(node), endOf(node['callee'] as EsNode))) lookAtCall(node, place);
        break;
      case 'TaggedTemplateExpression':
        if (holds(offsets, startOf(node), endOf(node['tag'] as EsNode))) lookAtCall(node, place);
        break;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
      case 'Identifier':
      case 'JSXMemberExpression':
        if (form !== undefined) lookAtReference(node, place);
        if (parts.isOurs !== undefined) lookAtEnvironment(node, place, parts.isOurs);
        break;
      case 'Literal':
      case 'StringLiteral':
      case 'TemplateLiteral':
        if (parts.paths !== undefined) lookAtPath(node, place, parts.paths);
        break;
      default:
    }
  }

  function lookAtEnvironment(node: EsNode, place: Place, isOurs: EnvironmentTest): void {
    if (!isEnvironment(node, place, bindings)) return;
    const asked = environmentSites(node, place, parts.messages, parts.text);
    const sites = asked.filter(({ name }) => isOurs(name.text));
    if (sites.length > 0) variables.set(node, sites);
  }

  function lookAtPath(literal: EsNode, place: Place, rules: CompiledPathRules): void {
    const path = writtenPath(literal, place, { messages: parts.messages, functionOf: pathTaker });
    const rule = path && rules.ruleOf(path.text);
    if (rule !== undefined) paths.set(path!.range.start, { rule, ...path! });
  }

  /** How what is called takes paths. */
  function pathTaker(callee: EsNode, place: Place): PathFunction | undefined {
    const path = pathOf(unwrap(callee));
    const [root] = path;
    const binding = root === undefined ? undefined : bindings.lookup(root, place);
    if (binding === undefined) return GLOBAL_PATH_FUNCTIONS.get(path.join('.'));
    const module = moduleOf(binding);
    const name = path.length > 1 ? path.at(-1) : (binding.imported ?? binding.keys.at(-1) ?? root);
    return module === undefined || name === undefined ? undefined : pathFunction(module, name);
  }

  function lookForSection(call: EsNode, place: Place): void {
    for (const section of sections) {
      const match = matchCallee(calleeOf(call), section.callee, place);
      if (match === undefined) continue;
      const { entry } = section;
      const makesEntry = (made: EsNode): boolean =>
        entry !== undefined && matchCallee(calleeOf(made), entry, place) !== undefined;
      const reading = { text: parts.text, place, messages: parts.messages, makesEntry };
      const sites = sectionSites(call, calleeOf(call), section, match, reading);
      if (sites.length > 0) finds.sections.set(call, sites);
      return;
    }
  }

  function lookAtCall(call: EsNode, place: Place): void {
    if (calls.has(call)) return;
    lookForSection(call, place);
    for (const each of places) {
      if (matchCallee(calleeOf(call), each.callee, place) === undefined) continue;
      for (const word of legendWords(call, each, parts.text)) {
        words.set(`${word.range.start} ${word.legend}`, word);
      }
    }
    if (parts.setups.some((each) => matchCallee(calleeOf(call), each, place) !== undefined)) {
      setups.set(startOf(call), setupSite(call, calleeOf(call), place, parts.text));
    }
    const callee = calleeOf(call);
    const protocol = protocols.find((each) => matchCallee(callee, each.callee, place));
    const object = protocol && openedBy(call, place, protocol.part, parts.text);
    if (object !== undefined) opened.set(call, { object, protocol: protocol! });
    const recognition = call.type === 'NewExpression' ? undefined : recognise(call, place);
    if (recognition !== undefined) {
      const found = parts.calls.read(call, recognition, place);
      const wrapper = wrappers.note(found, call, place);
      calls.set(call, wrapper === undefined ? found : passedOn(found));
      if (wrapper?.isNew === true) learn(wrapper.name);
      return;
    }
    const made = loggers.resolve(call, place);
    if (made === undefined) return;
    const { namespace } = made;
    if (
      namespace !== undefined &&
      namespace.range.start > startOf(call) &&
      namespace.range.end < endOf(call)
    ) {
      finds.loggers.set(namespace.range.start, {
        namespace: namespace.text,
        range: namespace.range,
        sink: made.spec.id,
      });
    }
    if (made.natures.includes('function')) learnDeclared(place);
  }

  /** With the flow of its function, which is read last: by then the log calls in it are known. */
  function protocolSites(): ProtocolSite[] {
    const { text } = parts;
    return [...opened].map(([call, { object, protocol }]) => {
      const { index, part } = protocol;
      const { name, owner, isUnnamed } = object;
      const range = rangeOf(calleeOf(call));
      const known = follow(name, protocol, text.slice(range.start, range.end));
      const followed = isUnnamed ? { ...known, isUnnamed } : known;
      const flow = readFlow(call, owner, { followed, text, isLog: (node) => calls.has(node) });
      return { protocol: index, part, name, range, flow };
    });
  }

  function recognise(call: EsNode, place: Place): Recognition | undefined {
    const callee = calleeOf(call);
    const recognition = recogniseProject(callee, place) ?? recogniseKnown(call, callee, place);
    if (recognition !== undefined && parts.off.has(recognition.sink)) return undefined;
    // What a logger gives is of no use: a name whose result is made use of names something else.
    const byName = recognition?.confidence === 'likely' || recognition?.value?.byType === true;
    return byName && isUsed(place) ? undefined : recognition;
  }

  function recogniseProject(callee: EsNode, place: Place): Recognition | undefined {
    for (const sink of sinks) {
      const match = matchCallee(callee, sink, place);
      if (match !== undefined) return byProject(match, callee, pathOf(callee));
    }
    return undefined;
  }

  /** What a callee is to a declaration of the project. */
  function matchCallee(
    callee: EsNode,
    sink: CompiledProjectSink,
    place: Place,
  ): ProjectMatch | undefined {
    const last = isMember(callee) ? propertyName(callee) : nameOf(callee);
    const names = sink.lastNames;
    if (last === undefined || (names !== undefined && !names.has(last) && isMember(callee)))
      return undefined;
    const path = pathOf(callee);
    const [root, ...rest] = path;
    const { from } = sink.declared;
    const binding = root === undefined ? undefined : bindings.lookup(root, place);
    const source = binding && moduleOf(binding);
    if (from !== undefined && (source === undefined || !isSameModule(source, from, file)))
      return undefined;
    // An import may have given the function another name.
    const imported = binding?.imported;
    const original =
      imported === undefined || imported === 'default' || imported === '*' ? root : imported;
    return sink.match([original, ...rest]) ?? sink.match(path);
  }

  function recogniseKnown(call: EsNode, callee: EsNode, place: Place): Recognition | undefined {
    if (!isMember(callee)) return recogniseFunction(call, callee, place);
    const method = propertyName(callee);
    if (method !== undefined && !ALL_METHODS.has(method)) return undefined;
    const object = callee['object'] as EsNode;
    if (method === undefined && callee['computed'] !== true) return undefined;
    const value = loggers.resolve(object, place);
    if (value?.natures.includes('logger') !== true) return undefined;
    if (method === undefined) return byComputedLevel(callee, object, value);
    const takesLevel = value.spec.levelMethods?.includes(method) === true;
    const stated = value.spec.methods.get(method) ?? ownLevel(value, method);
    if (stated === undefined && !takesLevel) return undefined;
    const isNamed = value.spec === namedLoggerSink;
    const level =
      stated === undefined || (takesLevel && !isNamed)
        ? undefined
        : levelAt(stated, callee['property'] as EsNode);
    const levelFirst = takesLevel ? (isNamed ? 'maybe' : 'yes') : 'no';
    return fromValue(value, object, method, level, levelFirst);
  }

  /** `warn(…)` of `const { warn } = logger`, `debug(…)` of `createDebug('app')`. */
  function recogniseFunction(call: EsNode, callee: EsNode, place: Place): Recognition | undefined {
    const name = nameOf(callee);
    const wrapper = name === undefined ? undefined : wrappers.of(bindings.lookup(name, place));
    if (wrapper !== undefined) return byWrapper(wrapper, call, callee);
    const value = name === undefined ? undefined : loggers.resolve(callee, place);
    if (name === undefined || value?.natures.includes('function') !== true) return undefined;
    const level =
      value.method === undefined ? value.spec.functionLevel : value.spec.methods.get(value.method);
    const takesLevel =
      value.method !== undefined && value.spec.levelMethods?.includes(value.method) === true;
    return fromValue(
      value,
      callee,
      value.method ?? name,
      level === undefined ? undefined : levelAt(level, call),
      takesLevel ? 'maybe' : 'no',
    );
  }

  /** `log[failed ? 'warn' : 'info'](…)`, `logger[level](…)` */
  function byComputedLevel(
    callee: EsNode,
    object: EsNode,
    value: LoggerValue,
  ): Recognition | undefined {
    const property = callee['property'] as EsNode;
    const { levels, others } = levelsAmong(property, value.spec.methods);
    if (others > 0 && levels.length === 0) return undefined;
    const level: StatedLevel = { dynamic: true, range: rangeOf(property), candidates: levels };
    return fromValue(value, object, '[computed]', level, 'no');
  }

  function lookAtReference(node: EsNode, place: Place): void {
    if (form === undefined) return;
    const parent = place.ancestors[place.depth - 1];
    const name = nameOf(node);
    if (name !== undefined) {
      if (!references.isUse(node, parent, place.ancestors[place.depth - 2])) {
        learnAlias(node, parent);
        return;
      }
      if (parent?.type === 'VariableDeclarator' && name === form.owner) learnPattern(parent);
    }
    // `LOG.info('…')` is a call of a method, whatever `LOG` is.
    if (parent !== undefined && isCall(parent) && parent['callee'] === node) return;
    const mention = references.mention(node, place);
    if (mention !== undefined) mentions.set(mention.expression.start, mention);
  }

  /** `const { LOG: L } = codes` */
  function learnAlias(node: EsNode, parent: EsNode | undefined): void {
    if (parent?.type !== 'Property' && parent?.type !== 'ObjectProperty') return;
    const name = nameOf(childOf(parent, 'value'));
    if (name !== undefined && parent['key'] === node) learn(name);
  }

  /** `const L = LOG`, `const { A, B: c } = LOG` */
  function learnPattern(declarator: EsNode): void {
    const id = childOf(declarator, 'id');
    if (id === undefined) return;
    walk(id, (part) => {
      const name = nameOf(part);
      if (name !== undefined) learn(name);
      return true;
    });
  }

  /** The name that the innermost declaration gives to what stands in it. */
  function learnDeclared({ ancestors, depth }: Place): void {
    const parent = ancestors[depth - 1];
    const name = parent?.type === 'VariableDeclarator' ? nameOf(childOf(parent, 'id')) : undefined;
    if (name !== undefined) learn(name);
  }

  return {
    visit,
    learnImports(imports) {
      for (const { source, names } of imports) {
        for (const { local, imported } of names) {
          if (isExportOfSink(source, imported)) learn(local);
          else if (local === imported) continue;
          else if (isDeclared(imported, parts) || isEnvironmentExport(source, imported))
            learn(local);
        }
      }
    },
    takeNames: take,
    found: () => inOrder(finds, protocolSites()),
  };
}

/** What is called: `logger.info` also in `(0, logger.info)(…)`, as compilers write it. */
function calleeOf(call: EsNode): EsNode {
  const callee = unwrap((call['callee'] ?? call['tag']) as EsNode);
  if (callee.type !== 'SequenceExpression') return callee;
  return unwrap(childrenOf(callee, 'expressions').at(-1) ?? callee);
}

/** Whether the value of what stands at a place becomes part of another value. */
function isUsed({ ancestors, depth }: Place): boolean {
  for (let index = depth - 1; index >= 0; index -= 1) {
    switch (ancestors[index]?.type) {
      case 'ChainExpression':
      case 'AwaitExpression':
      case 'TSNonNullExpression':
      case 'ParenthesizedExpression':
        continue;
      case 'Property':
      case 'ObjectProperty':
      case 'TemplateLiteral':
      case 'BinaryExpression':
      case 'ArrayExpression':
      case 'CallExpression':
      case 'NewExpression':
      case 'MemberExpression':
      case 'SpreadElement':
      case 'VariableDeclarator':
      case 'AssignmentExpression':
        return true;
      default:
        return false;
    }
  }
  return false;
}

/** Whether a module's export has to do with logging: Nest's gives decorators as well. */
function isExportOfSink(source: string, imported: string): boolean {
  const specs = SINKS_BY_MODULE.get(source) ?? [];
  const isWhole = imported === 'default' || imported === '*';
  return specs.some(({ exports }) => isWhole || exports[imported] !== undefined);
}

function fromValue(
  value: LoggerValue,
  logger: EsNode,
  method: string,
  level: StatedLevel | undefined,
  levelFirst: Recognition['levelFirst'],
): Recognition {
  return {
    sink: value.spec.id,
    confidence: value.confidence,
    reason: value.reason,
    method,
    level,
    shape: value.spec.shape,
    printf: value.spec.printf,
    levelFirst,
    logger,
    value,
    project: undefined,
    calleeConstant: undefined,
  };
}

function levelAt({ rung, native }: Level, node: EsNode): StatedLevel {
  return { rung, native, range: rangeOf(node) };
}

function byWrapper(wrapper: Wrapper, call: EsNode, callee: EsNode): Recognition {
  const { name, call: wrapped, messageAt } = wrapper;
  const { level } = wrapped;
  return {
    sink: wrapped.sink,
    confidence: wrapped.confidence,
    reason: `\`${name}\` passes its message on to \`${wrapped.callee.text}\``,
    method: name,
    level: level === undefined ? undefined : { ...level, range: rangeOf(call) },
    shape: messageAt === 0 ? 'message-first' : 'inferred',
    printf: false,
    levelFirst: 'no',
    logger: callee,
    value: undefined,
    project: undefined,
    calleeConstant: undefined,
    isWrapper: true,
  };
}

function byProject(match: ProjectMatch, callee: EsNode, path: CalleePath): Recognition {
  const { call } = match.sink.declared;
  const method = path.at(-1) ?? call;
  const level: StatedLevel | undefined =
    match.level === undefined ? undefined : { ...match.level, range: methodRange(callee) };
  return {
    sink: match.sink.id,
    confidence: 'certain',
    reason: `\`${call}\` is declared as a sink`,
    method,
    level,
    shape: 'values',
    printf: match.sink.declared.args.some((role) => role === 'rest' || role === '...rest'),
    levelFirst: 'no',
    logger: isMember(callee) ? (callee['object'] as EsNode) : callee,
    value: undefined,
    project: match,
    calleeConstant:
      match.constantAt === undefined ? undefined : prefixAt(callee, path.length, match.constantAt),
  };
}

/** The part of a callee that ends with its name at `index`: `IO.X` in `IO.X.msg`. */
function prefixAt(callee: EsNode, length: number, index: number): EsNode {
  let node = callee;
  for (let at = length - 1; at > index && isMember(node); at -= 1) {
    node = unwrap(node['object'] as EsNode);
  }
  return node;
}

/** The level of a method that the ecosystem does not have but the logger may: levels can be added. */
function ownLevel(value: LoggerValue, method: string): Level | undefined {
  const fixed = value.spec.shape === 'context-last' || value.spec.id === 'console';
  if (fixed || value.natures.includes('function') || method === 'log') return undefined;
  return value.confidence === 'certain' ? namedLoggerSink.methods.get(method) : undefined;
}

function methodRange(callee: EsNode): { start: number; end: number } {
  return rangeOf(isMember(callee) ? (callee['property'] as EsNode) : callee);
}

/** The names of a callee, outermost first; what is no plain name is `undefined`. */
function pathOf(callee: EsNode): CalleePath {
  const path: (string | undefined)[] = [];
  let node = callee;
  while (isMember(node)) {
    path.push(propertyName(node));
    node = unwrap(node['object'] as EsNode);
  }
  path.push(node.type === 'ThisExpression' ? 'this' : nameOf(node));
  return path.reverse();
}

/** The module that a name is imported from, by whatever means. */
function moduleOf({ source, init }: Binding): string | undefined {
  if (source !== undefined || init === undefined) return source;
  let node = unwrap(init);
  while (isMember(node)) node = unwrap(node['object'] as EsNode);
  return requiredModule(node);
}
