/** The edit that brings a name into a file, in the manner of the imports that are there. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import { dirname, join, relative } from '../../text/posix-path.ts';
import type { Imported } from '../writer.ts';

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
  const path = relative(dirname(file), join(base, module));
  return path.startsWith('.') ? path : `./${path}`;
}

/** Whether the file binds this name by an import that is not for types alone. */
function imports(facts: FileFacts, name: string): boolean {
  return facts.imports.some(
    ({ typeOnly, names }) => !typeOnly && names.some(({ local }) => local === name),
  );
}
