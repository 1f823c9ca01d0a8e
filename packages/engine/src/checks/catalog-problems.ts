/** One check per problem that a catalog can have. The words are the catalog's own: nothing is said twice. */
import { CATALOG_PROBLEMS, type CatalogProblemKind } from '@loglex/catalog';
import { defineCheck, type CatalogCheck, type Example } from './check.ts';

export const catalogChecks: readonly CatalogCheck[] = Object.entries<CatalogProblemKind>(
  CATALOG_PROBLEMS,
).map(([id, kind]) => catalogCheck(id, kind));

function catalogCheck(id: string, kind: CatalogProblemKind): CatalogCheck {
  const { description, severity, what, why, incorrect, correct } = kind;
  return defineCheck({
    kind: 'catalog',
    id,
    description,
    defaultSeverity: severity,
    testSeverity: severity,
    messages: { problem: '{problem}' },
    docs: { what, why, incorrect: examplesOf(incorrect), correct: examplesOf(correct) },
    *run(problems) {
      for (const { id: found, message, file, range, related } of problems) {
        if (found !== id) continue;
        yield {
          messageId: 'problem',
          data: { problem: message },
          file,
          range,
          ...(related && { related }),
        };
      }
    },
  });
}

function examplesOf(example: string): readonly Example[] {
  return [{ language: 'yaml', code: example }];
}
