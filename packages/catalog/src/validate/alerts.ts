/** Alerts: what a constant says of whom it reaches is what the alert routes do. */
import type { AlertRoute } from '../legend/vocabulary.ts';
import { compareRungs } from '../level.ts';
import type { Level } from '../level.ts';
import { closest } from '../lookup/nearest.ts';
import type { Catalog, CatalogProblem, LogConstant } from '../model.ts';
import type { Location } from '../text.ts';
import { at, problem } from './problem.ts';

export function* alertProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const constant of catalog.constants) {
    for (const { text, range } of constant.alerts ?? []) {
      const place = { file: constant.source.file, range };
      const route = catalog.alerts.get(text);
      if (route) yield* lost(constant, route, place);
      else yield undeclared(catalog, constant, text, place);
    }
  }
}

function undeclared(
  { alerts }: Catalog,
  { code }: LogConstant,
  name: string,
  place: Location,
): CatalogProblem {
  const near = closest(name, alerts.keys());
  const advice = near === undefined ? 'Declare it under alerts.' : `Did you mean "${near}"?`;
  const words = `No alert route "${name}" is declared, so nobody hears of ${code}. ${advice}`;
  return problem('unrouted-alert', place, words);
}

function* lost(
  constant: LogConstant,
  { name, from, components, source }: AlertRoute,
  place: Location,
): Generator<CatalogProblem> {
  const { code, component } = constant;
  const route = { ...at(source, 'from'), message: 'The route.' };
  const levels: readonly Level[] = constant.level ? [constant.level, ...constant.may] : [];
  const low = levels.find(({ rung }) => from !== undefined && compareRungs(rung, from) < 0);
  if (low) {
    const words = `"${name}" sends records from ${from} on, and ${code} may be logged at ${low.native}, so nobody hears of it then. Raise the level, or lower the route.`;
    yield problem('unrouted-alert', place, words, route);
  }
  if (components.length > 0 && !components.some(({ text }) => text === component)) {
    const owners = components.map(({ text }) => text).join(', ');
    const words = `"${name}" sends records of ${owners} alone, so nobody hears of ${code}. Add its component to the route.`;
    yield problem('unrouted-alert', place, words, route);
  }
}
