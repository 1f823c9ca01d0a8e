/** The types that typescript-eslint's parser knows, for the engine to ask about. */
import type { TypeOracle } from '@loglex/engine';
import { declaredTypes } from '@loglex/project';
import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';

/** `undefined` where the parser gave no types. @param services what the parser handed to ESLint */
export function typeOracleOf(services: unknown): TypeOracle | undefined {
  const typed = services as Partial<ParserServicesWithTypeInformation> | undefined;
  return typed?.program ? oracleOf(typed as ParserServicesWithTypeInformation) : undefined;
}

function oracleOf(services: ParserServicesWithTypeInformation): TypeOracle {
  const { esTreeNodeToTSNodeMap, program } = services;
  return {
    declaredTypeOf(expression) {
      const node = expression as unknown as TSESTree.Node;
      // Parsers of markup make nodes that the compiler has not seen.
      if (!esTreeNodeToTSNodeMap.has(node)) return [];
      return declaredTypes(program, services.getTypeAtLocation(node));
    },
  };
}
