/** The edits that bring names into a file: into an import of their module that is there, else by one of its own like the others. */
import { sortEdits, type TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import { dirname, join, relative } from '../../text/posix-path.ts';
import type { Imported } from '../writer.ts';

/**
 * The edits that import the names that the file does not have yet; `[]` where it has them all, `undefined` where there is no
 * place for an import. A statement that imports names of the same module gets them behind its own, laid out as those are. ESM or CommonJS, quotes, semicolons, extensions and line ends as the file's other imports; packages
 * come before the project's own modules, and follow other packages where the file has them apart.
 */
export function addImports(
  facts: FileFacts,
  wanted: readonly Imported[],
): readonly TextEdit[] | undefined {
  const missing = new Map<string, Set<string>>();
  for (const { name, from } of wanted) {
    if (imports(facts, name)) continue;
    // Beside a type of the same name it could not be imported.
    if (facts.imports.some(({ names }) => names.some(({ local }) => local === name))) {
      return undefined;
    }
    const source = inStyle(from, facts);
    missing.set(source, (missing.get(source) ?? new Set()).add(name));
  }
  const joining: TextEdit[] = [];
  for (const [from, names] of missing) {
    const old = facts.imports.find(
      ({ source, typeOnly, more }) => more !== undefined && !typeOnly && isSame(source, from),
    );
    if (old?.more === undefined) continue;
    missing.delete(from);
    const { at, separator } = old.more;
    const text = [...names].sort().map((name) => `,${separator}${name}`);
    joining.push({ start: at, end: at, text: text.join('') });
  }
  if (missing.size === 0) return sortEdits(joining);
  const at = facts.importInsertion;
  const commonJs = isCommonJs(facts);
  if (at === undefined || commonJs === undefined) return undefined;

  const model = facts.imports.find(({ quote }) => quote !== undefined);
  const quote = model?.quote ?? "'";
  const end = facts.imports.length > 0 && facts.imports.every(({ bare }) => bare) ? '' : ';';
  const eol = facts.eol ?? '\n';
  const places = new Map<number, string[]>();
  const inOrder = [...missing].sort(([a], [b]) => Number(isRelative(a)) - Number(isRelative(b)));
  for (const [from, names] of inOrder) {
    const list = `{ ${[...names].sort().join(', ')} }`;
    const source = `${quote}${from}${quote}`;
    const line = commonJs
      ? `const ${list} = require(${source})${end}`
      : `import ${list} from ${source}${end}`;
    const place = isRelative(from) ? at : (afterPackages(facts, at) ?? at);
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  // After an import the new ones follow on lines of their own; at the head of a file they precede what is there.
  const follows =
    facts.imports.some(({ range }) => range.end <= at) && !facts.lineStarts.includes(at);
  const added = [...places].map(([start, lines]) => {
    const ahead = start === at && follows;
    const text = lines.map((line) => (ahead ? eol + line : line + eol)).join('');
    return { start, end: start, text };
  });
  return sortEdits([...joining, ...added]);
}

/** `undefined` where nothing tells. */
function isCommonJs({ imports, modules, file }: FileFacts): boolean | undefined {
  if (imports.length > 0) return imports.every(({ kind }) => kind === 'cjs');
  return modules === undefined && /\.jsx?$/.test(file) ? undefined : modules === 'cjs';
}

/** The line after the last package, in a file whose packages all come before its own modules. */
function afterPackages({ imports }: FileFacts, end: number): number | undefined {
  const first = imports.findIndex(({ source }) => isOwn(source));
  const last = imports[first - 1];
  if (first <= 0 || last?.after === undefined || last.after > end) return undefined;
  return imports.slice(first).every(({ source }) => isOwn(source)) ? last.after : undefined;
}

/** Whether two paths lead to one module: with and without the extension of a source file. */
function isSame(one: string, other: string): boolean {
  const bare = (source: string) => (isRelative(source) ? source.replace(/\.[jt]s$/, '') : source);
  return bare(one) === bare(other);
}

function isRelative(source: string): boolean {
  return source.startsWith('.');
}

/** Modules of the project, as far as their names tell. */
function isOwn(source: string): boolean {
  return /^(?:\.|[~#]|@\/)/.test(source);
}

const EXTENSION = /\.[cm]?[jt]sx?$/;

/** A path with the extension that all other paths of the file have, or none. */
function inStyle(from: string, { imports }: FileFacts): string {
  if (!isRelative(from)) return from;
  const others = imports
    .map(({ source }) => source)
    .filter((source) => isRelative(source) && !OTHER_FILE.test(source));
  const [style, ...more] = new Set(others.map((source) => EXTENSION.exec(source)?.[0] ?? ''));
  if (style === undefined || more.length > 0) return from;
  const own = EXTENSION.exec(from)?.[0] ?? '';
  // `.jsx` or `.mjs` of another file says nothing of this one.
  const isPlain = /^(?:\.[jt]s)?$/;
  return isPlain.test(style) && isPlain.test(own) ? from.replace(EXTENSION, '') + style : from;
}

const OTHER_FILE = /\.(?:json|css|scss|less|svg|png|vue|svelte|html|graphql|md|wasm|node)$/;

/**
 * How `file` imports `module`. Packages and `#` imports stay; a path that starts with a dot is meant from
 * `base`, a folder of the project, and is made relative to the file.
 */
export function specifierFrom(file: string, module: string, base: string): string {
  if (!module.startsWith('.')) return module;
  const path = relative(dirname(file), join(base, module));
  return path.startsWith('.') ? path : `./${path}`;
}

/** Whether the file binds this name by an import that is not for types alone. */
function imports(facts: FileFacts, name: string): boolean {
  return facts.imports.some(
    ({ typeOnly, names }) => !typeOnly && names.some(({ local }) => local === name),
  );
}
