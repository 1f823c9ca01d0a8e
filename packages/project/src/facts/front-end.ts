/** The front ends of the languages, each with its parser: the one place where a language meets its reader. */
import {
  createFrontEnd as createEsFrontEnd,
  createPythonFrontEnd,
  pathMatcher,
  readConfiguration,
  settingsInTests,
  type EsFrontEnd,
  type FileFacts,
  type Language,
  type PyFrontEnd,
  type Settings,
  type SyntaxProblem,
  type TypeOracle,
} from '@loglex/engine';
import { languageOf } from '../files/language.ts';
import { conflictMarkers } from '../parse/conflict-markers.ts';
import { type EsParser, freshParser, objectionToJavaScript } from '../parse/oxc.ts';
import { parsePython, parsePythonOutline } from '../parse/python/parse.ts';

export type FrontEndResult =
  | { readonly facts: FileFacts; readonly problem?: SyntaxProblem | undefined }
  | { readonly facts?: undefined; readonly problem: SyntaxProblem };

export interface FrontEnd {
  /** The prefilter: `false` only where `read` would find nothing. */
  mayHoldFacts(file: string, text: string): boolean;
  /** Parses and reads. Throws only where a parser or a front end is defective. */
  read(file: string, text: string): FrontEndResult;
  /** The first thing that the parser objects to, be it one that leaves a tree. */
  objection(file: string, text: string): SyntaxProblem | undefined;
}

/** What a compiler knows of a file with this text, where one has read it. */
export type TypesOf = (file: string, text: string) => TypeOracle | undefined;

export interface FrontEndOptions {
  readonly typesOf?: TypesOf | undefined;
  /** How JavaScript is parsed. Default: each text for itself. */
  readonly parser?: EsParser;
}

/**
 * Reads as `settings` say, and as `typesOf` knows better. Compiles the settings once: make one front end per thread and
 * settings.
 */
export function createFrontEnd(settings: Settings, options: FrontEndOptions = {}): FrontEnd {
  const inTests = settingsInTests(settings);
  const isTest = inTests === settings ? () => false : pathMatcher(settings.tests);
  const made = new Map<Settings, Map<Language, FrontEnd>>([
    [settings, new Map()],
    [inTests, new Map()],
  ]);
  function frontEndOf(file: string): FrontEnd {
    const language = languageOf(file) ?? 'data';
    const governing = isTest(file) ? inTests : settings;
    const ofSettings = made.get(governing)!;
    let frontEnd = ofSettings.get(language);
    if (frontEnd === undefined) {
      ofSettings.set(language, (frontEnd = FRONT_ENDS[language](governing, options)));
    }
    return frontEnd;
  }
  return {
    mayHoldFacts: (file, text) => frontEndOf(file).mayHoldFacts(file, text),
    read: (file, text) => frontEndOf(file).read(file, text),
    objection: (file, text) => frontEndOf(file).objection(file, text),
  };
}

const FRONT_ENDS: Readonly<
  Record<Language, (settings: Settings, options: FrontEndOptions) => FrontEnd>
> = {
  javascript(settings, { typesOf, parser = freshParser }) {
    const es = createEsFrontEnd(settings);
    return {
      mayHoldFacts: (_, text) => es.prefilter(text),
      read(file, text) {
        const candidates = es.candidates(text);
        const types = typesOf?.(file, text);
        const facts = types ? undefined : readOutline(es, file, text, candidates, parser);
        if (facts !== undefined) return { facts };
        const { tree, problem } = parser.whole(file, text);
        if (problem) return { problem };
        const typed = types ? { program: tree.program, comments: tree.comments, types } : tree;
        return { facts: es.facts({ file, text, tree: typed, candidates }) };
      },
      objection: objectionToJavaScript,
    };
  },
  /** Whoever lets such a file in has asked whether it is one of the settings' `configuration`. */
  data: () => ({
    mayHoldFacts: () => true,
    read: readConfiguration,
    objection: (file, text) => readConfiguration(file, text).problem,
  }),
  python(settings) {
    const python = createPythonFrontEnd(settings);
    return {
      mayHoldFacts: (_, text) => python.prefilter(text),
      read(file, text) {
        const facts = readPython(python, file, text);
        const [problem] = facts.syntaxProblems;
        // One event would be two where both sides of a merge are read.
        const conflict = problem && conflictMarkers(text);
        if (conflict !== undefined) return { problem: conflict };
        // What can be read is read all the same; the first of the places that cannot is told.
        return { facts, problem };
      },
      objection: (file, text) => readPython(python, file, text).syntaxProblems[0],
    };
  },
};

/** The facts, where those parts of the file that hold candidates tell all of them; else `undefined`. */
function readOutline(
  es: EsFrontEnd,
  file: string,
  text: string,
  candidates: readonly number[] | undefined,
  parser: EsParser,
): FileFacts | undefined {
  const outlined = candidates && parser.outlined(file, text, candidates);
  if (outlined === undefined) return undefined;
  return es.factsOfOutline({ file, text, tree: outlined.tree, candidates }, outlined.hidden);
}

/** The facts, from those parts of the file that hold candidates where they tell all of them. */
function readPython(python: PyFrontEnd, file: string, text: string): FileFacts {
  const candidates = python.candidates(text);
  const outlined = candidates && parsePythonOutline(text, candidates);
  const facts =
    outlined &&
    python.factsOfOutline({ file, text, tree: outlined.tree, candidates }, outlined.hidden);
  return facts ?? python.facts({ file, text, tree: parsePython(text), candidates });
}
