/** From what ESLint has parsed to facts: the one place of the plugin where a language meets its front end. */
import {
  createFrontEnd as createEsFrontEnd,
  createPythonFrontEnd,
  type EsNode,
  type EsTree,
  type FileFacts,
  type Settings,
} from '@loglex/engine';
import type { SourceCode } from 'eslint';
import { typeOracleOf } from '../types/type-oracle.ts';
import { inMarkup, programOf } from './embedded-script.ts';
import { PythonSourceCode } from './python-source-code.ts';

export interface FrontEnd {
  /** `false` only where `facts` would find nothing. */
  prefilter(sourceCode: SourceCode): boolean;
  /** `file`: POSIX path from the project's root. */
  facts(file: string, sourceCode: SourceCode): FileFacts;
}

/** Compiles the settings once for each language that is met: keep it for as many files as there are. */
export function createFrontEnd(settings: Settings): FrontEnd {
  const es = once(() => createEsFrontEnd(settings));
  const python = once(() => createPythonFrontEnd(settings));
  return {
    prefilter(sourceCode) {
      const { text } = sourceCode;
      if (isPython(sourceCode)) return python().prefilter(text);
      // The text is asked first: oxlint makes its tree when it is touched.
      return es().prefilter(text) && isScript(sourceCode.ast);
    },
    facts(file, sourceCode) {
      const { text } = sourceCode;
      if (isPython(sourceCode)) return python().facts({ file, text, tree: sourceCode.tree });
      const { comments } = sourceCode.ast as unknown as EsTree;
      const program = programOf(sourceCode.ast as unknown as EsNode);
      const types = typeOracleOf(sourceCode.parserServices);
      const tree = { program, comments, ...(types && { types }) };
      return inMarkup(es().facts({ file, text, tree }), program, text);
    },
  };
}

/** ESLint's types know the languages of others by nothing but JavaScript's. */
function isPython(sourceCode: unknown): sourceCode is PythonSourceCode {
  return sourceCode instanceof PythonSourceCode;
}

/** Parsers of YAML and JSON call their roots by ESTree's name, too. */
function isScript({ type, body }: SourceCode['ast']): boolean {
  return type === 'Program' && !/^(?:YAML|JSON)/.test(body[0]?.type ?? '');
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
