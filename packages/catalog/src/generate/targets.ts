/** The targets that `generate` in a project's settings may name, and what makes their files. */
import { generateFieldsSchema } from './generate-fields-schema.ts';
import { generateFilterSnapshot } from './generate-filter-snapshot.ts';
import { generateJson } from './generate-json.ts';
import type { Generator } from './generator.ts';
import { generatePython } from './python/generate-python.ts';
import { generateJavaScript } from './typescript/generate-javascript.ts';
import { generateTypeScript } from './typescript/generate-typescript.ts';

export const GENERATORS: ReadonlyMap<string, Generator> = new Map<string, Generator>([
  ['typescript', generateTypeScript],
  ['javascript', generateJavaScript],
  ['python', generatePython],
  ['json', generateJson],
  ['fields-schema', generateFieldsSchema],
  ['filter-snapshot', generateFilterSnapshot],
]);
