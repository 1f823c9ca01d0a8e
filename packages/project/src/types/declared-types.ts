/** What a type is made of, in the words that the engine asks for: the same for every program of the compiler. */
import type { DeclaredType } from '@loglex/engine';
import type { Program, Symbol as TypeSymbol, Type } from 'typescript';

/** The declared types of `type`, nearest first; none where the compiler does not know either. */
export function declaredTypes(program: Program, type: Type): readonly DeclaredType[] {
  const checker = program.getTypeChecker();
  const seen = new Set<Type>();
  return [...madeOf(checker.getNonNullableType(type))];

  function* madeOf(part: Type): Generator<DeclaredType> {
    if (seen.has(part)) return;
    seen.add(part);
    if (part.aliasSymbol) yield declaredType(program, part.aliasSymbol);
    if (part.isUnionOrIntersection()) {
      for (const each of part.types) yield* madeOf(each);
      return;
    }
    const bound = part.isTypeParameter() ? part.getConstraint() : undefined;
    if (bound !== undefined) {
      yield* madeOf(bound);
      return;
    }
    const symbol = checker.getApparentType(part).getSymbol();
    if (symbol === undefined) return;
    yield declaredType(program, symbol);
    const declared = checker.getDeclaredTypeOfSymbol(symbol);
    for (const base of declared.getBaseTypes() ?? []) yield* madeOf(base);
  }
}

function declaredType(program: Program, { name, declarations }: TypeSymbol): DeclaredType {
  const file = declarations?.[0]?.getSourceFile();
  if (file === undefined || program.isSourceFileDefaultLibrary(file)) {
    return { name, from: 'environment' };
  }
  const installed = packageOf(file.fileName);
  if (installed === undefined) return { name, from: 'project' };
  return { name, from: installed === 'node' ? 'environment' : { package: installed } };
}

/** The package whose types a file holds: `@types/a__b` has those of `@a/b`. */
function packageOf(path: string): string | undefined {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  const types = name?.startsWith('@types/') ? name.slice('@types/'.length) : undefined;
  return types === undefined ? name : types.includes('__') ? `@${types.replace('__', '/')}` : types;
}
