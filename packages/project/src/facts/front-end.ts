/** The front ends of the languages, each with its parser: the one place where a language meets its reader. */
import type { FileFacts, Settings, SyntaxProblem } from '@loglex/engine';
import { parseJavaScript } from '../parse/oxc.ts';

export type FrontEndResult =
  | { readonly facts: FileFacts; readonly problem?: undefined }
  | { readonly facts?: undefined; readonly problem: SyntaxProblem };

export interface FrontEnd {
  /** The prefilter: `false` only where `read` would find nothing. */
  mayHoldFacts(file: string, text: string): boolean;
  /** Parses and reads. Throws only where a parser or front end is defective. */
  read(file: string, text: string): FrontEndResult;
}

/** Reads as `settings` say. Compiles them once: make one front end per thread and settings. */
export function createFrontEnd(settings: Settings): FrontEnd {
  void settings;
  return {
    mayHoldFacts: (_file, text) => /\.\s*(?:trace|debug|info|warn|error|fatal|log)\b/.test(text),
    read(file, text) {
      const parsed = parseJavaScript(file, text);
      if (parsed.problem) return { problem: parsed.problem };
      return { facts: emptyFacts(file) };
    },
  };
}

function emptyFacts(file: string): FileFacts {
  return {
    file,
    language: 'javascript',
    calls: [],
    references: [],
    loggers: [],
    directives: [],
    imports: [],
    syntaxProblems: [],
    lineStarts: [0],
  };
}
