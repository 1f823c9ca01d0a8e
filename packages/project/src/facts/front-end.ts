/** The front ends of the languages, each with its parser: the one place where a language meets its reader. */
import {
  createFrontEnd as createEsFrontEnd,
  type EsFrontEnd,
  type FileFacts,
  type Settings,
  type SyntaxProblem,
} from '@loglex/engine';
import { parseJavaScript, parseOutline } from '../parse/oxc.ts';

export type FrontEndResult =
  | { readonly facts: FileFacts; readonly problem?: undefined }
  | { readonly facts?: undefined; readonly problem: SyntaxProblem };

export interface FrontEnd {
  /** The prefilter: `false` only where `read` would find nothing. */
  mayHoldFacts(text: string): boolean;
  /** Parses and reads. Throws only where a parser or a front end is defective. */
  read(file: string, text: string): FrontEndResult;
}

/** Reads as `settings` say. Compiles them once: make one front end per thread and settings. */
export function createFrontEnd(settings: Settings): FrontEnd {
  const es = createEsFrontEnd(settings);
  return {
    mayHoldFacts: (text) => es.prefilter(text),
    read(file, text) {
      const facts = readOutline(es, file, text);
      if (facts !== undefined) return { facts };
      const { tree, problem } = parseJavaScript(file, text);
      return problem ? { problem } : { facts: es.facts({ file, text, tree }) };
    },
  };
}

/** The facts, where those parts of the file that hold candidates tell all of them; else `undefined`. */
function readOutline(es: EsFrontEnd, file: string, text: string): FileFacts | undefined {
  const offsets = es.candidates(text);
  const outlined = offsets && parseOutline(file, text, offsets);
  return outlined && es.factsOfOutline({ file, text, tree: outlined.tree }, outlined.hidden);
}
