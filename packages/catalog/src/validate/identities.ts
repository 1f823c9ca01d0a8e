/** Codes and names: each leads to one constant, and a retired code to none. */
import type { Catalog, CatalogProblem, LogConstant } from '../model.ts';
import { at, problem } from './problem.ts';

export function* identityProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const constant of catalog.constants) {
    yield* duplicateCode(catalog, constant);
    yield* duplicateName(catalog, constant, constant.name, 'name');
    for (const alias of constant.aliases) {
      yield* duplicateName(catalog, constant, alias, 'aliases');
    }
    yield* retiredCodeInUse(catalog, constant);
  }
}

function* duplicateCode(catalog: Catalog, constant: LogConstant): Generator<CatalogProblem> {
  const { code, source } = constant;
  const first = catalog.byCode(code)[0];
  if (!first || first === constant) return;
  yield problem(
    'duplicate-code',
    at(source, 'code'),
    `${code} is already the code of ${first.name}, so a log line with it has two meanings. Give one of them another code.`,
    { ...at(first.source, 'code'), message: 'First used here.' },
  );
}

/** Constants that share their code as well have been told of: a name left out is the code again. */
function* duplicateName(
  catalog: Catalog,
  constant: LogConstant,
  name: string,
  key: 'name' | 'aliases',
): Generator<CatalogProblem> {
  const first = catalog.byName(name)[0];
  if (!first || first === constant) return;
  if (name === constant.code && first.code === constant.code) return;
  yield problem(
    'duplicate-name',
    constant.source.values.has(key) ? at(constant.source, key) : at(constant.source, 'code'),
    `"${name}" already names ${first.code}, so code that says ${name} refers to neither. Rename one of them.`,
    {
      ...at(first.source, first.source.values.has('name') ? 'name' : 'code'),
      message: 'First named here.',
    },
  );
}

function* retiredCodeInUse(catalog: Catalog, constant: LogConstant): Generator<CatalogProblem> {
  const retired = catalog.retiredByCode(constant.code)[0];
  if (!retired) return;
  yield problem(
    'retired-code-in-use',
    at(constant.source, 'code'),
    `${constant.code} was retired${retired.since === undefined ? '' : ` in ${retired.since}`}, and old logs still carry it. Take a code that was never used.`,
    { ...at(retired.source, 'code'), message: 'Retired here.' },
  );
}
