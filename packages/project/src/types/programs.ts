/**
 * The programs of a project, one for each config, made when they are asked for: as its files are on disk, and as they would
 * be with other texts. They share the declarations of the language and of packages.
 */
import type { CompilerHost, CompilerOptions, Program, SourceFile } from 'typescript';
import type { Compiler } from './compiler.ts';
import { type Config, type Configs, PART_BYTES } from './governing-config.ts';

export interface Programs {
  /** The program of the files as they are. Only as many are kept as a compiler should hold at once. */
  of(config: Config): Program;
  /** The same with other texts, by key of path. What they do not touch is taken over where it is known. */
  with(config: Config, texts: ReadonlyMap<string, string>): Program;
}

const JSDOC = 'JSDocParsingMode';

export function createPrograms(ts: Compiler, { keyOf }: Pick<Configs, 'keyOf'>): Programs {
  const made = new Map<Config, Program>();
  const declarations = new Map<string, SourceFile | undefined>();
  const registry = ts.createDocumentRegistry();

  function of(config: Config): Program {
    let program = made.get(config);
    if (program !== undefined) return program;
    makeRoomFor(config);
    made.set(config, (program = create(config, new Map())));
    return program;
  }

  /** The oldest go first. */
  function makeRoomFor(config: Config): void {
    let held = config.bytes;
    for (const each of made.keys()) held += each.bytes;
    for (const each of made.keys()) {
      if (held <= PART_BYTES) return;
      if (each === config) continue;
      held -= each.bytes;
      made.delete(each);
    }
  }

  function create(
    { settings }: Config,
    texts: ReadonlyMap<string, string>,
    oldProgram?: Program,
  ): Program {
    const { fileNames, projectReferences, errors } = settings;
    const options = { ...settings.options, noEmit: true };
    return ts.createProgram({
      rootNames: fileNames,
      options,
      host: hostOf(options, texts, oldProgram),
      configFileParsingDiagnostics: errors,
      ...(projectReferences && { projectReferences }),
      ...(oldProgram && { oldProgram }),
    });
  }

  function hostOf(
    options: CompilerOptions,
    texts: ReadonlyMap<string, string>,
    oldProgram: Program | undefined,
  ): CompilerHost {
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    const shared = registry.getKeyForCompilationSettings(options);
    const getSourceFile: CompilerHost['getSourceFile'] = (path, ...how) => {
      const text = texts.get(keyOf(path));
      if (text !== undefined) return ts.createSourceFile(path, text, how[0]);
      if (!path.endsWith('.d.ts')) return oldProgram?.getSourceFile(path) ?? read(path, ...how);
      const format = typeof how[0] === 'object' ? how[0].impliedNodeFormat : '';
      const key = `${shared} ${format} ${keyOf(path)}`;
      if (!declarations.has(key)) declarations.set(key, read(path, ...how));
      return declarations.get(key);
    };
    return Object.assign(host, {
      getSourceFile,
      // As in editors: what a reference would be built into need not be there.
      useSourceOfProjectReferenceRedirect: () => true,
      // As in `tsc`: comments on which no type depends are not parsed. Versions before 5.3 know no such choice.
      ...(JSDOC in ts && { jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeErrors }),
    });
  }

  return {
    of,
    with(config, texts) {
      makeRoomFor(config);
      return create(config, texts, made.get(config));
    },
  };
}
