/** What sections, settings, fields, manifests and alert routes refer to: legends and components that exist. */
import { closest } from '../lookup/nearest.ts';
import type { Catalog, CatalogProblem } from '../model.ts';
import type { Location } from '../text.ts';
import { at, problem } from './problem.ts';

export function* vocabularyReferenceProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const { legend, place } of legendReferences(catalog)) {
    if (catalog.legends.has(legend)) continue;
    const near = closest(legend, catalog.legends.keys());
    const words = `No legend "${legend}" is declared, so any value would do. ${near === undefined ? 'Declare it under legends.' : `Did you mean "${near}"?`}`;
    yield problem('unknown-legend', place, words);
  }
  for (const { name, components, source } of catalog.alerts.values()) {
    for (const { text, range } of components) {
      if (catalog.components.has(text)) continue;
      const near = closest(text, catalog.components.keys());
      const words = `No component "${text}" is declared, so "${name}" never sends a record of it. ${near === undefined ? 'Declare it under components.' : `Did you mean "${near}"?`}`;
      yield problem('unknown-component', { file: source.file, range }, words);
    }
  }
}

function* legendReferences(
  catalog: Catalog,
): Generator<{ readonly legend: string; readonly place: Location }> {
  for (const { keys } of catalog.sections.values()) {
    for (const { legend, source } of keys.values()) {
      if (legend !== undefined) yield { legend, place: at(source, 'legend') };
    }
  }
  for (const { keys } of catalog.settings.values()) {
    for (const { legend, source } of keys.values()) {
      if (legend !== undefined) yield { legend, place: at(source, 'legend') };
    }
  }
  for (const { statusLegend, stageLegend, source } of catalog.manifests.values()) {
    for (const legend of [statusLegend, stageLegend]) {
      if (legend !== undefined) yield { legend, place: at(source, 'legends') };
    }
  }
  for (const { fields } of [...catalog.components.values(), ...catalog.constants]) {
    for (const { legend, source } of fields.values()) {
      if (legend !== undefined) yield { legend, place: source };
    }
  }
}
