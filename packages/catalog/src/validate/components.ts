/** What constants say of their component: it exists, has that part, and allows that level. */
import type { Catalog, CatalogProblem, Component, LogConstant } from '../model.ts';
import type { Level } from '../level.ts';
import { closest } from '../lookup/nearest.ts';
import { at, problem } from './problem.ts';

export function* componentProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const constant of catalog.constants) {
    const component =
      constant.component === undefined ? undefined : catalog.components.get(constant.component);
    if (constant.component !== undefined && !component) {
      yield unknownComponent(catalog, constant, constant.component);
      continue;
    }
    yield* unknownSubcomponent(constant, component);
    if (component) yield* levelsOutsidePolicy(constant, component);
  }
}

function unknownComponent(catalog: Catalog, constant: LogConstant, name: string): CatalogProblem {
  const near = closest(name, catalog.components.keys());
  return problem(
    'unknown-component',
    at(constant.source, 'component'),
    `No component "${name}" is declared, so ${constant.code} has no owner. ${near ? `Did you mean "${near}"?` : 'Declare it under components.'}`,
  );
}

function* unknownSubcomponent(
  constant: LogConstant,
  component: Component | undefined,
): Generator<CatalogProblem> {
  const { subcomponent: name, source } = constant;
  if (name === undefined) return;
  const place = at(source, 'subcomponent');
  if (!component) {
    yield problem(
      'unknown-subcomponent',
      place,
      `${constant.code} has the subcomponent "${name}" and no component, so the part belongs to nothing. State the component.`,
    );
    return;
  }
  const { subcomponents } = component;
  if (subcomponents.size === 0 || subcomponents.has(name)) return;
  const near = closest(name, subcomponents.keys());
  const advice = near
    ? `Did you mean "${near}"?`
    : `It has: ${[...subcomponents.keys()].join(', ')}.`;
  yield problem(
    'unknown-subcomponent',
    place,
    `The component "${component.name}" has no subcomponent "${name}". ${advice}`,
  );
}

function* levelsOutsidePolicy(
  { code, level, may, source }: LogConstant,
  { name, levels }: Component,
): Generator<CatalogProblem> {
  if (levels.length === 0) return;
  const outside = (candidate: Level) => !levels.includes(candidate.rung);
  const advice = `"${name}" promises to log only at ${levels.join(', ')}. Change the level or the promise.`;
  if (level && outside(level)) {
    const message = `${code} has the level ${level.native}, and ${advice}`;
    yield problem('level-outside-policy', at(source, 'level'), message);
  }
  const further = may.filter(outside).map(({ native }) => native);
  if (further.length > 0) {
    const message = `${code} may be logged at ${further.join(', ')}, and ${advice}`;
    yield problem('level-outside-policy', at(source, 'may'), message);
  }
}
