/** Destinations: those that a component names exist, and keep what its constants say. */
import type { Level, Rung } from '../level.ts';
import { closest } from '../lookup/nearest.ts';
import { keptRungs } from '../lookup/kept-rungs.ts';
import type { Catalog, CatalogProblem, Component, LogConstant } from '../model.ts';
import { at, problem } from './problem.ts';

export function* destinationProblems(catalog: Catalog): Generator<CatalogProblem> {
  const kept = new Map<string, readonly Rung[]>();
  for (const component of catalog.components.values()) {
    yield* undeclared(component, catalog);
    const rungs = keptRungs(component, catalog);
    if (rungs !== undefined) kept.set(component.name, rungs);
  }
  if (kept.size === 0) return;
  for (const constant of catalog.constants) {
    const component = catalog.components.get(constant.component ?? '');
    const rungs = component && kept.get(component.name);
    if (rungs !== undefined) yield* unkept(constant, component!, rungs);
  }
}

function* undeclared(
  { name, destinations, source }: Component,
  catalog: Catalog,
): Generator<CatalogProblem> {
  for (const { text, range } of destinations) {
    if (catalog.destinations.has(text)) continue;
    const near = closest(text, catalog.destinations.keys());
    const words = `No destination "${text}" is declared, so nobody knows where the records of "${name}" go. ${near === undefined ? 'Declare it under destinations.' : `Did you mean "${near}"?`}`;
    yield problem('unknown-destination', { file: source.file, range }, words);
  }
}

function* unkept(
  { code, level, may, source }: LogConstant,
  { name, destinations, source: owner }: Component,
  kept: readonly Rung[],
): Generator<CatalogProblem> {
  const isLost = ({ rung }: Level) => !kept.includes(rung);
  const lost = [level, ...may].find((one) => one !== undefined && isLost(one));
  if (lost === undefined) return;
  const places = destinations.map(({ text }) => `"${text}"`).join(', ');
  const words = `${code} may be logged at ${lost.native}, and the records of "${name}" go to ${places}, which ${kept.length > 0 ? `keeps only ${kept.join(', ')}` : 'keeps nothing'}: nobody will read it. Change the level, or what is kept.`;
  yield problem('unkept-level', at(source, lost === level ? 'level' : 'may'), words, {
    ...at(owner, 'destinations'),
    message: 'Where its records go.',
  });
}
