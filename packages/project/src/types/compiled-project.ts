/**
 * What the project's own TypeScript knows of its files, by the tsconfig.json that governs each. The compiler is the
 * project's, loaded when it is asked for: a run without types neither needs nor pays for it.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EsNode, TypeOracle } from '@loglex/engine';
import type TypeScript from 'typescript';
import { declaredTypes } from './declared-types.ts';

export interface CompiledProject {
  /**
   * What is known of the nodes of `file` (POSIX, from the root) where its text is `text`; `undefined` where no
   * tsconfig.json governs it, or where the compiler read another text.
   */
  oracleOf(file: string, text: string): TypeOracle | undefined;
}

/** Makes programs as files ask for them. Refused where TypeScript is not installed, with the command that installs it. */
export function compileProject(root: string): CompiledProject | { readonly refused: string } {
  const ts = installedTypeScript(root);
  if (ts === undefined) {
    return {
      refused:
        '--types asks the TypeScript of the project, and it is not installed. Run `npm install -D typescript`, or go without --types.',
    };
  }
  const programs = new Map<string, TypeScript.Program | undefined>();
  return {
    oracleOf(file, text) {
      const path = join(root, file);
      const config = ts.findConfigFile(dirname(path), ts.sys.fileExists);
      for (const each of config === undefined ? [] : withReferences(ts, config)) {
        if (!programs.has(each)) programs.set(each, programOf(ts, each));
        const program = programs.get(each);
        const source = program?.getSourceFile(path);
        if (program !== undefined && source !== undefined) return oracle(ts, program, source, text);
      }
      return undefined;
    },
  };
}

function installedTypeScript(root: string): typeof TypeScript | undefined {
  try {
    return createRequire(join(root, 'package.json'))('typescript') as typeof TypeScript;
  } catch {
    return undefined;
  }
}

/** The settings in a file, and those that it refers to: a solution governs its files by others. */
function withReferences(ts: typeof TypeScript, config: string): readonly string[] {
  const references = parsed(ts, config)?.projectReferences ?? [];
  return [config, ...references.map((each) => ts.resolveProjectReferencePath(each))];
}

function programOf(ts: typeof TypeScript, config: string): TypeScript.Program | undefined {
  const settings = parsed(ts, config);
  if (settings === undefined || settings.fileNames.length === 0) return undefined;
  return ts.createProgram({
    rootNames: settings.fileNames,
    options: { ...settings.options, noEmit: true },
    ...(settings.projectReferences && { projectReferences: settings.projectReferences }),
  });
}

function parsed(ts: typeof TypeScript, config: string): TypeScript.ParsedCommandLine | undefined {
  return ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
}

const BYTE_ORDER_MARK = '\uFEFF';

function oracle(
  ts: typeof TypeScript,
  program: TypeScript.Program,
  source: TypeScript.SourceFile,
  text: string,
): TypeOracle | undefined {
  // The compiler reads files without their byte order mark; the offsets of the engine count it.
  const shift =
    text.startsWith(BYTE_ORDER_MARK) && !source.text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  if (source.text !== text.slice(shift)) return undefined;
  const checker = program.getTypeChecker();
  return {
    declaredTypeOf(expression: EsNode) {
      const start = (expression.range?.[0] ?? expression.start ?? 0) - shift;
      const end = (expression.range?.[1] ?? expression.end ?? 0) - shift;
      const node = nodeAt(ts, source, start, end);
      return node === undefined ? [] : declaredTypes(program, checker.getTypeAtLocation(node));
    },
  };
}

/** The innermost node of just this range: what wraps an expression without a word of its own has the same. */
function nodeAt(
  ts: typeof TypeScript,
  source: TypeScript.SourceFile,
  start: number,
  end: number,
): TypeScript.Node | undefined {
  let found: TypeScript.Node | undefined;
  let node: TypeScript.Node | undefined = source;
  while (node !== undefined) {
    if (node.getStart(source) === start && node.end === end) found = node;
    node = ts.forEachChild(node, (child) =>
      child.pos <= start && child.end >= end ? child : undefined,
    );
  }
  return found;
}
