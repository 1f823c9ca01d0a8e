/**
 * Projects for tests of editor features, as one string: files, the cursor, and what is drawn under the text.
 *
 *     //- src/checkout/place-order.ts
 *     logConstant(logger, LOG.CART$0_EMPTY);
 *                         ^^^^^^^^^^^^^^ use
 *     //- $catalog
 *     …
 *
 * `//- path` (or `#- path`) starts a file; `$catalog` is `log-catalog.yaml` and `$settings` is `loglex.yaml`, which are
 * the example project's where the fixture has none. `$0` is the cursor. A line of `^^^` marks what stands above it, from
 * the first mark to the last, with a word for what it is; several may stand on one line. The cursor counts to nothing:
 * marks are drawn under the text as it is without it. Nothing is counted by hand.
 */
import { parseCatalog, type TextRange } from '@loglex/catalog';
import {
  checks,
  createDocument,
  createProjectIndex,
  type DocumentKind,
  type EditorDocument,
  type FileFacts,
  pathMatcher,
  readSettings,
  sessionOf,
  type Settings,
  type Snapshot,
} from '@loglex/engine';
import { expect } from 'vitest';
import { dedent } from '../dedent.ts';
import { EXAMPLE_CATALOG, EXAMPLE_FILE, EXAMPLE_SETTINGS } from '../harness.ts';
import { createReader } from '../parse.ts';

export interface Mark {
  readonly file: string;
  readonly range: TextRange;
  /** The text that is marked. */
  readonly text: string;
  /** The word behind the mark; empty where there is none. */
  readonly label: string;
}

export interface EditorFixture {
  readonly snapshot: Snapshot;
  /** The document with the cursor; the first one where there is no cursor. */
  readonly document: EditorDocument;
  /** Where the cursor stands; 0 where there is none. */
  readonly offset: number;
  /** By file and place. */
  readonly marks: readonly Mark[];
  /** Any range, as a mark would show it: for comparing with `marks`. */
  markOf(file: string, range: TextRange, label?: string): Mark;
}

/** The project that `fixture` draws, read by the real front ends. Fails where its catalog or settings cannot be read. */
export function editorFixture(fixture: string): EditorFixture {
  const { texts, marks, cursor } = readFixture(fixture);
  const snapshot = createSnapshot(texts);
  const file = cursor?.file ?? [...texts.keys()][0]!;
  const markOf = (at: string, { start, end }: TextRange, label = ''): Mark => {
    return {
      file: at,
      range: { start, end },
      text: (texts.get(at) ?? '').slice(start, end),
      label,
    };
  };
  return {
    snapshot,
    document: snapshot.documentOf(file)!,
    offset: cursor?.offset ?? 0,
    marks: marks.map((mark) => markOf(mark.file, mark.range, mark.label)).sort(byPlace),
    markOf,
  };
}

/** A snapshot of the example project with these files. */
export function createSnapshot(files: ReadonlyMap<string, string>): Snapshot {
  const texts = new Map([
    ...files,
    ['log-catalog.yaml', files.get('log-catalog.yaml') ?? EXAMPLE_CATALOG],
    ['loglex.yaml', files.get('loglex.yaml') ?? EXAMPLE_SETTINGS],
  ]);
  const { settings, problems } = readSettings(
    [{ file: 'loglex.yaml', text: texts.get('loglex.yaml')! }],
    checks,
  );
  expect(problems).toEqual([]);
  const isCatalog = pathMatcher(
    settings.catalogs.flatMap((each) => (each.kind === 'data' ? [each.glob] : [])),
  );
  const catalogTexts = Array.from(texts, ([file, text]) => ({ file, text })).filter(({ file }) =>
    isCatalog(file),
  );
  const session = sessionOf(parseCatalog(catalogTexts).catalog, settings);
  const kindOf = kindsIn(settings, isCatalog);
  const read = createReader(settings);
  const documents = new Map(
    Array.from(texts, ([file, text]) => {
      const kind = kindOf(file);
      const facts = kind === 'source' || kind === 'data' ? factsOf(read, file, text) : undefined;
      return [file, createDocument({ file, text, kind, ...(facts && { facts }) })] as const;
    }),
  );
  const facts = [...documents.values()].flatMap((document) => document.facts ?? []);
  return {
    session,
    sessionOf: () => session,
    catalogTexts,
    index: createProjectIndex(facts),
    documentOf: (file) => documents.get(file),
    isTest: pathMatcher(settings.tests),
  };
}

function kindsIn(settings: Settings, isCatalog: (file: string) => boolean) {
  const isData = pathMatcher(settings.configuration.flatMap(({ files }) => files));
  return (file: string): DocumentKind => {
    if (isCatalog(file)) return 'catalog';
    if (file === 'loglex.yaml') return 'settings';
    if (isData(file)) return 'data';
    if (file.endsWith('.log')) return 'log';
    return /\.(?:[cm]?[jt]sx?|py)$/.test(file) ? 'source' : 'other';
  };
}

/** Someone who types leaves texts that no parser takes: such a document has no facts. */
function factsOf(
  read: ReturnType<typeof createReader>,
  file: string,
  text: string,
): FileFacts | undefined {
  try {
    return read(file, text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface Read {
  readonly texts: Map<string, string>;
  readonly marks: readonly {
    readonly file: string;
    readonly range: TextRange;
    readonly label: string;
  }[];
  readonly cursor: { readonly file: string; readonly offset: number } | undefined;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['$catalog', 'log-catalog.yaml'],
  ['$settings', 'loglex.yaml'],
]);

function readFixture(fixture: string): Read {
  const texts = new Map<string, string>();
  const marks: { file: string; range: TextRange; label: string }[] = [];
  let cursor: Read['cursor'];
  let file = EXAMPLE_FILE;
  let lines: string[] = [];
  let length = 0;
  const finish = () => {
    if (lines.some((line) => line.trim() !== '')) texts.set(file, lines.join('\n'));
    lines = [];
    length = 0;
  };
  for (const line of dedent(fixture).split('\n')) {
    const path = /^\s*(?:\/\/|#)- (\S+)\s*$/.exec(line)?.[1];
    if (path !== undefined) {
      finish();
      file = NAMES.get(path) ?? path;
      continue;
    }
    if (/^\s*\^/.test(line)) {
      const above = length - (lines.at(-1)?.length ?? 0) - 1;
      for (const mark of line.matchAll(/(\^+)(?: ([\w-]+))?/g)) {
        const start = above + mark.index;
        const range = { start, end: start + mark[1]!.length };
        marks.push({ file, range, label: mark[2] ?? '' });
      }
      continue;
    }
    const at = line.indexOf('$0');
    if (at >= 0) cursor = { file, offset: length + at };
    const text = at < 0 ? line : line.slice(0, at) + line.slice(at + 2);
    lines.push(text);
    length += text.length + 1;
  }
  finish();
  return { texts, marks, cursor };
}

function byPlace(a: Mark, b: Mark): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start - b.range.start || a.range.end - b.range.end;
}
