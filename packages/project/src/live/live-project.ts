/**
 * A project as an editor has it: open buffers over the disk, facts of all files in an index that follows every change,
 * catalogs that count as they are typed. Nothing here waits: questions are answered from what is known by now.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, CatalogText } from '@loglex/catalog';
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
import { readText } from '../files/read.ts';
import { createReparser } from '../parse/reparse.ts';
import type { Problem } from '../problem.ts';
import { findSettingsFile, isSettingsFile } from '../settings/discover.ts';
import { loadSettings } from '../settings/load.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { isSameFile, stampOf } from './file-stamp.ts';
import { createLiveChanges, type LiveChanges } from './live-changes.ts';
import { createLiveDisk, type LiveDisk } from './live-disk.ts';
import { createLiveFilling, type LiveFilling, type LivePhase } from './live-filling.ts';
import { createLiveFindings } from './live-findings.ts';
import { createLiveScopes } from './live-scopes.ts';
import { type ChangeSources, generatedWith, type Refused, unreadNaming } from './planned-change.ts';
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
export interface LiveProject extends LiveDisk, Pick<LiveFilling, 'phase' | 'fill'> {
  /** Absolute path: the folder of the outermost settings file. */
  readonly root: string;
  readonly index: ProjectIndex;
  /** The text of a file that is open; `undefined`: it was closed, and the disk counts again. */
  setBuffer(file: string, text: string | undefined): void;
  documentOf(file: string): EditorDocument | undefined;
  /** What features are asked about, as far as `file` is concerned. */
  snapshotFor(file: string): Snapshot;
  /** Findings in one file: those of its own checks, those of the catalog, and those over the whole project that are known. */
  findingsIn(file: string): readonly Finding[];
  /** Problems of settings and catalog files that the file itself is to blame for. */
  problemsIn(file: string): readonly Problem[];
  /** Runs the checks over the whole project. Whether any of their findings is another one now. */
  checkWhole(): boolean;
  /**
   * A change of the project that is planned upon what it says now: `plan` is called again where files turn out to be other
   * than the index knows them. Refused while the project is being read, since what is not known would not be changed.
   */
  planned<Plan>(file: string, plan: (sources: ChangeSources) => Plan): Plan | Refused;
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

/** A longer text is no log that anybody reads in an editor. */
const MAX_DOCUMENT_BYTES = 50_000_000;

/** Files that change while one plans are read again this often. */
const MOST_ROUNDS = 3;

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
  const index = createProjectIndex();
  const buffers = new Map<string, Buffer>();
  /** Buffers that changed since they were read. */
  const unread = new Set<string>();
  /** Files on disk as they were when they were read. */
  const stamps = new Map<string, FileStamp>();
  const bufferOf = (file: string) => buffers.get(file)?.source;
  const scopes = createLiveScopes({ root, settingsFile, checks, cache, bufferOf });
  const findings = createLiveFindings(
    scopes,
    index,
    () => Array.from(buffers, ([file, { source }]) => [file, source.text] as const),
    (file) => bufferOf(file)?.text,
  );
  const frontEnds = new WeakMap<Settings, FrontEnd>();
  const tests = new WeakMap<Settings, (file: string) => boolean>();
  /** What kept files from being read, wholly or at all. */
  const unreadable = new Map<string, Problem>();
  const upstream = new Map<string, Promise<Catalog>>();
  const filling = createLiveFilling({
    gather: (options) => gatherFacts({ scopes: scopes.now, cwd: root, cache, threads }, options),
    index,
    stamps,
    unreadable,
    isOpen: (file) => buffers.has(file),
  });
  const disk = createLiveDisk({ root, scopes, stamps, readFromDisk, reload });

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

  function kindOf(file: string): DocumentKind {
    const view = scopes.viewOf(file);
    if (isSettingsFile(basename(file))) return 'settings';
    if (languageOf(file) !== undefined) return 'source';
    if (view.catalogTexts.some((text) => text.file === file)) return 'catalog';
    if (scopes.gateOf(view.scope).isConfiguration(file)) return 'data';
    return isLog(file, view) ? 'log' : 'other';
  }

  /** Buffers that changed are read into the index before anything is answered. */
  function settle(): void {
    for (const file of unread) {
      unread.delete(file);
      const buffer = buffers.get(file);
      if (buffer !== undefined) readBuffer(file, buffer);
    }
  }

  function readBuffer(file: string, buffer: Buffer): void {
    const { text } = buffer.source;
    const analysis = analyse(file, text);
    const { facts } = analysis;
    put(file, analysis);
    const { lastFacts } = buffer;
    const read = facts ? { facts } : lastFacts && { lastFacts };
    buffer.document = createDocument({ file, text, kind: kindOf(file), ...read });
    buffer.lastFacts = facts ?? lastFacts;
  }

  function documentOf(file: string): EditorDocument | undefined {
    settle();
    const buffer = buffers.get(file);
    if (buffer !== undefined) return buffer.document;
    const text = textOnDisk(file);
    if (text === undefined) return undefined;
    const facts = index.factsOf(file);
    return createDocument({ file, text, kind: kindOf(file), ...(facts && { facts }) });
  }

  function currentText(file: string): string | undefined {
    return bufferOf(file)?.text ?? textOnDisk(file);
  }

  function textOnDisk(file: string): string | undefined {
    const path = join(root, file);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? Infinity;
    return size > MAX_DOCUMENT_BYTES ? undefined : readText(path, file).text;
  }

  /** A file as it is on disk now; where it is open, its buffer counts. */
  function readFromDisk(file: string): void {
    const stamp = stampOf(join(root, file));
    const isThere = stamp !== undefined && scopes.gateOf(scopes.now.of(file)).isSource(file);
    if (isThere) stamps.set(file, stamp);
    else stamps.delete(file);
    if (buffers.has(file)) return;
    const text = isThere ? textOnDisk(file) : undefined;
    put(file, text === undefined ? {} : analyse(file, text));
  }

  function reload(): boolean {
    const refill = scopes.reload();
    for (const file of buffers.keys()) unread.add(file);
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
      if (text !== undefined) {
        if (!buffers.has(file)) findings.opened(file, () => textOnDisk(file));
        const lastFacts = buffers.get(file)?.lastFacts;
        buffers.set(file, { source: { file, text }, document: undefined, lastFacts });
        unread.add(file);
      } else if (buffers.delete(file)) {
        readFromDisk(file);
      }
    },
    changedOnDisk: disk.changedOnDisk,
    look: disk.look,
    documentOf,
    snapshotFor(file) {
      settle();
      const { session, catalogTexts } = scopes.viewOf(file);
      const sessionOf = (other: string) => scopes.viewOf(other).session;
      return { session, catalogTexts, index, sessionOf, documentOf, isTest };
    },
    findingsIn(file) {
      settle();
      return findings.in(file, index.factsOf(file));
    },
    problemsIn(file) {
      settle();
      return scopes.viewOf(file).problems.filter((problem) => problem.file === file);
    },
    checkWhole() {
      settle();
      return findings.checkWhole();
    },
    planned(file, plan) {
      settle();
      if (scopes.isStale() && reload()) void filling.fill().catch(() => undefined);
      const { phase, progress } = filling;
      if (phase !== 'ready') {
        const far = progress === undefined ? '' : ` (${progress})`;
        return {
          refused: `The project is not read whole yet${far}, and what is not read would be missed. Try again when it is.`,
        };
      }
      for (let round = 0; round < MOST_ROUNDS; round++) {
        settle();
        const stale = new Set<string>();
        const made = plan({
          scope: scopes.viewOf(file),
          index,
          sessionOf: (other) => scopes.viewOf(other).session,
          textOf(other) {
            const buffer = bufferOf(other);
            if (buffer !== undefined) return buffer.text;
            if (!isSameFile(stamps.get(other), stampOf(join(root, other)))) stale.add(other);
            return textOnDisk(other) ?? '';
          },
          unreadNaming: (words) => unreadNaming(unreadable, currentText, words),
          generatedWith: (changed) => generatedWith(root, scopes.views(), currentText, changed),
        });
        if (stale.size === 0) return made;
        for (const each of stale) readFromDisk(each);
      }
      return { refused: 'Files of the project are changing right now. Try again.' };
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
    changes: createLiveChanges(
      root,
      scopes,
      (file) => documentOf(file)?.text,
      (file, text) => analyse(file, text).facts,
    ),
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

function isLog(file: string, { catalog }: ScopeView): boolean {
  if (/\.log(?:\.\d+)?$/.test(file)) return true;
  const globs = [...catalog.destinations.values()].flatMap((each) => each.file ?? []);
  return pathMatcher(globs)(file);
}
