/**
 * A scope: the files that one settings file governs, with the catalog it names. A project has one, or in
 * a monorepo one for each settings file; the nearest above a file governs it.
 */
import {
  type Catalog,
  type CatalogProblem,
  type CatalogText,
  parseCatalog,
  type ParsedCatalog,
} from '@loglex/catalog';
import { type CatalogModule, type Check, type Settings } from '@loglex/engine';
import { type DocumentReader, plainReader } from './catalog/document-cache.ts';
import { readCodeCatalogs } from './catalog/code-catalogs.ts';
import type { ParseCatalog } from './catalog/parsed-catalog-cache.ts';
import { readCatalogTexts } from './catalog/read-catalog-texts.ts';
import { compileGlobs, type GlobSet } from './files/globs.ts';
import type { Problem } from './problem.ts';
import { type LoadedSettings, loadSettings } from './settings/load.ts';
import { scopeStamp } from './scope-stamp.ts';
import { type MissingImport, missingImports, withoutMissing } from './settings/missing-imports.ts';
import { join } from 'node:path';

export interface Scope {
  /** POSIX path from the root; empty: the root itself. */
  readonly folder: string;
  /** Its settings file and those it extends, outermost first. Empty: the defaults hold. */
  readonly settingsFiles: readonly string[];
  /** As fixes may use them: without an `emit` that would write imports of what is missing. */
  readonly settings: Settings;
  /** `emit` as it is stated, whether or not what it would import is there. */
  readonly stated: Settings['emit'];
  /** What `emit` would import and is not there. */
  readonly missing: readonly MissingImport[];
  readonly include: GlobSet;
  readonly exclude: GlobSet;
  /** The files that hold settings of the catalog. */
  readonly configuration: GlobSet;
  /** What kept settings and catalog files from being read. */
  readonly problems: readonly Problem[];
  /** Read and parsed at first use: a run lets threads start before. */
  readonly catalog: Catalog;
  readonly catalogTexts: readonly CatalogText[];
  readonly catalogProblems: readonly CatalogProblem[];
  /** The modules among its files: where a catalog stays in code. */
  readonly catalogModules: readonly CatalogModule[];
  /** The same text as long as what the scope was made of stays on disk as it was. */
  stamp(): string;
  /** The catalog as it would be if these files of it said this: for files that are being edited. */
  catalogWith(...changed: readonly CatalogText[]): CatalogPreview;
}

export interface CatalogPreview extends ParsedCatalog {
  readonly modules: readonly CatalogModule[];
  /** What of its modules would not be read. */
  readonly unread: readonly Problem[];
}

/** The scope of the settings file at `file`, a POSIX path from `root`. */
export function openScope(
  root: string,
  file: string,
  checks: readonly Check[],
  reader: DocumentReader = plainReader,
): Scope {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return createScope(folder, loadSettings(join(root, file), checks, root), parserWith(reader));
}

/** `parseTexts` makes the catalog of its files, where a face has a quicker way than to read them anew. */
export function createScope(
  folder: string,
  loaded: LoadedSettings,
  parseTexts: ParseCatalog = parseCatalog,
): Scope {
  const { root, files } = loaded;
  const missing = missingImports(root, loaded.settings);
  const settings = withoutMissing(loaded.settings, missing);
  const settingsFile = files.at(-1) ?? '.';
  const readTexts = once(() => readCatalogTexts(root, settings.catalogs, settingsFile));
  const readCode = once(() => readCodeCatalogs(root, settings, settingsFile));
  const readOnce = onceFor(plainReader.read);
  const parse = once(() => parseTexts(readTexts().texts, readCode().entries));
  return {
    folder,
    settingsFiles: files,
    settings,
    stated: loaded.settings.emit,
    missing,
    include: compileGlobs(settings.include),
    exclude: compileGlobs(settings.exclude),
    configuration: compileGlobs(settings.configuration.flatMap(({ files }) => files)),
    get problems() {
      return [...loaded.problems, ...readTexts().problems, ...readCode().problems];
    },
    get catalog() {
      return parse().catalog;
    },
    get catalogTexts() {
      return [...readTexts().texts, ...readCode().texts];
    },
    get catalogProblems() {
      return parse().problems;
    },
    get catalogModules() {
      return readCode().modules;
    },
    stamp: () => scopeStamp(loaded),
    catalogWith: rememberLast((...changed: readonly CatalogText[]): CatalogPreview => {
      const changedFiles = new Map(changed.map((text) => [text.file, text]));
      const hasCode = readCode().texts.some(({ file }) => changedFiles.has(file));
      const code = hasCode ? readCodeCatalogs(root, settings, settingsFile, changed) : readCode();
      const texts = readTexts().texts.map((text) => changedFiles.get(text.file) ?? text);
      const { modules, problems: unread } = code;
      return { ...parseCatalog(texts, code.entries, readOnce), modules, unread };
    }),
  };
}

/** Parses the trees that the reader gives. */
export function parserWith(reader: DocumentReader): ParseCatalog {
  return (texts, sources) => {
    const parsed = parseCatalog(texts, sources, reader.read);
    reader.save();
    return parsed;
  };
}

/** The files that nobody is editing stay as they were read. */
function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let kept = made.get(key);
    if (kept === undefined) made.set(key, (kept = { value: make(key) }));
    return kept.value;
  };
}

/**
 * The last preview, for as long as somebody keeps it or the present task lasts: a change is verified on one, and what is
 * generated of it is made of the same.
 */
function rememberLast(
  make: (...changed: readonly CatalogText[]) => CatalogPreview,
): (...changed: readonly CatalogText[]) => CatalogPreview {
  let last:
    | { readonly changed: readonly CatalogText[]; readonly made: WeakRef<CatalogPreview> }
    | undefined;
  return (...changed) => {
    const known = last !== undefined && saysTheSame(last.changed, changed) && last.made.deref();
    if (known) return known;
    const made = make(...changed);
    last = { changed, made: new WeakRef(made) };
    return made;
  };
}

function saysTheSame(a: readonly CatalogText[], b: readonly CatalogText[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ file, text }, at) => file === b[at]!.file && text === b[at]!.text)
  );
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
