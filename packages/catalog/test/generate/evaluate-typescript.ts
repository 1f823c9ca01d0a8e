/** Runs a generated TypeScript module as an application would: types stripped by the compiler, then evaluated. */
import { createContext, runInContext } from 'node:vm';
import { parseSync } from 'oxc-parser';
import ts from 'typescript';

/** What the module exports. Throws where a parser objects to the text. */
export function evaluateTypeScript(text: string): Record<string, unknown> {
  const { errors } = parseSync('log-codes.ts', text);
  if (errors.length > 0) throw new SyntaxError(`oxc: ${errors[0]!.message}\n${text}`);
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      erasableSyntaxOnly: true,
    },
  });
  if (diagnostics.length > 0) {
    const [{ messageText }] = diagnostics as [ts.Diagnostic];
    throw new SyntaxError(
      `typescript: ${ts.flattenDiagnosticMessageText(messageText, '\n')}\n${text}`,
    );
  }
  const exports: Record<string, unknown> = {};
  runInContext(`(exports) => {\n${outputText}\n}`, CONTEXT)(exports);
  return exports;
}

const CONTEXT = createContext({});
