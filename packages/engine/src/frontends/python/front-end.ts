/** The front end for Python: from a tree to the facts of a file. */
import type { TextRange } from '@loglex/catalog';
import {
  linesOfComment,
  mayHoldDirective,
  readDirectives,
  type CommentText,
} from '../../facts/directives.ts';
import type { FileFacts, SyntaxProblem } from '../../facts/file-facts.ts';
import type { PyTree } from '../../ports.ts';
import type { Settings } from '../../settings/settings.ts';
import { lineStartsOf, positionAt } from '../../text/line-index.ts';
import { compileDeclarations, type Declarations } from '../declarations.ts';
import { createBindings } from './bindings.ts';
import { compileCandidates, type Candidates } from './candidates.ts';
import { importInsertion, readImports } from './imports.ts';
import { createCallReader } from './log-call.ts';
import { createLoggerResolver } from './logger-value.ts';
import { createMessageReader } from './message.ts';
import { createReferenceReader } from './references.ts';
import { createSiteFinder } from './site-finder.ts';

/** A file as the front end takes it. `text` is the text that the offsets of `tree` count in. */
export interface PyFile {
  /** POSIX path relative to the project's root, or a URI. */
  readonly file: string;
  readonly text: string;
  readonly tree: PyTree;
  /** What `candidates` said of the text, where it was asked before. */
  readonly candidates?: readonly number[] | undefined;
}

/** Reads files with one project's settings. */
export interface PyFrontEnd {
  /** Whether a file can hold anything that a check needs: the same answer in every face. */
  prefilter(text: string): boolean;
  /** All that the file says about logging. Never throws on a tree that a parser made. */
  facts(file: PyFile): FileFacts;
  /**
   * The offsets that `facts` starts from, ascending: a function body that holds none of them need not be
   * parsed. `undefined` where all of the text matters.
   */
  candidates(text: string): readonly number[] | undefined;
  /** The same facts from a tree in which such bodies are empty; `undefined` where that tree says too little. */
  factsOfOutline(file: PyFile, hidden: readonly TextRange[]): FileFacts | undefined;
}

/** Compiles the settings' sinks and reference form once, for any number of files. */
export function createPythonFrontEnd(settings: Settings): PyFrontEnd {
  const sought = compileDeclarations(settings, 'python');
  const candidates = compileCandidates(sought);
  return {
    prefilter: (text) => candidates.prefilter(text),
    facts: (file) => readFile(file, sought.declared, candidates)!,
    candidates: (text) => (mayHoldDirective(text) ? undefined : candidates.find(text)),
    factsOfOutline(file, hidden) {
      const facts = readFile(file, sought.declared, candidates, hidden);
      return facts === undefined || reachesInto(facts, hidden) ? undefined : facts;
    },
  };
}

/** Whether what is said of a call depends on a body that was hidden: its catch clause, the flow of what it opens. */
function reachesInto({ calls, protocolSites }: FileFacts, hidden: readonly TextRange[]): boolean {
  return (
    protocolSites !== undefined ||
    calls.some(({ context }) => {
      const clause = context.catch?.range;
      return (
        clause !== undefined &&
        hidden.some(({ start }) => clause.start <= start && start < clause.end)
      );
    })
  );
}

/** `undefined` only where something of `hidden` has to be looked at. */
function readFile(
  { file, text, tree, candidates: known }: PyFile,
  declared: Declarations,
  candidates: Candidates,
  hidden: readonly TextRange[] = [],
): FileFacts | undefined {
  const { module } = tree;
  const lineStarts = lineStartsOf(text);
  const bindings = createBindings(text);
  const loggers = createLoggerResolver({ file, text, bindings, makers: declared.makers });
  const messages = createMessageReader(bindings, text);
  const references = createReferenceReader(declared.form, bindings, messages, text);
  const calls = createCallReader({ text, bindings, loggers, messages, references, tree });
  const imports = readImports(module, text);
  const finder = createSiteFinder({
    ...declared,
    text,
    bindings,
    loggers,
    messages,
    references,
    calls,
  });
  finder.visit(module, known ?? candidates.find(text));
  // Names that turned out to write records or to stand for constants: their uses are sites as well.
  finder.learnImports(imports);
  for (let names = finder.takeNames(); names.length > 0; names = finder.takeNames()) {
    const uses = candidates.findNames(text, names);
    if (uses.some((use) => hidden.some(({ start, end }) => start <= use && use < end)))
      return undefined;
    finder.visit(module, uses);
  }
  return {
    file,
    language: 'python',
    ...finder.found(),
    directives: mayHoldDirective(text)
      ? readDirectives(commentTexts(tree.comments(0, text.length), text), lineStarts, text.length)
      : [],
    imports,
    importInsertion: importInsertion(module, text),
    syntaxProblems: syntaxProblems(tree, lineStarts),
    ...(/^[^\n]*\r\n/.test(text) ? { eol: '\r\n' as const } : {}),
    lineStarts,
  };
}

/** One for each line that the parser had to pass over: an error is rarely alone. */
function syntaxProblems({ errors }: PyTree, lineStarts: readonly number[]): SyntaxProblem[] {
  const told = new Set<number>();
  return errors.flatMap((range) => {
    const { line } = positionAt(lineStarts, range.start);
    if (told.has(line)) return [];
    told.add(line);
    return [{ message: UNREADABLE, range }];
  });
}

const UNREADABLE =
  'This is no valid Python, so the statement that it stands in was not checked; the rest of the file was.';

function commentTexts(comments: readonly TextRange[], text: string): CommentText[] {
  return comments.map(({ start, end }) => {
    const ownLines = linesOfComment(text, start, end);
    return {
      text: text.slice(start + 1, end),
      textStart: start + 1,
      range: { start, end },
      ...(ownLines && { ownLines }),
    };
  });
}
