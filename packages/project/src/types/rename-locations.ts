/** Where a program spells a name that one of its files declares: through imports, aliases, re-exports and destructuring. */
import type { TextEdit } from '@loglex/catalog';
import type { LanguageServiceHost, Node, SourceFile } from 'typescript';
import type { Compiler } from './compiler.ts';
import type { Config } from './governing-config.ts';

/** A name that a module declares: of a variable, or of a property of an object that is bound to one. */
export interface Declared {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** The variable whose object has the property; `undefined`: the name is a variable's itself. */
  readonly owner: string | undefined;
}

/** A place, and what is to stand there; offsets do not count a byte order mark. */
export interface RenameLocation extends TextEdit {
  /** Absolute, POSIX. */
  readonly path: string;
}

/** The declaration itself is one of the places. None where the program does not have it. */
export function renameLocations(
  ts: Compiler,
  config: Config,
  declared: Declared,
  to: string,
): readonly RenameLocation[] {
  const service = ts.createLanguageService(hostOf(ts, config));
  const source = service.getProgram()?.getSourceFile(declared.path);
  const name = source && declarationIn(ts, source, declared);
  if (source === undefined || name === undefined) return [];
  // A quoted property is renamed from inside its quotes.
  const at = name.end - 1;
  const options = { providePrefixAndSuffixTextForRename: true };
  const found = service.findRenameLocations(source.fileName, at, false, false, options) ?? [];
  return found.map(({ fileName, textSpan, prefixText = '', suffixText = '' }) => ({
    path: fileName,
    start: textSpan.start,
    end: textSpan.start + textSpan.length,
    text: `${prefixText}${to}${suffixText}`,
  }));
}

function hostOf(ts: Compiler, { path, settings }: Config): LanguageServiceHost {
  const { fileNames, options, projectReferences } = settings;
  return {
    getScriptFileNames: () => fileNames,
    // Nothing changes while it is asked.
    getScriptVersion: () => '1',
    getScriptSnapshot(file) {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCompilationSettings: () => options,
    getCurrentDirectory: () => path.slice(0, path.lastIndexOf('/')),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
    getProjectReferences: () => projectReferences,
    ...{ useSourceOfProjectReferenceRedirect: () => true },
  };
}

function declarationIn(
  ts: Compiler,
  source: SourceFile,
  { name, owner }: Declared,
): Node | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const variable of statement.declarationList.declarations) {
      const bound = variable.name.getText(source);
      if (owner === undefined && bound === name) return variable.name;
      const object = owner === undefined ? undefined : objectOf(ts, variable.initializer);
      const property = object?.properties.find(
        (each) => each.name !== undefined && nameOf(ts, each.name) === name,
      );
      if (property?.name !== undefined) return property.name;
    }
  }
  return undefined;
}

function objectOf(ts: Compiler, node: Node | undefined) {
  if (node === undefined) return undefined;
  if (ts.isAsExpression(node)) return objectOf(ts, node.expression);
  return ts.isObjectLiteralExpression(node) ? node : undefined;
}

function nameOf(ts: Compiler, node: Node): string | undefined {
  return ts.isIdentifier(node) || ts.isStringLiteral(node) ? node.text : undefined;
}
