/** Brings names into a Python file: into an import of their module that is there, else by one of its own in its place. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts, ImportFact } from '../../facts/file-facts.ts';
import type { Imported } from '../writer.ts';

/** As `Writer.addImports` has it. The docstring and `from __future__` stay first, and imports that are in order stay so. */
export function addImports(
  facts: FileFacts,
  wanted: readonly Imported[],
): readonly TextEdit[] | undefined {
  const missing = new Map<string, Set<string>>();
  for (const { name, from } of wanted) {
    const isThere = facts.imports.some(
      ({ typeOnly, names }) => !typeOnly && names.some(({ local }) => local === name),
    );
    if (!isThere) missing.set(from, (missing.get(from) ?? new Set()).add(name));
  }
  const eol: string = facts.eol ?? '\n';
  const edits: TextEdit[] = [];
  for (const [from, names] of [...missing].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const old = facts.imports.find(
      ({ source, layout, typeOnly }) => source === from && layout !== undefined && !typeOnly,
    );
    if (old !== undefined) {
      const all = [...old.names.map(spelled), ...names];
      edits.push({ ...old.range, text: importSource(from, all, eol, old.layout) });
      continue;
    }
    const at = placeFor(from, facts);
    if (at === undefined) return undefined;
    edits.push({ start: at, end: at, text: importSource(from, [...names], eol) + eol });
  }
  return joined(edits);
}

/** Dotted paths are the same from everywhere; what is relative to a folder is not known to be a package. */
export function moduleFrom(_file: string, module: string): string | undefined {
  return /^[\p{ID_Start}_]\p{ID_Continue}*(?:\.[\p{ID_Start}_]\p{ID_Continue}*)*$/u.test(module)
    ? module
    : undefined;
}

/** One line, unless that is longer than PEP 8 allows or the names stood below each other. */
function importSource(
  from: string,
  names: readonly string[],
  eol: string,
  layout?: ImportFact['layout'],
): string {
  const sorted = [...names].sort();
  const line = `from ${from} import ${sorted.join(', ')}`;
  if (layout !== 'vertical' && line.length <= 79) return line;
  return [`from ${from} import (`, ...sorted.map((name) => `    ${name},`), ')'].join(eol);
}

function spelled({ local, imported }: ImportFact['names'][number]): string {
  return local === imported ? local : `${imported} as ${local}`;
}

/**
 * Among the imports of its own package, where they are in order; else behind the last of them, else behind all imports.
 * `undefined` where no line starts there.
 */
function placeFor(from: string, facts: FileFacts): number | undefined {
  const { importInsertion: last, lineStarts } = facts;
  if (last === undefined) return undefined;
  const own = from.toLowerCase();
  const [owner] = from.split('.');
  const near = facts.imports.filter(
    ({ source, range, typeOnly }) =>
      !typeOnly &&
      source.split('.')[0] === owner &&
      range.end <= last &&
      (range.start <= 1 || lineStarts.includes(range.start)),
  );
  const ordered = ORDERS.map((order) => order(near)).find((one) => one !== undefined);
  const behind =
    ordered === undefined
      ? near.at(-1)
      : ordered.findLast(({ path }) => path <= own || path.startsWith(`${own}.`))?.fact;
  if (behind !== undefined) return lineStarts.find((start) => start > behind.range.end);
  const first = ordered?.[0]?.fact;
  if (first !== undefined && lineStarts.includes(first.range.start)) return first.range.start;
  // Behind a byte order mark a line starts as well; in the middle of one other statements may follow.
  return last <= 1 || lineStarts.includes(last) ? last : undefined;
}

interface Placed {
  readonly fact: ImportFact;
  readonly path: string;
}

/** The ways in which people sort imports; each gives those that it sorts, where they are in its order. */
const ORDERS: readonly ((facts: readonly ImportFact[]) => readonly Placed[] | undefined)[] = [
  // As OpenStack does: by the path of what is imported, whatever the statement.
  (facts) => inOrder(facts, ({ source, names: [first] }) => pathOf(source, first?.imported)),
  // As isort does: `import …` first, then `from …` by module.
  (facts) => inOrder(facts.filter(isOfNames), ({ source }) => source),
];

function inOrder(
  facts: readonly ImportFact[],
  key: (fact: ImportFact) => string,
): readonly Placed[] | undefined {
  const placed = facts.map((fact) => ({ fact, path: key(fact).toLowerCase() }));
  const isSorted = placed.every(({ path }, at) => at === 0 || placed[at - 1]!.path <= path);
  return isSorted && placed.length > 0 ? placed : undefined;
}

function pathOf(source: string, name = '*'): string {
  return name === '*' ? source : `${source}.${name}`;
}

function isOfNames({ names }: ImportFact): boolean {
  return names.some(({ imported }) => imported !== '*');
}

/** Insertions at one place as one. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const byPlace = new Map<string, TextEdit>();
  for (const edit of edits) {
    const key = `${edit.start} ${edit.end}`;
    byPlace.set(key, { ...edit, text: (byPlace.get(key)?.text ?? '') + edit.text });
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start);
}
