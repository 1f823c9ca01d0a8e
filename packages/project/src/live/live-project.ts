/**
 * A project as an editor has it: open buffers over the disk, facts of all files in an index that follows every change,
 * catalogs that count as they are typed. Nothing here waits: questions are answered from what is known by now.
 */
import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogText, groupBy } from '@loglex/catalog';
import {
  checks as allChecks,
  type Check,
  createDocument,
  createProjectIndex,
  type DocumentKind,
  type EditorDocument,
  type FileFacts,
  type Finding,
  pathMatcher,
  type ProjectIndex,
  type Settings,
  type Snapshot,
} from '@loglex/engine';
import { plainReader } from '../catalog/document-cache.ts';
import { cachedParser } from '../catalog/parsed-catalog-cache.ts';
import {
  findInCatalogs,
  findInFile,
  findInWhole,
  type FoundFacts,
  inOrder,
} from '../check/find.ts';
import { fixText } from '../check/fix-text.ts';
import { type Analysis, analyseText } from '../facts/analyse.ts';
import { settingsKey } from '../facts/facts-cache.ts';
import { createFrontEnd, type FrontEnd } from '../facts/front-end.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { FileStamp } from '../facts/source-reader.ts';
import { languageOf } from '../files/language.ts';
import { readText } from '../files/read.ts';
import type { Problem } from '../problem.ts';
import { openScope, createScope, type Scope } from '../scope.ts';
import { createScopes, type Scopes } from '../scopes.ts';
import { createGate, type Gate, selectFiles } from '../select.ts';
import { findSettingsFile, isSettingsFile } from '../settings/discover.ts';
import { loadSettings } from '../settings/load.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { movedFindings } from './moved-findings.ts';
import { createScopeViews, type ScopeView, type ScopeViews } from './scope-views.ts';

export interface LiveProjectOptions {
  /** The checks that settings may name. Default: all. */
  readonly checks?: readonly Check[];
  /** `false`: neither read nor write the cache of facts. Default: `true`. */
  readonly cache?: boolean;
  /** Threads for reading files, the calling one included. Default: as many as pay. */
  readonly threads?: number;
}

export interface FillOptions {
  /** Called now and then, with counts of files. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the filling; what is in the index by then stays. */
  readonly signal?: AbortSignal;
}

/** What a look at the disk brought. */
export interface DiskChange {
  /** Whether an answer may be another one now. */
  readonly changed: boolean;
  /** Whether so much changed that the index has to be filled again. */
  readonly refill: boolean;
}

/** What the files of a project say by now. */
export interface LiveStatus {
  /** POSIX paths from the root, outermost first. */
  readonly settingsFiles: readonly string[];
  readonly catalogFiles: readonly string[];
  readonly constants: number;
  /** Files that the index knows: those in which something of interest stands. */
  readonly files: number;
  readonly phase: LivePhase;
  readonly problems: readonly Problem[];
}

/** `partial`: the filling was ended early. */
export type LivePhase = 'empty' | 'filling' | 'ready' | 'partial';

/** Files are POSIX paths from the root. */
export interface LiveProject {
  /** Absolute path: the folder of the outermost settings file. */
  readonly root: string;
  readonly phase: LivePhase;
  readonly index: ProjectIndex;
  /** Reads all files of the project, from the cache where it knows them. A later call ends an earlier one. */
  fill(options?: FillOptions): Promise<void>;
  /** The text of a file that is open; `undefined`: it was closed, and the disk counts again. */
  setBuffer(file: string, text: string | undefined): void;
  /** These files were made, changed or deleted on disk. */
  changedOnDisk(files: readonly string[]): DiskChange;
  /** Finds out by itself what changed on disk, by names, sizes and times. */
  look(): DiskChange;
  documentOf(file: string): EditorDocument | undefined;
  /** What features are asked about, as far as `file` is concerned. */
  snapshotFor(file: string): Snapshot;
  /** Findings in one file: those of its own checks, those of the catalog, and those over the whole project that are known. */
  findingsIn(file: string): readonly Finding[];
  /** Problems of settings and catalog files that the file itself is to blame for. */
  problemsIn(file: string): readonly Problem[];
  /** Runs the checks over the whole project. Whether any of their findings is another one now. */
  checkWhole(): boolean;
  /** Files with findings over the whole project, and all that have facts. */
  filesToReport(): readonly string[];
  /** The text of a file after all its safe fixes; `undefined` where they change nothing. */
  fixAll(file: string): string | undefined;
  coverageOf(file: string): Coverage;
  status(): LiveStatus;
}

/** The project that the folder at the absolute path `folder` belongs to; `undefined` where no settings file is found. */
export function openLiveProject(
  folder: string,
  options: LiveProjectOptions = {},
): LiveProject | undefined {
  const settingsFile = findSettingsFile(folder);
  return settingsFile === undefined ? undefined : createLiveProject(settingsFile, options);
}

/** More changed files than this are read in the background. */
const READ_AT_ONCE = 100;

/** A longer text is no log that anybody reads in an editor. */
const MAX_DOCUMENT_BYTES = 50_000_000;

interface Buffer {
  readonly source: CatalogText;
  /** Made when it is asked for: several keystrokes may come between. */
  document: EditorDocument | undefined;
  /** What an earlier text said, where this one cannot be parsed. */
  lastFacts: FileFacts | undefined;
}

function createLiveProject(
  settingsFile: string,
  { checks = allChecks, cache = true, threads }: LiveProjectOptions,
): LiveProject {
  const { root } = loadSettings(settingsFile, checks);
  const buffers = new Map<string, Buffer>();
  const unread = new Set<string>();
  const stamps = new Map<string, FileStamp>();
  const index = createProjectIndex();
  const frontEnds = new WeakMap<Settings, FrontEnd>();
  let { scopes, views, gates, scopeStamps } = openScopes();
  let phase: LivePhase = 'empty';
  let filling: { readonly abort: AbortController; readonly touched: Set<string> } | undefined;
  let whole: ReadonlyMap<string, readonly Finding[]> = new Map();
  /** The texts of open files for which `whole` was found. */
  let wholeTexts: ReadonlyMap<string, string> = new Map();

  function openScopes(): {
    scopes: Scopes;
    views: ScopeViews;
    gates: Map<Scope, Gate>;
    scopeStamps: Map<Scope, string>;
  } {
    const parse = cache ? cachedParser(root, 'live') : undefined;
    const loaded = loadSettings(settingsFile, checks);
    const outermost =
      loaded.files.length > 1
        ? openScope(root, loaded.files[0]!, checks)
        : createScope('', loaded, parse);
    return {
      scopes: createScopes(root, outermost, checks, plainReader),
      views: createScopeViews((file) => buffers.get(file)?.source),
      gates: new Map(),
      scopeStamps: new Map(),
    };
  }

  function viewOf(file: string): ScopeView {
    const scope = scopes.of(file);
    if (!scopeStamps.has(scope)) scopeStamps.set(scope, scope.stamp());
    return views.of(scope);
  }

  function gateOf(scope: Scope): Gate {
    let gate = gates.get(scope);
    if (gate === undefined) gates.set(scope, (gate = createGate(root, scope)));
    return gate;
  }

  function analyse(file: string, text: string): Analysis {
    const scope = scopes.of(file);
    if (!coverageOf(file, text, scope, gateOf(scope)).covered) return {};
    let frontEnd = frontEnds.get(scope.settings);
    if (frontEnd === undefined) {
      frontEnds.set(scope.settings, (frontEnd = createFrontEnd(scope.settings)));
    }
    return analyseText(file, text, frontEnd);
  }

  function put(file: string, facts: FileFacts | undefined): void {
    filling?.touched.add(file);
    if (facts === undefined) index.delete(file);
    else index.set(facts);
  }

  function kindOf(file: string, view: ScopeView): DocumentKind {
    if (isSettingsFile(file.slice(file.lastIndexOf('/') + 1))) return 'settings';
    if (languageOf(file) !== undefined) return 'source';
    if (view.catalogTexts.some((text) => text.file === file)) return 'catalog';
    if (gateOf(view.scope).isConfiguration(file)) return 'data';
    return isLog(file, view) ? 'log' : 'other';
  }

  /** Buffers that changed are read into the index before anything is answered. */
  function settle(): void {
    for (const file of unread) {
      unread.delete(file);
      readBuffer(file);
    }
  }

  function readBuffer(file: string): void {
    const buffer = buffers.get(file);
    if (buffer === undefined) return;
    const { text } = buffer.source;
    const { facts } = analyse(file, text);
    put(file, facts);
    const kind = kindOf(file, viewOf(file));
    const { lastFacts } = buffer;
    buffer.document = createDocument({
      file,
      text,
      kind,
      ...(facts ? { facts } : lastFacts && { lastFacts }),
    });
    buffer.lastFacts = facts ?? lastFacts;
  }

  function documentOf(file: string): EditorDocument | undefined {
    settle();
    const buffer = buffers.get(file);
    if (buffer !== undefined) return buffer.document;
    const path = join(root, file);
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined || size > MAX_DOCUMENT_BYTES) return undefined;
    const { text } = readText(path, file);
    if (text === undefined) return undefined;
    const facts = index.factsOf(file);
    return createDocument({
      file,
      text,
      kind: kindOf(file, viewOf(file)),
      ...(facts && { facts }),
    });
  }

  function readFromDisk(file: string): void {
    const stamp = stampOf(join(root, file));
    if (stamp === undefined || !gateOf(scopes.of(file)).isSource(file)) {
      stamps.delete(file);
      if (!buffers.has(file)) put(file, undefined);
      return;
    }
    stamps.set(file, stamp);
    if (buffers.has(file)) return;
    const { text } = readText(join(root, file), file);
    put(file, text === undefined ? undefined : analyse(file, text).facts);
  }

  /** Settings and catalogs anew. Whether facts may be others by the settings as they are now. */
  function reload(): boolean {
    const before = keysOf(scopes);
    ({ scopes, views, gates, scopeStamps } = openScopes());
    for (const file of before.keys()) if (file !== '') scopes.at(file);
    const after = keysOf(scopes);
    for (const file of buffers.keys()) unread.add(file);
    return [...before].some(([file, key]) => after.get(file) !== key);
  }

  function keysOf({ opened }: Scopes): Map<string, string> {
    return new Map(
      opened().map((scope) => {
        const { include, exclude, configuration, tests } = scope.settings;
        const files = JSON.stringify([include, exclude, configuration, tests]);
        return [scope.settingsFiles.at(-1) ?? '', `${settingsKey(scope.settings)} ${files}`];
      }),
    );
  }

  function foundFacts(): FoundFacts[] {
    return Array.from(index.files(), (facts) => ({ facts, scope: viewOf(facts.file) }));
  }

  function isCatalog(file: string): boolean {
    return scopes.opened().some((scope) => {
      const globs = scope.settings.catalogs.map((each) =>
        each.kind === 'data' ? each.glob : each.path,
      );
      return pathMatcher(globs)(file);
    });
  }

  function changedOnDisk(files: readonly string[]): DiskChange {
    let refill = files.length > READ_AT_ONCE;
    let changed = refill;
    let reopen = refill;
    for (const file of files) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      if (name === '.gitignore') {
        gates.clear();
        refill = true;
      } else if (isSettingsFile(name) || isCatalog(file)) reopen = true;
    }
    if (reopen) {
      changed = true;
      // A settings file that was not there before governs files that another one did.
      const isNew = files.some((file) => {
        const name = file.slice(file.lastIndexOf('/') + 1);
        return (
          isSettingsFile(name) &&
          !scopes.opened().some((scope) => scope.settingsFiles.includes(file))
        );
      });
      refill = reload() || isNew || refill;
    }
    if (refill) return { changed: true, refill };
    for (const file of files) {
      if (languageOf(file) === undefined && !stamps.has(file)) {
        changed = forgetBelow(file) || changed;
        continue;
      }
      readFromDisk(file);
      changed = true;
    }
    return { changed, refill };
  }

  /** A folder that is gone takes its files along. */
  function forgetBelow(folder: string): boolean {
    if (stampOf(join(root, folder)) !== undefined) return false;
    const gone = [...stamps.keys()].filter((file) => file.startsWith(`${folder}/`));
    for (const file of gone) readFromDisk(file);
    return gone.length > 0;
  }

  function look(): DiskChange {
    const isStale = [...scopeStamps].some(([scope, stamp]) => scope.stamp() !== stamp);
    if (isStale && reload()) return { changed: true, refill: true };
    const known = scopes.opened().length;
    const { files } = selectFiles(scopes, root);
    if (scopes.opened().length !== known) {
      reload();
      return { changed: true, refill: true };
    }
    const present = new Set(files.map(({ file }) => file));
    const changed = [
      ...[...present].filter((file) => !isSame(stamps.get(file), stampOf(join(root, file)))),
      ...[...stamps.keys()].filter((file) => !present.has(file)),
    ];
    if (changed.length > READ_AT_ONCE) return { changed: true, refill: true };
    for (const file of changed) readFromDisk(file);
    return { changed: isStale || changed.length > 0, refill: false };
  }

  async function fill({ onProgress, signal }: FillOptions = {}): Promise<void> {
    filling?.abort.abort();
    const mine = { abort: new AbortController(), touched: new Set<string>() };
    filling = mine;
    phase = 'filling';
    const stop = () => mine.abort.abort();
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
    const seen = new Set<string>();
    const isStale = (file: string) =>
      filling !== mine || buffers.has(file) || mine.touched.has(file);
    try {
      const result = await gatherFacts(
        { scopes, cwd: root, cache, threads },
        {
          signal: mine.abort.signal,
          onStamp: (file, stamp) => stamps.set(file, stamp),
          onFacts({ facts }) {
            seen.add(facts.file);
            if (!isStale(facts.file)) index.set(facts);
          },
          ...(onProgress && { onProgress }),
        },
      );
      if (filling !== mine) return;
      if (result.whole) {
        // What was there before and is no more.
        for (const { file } of [...index.files()]) {
          if (!seen.has(file) && !isStale(file)) index.delete(file);
        }
      }
      phase = result.whole ? 'ready' : 'partial';
    } finally {
      signal?.removeEventListener('abort', stop);
      if (filling === mine) {
        filling = undefined;
        if (phase === 'filling') phase = 'partial';
      }
    }
  }

  const catalogFindings = new WeakMap<ScopeView, ReadonlyMap<string, readonly Finding[]>>();
  function inCatalogs(view: ScopeView): ReadonlyMap<string, readonly Finding[]> {
    let findings = catalogFindings.get(view);
    if (findings === undefined) {
      findings = groupBy(findInCatalogs([view], {}), ({ file }) => file);
      catalogFindings.set(view, findings);
    }
    return findings;
  }

  const isTestBy = new WeakMap<Settings, (file: string) => boolean>();
  function isTest(file: string): boolean {
    const { settings } = scopes.of(file);
    let matches = isTestBy.get(settings);
    if (matches === undefined) isTestBy.set(settings, (matches = pathMatcher(settings.tests)));
    return matches(file);
  }

  /** Where an open file has changed since, its findings are where they have moved to. */
  function wholeIn(file: string): readonly Finding[] {
    const found = whole.get(file) ?? [];
    const now = buffers.get(file)?.source.text;
    const before = wholeTexts.get(file);
    return now === undefined || before === undefined ? found : movedFindings(found, before, now);
  }

  function findingsIn(file: string): readonly Finding[] {
    settle();
    const facts = buffers.get(file)?.document?.facts ?? index.factsOf(file);
    const view = viewOf(file);
    return inOrder([
      ...(facts === undefined ? [] : findInFile({ facts, scope: view }, {})),
      ...(inCatalogs(view).get(file) ?? []),
      ...wholeIn(file),
    ]);
  }

  return {
    root,
    index,
    get phase() {
      return phase;
    },
    fill,
    setBuffer(file, text) {
      if (text !== undefined) {
        if (!buffers.has(file) && !wholeTexts.has(file)) {
          // What was found is about the file on disk.
          const onDisk = whole.has(file) ? readText(join(root, file), file).text : undefined;
          if (onDisk !== undefined) wholeTexts = new Map([...wholeTexts, [file, onDisk]]);
        }
        const lastFacts = buffers.get(file)?.lastFacts;
        buffers.set(file, { source: { file, text }, document: undefined, lastFacts });
        unread.add(file);
      } else if (buffers.delete(file)) {
        readFromDisk(file);
      }
    },
    changedOnDisk,
    look,
    documentOf,
    snapshotFor(file) {
      settle();
      const { session, catalogTexts } = viewOf(file);
      return {
        session,
        catalogTexts,
        index,
        sessionOf: (other) => viewOf(other).session,
        documentOf,
        isTest,
      };
    },
    findingsIn,
    problemsIn(file) {
      settle();
      return viewOf(file).problems.filter((problem) => problem.file === file);
    },
    checkWhole() {
      settle();
      const before = whole;
      const opened = scopes.opened().map((scope) => views.of(scope));
      whole = groupBy(inOrder(findInWhole(opened, foundFacts(), {})), ({ file }) => file);
      wholeTexts = new Map(Array.from(buffers, ([file, { source }]) => [file, source.text]));
      return !isSameReport(before, whole);
    },
    filesToReport() {
      settle();
      const catalogs = scopes.opened().flatMap((scope) => views.of(scope).catalogTexts);
      const files = [...index.files(), ...catalogs].map(({ file }) => file);
      return [...new Set([...files, ...whole.keys()])].sort();
    },
    fixAll(file) {
      const document = documentOf(file);
      if (document?.facts === undefined) return undefined;
      const view = viewOf(file);
      const { text } = fixText(file, document.text, {}, (again) => {
        const { facts, problem } = analyse(file, again);
        return {
          findings: facts === undefined ? [] : findInFile({ facts, scope: view }, {}),
          problems: problem === undefined ? [] : [problem],
        };
      });
      return text === document.text ? undefined : text;
    },
    coverageOf(file) {
      const document = documentOf(file);
      if (document === undefined) return { covered: false, reason: 'It cannot be read.' };
      const { kind, text } = document;
      if (kind === 'catalog' || kind === 'settings' || kind === 'log') return { covered: true };
      const scope = scopes.of(file);
      return coverageOf(file, text, scope, gateOf(scope));
    },
    status() {
      settle();
      const opened = scopes.opened().map((scope) => views.of(scope));
      return {
        settingsFiles: [...new Set(opened.flatMap(({ settingsFiles }) => settingsFiles))],
        catalogFiles: [
          ...new Set(opened.flatMap(({ catalogTexts }) => catalogTexts.map(({ file }) => file))),
        ],
        constants: new Set(
          opened.flatMap(({ catalog }) => catalog.constants.map(({ code }) => code)),
        ).size,
        files: index.size,
        phase,
        problems: opened.flatMap(({ problems }) => problems),
      };
    },
  };
}

function isLog(file: string, { catalog }: ScopeView): boolean {
  if (/\.log(?:\.\d+)?$/.test(file)) return true;
  const globs = [...catalog.destinations.values()].flatMap((each) => each.file ?? []);
  return pathMatcher(globs)(file);
}

/** Whether people would see the same. */
function isSameReport(
  a: ReadonlyMap<string, readonly Finding[]>,
  b: ReadonlyMap<string, readonly Finding[]>,
): boolean {
  const isSameFinding = (one: Finding, other: Finding | undefined) =>
    other !== undefined &&
    one.message === other.message &&
    one.severity === other.severity &&
    one.range.start === other.range.start &&
    one.range.end === other.range.end;
  return (
    a.size === b.size &&
    [...a].every(([file, findings]) => {
      const others = b.get(file);
      return (
        others?.length === findings.length &&
        findings.every((finding, index) => isSameFinding(finding, others[index]))
      );
    })
  );
}

function stampOf(path: string): FileStamp | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found && { size: found.size, modified: found.mtimeMs };
}

function isSame(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a !== undefined && b !== undefined && a.size === b.size && a.modified === b.modified;
}
