/** Scopes as an editor has them: a catalog file in a buffer counts at once, saved or not. */
import type { CatalogText } from '@loglex/catalog';
import { type CatalogScope, type CheckSession, sessionOf } from '@loglex/engine';
import type { FoundScope } from '../check/find.ts';
import type { Problem } from '../problem.ts';
import type { CatalogPreview, Scope } from '../scope.ts';

export interface ScopeView extends FoundScope, CatalogScope {
  readonly scope: Scope;
  readonly session: CheckSession;
  /** What kept settings and catalog files from being read. */
  readonly problems: readonly Problem[];
  catalogWith(...changed: readonly CatalogText[]): CatalogPreview;
}

export interface ScopeViews {
  /** The same object as long as neither the scope nor a buffer of its catalog changed. */
  of(scope: Scope): ScopeView;
  /** The same, but where much would have to be read for what was typed last: then the view of before. */
  knownOf(scope: Scope): ScopeView;
  /** Whether some view is one of before. */
  isLate(): boolean;
}

/** `bufferOf`: the text of a file that is open; the same object as long as the text stays. */
export function createScopeViews(bufferOf: (file: string) => CatalogText | undefined): ScopeViews {
  const views = new Map<
    Scope,
    { readonly open: readonly CatalogText[]; readonly view: ScopeView }
  >();
  const onDisk = new Map<Scope, readonly CatalogText[]>();

  function textsOf(scope: Scope): readonly CatalogText[] {
    let texts = onDisk.get(scope);
    if (texts === undefined) onDisk.set(scope, (texts = scope.catalogTexts));
    return texts;
  }

  /** Those of its files that say something else than on disk. */
  function openOf(scope: Scope): readonly CatalogText[] {
    return textsOf(scope).flatMap((text) => {
      const buffer = bufferOf(text.file);
      return buffer === undefined || buffer.text === text.text ? [] : [buffer];
    });
  }

  function of(scope: Scope): ScopeView {
    const open = openOf(scope);
    const known = views.get(scope);
    if (known !== undefined && isSame(known.open, open)) return known.view;
    const view = createView(scope, textsOf(scope), open);
    views.set(scope, { open, view });
    return view;
  }

  return {
    of,
    knownOf(scope) {
      const known = views.get(scope);
      const length = textsOf(scope).reduce((sum, { text }) => sum + text.length, 0);
      return known !== undefined && length > LARGE ? known.view : of(scope);
    },
    isLate: () => [...views].some(([scope, { open }]) => !isSame(open, openOf(scope))),
  };
}

/** To read a catalog of more characters anew may take longer than people wait for a word while they type. */
const LARGE = 500_000;

function createView(
  scope: Scope,
  texts: readonly CatalogText[],
  open: readonly CatalogText[],
): ScopeView {
  const { settings, settingsFiles } = scope;
  const preview = open.length === 0 ? undefined : scope.catalogWith(...open);
  const catalog = preview?.catalog ?? scope.catalog;
  const inBuffers = new Map(open.map((text) => [text.file, text]));
  const isOther = (files: readonly CatalogText[]) => (text: CatalogText) =>
    !files.some(({ file }) => file === text.file);
  return {
    scope,
    settings,
    settingsFiles,
    catalog,
    catalogProblems: preview?.problems ?? scope.catalogProblems,
    catalogTexts: texts.map((text) => inBuffers.get(text.file) ?? text),
    get catalogModules() {
      return preview?.modules ?? scope.catalogModules;
    },
    catalogWith: (...changed) => scope.catalogWith(...open.filter(isOther(changed)), ...changed),
    problems: [...scope.problems, ...(preview?.unread ?? [])],
    session: sessionOf(catalog, settings),
  };
}

function isSame(a: readonly CatalogText[], b: readonly CatalogText[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
