/**
 * Holds messages to the protocol: by the types that `vscode-languageserver-protocol` declares for each method, read with
 * the compiler, so that no rule of the protocol is written down a second time here.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What of `value` is not as the protocol has it; empty where all is. */
export interface ProtocolTypes {
  /** `params` of a request or a notification with this method. */
  paramsProblems(method: string, params: unknown): readonly string[];
  /** A result of a request with this method. */
  resultProblems(method: string, result: unknown): readonly string[];
  /** A part of such a result, sent as progress. */
  partialProblems(method: string, part: unknown): readonly string[];
  /** A value of the type with this name. */
  problems(type: string, value: unknown): readonly string[];
  /** All methods that the protocol knows. */
  readonly methods: ReadonlySet<string>;
}

export function readProtocolTypes(): ProtocolTypes {
  const main = createRequire(import.meta.url).resolve('vscode-languageserver-protocol/node');
  const entry = join(dirname(main), '../common/api.d.ts');
  const program = ts.createProgram([entry], {
    strict: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry)!;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!);
  const byMethod = new Map<string, readonly ts.Type[]>();
  const byName = new Map<string, ts.Type>();
  for (const alias of exported) {
    const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
    if (symbol.flags & ts.SymbolFlags.Type) {
      byName.set(alias.name, checker.getDeclaredTypeOfSymbol(symbol));
    }
    if (!(symbol.flags & ts.SymbolFlags.Namespace)) continue;
    const members = new Map(checker.getExportsOfModule(symbol).map((each) => [each.name, each]));
    const method = members.get('method');
    const type = members.get('type');
    if (method === undefined || type === undefined) continue;
    const literal = checker.getTypeOfSymbol(method);
    if (!literal.isStringLiteral()) continue;
    const declared = checker.getTypeOfSymbol(type);
    const given = checker.getTypeArguments(declared as ts.TypeReference);
    // A method without parameters has a type of its own, which begins with the result.
    const [none] = declared.symbol.name.endsWith('0') ? [checker.getUndefinedType()] : [];
    byMethod.set(literal.value, none === undefined ? given : [none, ...given]);
  }
  const check = (type: ts.Type | undefined, value: unknown): readonly string[] =>
    type === undefined ? ['the protocol has no such thing'] : problemsOf(type, value, '');

  function problemsOf(type: ts.Type, value: unknown, at: string): readonly string[] {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
    if (type.isUnion()) return ofUnion(type, value, at);
    if (type.isIntersection()) return ofObject(type, value, at);
    if (type.isStringLiteral() || type.isNumberLiteral()) {
      return value === type.value ? [] : [`${at}: ${shown(value)} is not ${shown(type.value)}`];
    }
    if (flags & ts.TypeFlags.BooleanLiteral) {
      return String(value) === checker.typeToString(type) ? [] : [`${at}: ${shown(value)}`];
    }
    const primitive = PRIMITIVES.find(([flag]) => flags & flag)?.[1];
    if (primitive !== undefined) {
      return primitive(value) ? [] : [`${at}: ${shown(value)} is no ${checker.typeToString(type)}`];
    }
    return ofObject(type, value, at);
  }

  /** One of them has to fit; told is what the one lacks that fits best. */
  function ofUnion(type: ts.UnionType, value: unknown, at: string): readonly string[] {
    let best: readonly string[] | undefined;
    for (const each of type.types) {
      const problems = problemsOf(each, value, at);
      if (problems.length === 0) return [];
      if (best === undefined || problems.length < best.length) best = problems;
    }
    return best ?? [];
  }

  function ofObject(type: ts.Type, value: unknown, at: string): readonly string[] {
    if (typeof value !== 'object' || value === null) {
      return [`${at}: ${shown(value)} is no ${checker.typeToString(type)}`];
    }
    if (checker.isTupleType(type)) {
      const members = checker.getTypeArguments(type as ts.TypeReference);
      if (!Array.isArray(value) || value.length !== members.length) return [`${at}: no tuple`];
      return members.flatMap((member, index) =>
        problemsOf(member, value[index], `${at}[${index}]`),
      );
    }
    if (checker.isArrayType(type)) {
      const [member] = checker.getTypeArguments(type as ts.TypeReference);
      if (!Array.isArray(value)) return [`${at}: ${shown(value)} is no list`];
      return value.flatMap((each, index) => problemsOf(member!, each, `${at}[${index}]`));
    }
    if (Array.isArray(value)) return [`${at}: a list is no ${checker.typeToString(type)}`];
    const properties = new Map(type.getProperties().map((each) => [each.name, each]));
    const open = type.getStringIndexType();
    const problems: string[] = [];
    for (const [name, property] of properties) {
      if (Object.hasOwn(value, name) || property.flags & ts.SymbolFlags.Optional) continue;
      problems.push(`${at}.${name} is missing`);
    }
    for (const [name, each] of Object.entries(value)) {
      const property = properties.get(name);
      const wanted = property === undefined ? open : checker.getTypeOfSymbol(property);
      if (wanted === undefined) {
        if (properties.size > 0)
          problems.push(`${at}.${name} is none of ${checker.typeToString(type)}`);
      } else problems.push(...problemsOf(wanted, each, `${at}.${name}`));
    }
    return problems;
  }

  return {
    methods: new Set(byMethod.keys()),
    paramsProblems: (method, params) => check(byMethod.get(method)?.[0], params),
    resultProblems: (method, result) => check(byMethod.get(method)?.[1], result),
    partialProblems: (method, part) => check(byMethod.get(method)?.[2], part),
    problems: (name, value) => check(byName.get(name), value),
  };
}

const PRIMITIVES: readonly (readonly [ts.TypeFlags, (value: unknown) => boolean])[] = [
  [ts.TypeFlags.String, (value) => typeof value === 'string'],
  // All numbers of the protocol that are no ratios are integers, and it has no ratios but a colour's.
  [ts.TypeFlags.Number, (value) => Number.isInteger(value)],
  [ts.TypeFlags.Boolean, (value) => typeof value === 'boolean'],
  [ts.TypeFlags.Null | ts.TypeFlags.Void, (value) => value === null],
  [ts.TypeFlags.Undefined, (value) => value === undefined],
  [ts.TypeFlags.Never, () => false],
  [ts.TypeFlags.TemplateLiteral, (value) => typeof value === 'string'],
];

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? 'undefined';
}
