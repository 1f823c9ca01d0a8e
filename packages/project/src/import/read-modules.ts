/** Reads the files that hold constants in code, each with the parser of its language. */
import type { CatalogText } from '@loglex/catalog';
import { type CodeModule, readDataModule, readEsModule, readPythonModule } from '@loglex/engine';
import { expand, readInside } from '../catalog/read-catalog-texts.ts';
import { extensionOf, languageOf } from '../files/language.ts';
import { parseJavaScript } from '../parse/oxc.ts';
import { parsePython } from '../parse/python/parse.ts';
import type { Problem } from '../problem.ts';

export interface ReadModules {
  /** In the order of the patterns, those of one glob in the order of their paths, each file once. */
  readonly modules: readonly CodeModule[];
  readonly problems: readonly Problem[];
}

/**
 * The modules that `patterns` name: paths and globs from `root` (absolute). What a glob matches and no parser
 * reads is passed over; a file that is named must be read. Of the files of `changed` the text given is read.
 */
export function readModules(
  root: string,
  patterns: readonly string[],
  changed: readonly CatalogText[] = [],
): ReadModules {
  const modules: CodeModule[] = [];
  const problems: Problem[] = [];
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = expand(root, pattern).filter((file) => file === pattern || isReadable(file));
    if (found.length === 0) {
      const message = 'No file that can be read matches it. Correct the path.';
      problems.push({ kind: 'arguments', file: pattern, message });
    }
    for (const file of found) files.add(file);
  }
  for (const file of files) {
    const read = changed.find((each) => each.file === file) ?? readInside(root, file);
    if (!('text' in read)) {
      problems.push(read);
      continue;
    }
    const { module, problem } = readModule(file, read.text);
    if (problem) problems.push(problem);
    if (module) modules.push(module);
  }
  return { modules, problems };
}

interface ReadModule {
  readonly module?: CodeModule;
  readonly problem?: Problem;
}

function readModule(file: string, text: string): ReadModule {
  const extension = extensionOf(file);
  if (PYTHON.has(extension)) {
    const tree = parsePython(text);
    const module = readPythonModule(file, text, tree);
    const [range] = tree.errors;
    if (range === undefined) return { module };
    const message = 'It is not valid Python here; the rest was read.';
    return { module, problem: { kind: 'syntax', file, message, range } };
  }
  if (DATA.has(extension)) {
    const { module, problems } = readDataModule({ file, text });
    const [first] = problems;
    if (first === undefined) return { module };
    return {
      module,
      problem: { kind: 'syntax', file, message: first.message, range: first.range },
    };
  }
  if (languageOf(file) === undefined) {
    const message = `Constants are read from JavaScript, TypeScript, Python, JSON and YAML, and it is none of them.`;
    return { problem: { kind: 'arguments', file, message } };
  }
  const { tree, problem } = parseJavaScript(file, text);
  if (problem) return { problem: { kind: 'syntax', file, ...problem } };
  return { module: readEsModule(file, text, tree) };
}

const PYTHON: ReadonlySet<string> = new Set(['py', 'pyi']);
const DATA: ReadonlySet<string> = new Set(['json', 'jsonc', 'yaml', 'yml']);

function isReadable(file: string): boolean {
  const extension = extensionOf(file);
  return languageOf(file) !== undefined || PYTHON.has(extension) || DATA.has(extension);
}
