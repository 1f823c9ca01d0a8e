/** Kinds of manifests: the statuses that they name are terms of their legend, and those that judge are final. */
import { grammarOf } from '../legend/tag-grammar.ts';
import { closest } from '../lookup/nearest.ts';
import type { ManifestKind } from '../manifest/manifest-kind.ts';
import type { Catalog, CatalogProblem } from '../model.ts';
import { problem } from './problem.ts';

export function* manifestProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const kind of catalog.manifests.values()) yield* statusProblems(kind, catalog);
}

function* statusProblems(
  { name, statusLegend, final, success, failure, source }: ManifestKind,
  { legends }: Catalog,
): Generator<CatalogProblem> {
  const legend = legends.get(statusLegend ?? '');
  const words = legend && grammarOf(legend).words;
  for (const key of ['final', 'success', 'failure'] as const) {
    // What nobody wrote need not be among the terms.
    if (!source.values.has(key)) continue;
    for (const { text, range } of { final, success, failure }[key]) {
      const place = { file: source.file, range };
      if (words && !words.has(text)) {
        const near = closest(text, words.keys());
        const advice = near === undefined ? 'Name one of its terms.' : `Did you mean "${near}"?`;
        const message = `The legend "${statusLegend}" has no term "${text}", so no manifest of "${name}" may have that status. ${advice}`;
        yield problem('unknown-term', place, message);
      } else if (key !== 'final' && !final.some((status) => status.text === text)) {
        const message = `"${text}" is not among the final statuses of "${name}", so a stage that has it counts as unfinished. Add it to "final".`;
        yield problem('unknown-term', place, message);
      }
    }
  }
}
