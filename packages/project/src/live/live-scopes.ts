/** The scopes of a project that is open in an editor: opened anew where settings or catalogs change on disk. */
import type { CatalogText } from '@loglex/catalog';
import { type Check, pathMatcher } from '@loglex/engine';
import { plainReader } from '../catalog/document-cache.ts';
import { cachedParser } from '../catalog/parsed-catalog-cache.ts';
import { settingsKey } from '../facts/facts-cache.ts';
import { createScope, openScope, type Scope } from '../scope.ts';
import { createScopes, type Scopes } from '../scopes.ts';
import { createGate, type Gate } from '../select.ts';
import { loadSettings } from '../settings/load.ts';
import { createScopeViews, type ScopeView } from './scope-views.ts';

export interface LiveScopes {
  /** Those of now: a reload makes others. */
  readonly now: Scopes;
  viewOf(file: string): ScopeView;
  /** For questions that need no more than what is known of a large catalog in which somebody types. */
  knownViewOf(file: string): ScopeView;
  /** Whether what was typed into a large catalog last does not count yet. */
  isLate(): boolean;
  /** The views of all that were opened, the outermost first. */
  views(): readonly ScopeView[];
  gateOf(scope: Scope): Gate;
  /** A `.gitignore` changed. */
  forgetGates(): void;
  /** Whether what a view was made of has changed on disk. */
  isStale(): boolean;
  /** Reads settings and catalogs anew. Whether facts may be others by the settings as they are now. */
  reload(): boolean;
  /** Whether some scope reads this file as a part of its catalog, or would. */
  readsCatalog(file: string): boolean;
  readsSettings(file: string): boolean;
}

export interface LiveScopesOptions {
  /** Absolute path. */
  readonly root: string;
  /** Absolute path of the settings file by which the project was found. */
  readonly settingsFile: string;
  readonly checks: readonly Check[];
  readonly cache: boolean;
  /** The text of a file that is open; the same object as long as the text stays. */
  readonly bufferOf: (file: string) => CatalogText | undefined;
}

export function createLiveScopes(options: LiveScopesOptions): LiveScopes {
  const { root, settingsFile, checks, cache, bufferOf } = options;
  let { scopes, views, gates, stamps } = open();

  function open() {
    const loaded = loadSettings(settingsFile, checks);
    const outermost =
      loaded.files.length > 1
        ? openScope(root, loaded.files[0]!, checks)
        : createScope('', loaded, cache ? cachedParser(root, 'live') : undefined);
    return {
      scopes: createScopes(root, outermost, checks, plainReader),
      views: createScopeViews(bufferOf),
      gates: new Map<Scope, Gate>(),
      stamps: new Map<Scope, string>(),
    };
  }

  /** Before it is read: what changes meanwhile is seen as a change. */
  function stamped(scope: Scope): Scope {
    if (!stamps.has(scope)) stamps.set(scope, scope.stamp());
    return scope;
  }

  const viewOf = (scope: Scope): ScopeView => views.of(stamped(scope));

  return {
    get now() {
      return scopes;
    },
    viewOf: (file) => viewOf(scopes.of(file)),
    knownViewOf: (file) => views.knownOf(stamped(scopes.of(file))),
    isLate: () => views.isLate(),
    views: () => scopes.opened().map(viewOf),
    gateOf(scope) {
      let gate = gates.get(scope);
      if (gate === undefined) gates.set(scope, (gate = createGate(root, scope)));
      return gate;
    },
    forgetGates: () => gates.clear(),
    isStale: () => [...stamps].some(([scope, stamp]) => scope.stamp() !== stamp),
    reload() {
      const before = keysOf(scopes);
      ({ scopes, views, gates, stamps } = open());
      for (const file of before.keys()) if (file !== '') scopes.at(file);
      const after = keysOf(scopes);
      return [...before].some(([file, key]) => after.get(file) !== key);
    },
    readsCatalog: (file) => scopes.opened().some((scope) => isCatalogOf(scope, file)),
    readsSettings: (file) =>
      scopes.opened().some(({ settingsFiles }) => settingsFiles.includes(file)),
  };
}

/** By settings file, a key that differs where other files may be read, or the same ones otherwise. */
function keysOf({ opened }: Scopes): ReadonlyMap<string, string> {
  return new Map(
    opened().map(({ settings, settingsFiles }) => {
      const { include, exclude, configuration } = settings;
      const files = JSON.stringify([include, exclude, configuration]);
      return [settingsFiles.at(-1) ?? '', `${settingsKey(settings)} ${files}`];
    }),
  );
}

function isCatalogOf({ settings }: Scope, file: string): boolean {
  return pathMatcher(
    settings.catalogs.map((each) => (each.kind === 'data' ? each.glob : each.path)),
  )(file);
}
