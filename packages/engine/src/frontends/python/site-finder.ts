/** Walks to the candidates of a file and says what stands there: log calls, makers of loggers, references. */
import type { LogCall, StatedLevel } from '../../facts/log-call.ts';
import type { ProtocolSite } from '../../facts/protocol-flow.ts';
import type { PyCall, PyExpression, PyModule, PyNode, PyString } from '../../ports.ts';
import type { CompiledPathRules } from '../../sinks/path-rules.ts';
import type { EnvironmentTest } from '../../sinks/environment-names.ts';
import type { CompiledProtocol } from '../../sinks/protocols.ts';
import type { ProjectMatch } from '../../sinks/project-sinks.ts';
import { namedPythonSink, PYTHON_METHODS, PYTHON_SINKS_BY_PATH } from '../../sinks/python/index.ts';
import { follow } from '../followed.ts';
import { isDeclared, type Declarations } from '../declarations.ts';
import { passedOn } from '../passed-on.ts';
import { createFinds, createNames, holds, inOrder, type SiteFinder } from '../site-finder.ts';
import type { Bindings } from './bindings.ts';
import { environmentSite, isEnvironmentExport } from './environment-site.ts';
import { legendWords } from './legend-words.ts';
import type { CallReader, Recognition } from './log-call.ts';
import type { LoggerResolver, LoggerValue } from './logger-value.ts';
import type { MessageReader } from './message.ts';
import { pathOf, rangeOf } from './node.ts';
import { openedBy, readFlow, type Opened } from './protocol-flow.ts';
import type { ReferenceReader } from './references.ts';
import { sectionSites } from './section-sites.ts';
import { createCalleeMatcher } from './declared-callee.ts';
import { setupSite } from './setup-site.ts';
import { writtenPath } from './path-site.ts';
import { createWrappers } from './wrappers.ts';

/** What the finder is made of. */
export interface SiteFinderParts extends Declarations {
  readonly text: string;
  readonly bindings: Bindings;
  readonly loggers: LoggerResolver;
  readonly messages: MessageReader;
  readonly references: ReferenceReader;
  readonly calls: CallReader;
}

export function createSiteFinder(parts: SiteFinderParts): SiteFinder<PyModule> {
  const { sinks, places, sections, protocols, form, bindings, loggers, messages, references } =
    parts;
  const opened = new Map<
    PyCall,
    { readonly object: Opened; readonly protocol: CompiledProtocol }
  >();
  const matchDeclared = createCalleeMatcher(bindings);
  const wrappers = createWrappers(parts);
  const finds = createFinds<PyNode>();
  const { calls, mentions, words, variables, setups, paths } = finds;
  const { learn, take } = createNames(form?.owner);

  function visit(module: PyModule, offsets: readonly number[]): void {
    if (offsets.length === 0) return;
    const nodes: PyNode[] = [module];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      look(node, offsets);
      for (const child of node.children) {
        if (holds(offsets, child.start, child.end)) nodes.push(child);
      }
    }
  }

  function look(node: PyNode, offsets: readonly number[]): void {
    switch (node.type) {
      case 'Call':
        if (holds(offsets, node.start, node.callee.end)) lookAtSite(node, node.callee);
        break;
      case 'Name':
      case 'Attribute':
        if (kindOf(node) !== 'call') lookAtSite(node, node);
        lookAtReference(node);
        if (parts.isOurs !== undefined) lookAtEnvironment(node, parts.isOurs);
        break;
      case 'Assign':
        // `info = logger.info`
        if (node.value?.type === 'Attribute') learnMethod(node.targets, node.value);
        break;
      case 'String':
        if (parts.paths !== undefined) lookAtPath(node, parts.paths);
        break;
      default:
    }
  }

  function lookAtPath(literal: PyString, rules: CompiledPathRules): void {
    const nameOf = (callee: PyExpression): string | undefined => {
      if (callee.type !== 'Name') return loggers.pathOf(callee);
      const isBuiltin = bindings.lookup(callee.id, callee) === undefined;
      return isBuiltin ? callee.id : loggers.pathOf(callee);
    };
    const path = writtenPath(literal, { messages, nameOf });
    const rule = path && rules.ruleOf(path.text);
    if (rule !== undefined) paths.set(path!.range.start, { rule, ...path! });
  }

  function learnMethod(targets: readonly PyExpression[], value: PyExpression): void {
    const [target] = targets;
    if (target?.type !== 'Name') return;
    if (loggers.resolve(value)?.natures.includes('function') === true) learn(target.id);
  }

  function lookAtSite(site: PyExpression, callee: PyExpression): void {
    if (calls.has(site)) return;
    if (site.type === 'Call') {
      lookForWords(site);
      lookForSection(site);
      lookForProtocol(site);
      learnMade(site);
      if (matchDeclared(callee, parts.setups) !== undefined) {
        setups.set(site.start, setupSite(site, parts.text));
      }
    }
    const recognition = recognise(site, callee);
    if (recognition !== undefined) {
      const found = parts.calls.read(site, recognition);
      const wrapper = site.type === 'Call' ? wrappers.note(site, found, recognition) : undefined;
      calls.set(site, wrapper === undefined ? found : passedOn(found));
      if (wrapper?.isNew === true) learn(wrapper.name);
      return;
    }
    if (site.type !== 'Call') return;
    const { namespace, spec } = loggers.resolve(site) ?? {};
    if (
      namespace !== undefined &&
      spec !== undefined &&
      namespace.range.start > site.start &&
      namespace.range.end < site.end
    ) {
      const { text, range, isModule } = namespace;
      const site = { namespace: text, range, sink: spec.id };
      finds.loggers.set(range.start, isModule === true ? { ...site, fromPath: true } : site);
    }
  }

  function lookForProtocol(call: PyCall): void {
    const protocol = protocols.find(({ callee }) => matchDeclared(call.callee, [callee]));
    const object = protocol && openedBy(call, protocol.part, parts.text);
    if (object !== undefined) opened.set(call, { object, protocol: protocol! });
  }

  function lookForSection(call: PyCall): void {
    for (const section of sections) {
      const match = matchDeclared(call.callee, [section.callee]);
      if (match === undefined) continue;
      const makesEntry = (callee: PyExpression): boolean =>
        section.entry !== undefined && matchDeclared(callee, [section.entry]) !== undefined;
      const reading = { text: parts.text, messages, makesEntry };
      const sites = sectionSites(call, section, match, reading);
      if (sites.length > 0) finds.sections.set(call, sites);
      return;
    }
  }

  function lookAtEnvironment(node: PyExpression, isOurs: EnvironmentTest): void {
    const site = environmentSite(node, loggers.pathOf(node), messages, parts.text);
    if (site !== undefined && isOurs(site.name.text)) variables.set(node, [site]);
  }

  function lookForWords(call: PyCall): void {
    for (const place of places) {
      if (matchDeclared(call.callee, [place.callee]) === undefined) continue;
      for (const word of legendWords(call, place, parts.text)) {
        words.set(`${word.range.start} ${word.legend}`, word);
      }
    }
  }

  /** With the flow of its function, which is read last: by then the log calls in it are known. */
  function protocolSites(): ProtocolSite[] {
    const { text } = parts;
    return [...opened].map(([call, { object, protocol }]) => {
      const { index, part } = protocol;
      const { callee } = call;
      const { name, isUnnamed } = object;
      const known = follow(name, protocol, text.slice(callee.start, callee.end));
      const followed = isUnnamed ? { ...known, isUnnamed } : known;
      const flow = readFlow(call, object.value, {
        followed,
        text,
        isLog: (node) => calls.has(node),
      });
      return { protocol: index, part, name, range: rangeOf(callee), flow };
    });
  }

  function recognise(site: PyExpression, callee: PyExpression): Recognition | undefined {
    const kind = kindOf(site);
    const declared = recogniseProject(callee, kind);
    if (declared !== undefined) return declared;
    if (site.type !== 'Call' || kind === 'decorator') return undefined;
    const recognition = wrappers.recognise(site) ?? recogniseKnown(site);
    if (recognition === undefined || parts.off.has(recognition.sink)) return undefined;
    if (recognition.isWrapper === true) return recognition;
    // What a logger gives is of no use: a name whose result is made use of names something else.
    return recognition.confidence === 'likely' && isUsed(site) ? undefined : recognition;
  }

  function recogniseProject(callee: PyExpression, kind: LogCall['kind']): Recognition | undefined {
    const match = matchDeclared(callee, sinks) ?? matchMade(callee);
    return match && byProject(match, callee, pathOf(callee), kind);
  }

  /** What a declared call gave: called at once, or by its one name. */
  function matchMade(callee: PyExpression): ProjectMatch | undefined {
    if (parts.functionMakers.length === 0) return undefined;
    const maker = callee.type === 'Name' ? onlyValueOf(callee.id, callee) : callee;
    return maker?.type === 'Call' ? matchDeclared(maker.callee, parts.functionMakers) : undefined;
  }

  function onlyValueOf(name: string, at: PyExpression): PyExpression | undefined {
    const binding = bindings.lookup(name, at);
    const [value, ...others] = binding?.kind === 'assigned' ? binding.values : [];
    return others.length === 0 ? value : undefined;
  }

  /** The name of a function that writes, where a declared call makes one. */
  function learnMade(call: PyCall): void {
    const statement = call.parent;
    if (statement?.type !== 'Assign' || statement.value !== call) return;
    const [target] = statement.targets;
    if (target?.type !== 'Name') return;
    if (matchDeclared(call.callee, parts.functionMakers) !== undefined) learn(target.id);
  }

  function recogniseKnown(call: PyCall): Recognition | undefined {
    const { callee } = call;
    if (callee.type === 'Attribute') {
      const method = callee.attribute.text;
      const qualified = loggers.pathOf(callee);
      if (qualified !== undefined && PYTHON_SINKS_BY_PATH.has(qualified))
        return recogniseFunction(callee);
      if (!PYTHON_METHODS.has(method)) return undefined;
      const value = loggers.resolve(callee.value);
      if (value?.natures.includes('logger') !== true) return undefined;
      return byMethod(value, method, callee);
    }
    if (callee.type === 'Call') return byComputedLevel(callee);
    return recogniseFunction(callee);
  }

  function byMethod(
    value: LoggerValue,
    method: string,
    callee: Extract<PyExpression, { type: 'Attribute' }>,
  ): Recognition | undefined {
    const { spec } = value;
    const takesLevel = spec.levelMethods?.includes(method) === true;
    // Levels can be added to a logger: those of other ecosystems count where it is one for certain.
    const stated =
      spec.methods.get(method) ??
      (spec.id === 'ansible' ? undefined : namedPythonSink.methods.get(method));
    if (stated === undefined && !takesLevel) return undefined;
    return {
      ...fromValue(value),
      method,
      level: stated === undefined ? undefined : { ...stated, range: rangeOf(callee.attribute) },
      levelFirst: takesLevel,
      logger: callee.value,
    };
  }

  /** `print(…)`, `warnings.warn(…)`, `info(…)` of `info = logger.info`. */
  function recogniseFunction(callee: PyExpression): Recognition | undefined {
    const value = loggers.resolve(callee);
    if (value?.natures.includes('function') !== true) return undefined;
    const name =
      callee.type === 'Name' ? callee.id : callee.type === 'Attribute' ? callee.attribute.text : '';
    const level =
      value.method === undefined ? value.spec.functionLevel : value.spec.methods.get(value.method);
    return {
      ...fromValue(value),
      method: value.method ?? name,
      level: level && { ...level, range: rangeOf(callee) },
      levelFirst:
        value.method !== undefined && value.spec.levelMethods?.includes(value.method) === true,
      logger: callee,
    };
  }

  /** `getattr(logger, level)(…)` */
  function byComputedLevel(callee: PyCall): Recognition | undefined {
    const [object, name] = callee.arguments;
    const isGetattr = callee.callee.type === 'Name' && callee.callee.id === 'getattr';
    if (!isGetattr || object === undefined || name === undefined) return undefined;
    const value = loggers.resolve(object.value);
    if (value?.natures.includes('logger') !== true) return undefined;
    const native = messages.staticText(name.value);
    const level = native === undefined ? undefined : value.spec.methods.get(native);
    const range = rangeOf(name.value);
    if (native !== undefined && level === undefined) return undefined;
    return {
      ...fromValue(value),
      method: native ?? '[computed]',
      level: level === undefined ? { dynamic: true, range, candidates: [] } : { ...level, range },
      levelFirst: false,
      logger: object.value,
    };
  }

  function lookAtReference(node: PyExpression): void {
    if (form === undefined || !references.isUse(node)) return;
    const above = node.parent;
    // `LOG.info('…')` is a call of a method, whatever `LOG` is.
    if (above?.type === 'Call' && above.callee === node) return;
    if (above?.type === 'Assign') learnAlias(above.targets, node);
    const mention = references.mention(node);
    if (mention !== undefined) mentions.set(mention.expression.start, mention);
  }

  /** `CODES = LogCode`, `failed = LOG_FAILED` */
  function learnAlias(targets: readonly PyExpression[], value: PyExpression): void {
    const [target] = targets;
    const isOwner = value.type === 'Name' && value.id === form?.owner;
    if (target?.type === 'Name' && (isOwner || references.mention(value) !== undefined))
      learn(target.id);
  }

  return {
    visit,
    learnImports(imports) {
      for (const { source, names } of imports) {
        for (const { local, imported } of names) {
          const known = PYTHON_SINKS_BY_PATH.get(`${source}.${imported}`);
          if (known?.spec.exports[known.export]?.includes('function') === true) learn(local);
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

/** A decorator, a context manager, or a plain call. */
function kindOf(site: PyExpression): LogCall['kind'] {
  const above = site.parent;
  if (
    (above?.type === 'FunctionDef' || above?.type === 'ClassDef') &&
    above.decorators.includes(site)
  ) {
    return 'decorator';
  }
  return above?.type === 'With' && above.items.some(({ context }) => context === site)
    ? 'context-manager'
    : 'call';
}

/** Whether the value of what stands at a place becomes part of another value. */
function isUsed(site: PyExpression): boolean {
  let below: PyNode = site;
  for (let above = site.parent; above !== undefined; above = above.parent) {
    switch (above.type) {
      case 'Await':
        break;
      case 'Call':
      case 'Assign':
      case 'Binary':
      case 'Attribute':
      case 'Subscript':
      case 'Dict':
      case 'List':
      case 'Tuple':
      case 'String':
      case 'Starred':
        return (
          above.type !== 'Binary' ||
          (above.operator !== 'and' && above.operator !== 'or') ||
          above.left === below
        );
      default:
        return false;
    }
    below = above;
  }
  return false;
}

type FromValue = Pick<
  Recognition,
  'sink' | 'kind' | 'confidence' | 'reason' | 'spec' | 'value' | 'roles' | 'calleeConstant'
>;

function fromValue(value: LoggerValue): FromValue {
  return {
    sink: value.spec.id,
    kind: 'call',
    confidence: value.confidence,
    reason: value.reason,
    spec: value.spec,
    value,
    roles: undefined,
    calleeConstant: undefined,
  };
}

function byProject(
  match: ProjectMatch,
  callee: PyExpression,
  path: readonly (string | undefined)[],
  kind: LogCall['kind'],
): Recognition {
  const { call, kind: written } = match.sink.declared;
  const word = callee.type === 'Attribute' ? callee.attribute : callee;
  const level: StatedLevel | undefined = match.level && { ...match.level, range: rangeOf(word) };
  return {
    sink: match.sink.id,
    kind: kind === 'call' && written === 'stamp' ? 'stamp' : kind,
    confidence: 'certain',
    reason: `\`${call}\` is declared as a sink`,
    method: path.at(-1) ?? call,
    level,
    levelFirst: false,
    spec: undefined,
    logger: callee.type === 'Attribute' ? callee.value : callee,
    value: undefined,
    roles: { roleAt: (index) => match.sink.roleAt(index), keywords: match.sink.declared.keywords },
    calleeConstant:
      match.constantAt === undefined ? undefined : prefixAt(callee, path.length, match.constantAt),
  };
}

/** The part of a callee that ends with its name at `index`: `Codes.X` in `Codes.X.emit`. */
function prefixAt(callee: PyExpression, length: number, index: number): PyExpression {
  let node = callee;
  for (let at = length - 1; at > index && node.type === 'Attribute'; at -= 1) node = node.value;
  return node;
}
