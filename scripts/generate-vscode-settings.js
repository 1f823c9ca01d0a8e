// @ts-check
/**
 * Writes the settings that the extension of VS Code contributes, from those of the language server and the list of checks:
 * the section with the id `generated` in its manifest, and their texts in `package.nls.json`. Needs a build. `--check`
 * writes nothing and fails where a file is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { sourceChecks } from '@loglex/engine';
import { configurationSchema } from '@loglex/lsp';

const FOLDER = new URL('../packages/vscode-extension/', import.meta.url);
const onlyCheck = process.argv.includes('--check');

/** @type {Record<string, string>} */
const texts = {};
const properties = Object.fromEntries(
  Object.entries(configurationSchema(sourceChecks)).map(([key, schema]) => [
    key,
    { order: Object.keys(texts).length, scope: 'window', ...localised(key, schema) },
  ]),
);
await update('package.json', (manifest) => {
  const sections = manifest.contributes.configuration;
  const section = sections.find((/** @type {{ id: string }} */ { id }) => id === 'generated');
  section.properties = properties;
});
await update('package.nls.json', (strings) => {
  for (const key of Object.keys(strings)) {
    if (/^setting\.loglex\.(?!server\b|trace\b)/.test(key)) delete strings[key];
  }
  Object.assign(strings, texts);
});

/**
 * The schema with a key in place of each text.
 * @param {string} key
 * @param {Omit<import('@loglex/lsp').SettingSchema, 'default'> & { default?: unknown }} schema
 * @returns {Record<string, unknown>}
 */
function localised(key, { description, enumDescriptions, properties, ...rest }) {
  const name = `setting.${key}`;
  texts[name] = description;
  return {
    ...rest,
    markdownDescription: `%${name}%`,
    ...(enumDescriptions && {
      markdownEnumDescriptions: enumDescriptions.map((text, index) => {
        const value = `${name}.${rest.enum?.[index]}`;
        texts[value] = text;
        return `%${value}%`;
      }),
    }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([each, inner]) => [
          each,
          localised(`${key}.${each}`, inner),
        ]),
      ),
    }),
  };
}

/**
 * @param {string} file
 * @param {(data: any) => void} change
 */
async function update(file, change) {
  const url = new URL(file, FOLDER);
  const before = readFileSync(url, 'utf8');
  const data = JSON.parse(before);
  change(data);
  const after = await format(JSON.stringify(data), {
    ...(await resolveConfig(url)),
    filepath: url.pathname,
  });
  if (after === before) return;
  if (onlyCheck) {
    console.error(
      `packages/vscode-extension/${file} is not up to date: run \`npm run build\` and \`node scripts/generate-vscode-settings.js\`.`,
    );
    process.exitCode = 1;
  } else {
    writeFileSync(url, after);
    console.error(`packages/vscode-extension/${file} written`);
  }
}
