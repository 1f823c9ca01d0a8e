/** The parsers that tests hand to the engine, which has none of its own. */
import { parseSync } from 'oxc-parser';
import {
  createFrontEnd,
  createPythonFrontEnd,
  readConfiguration,
  type EsComment,
  type EsTree,
  type FileFacts,
  type PyTree,
  type Settings,
} from '@loglex/engine';
import { parsePython } from '@loglex/project';

export { parsePython };

/** The tree of a text that must be valid. */
export function parse(file: string, text: string): EsTree {
  const result = parseSync(file, text, { lang: 'ts', astType: 'ts', preserveParens: false });
  const [error] = result.errors;
  if (error !== undefined) throw new SyntaxError(`${file}: ${error.message}\n${text}`);
  return {
    program: result.program as unknown as EsTree['program'],
    comments: result.comments as readonly EsComment[],
  };
}

export function isPython(file: string): boolean {
  return file.endsWith('.py');
}

function isData(file: string): boolean {
  return /\.(?:yaml|json)$/.test(file);
}

/** Reads a valid text, in the language that the file's name tells. */
export function createReader(settings: Settings): (file: string, text: string) => FileFacts {
  const javascript = createFrontEnd(settings);
  const python = createPythonFrontEnd(settings);
  return (file, text) =>
    isData(file)
      ? readValidData(file, text)
      : isPython(file)
        ? python.facts({ file, text, tree: parseValidPython(file, text) })
        : javascript.facts({ file, text, tree: parse(file, text) });
}

/** The comments of a valid text, without delimiters. */
export function commentsOf(file: string, text: string): string[] {
  if (isData(file)) return text.match(/(?<=#).*/g) ?? [];
  return isPython(file)
    ? parseValidPython(file, text)
        .comments(0, text.length)
        .map(({ start, end }) => text.slice(start + 1, end))
    : parse(file, text).comments.map(({ value }) => value);
}

function readValidData(file: string, text: string): FileFacts {
  const { facts, problem } = readConfiguration(file, text);
  if (facts === undefined) throw new SyntaxError(`${file}: ${problem.message}\n${text}`);
  return facts;
}

function parseValidPython(file: string, text: string): PyTree {
  const tree = parsePython(text);
  const [error] = tree.errors;
  if (error !== undefined) throw new SyntaxError(`${file}: at ${error.start}\n${text}`);
  return tree;
}
