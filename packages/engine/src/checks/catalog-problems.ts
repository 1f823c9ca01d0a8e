/** One check per problem that a catalog can have, in files or in code. The words are told where the problem is found: nothing is said twice. */
import { CATALOG_PROBLEMS, type CatalogProblemKind } from '@loglex/catalog';
import { SOURCE_PROBLEMS, type SourceProblemKind } from '../import/source-problems.ts';
import { defineCheck, type CatalogCheck, type Example } from './check.ts';

export const catalogChecks: readonly CatalogCheck[] = [
  ...Object.entries<CatalogProblemKind>(CATALOG_PROBLEMS),
  ...Object.entries<SourceProblemKind>(SOURCE_PROBLEMS),
].map(([id, kind]) => catalogCheck(id, kind));

function catalogCheck(id: string, kind: CatalogProblemKind | SourceProblemKind): CatalogCheck {
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

function examplesOf(example: string | readonly Example[]): readonly Example[] {
  return typeof example === 'string' ? [{ language: 'yaml', code: example }] : example;
}
