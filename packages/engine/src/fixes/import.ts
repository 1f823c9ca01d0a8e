/** The edit that brings a name into a file, in the manner of the imports that are there. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';

/** A name and the module that exports it; `from` as it would be written at the root of the project. */
export interface Imported {
  readonly name: string;
  readonly from: string;
}

/** Whether the file binds this name by an import that is not for types alone. */
export function imports(facts: FileFacts, name: string): boolean {
  return facts.imports.some(
    ({ typeOnly, names }) => !typeOnly && names.some(({ local }) => local === name),
  );
}

/**
 * The edit that imports the names that the file does not have yet; `[]` where it has them all, `undefined`
 * where there is no place for an import. ESM or CommonJS, quotes and line ends as the file's other imports.
 */
export function addImports(facts: FileFacts, wanted: readonly Imported[]): TextEdit[] | undefined {
  const missing = new Map<string, string[]>();
  for (const { name, from } of wanted) {
    if (imports(facts, name)) continue;
    missing.set(from, [...(missing.get(from) ?? []), name]);
  }
  if (missing.size === 0) return [];
  const at = facts.importInsertion;
  if (at === undefined) return undefined;

  const model = facts.imports.find(({ quote }) => quote !== undefined);
  const quote = model?.quote ?? "'";
  const commonJs = facts.imports.length > 0 && facts.imports.every(({ kind }) => kind === 'cjs');
  const eol = facts.eol ?? '\n';
  const lines = [...missing].map(([from, names]) => {
    const list = `{ ${names.sort().join(', ')} }`;
    const source = `${quote}${from}${quote}`;
    return commonJs ? `const ${list} = require(${source});` : `import ${list} from ${source};`;
  });
  // After an import the new ones follow on lines of their own; at the head of a file they precede what is there.
  const follows =
    facts.imports.some(({ range }) => range.end <= at) && !facts.lineStarts.includes(at);
  const text = follows
    ? lines.map((line) => eol + line).join('')
    : lines.map((line) => line + eol).join('');
  return [{ start: at, end: at, text }];
}

/**
 * How `file` imports `module`. Packages and `#` imports stay; a path that starts with a dot is meant from
 * `base`, a folder of the project, and is made relative to the file.
 */
export function specifierFrom(file: string, module: string, base: string): string {
  if (!module.startsWith('.')) return module;
  const target = normalise([...segments(base), ...module.split('/')]);
  const here = segments(file).slice(0, -1);
  let shared = 0;
  while (shared < here.length && shared < target.length - 1 && here[shared] === target[shared])
    shared++;
  const up = here.slice(shared).map(() => '..');
  const path = [...up, ...target.slice(shared)].join('/');
  return up.length > 0 ? path : `./${path}`;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function normalise(parts: readonly string[]): string[] {
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path;
}
