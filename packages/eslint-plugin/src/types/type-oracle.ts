/** The types that typescript-eslint's parser knows, for the engine to ask about. */
import type { DeclaredType, TypeOracle } from '@loglex/engine';
import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';

/** `undefined` where the parser gave no types. @param services what the parser handed to ESLint */
export function typeOracleOf(services: unknown): TypeOracle | undefined {
  const typed = services as Partial<ParserServicesWithTypeInformation> | undefined;
  return typed?.program ? oracleOf(typed as ParserServicesWithTypeInformation) : undefined;
}

type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;

function oracleOf(services: ParserServicesWithTypeInformation): TypeOracle {
  const { esTreeNodeToTSNodeMap, program } = services;
  const checker = program.getTypeChecker();

  function* madeOf(type: Type, seen = new Set<Type>()): Generator<DeclaredType> {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.aliasSymbol) yield declaredType(type.aliasSymbol);
    if (type.isUnionOrIntersection()) {
      for (const part of type.types) yield* madeOf(part, seen);
      return;
    }
    const bound = type.isTypeParameter() ? type.getConstraint() : undefined;
    if (bound !== undefined) {
      yield* madeOf(bound, seen);
      return;
    }
    const symbol = checker.getApparentType(type).getSymbol();
    if (symbol === undefined) return;
    yield declaredType(symbol);
    const declared = checker.getDeclaredTypeOfSymbol(symbol);
    for (const base of declared.getBaseTypes() ?? []) yield* madeOf(base, seen);
  }

  function declaredType(symbol: NonNullable<Type['aliasSymbol']>): DeclaredType {
    const { name } = symbol;
    const file = symbol.declarations?.[0]?.getSourceFile();
    if (file === undefined || program.isSourceFileDefaultLibrary(file)) {
      return { name, from: 'environment' };
    }
    const installed = packageOf(file.fileName);
    if (installed === undefined) return { name, from: 'project' };
    return { name, from: installed === 'node' ? 'environment' : { package: installed } };
  }

  return {
    declaredTypeOf(expression) {
      const node = expression as unknown as TSESTree.Node;
      // Parsers of markup make nodes that the compiler has not seen.
      if (!esTreeNodeToTSNodeMap.has(node)) return [];
      return [...madeOf(checker.getNonNullableType(services.getTypeAtLocation(node)))];
    },
  };
}

/** The package whose types a file holds: `@types/a__b` has those of `@a/b`. */
function packageOf(path: string): string | undefined {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  const types = name?.startsWith('@types/') ? name.slice('@types/'.length) : undefined;
  return types === undefined ? name : types.includes('__') ? `@${types.replace('__', '/')}` : types;
}
