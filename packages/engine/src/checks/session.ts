/**
 * A catalog and settings compiled once: the questions that checks ask of both, answered without compiling
 * a glob or walking the catalog again for every call.
 */
import { type Catalog, type Component, createNearest, type LogConstant } from '@loglex/catalog';
import { codeShapeOf } from '../constants/code-shape.ts';
import { createTemplateIndex, type TemplateIndex } from '../constants/template-index.ts';
import { createResolver, type Identity, type Resolved } from '../constants/resolve.ts';
import type { ConstantMention, LogCall } from '../facts/log-call.ts';
import type { Check } from './check.ts';
import { compileConfiguration, type Configuration } from '../settings/configuration.ts';
import type { Settings } from '../settings/settings.ts';
import { pathMatcher } from '../text/path-glob.ts';

export interface CheckSession {
  readonly catalog: Catalog;
  readonly settings: Settings;
  /** What the call is: coded, dynamic or raw. */
  identify(call: LogCall): Identity;
  /** What a mention outside a call names; `undefined` where no constant need stand. */
  resolve(mention: ConstantMention): Resolved | undefined;
  /** The check's options, defaults filled in: the same object for every file. */
  optionsOf(check: Check): Readonly<Record<string, unknown>>;
  /** Constants whose template is this text. */
  readonly templates: TemplateIndex;
  /** Where settings of the catalog are made. */
  readonly configuration: Configuration;
  /** Components whose `paths` match the file; one without paths owns no file. */
  componentsAt(file: string): readonly Component[];
  /** Whether the component may emit from this file: it has no paths, or one of them matches. */
  mayEmitFrom(component: Component, file: string): boolean;
  /** Whether a component registers this namespace; `true` where none registers any. */
  isRegisteredLogger(namespace: string): boolean;
  /** Constants whose code or name is near a mistyped text, nearest first. */
  didYouMean(text: string): readonly Suggestion[];
}

/** A constant that may have been meant, and whether by its code or by its name. */
export interface Suggestion {
  readonly constant: LogConstant;
  readonly by: 'code' | 'name';
}

const sessions = new WeakMap<Catalog, WeakMap<Settings, CheckSession>>();

/** The session of this catalog and these settings; the same objects give the same session. */
export function sessionOf(catalog: Catalog, settings: Settings): CheckSession {
  let bySettings = sessions.get(catalog);
  if (bySettings === undefined) sessions.set(catalog, (bySettings = new WeakMap()));
  let session = bySettings.get(settings);
  if (session === undefined) bySettings.set(settings, (session = createSession(catalog, settings)));
  return session;
}

function createSession(catalog: Catalog, settings: Settings): CheckSession {
  const resolver = createResolver(catalog, codeShapeOf(catalog), settings.references);
  const components = [...catalog.components.values()];
  const pathMatchers = new Map(
    components
      .filter(({ paths }) => paths.length > 0)
      .map((component) => [component, pathMatcher(component.paths)]),
  );
  const loggerGlobs = components.flatMap(({ loggers }) => loggers.map(namespacePath));
  const matchesLogger = loggerGlobs.length > 0 ? pathMatcher(loggerGlobs) : () => true;

  const optionsByCheck = new Map<Check, Readonly<Record<string, unknown>>>();
  const identities = new WeakMap<LogCall, Identity>();
  const componentsByFile = new Map<string, readonly Component[]>();
  const suggestions = new Map<string, readonly Suggestion[]>();
  let templates: TemplateIndex | undefined;
  let configuration: Configuration | undefined;
  let suggest: ((text: string) => readonly Suggestion[]) | undefined;

  return {
    catalog,
    settings,
    identify(call) {
      let identity = identities.get(call);
      if (identity === undefined) identities.set(call, (identity = resolver.identify(call)));
      return identity;
    },
    resolve: resolver.resolve,
    optionsOf(check) {
      let options = optionsByCheck.get(check);
      if (options === undefined) {
        options = { ...check.defaultOptions, ...settings.checks.get(check.id)?.options };
        optionsByCheck.set(check, options);
      }
      return options;
    },
    get templates() {
      return (templates ??= createTemplateIndex(catalog));
    },
    get configuration() {
      return (configuration ??= compileConfiguration(catalog, settings));
    },
    componentsAt(file) {
      let owners = componentsByFile.get(file);
      if (owners === undefined) {
        owners = components.filter((component) => pathMatchers.get(component)?.(file) === true);
        componentsByFile.set(file, owners);
      }
      return owners;
    },
    mayEmitFrom: (component, file) => pathMatchers.get(component)?.(file) ?? true,
    isRegisteredLogger: (namespace) => matchesLogger(namespacePath(namespace)),
    didYouMean(text) {
      let near = suggestions.get(text);
      if (near === undefined)
        suggestions.set(text, (near = (suggest ??= suggester(catalog))(text)));
      return near;
    },
  };
}

/** Namespaces are globbed as paths: `*` is one segment, `**` any number, whatever separates them. */
function namespacePath(namespace: string): string {
  return namespace.replace(/[.:]/g, '/');
}

/** "Did you mean" over every code and name; a name in the place of a code is as near as can be. */
function suggester(catalog: Catalog): (text: string) => readonly Suggestion[] {
  const spellings = new Set(catalog.constants.flatMap(({ code, name }) => [code, name]));
  const near = createNearest(spellings);
  return (text) => {
    const suggestions = (spellings.has(text) ? [text] : near(text)).flatMap((spelling) => [
      ...catalog.byCode(spelling).map((constant) => ({ constant, by: 'code' as const })),
      ...catalog.byName(spelling).map((constant) => ({ constant, by: 'name' as const })),
    ]);
    const once = new Map<LogConstant, Suggestion>();
    for (const suggestion of suggestions) {
      const { constant } = suggestion;
      if (constant.deprecated === undefined && !once.has(constant)) once.set(constant, suggestion);
    }
    return [...once.values()].slice(0, 3);
  };
}
