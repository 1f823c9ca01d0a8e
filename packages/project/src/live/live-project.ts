/**
 * A project as an editor has it: open buffers over the disk, facts of all files in an index that follows every change,
 * catalogs that count as they are typed. Nothing here waits: questions are answered from what is known by now.
 */
import { join } from 'node:path';
import type { Catalog } from '@loglex/catalog';
import {
  checks as allChecks,
  type Check,
  createProjectIndex,
  type DocumentKind,
  type Finding,
  pathMatcher,
  posixPath,
  type ProjectIndex,
  type Settings,
  type Snapshot,
} from '@loglex/engine';
import { findInFile } from '../check/find.ts';
import { fixText } from '../check/fix-text.ts';
import { type Analysis, analyseText } from '../facts/analyse.ts';
import { createFrontEnd, type FrontEnd } from '../facts/front-end.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { FileStamp } from '../facts/source-reader.ts';
import { languageOf } from '../files/language.ts';
import { catalogAtCommit, upstreamOf } from '../git/upstream-catalog.ts';
import { createReparser } from '../parse/reparse.ts';
import type { Problem } from '../problem.ts';
import { findSettingsFile, isSettingsFile } from '../settings/discover.ts';
import { loadSettings } from '../settings/load.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { isSameFile, stampOf } from './file-stamp.ts';
import { createLiveChanges, type LiveChanges } from './live-changes.ts';
import { createLiveDisk, type LiveDisk } from './live-disk.ts';
import { createLiveDocuments, type LiveDocuments } from './live-documents.ts';
import { createLiveFilling, type LiveFilling, type LivePhase } from './live-filling.ts';
import { createLiveFindings } from './live-findings.ts';
import { createLiveLogs } from './live-logs.ts';
import { createLiveScopes } from './live-scopes.ts';
import type { ScopeView } from './scope-views.ts';

const { basename } = posixPath;

export interface LiveProjectOptions {
  /** The checks that settings may name. Default: all. */
  readonly checks?: readonly Check[];
  /** `false`: neither read nor write the cache of facts. Default: `true`. */
  readonly cache?: boolean;
  /** Threads for reading files, the calling one included. Default: as many as pay. */
  readonly threads?: number;
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

/** Files are POSIX paths from the root. */
export interface LiveProject
  extends LiveDisk, Pick<LiveFilling, 'phase' | 'fill'>, Pick<LiveDocuments, 'documentOf'> {
  /** Absolute path: the folder of the outermost settings file. */
  readonly root: string;
  readonly index: ProjectIndex;
  /** The text of a file that is open; `undefined`: it was closed, and the disk counts again. */
  setBuffer(file: string, text: string | undefined): void;
  /** What features are asked about, as far as `file` is concerned. */
  snapshotFor(file: string): Snapshot;
  /** Findings in one file: those of its own checks, those of the catalog, and those over the whole project or in a log that are known. */
  findingsIn(file: string): readonly Finding[];
  /** Problems of settings and catalog files that the file itself is to blame for. */
  problemsIn(file: string): readonly Problem[];
  /** Whether a file is one of the catalog's. */
  isCatalog(file: string): boolean;
  /**
   * Reads what was typed into large catalogs, which questions about other files do not wait for. Whether there was some: then
   * answers may be others now.
   */
  catchUp(): boolean;
  /** Runs the checks over the whole project. Whether any of their findings is another one now. */
  checkWhole(): boolean;
  /** Whether a file is a log. */
  isLog(file: string): boolean;
  /**
   * Makes a little of what leads lines of the log `file` back, and of what is wrong with it if it is open, in a few milliseconds.
   * Whether there was something to be made.
   */
  prepareLog(file: string): boolean;
  /** The catalog on the branch that work is merged into; `undefined` where git knows none. */
  upstreamCatalog(file: string): Promise<Catalog | undefined>;
  /** Files with findings over the whole project, and all that have facts. */
  filesToReport(): readonly string[];
  /** The text of a file after all its safe fixes; `undefined` where they change nothing. */
  fixAll(file: string): string | undefined;
  readonly changes: LiveChanges;
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

function createLiveProject(
  settingsFile: string,
  { checks = allChecks, cache = true, threads }: LiveProjectOptions,
): LiveProject {
  const { root } = loadSettings(settingsFile, checks);
  const index = createProjectIndex();
  /** Files on disk as they were when they were read. */
  const stamps = new Map<string, FileStamp>();
  /** What kept files from being read, wholly or at all. */
  const unreadable = new Map<string, Problem>();
  const documents = createLiveDocuments({
    root,
    read,
    factsOf: (file) => index.factsOf(file),
    kindOf,
  });
  const { bufferOf, textOnDisk, settle, documentOf } = documents;
  const scopes = createLiveScopes({ root, settingsFile, checks, cache, bufferOf });
  const findings = createLiveFindings(scopes, index, documents);
  const frontEnds = new WeakMap<Settings, FrontEnd>();
  const tests = new WeakMap<Settings, (file: string) => boolean>();
  const upstream = new Map<string, Promise<Catalog>>();
  const filling = createLiveFilling({
    gather: (options) => gatherFacts({ scopes: scopes.now, cwd: root, cache, threads }, options),
    index,
    stamps,
    unreadable,
    isOpen: (file) => bufferOf(file) !== undefined,
  });
  const logs = createLiveLogs(index, documents, () => filling.phase === 'ready');
  const disk = createLiveDisk({ root, scopes, stamps, readFromDisk, reload });
  const changes = createLiveChanges({
    root,
    scopes,
    index,
    filling,
    unreadable,
    refresh() {
      settle();
      if (scopes.isStale() && reload()) void filling.fill().catch(() => undefined);
      settle();
      scopes.views();
    },
    textOf: documents.textOf,
    isKnown: (file) =>
      bufferOf(file) !== undefined || isSameFile(stamps.get(file), stampOf(join(root, file))),
    readFromDisk,
    factsWith: (file, text) => analyse(file, text).facts,
  });

  function analyse(file: string, text: string): Analysis {
    const scope = scopes.now.of(file);
    if (!coverageOf(file, text, scope, scopes.gateOf(scope)).covered) return {};
    const frontEnd = kept(frontEnds, scope.settings, () => {
      return createFrontEnd(scope.settings, { parser: createReparser() });
    });
    return analyseText(file, text, frontEnd);
  }

  function put(file: string, { facts, problem }: Analysis): void {
    filling.touched(file);
    if (problem === undefined) unreadable.delete(file);
    else unreadable.set(file, problem);
    if (facts === undefined) index.delete(file);
    else index.set(facts);
  }

  function read(file: string, text: string): Analysis {
    const analysis = analyse(file, text);
    put(file, analysis);
    return analysis;
  }

  function isCatalog(file: string): boolean {
    return scopes.knownViewOf(file).catalogTexts.some((text) => text.file === file);
  }

  function kindOf(file: string): DocumentKind {
    const view = scopes.knownViewOf(file);
    if (isSettingsFile(basename(file))) return 'settings';
    if (languageOf(file) !== undefined) return 'source';
    if (isCatalog(file)) return 'catalog';
    if (scopes.gateOf(view.scope).isConfiguration(file)) return 'data';
    return isLogIn(file, view) ? 'log' : 'other';
  }

  /** A file as it is on disk now; where it is open, its buffer counts. */
  function readFromDisk(file: string): void {
    const stamp = stampOf(join(root, file));
    const isThere = stamp !== undefined && scopes.gateOf(scopes.now.of(file)).isSource(file);
    if (isThere) stamps.set(file, stamp);
    else stamps.delete(file);
    if (bufferOf(file) !== undefined) return;
    const text = isThere ? textOnDisk(file) : undefined;
    put(file, text === undefined ? {} : analyse(file, text));
  }

  function reload(): boolean {
    const refill = scopes.reload();
    documents.forget();
    return refill;
  }

  function isTest(file: string): boolean {
    const { settings } = scopes.now.of(file);
    return kept(tests, settings, () => pathMatcher(settings.tests))(file);
  }

  return {
    root,
    index,
    get phase() {
      return filling.phase;
    },
    fill: filling.fill,
    setBuffer(file, text) {
      const wasOpen = documents.setBuffer(file, text);
      if (text === undefined && wasOpen) readFromDisk(file);
      if (text !== undefined && !wasOpen) findings.opened(file, () => textOnDisk(file));
    },
    changedOnDisk: disk.changedOnDisk,
    look: disk.look,
    documentOf,
    snapshotFor(file) {
      settle();
      // Places in a catalog are those of its text of now.
      const view = isCatalog(file) ? scopes.viewOf(file) : scopes.knownViewOf(file);
      const { session, catalogTexts } = view;
      const sessionOf = (other: string) => scopes.knownViewOf(other).session;
      return { session, catalogTexts, index, sessionOf, documentOf, isTest };
    },
    findingsIn(file) {
      settle();
      return [...findings.in(file, index.factsOf(file)), ...logs.findingsIn(file)];
    },
    problemsIn(file) {
      settle();
      return scopes.knownViewOf(file).problems.filter((problem) => problem.file === file);
    },
    isCatalog,
    catchUp() {
      const isLate = scopes.isLate();
      if (isLate) scopes.views();
      return isLate;
    },
    checkWhole() {
      settle();
      return findings.checkWhole();
    },
    isLog: (file) => kindOf(file) === 'log',
    prepareLog(file) {
      return logs.prepare(file, scopes.knownViewOf(file).session);
    },
    async upstreamCatalog(file) {
      const found = await upstreamOf(root);
      if (found === undefined) return undefined;
      const { scope } = scopes.viewOf(file);
      const key = `${found.commit} ${scope.settingsFiles.at(-1) ?? ''}`;
      let catalog = upstream.get(key);
      if (catalog === undefined) {
        upstream.set(key, (catalog = catalogAtCommit(root, scope, found.commit)));
        catalog.catch(() => upstream.delete(key));
      }
      return catalog;
    },
    filesToReport() {
      settle();
      const catalogs = scopes.views().flatMap(({ catalogTexts }) => catalogTexts);
      const files = [...index.files(), ...catalogs].map(({ file }) => file);
      return [...new Set([...files, ...findings.filesOfWhole])].sort();
    },
    fixAll(file) {
      const document = documentOf(file);
      if (document?.facts === undefined) return undefined;
      const scope = scopes.viewOf(file);
      const { text } = fixText(file, document.text, {}, (again) => {
        const { facts, problem } = analyse(file, again);
        return {
          findings: facts === undefined ? [] : findInFile({ facts, scope }, {}),
          problems: problem === undefined ? [] : [problem],
        };
      });
      return text === document.text ? undefined : text;
    },
    changes,
    coverageOf(file) {
      const document = documentOf(file);
      if (document === undefined) return { covered: false, reason: 'It cannot be read.' };
      const { kind, text } = document;
      if (kind === 'catalog' || kind === 'settings' || kind === 'log') return { covered: true };
      const scope = scopes.now.of(file);
      return coverageOf(file, text, scope, scopes.gateOf(scope));
    },
    status() {
      settle();
      const views = scopes.views();
      const names = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())];
      return {
        settingsFiles: names(views.map(({ settingsFiles }) => settingsFiles)),
        catalogFiles: names(views.map(({ catalogTexts }) => catalogTexts.map(({ file }) => file))),
        constants: names(views.map(({ catalog }) => catalog.constants.map(({ code }) => code)))
          .length,
        files: index.size,
        phase: filling.phase,
        problems: views.flatMap(({ problems }) => problems),
      };
    },
  };
}

function kept<Key extends object, Value>(
  values: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value {
  let value = values.get(key);
  if (value === undefined) values.set(key, (value = make()));
  return value;
}

function isLogIn(file: string, { catalog }: ScopeView): boolean {
  if (/\.log(?:\.\d+)?$/.test(file)) return true;
  const globs = [...catalog.destinations.values()].flatMap((each) => each.file ?? []);
  return pathMatcher(globs)(file);
}
