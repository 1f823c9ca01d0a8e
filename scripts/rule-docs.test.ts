import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sourceChecks } from '@loglex/engine';
import plugin from 'eslint-plugin-loglex';
import { expect, test } from 'vitest';
import { ruleFiles } from './rule-docs/files.js';

const root = new URL('../', import.meta.url);

test('pages, table and types of the ESLint rules are what the checks say; `npm run generate` writes them', async () => {
  const files = await ruleFiles(sourceChecks, plugin);
  for (const [path, text] of files) {
    const file = new URL(path, root);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined, path).toBe(text);
  }
  const pages = readdirSync(new URL('packages/eslint-plugin/docs/rules/', root));
  expect(pages.filter((name) => !files.has(`packages/eslint-plugin/docs/rules/${name}`))).toEqual(
    [],
  );
});
