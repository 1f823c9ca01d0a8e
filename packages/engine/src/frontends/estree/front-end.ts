/** The front end for JavaScript and TypeScript: from a tree to the facts of a file. */
import type { TextRange } from '@loglex/catalog';
import {
  linesOfComment,
  mayHoldDirective,
  readDirectives,
  type CommentText,
} from '../../facts/directives.ts';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { LogCall } from '../../facts/log-call.ts';
import type { EsComment, EsNode, EsTree } from '../../ports.ts';
import type { Settings } from '../../settings/settings.ts';
import { SINKS_BY_GLOBAL, SINKS_BY_MODULE } from '../../sinks/known-sinks.ts';
import { lineStartsOf } from '../../text/line-index.ts';
import { createBindings } from './bindings.ts';
import { compileCandidates, type Candidates } from './candidates.ts';
import { importInsertion, modulesOf, readImports } from './imports.ts';
import { createCallReader } from './log-call.ts';
import { createLoggerResolver } from './logger-value.ts';
import { createMessageReader } from './message.ts';
import { compileDeclarations, type Declarations } from '../declarations.ts';
import { mayRefer } from '../reference-form.ts';
import { createReferenceReader } from './references.ts';
import { createSiteFinder } from './site-finder.ts';

/** A file as the front end takes it. `text` is the text that the offsets of `tree` count in. */
export interface EsFile {
  /** POSIX path relative to the project's root, or a URI. */
  readonly file: string;
  readonly text: string;
  readonly tree: EsTree;
  /** What `candidates` said of the text, where it was asked before. */
  readonly candidates?: readonly number[] | undefined;
}

/** Reads files with one project's settings. */
export interface EsFrontEnd {
  /**
   * Whether a file can hold anything that a check needs: the same answer in every face. Takes a text
   * decoded as UTF-8 or as latin1; allocates nothing to speak of.
   */
  prefilter(text: string): boolean;
  /** All that the file says about logging. Never throws on a tree that a parser made. */
  facts(file: EsFile): FileFacts;
  /**
   * The offsets that `facts` starts from, ascending: a function body that holds none of them need not be
   * parsed. `undefined` where all of the text matters.
   */
  candidates(text: string): readonly number[] | undefined;
  /** The same facts from a tree in which such bodies are empty; `undefined` where that tree says too little. */
  factsOfOutline(file: EsFile, hidden: readonly TextRange[]): FileFacts | undefined;
}

/** Compiles the settings' sinks and reference form once, for any number of files. */
export function createFrontEnd(settings: Settings): EsFrontEnd {
  const sought = compileDeclarations(settings, 'javascript');
  const { declared } = sought;
  const candidates = compileCandidates(sought);
  return {
    prefilter: (text) => candidates.prefilter(text),
    facts: (file) => readFile(file, declared, candidates)!,
    candidates: (text) => (mayHoldDirective(text) ? undefined : candidates.find(text)),
    factsOfOutline(file, hidden) {
      const facts = readFile(file, declared, candidates, hidden);
      return facts?.calls.some((call) => reachesInto(call, hidden)) === true ? undefined : facts;
    },
  };
}

/** Whether what is said of a call depends on a body that was hidden: an argument, or its catch clause. */
function reachesInto({ range, context }: LogCall, hidden: readonly TextRange[]): boolean {
  const clause = context.catch?.range;
  const within = (outer: TextRange, inner: TextRange): boolean =>
    outer.start <= inner.start && inner.end <= outer.end;
  return hidden.some(
    (body) => within(range, body) || (clause !== undefined && within(clause, body)),
  );
}

function readFile(
  { file, text, tree, candidates: known }: EsFile,
  declared: Declarations,
  candidates: Candidates,
  hidden: readonly TextRange[] = [],
): FileFacts | undefined {
  // Every alias starts from the form's own name: a file without it has no reference.
  const mayHoldOne = declared.form !== undefined && mayRefer(declared.form, text);
  const form = mayHoldOne ? declared.form : undefined;
  const program = tree.program.type === 'File' ? (tree.program['program'] as EsNode) : tree.program;
  const lineStarts = lineStartsOf(text);
  const bindings = createBindings(text);
  const loggers = createLoggerResolver(
    { byModule: SINKS_BY_MODULE, byGlobal: SINKS_BY_GLOBAL },
    bindings,
    text,
    tree.types,
  );
  const messages = createMessageReader(bindings, text);
  const references = createReferenceReader(form, bindings, loggers, messages, text);
  const calls = createCallReader({
    text,
    bindings,
    loggers,
    messages,
    references,
    tree,
    codedNames: declared.codedNames.filter((name) => text.includes(name)),
  });
  const imports = readImports(program, text);
  const finder = createSiteFinder({
    ...declared,
    file,
    text,
    form,
    bindings,
    loggers,
    messages,
    references,
    calls,
  });
  finder.visit(program, known ?? candidates.find(text));
  // Names that turned out to write records or to stand for constants: their uses are sites as well.
  finder.learnImports(imports);
  for (let names = finder.takeNames(); names.length > 0; names = finder.takeNames()) {
    const uses = candidates.findNames(text, names);
    if (uses.some((use) => hidden.some(({ start, end }) => start <= use && use < end)))
      return undefined;
    finder.visit(program, uses);
  }
  const found = finder.found();
  const modules = imports.length === 0 ? modulesOf(program, file, text) : undefined;
  return {
    file,
    language: 'javascript',
    ...found,
    directives: mayHoldDirective(text)
      ? readDirectives(commentTexts(tree.comments, text), lineStarts, text.length)
      : [],
    imports,
    importInsertion: importInsertion(program, imports, text),
    ...(modules !== undefined && { modules }),
    syntaxProblems: [],
    ...(/^[^\n]*\r\n/.test(text) ? { eol: '\r\n' as const } : {}),
    lineStarts,
  };
}

/** The comments as text. Their delimiters are two units; a closing one is there only where `value` ends before it. */
function commentTexts(comments: readonly EsComment[], text: string): CommentText[] {
  return comments.map((comment) => {
    const start = commentStart(comment);
    const end = comment.range?.[1] ?? comment.end ?? start;
    const opening = text.startsWith('<!--', start) ? 4 : 2;
    const ownLines = linesOfComment(text, start, end);
    return {
      text: comment.value,
      textStart: start + opening,
      range: { start, end },
      ...(ownLines && { ownLines }),
    };
  });
}

function commentStart(comment: EsComment): number {
  return comment.range?.[0] ?? comment.start ?? 0;
}
