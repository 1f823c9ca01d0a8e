// @ts-check
/**
 * Writes the JSON Schemas that editors take, from the schemas in code. Needs a build. `--check` writes nothing
 * and fails where a file is not what it would write.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { CATALOG_SCHEMA } from '@loglex/catalog';
import { checks, PLAN_SCHEMA, settingsSchema } from '@loglex/engine';

const SCHEMAS = [
  ['packages/catalog/schema/catalog.schema.json', CATALOG_SCHEMA],
  ['packages/engine/schema/loglex.schema.json', settingsSchema(checks)],
  ['packages/engine/schema/plan.schema.json', PLAN_SCHEMA],
];
const onlyCheck = process.argv.includes('--check');
const root = new URL('../', import.meta.url);

for (const [path, schema] of SCHEMAS) {
  const url = new URL(String(path), root);
  const config = await resolveConfig(url);
  const text = await format(JSON.stringify(schema), { ...config, parser: 'json' });
  if (existsSync(url) && readFileSync(url, 'utf8') === text) continue;
  if (onlyCheck) {
    console.error(
      `${path} is not up to date: run \`npm run build\` and \`node scripts/generate-schemas.js\`.`,
    );
    process.exitCode = 1;
  } else {
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, text);
    console.error(`${path} written`);
  }
}
