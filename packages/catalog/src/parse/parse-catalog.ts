/** Reads the files of a catalog as one: all that can be read is in the catalog, all that is wrong is a problem. */
import type {
  Catalog,
  CatalogProblem,
  CatalogText,
  Component,
  EntrySource,
  LogConstant,
} from '../model.ts';
import { readDocument, type DataDocument } from '../document/read-document.ts';
import { validateCatalog } from '../validate/validate-catalog.ts';
import { createCatalog } from './create-catalog.ts';
import { readEntries } from './read-entries.ts';
import type { FileEntries } from './read-entries.ts';

export interface ParsedCatalog {
  readonly catalog: Catalog;
  /** By file in the order given, then by place. Ids: the keys of `CATALOG_PROBLEMS`. */
  readonly problems: readonly CatalogProblem[];
}

/** Entries that somebody else has read, from code: a catalog holds them as it holds those of its files. */
export interface SourceEntries {
  readonly constants: readonly LogConstant[];
  /** What the constants name. It counts where no file of the catalog declares components. */
  readonly components: readonly Component[];
  readonly problems: readonly CatalogProblem[];
}

/**
 * The catalog that `texts` make up, with what `sources` add, and everything that is wrong with it. Never throws.
 * Entries that contradict each other are all kept: `byCode` and `byName` return each. `read` makes the tree of a
 * file; a face that keeps trees gives its own.
 */
export function parseCatalog(
  texts: readonly CatalogText[],
  sources: readonly SourceEntries[] = [],
  read: (source: CatalogText) => DataDocument = readDocument,
): ParsedCatalog {
  const files = texts.map((source) => readFile(source, read(source)));
  const problems = [...files, ...sources].flatMap((file) => file.problems);
  const sourced = sources.flatMap((source) => source.constants);
  const declared = byName(files, 'components', problems);
  const catalog = createCatalog({
    files: [...new Set([...texts, ...sourced.map(({ source }) => source)].map(({ file }) => file))],
    components: declared.size > 0 ? declared : namedIn(sources),
    constants: [...files.flatMap((file) => file.constants), ...sourced],
    retired: files.flatMap((file) => file.retired),
    legends: byName(files, 'legends', problems),
    sections: byName(files, 'sections', problems),
    settings: byName(files, 'settings', problems),
    destinations: byName(files, 'destinations', problems),
    alerts: byName(files, 'alerts', problems),
    manifests: byName(files, 'manifests', problems),
  });
  // After a syntax error most of what seems wrong in a file is its echo: one message says enough.
  const broken = new Set(problems.filter(({ id }) => id === 'syntax').map(({ file }) => file));
  const invalid = validateCatalog(catalog).filter(({ file }) => !broken.has(file));
  return { catalog, problems: inReadingOrder([...problems, ...invalid], catalog.files) };
}

function namedIn(sources: readonly SourceEntries[]): ReadonlyMap<string, Component> {
  const components = new Map<string, Component>();
  for (const component of sources.flatMap((source) => source.components)) {
    if (!components.has(component.name)) components.set(component.name, component);
  }
  return components;
}

/** The entries of a file, and with them all that was wrong in reading it. */
function readFile(source: CatalogText, { root, problems }: DataDocument): FileEntries {
  if (!root) return { ...NO_ENTRIES, problems: problems[0] ? problems : [emptyFile(source.file)] };
  const entries = readEntries(root, source.file);
  const broken = problems.some((problem) => problem.id === 'syntax');
  return { ...entries, problems: broken ? problems : [...problems, ...entries.problems] };
}

const NO_ENTRIES: FileEntries = {
  components: [],
  constants: [],
  retired: [],
  legends: [],
  sections: [],
  settings: [],
  destinations: [],
  alerts: [],
  manifests: [],
  problems: [],
};

function emptyFile(file: string): CatalogProblem {
  return {
    id: 'empty-file',
    severity: 'error',
    message: 'This catalog file is empty, so it declares nothing. Start it with "loglex: 1".',
    file,
    range: { start: 0, end: 0 },
  };
}

/** What the files declare under `key`, by name. The first declaration of a name counts. */
function byName<
  Key extends
    'components' | 'legends' | 'sections' | 'settings' | 'destinations' | 'alerts' | 'manifests',
>(
  files: readonly FileEntries[],
  key: Key,
  problems: CatalogProblem[],
): ReadonlyMap<string, FileEntries[Key][number]> {
  const declared = new Map<string, FileEntries[Key][number]>();
  for (const entry of files.flatMap((file): FileEntries[Key][number][] => [...file[key]])) {
    const name = 'title' in entry ? entry.title : entry.name;
    const first = declared.get(name);
    if (first) problems.push(duplicateDeclaration(key, name, entry.source, first.source));
    else declared.set(name, entry);
  }
  return declared;
}

function duplicateDeclaration(
  section: string,
  name: string,
  repeat: EntrySource,
  first: EntrySource,
): CatalogProblem {
  const { file, key: range = repeat.range } = repeat;
  return {
    id: 'duplicate-declaration',
    severity: 'error',
    message: `"${name}" is declared twice under ${section}, and only the first is read. Merge the two.`,
    file,
    range,
    related: [
      {
        file: first.file,
        range: first.key ?? first.range,
        message: 'First declared here.',
      },
    ],
  };
}

function inReadingOrder(
  problems: readonly CatalogProblem[],
  files: readonly string[],
): readonly CatalogProblem[] {
  const order = new Map(files.map((file, index) => [file, index]));
  return problems.toSorted(
    (a, b) =>
      (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
      a.range.start - b.range.start ||
      a.range.end - b.range.end,
  );
}
