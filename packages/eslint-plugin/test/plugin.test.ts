/** What every rule and configuration of the plugin must have, whatever checks there are. */
import { readFileSync } from 'node:fs';
import { sourceChecks } from '@loglex/engine';
import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import plugin from 'eslint-plugin-loglex';
import { describe, expect, it } from 'vitest';

const { configs, rules } = plugin;
const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('says what it is', () => {
  const manifest = new URL('../package.json', import.meta.url);
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  expect(plugin.meta).toEqual({ name, version, namespace: 'loglex' });
});

it('has a rule for each check, and no others', () => {
  expect(Object.keys(rules)).toEqual(sourceChecks.map(({ id }) => id));
});

describe.each(sourceChecks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const { meta } = rules[id] as { meta: NonNullable<Linter.Config> & Meta };

  it('has a page where its address leads, and a line in README.md', () => {
    const page = readFileSync(new URL(meta.docs.url), 'utf8');
    expect(page).toMatch(new RegExp(`^# loglex/${id}\\n`));
    expect(page).toContain(check.description);
    expect(README).toContain(`[${id}](docs/rules/${id}.md)`);
    expect(meta.docs.description).toBe(check.description);
  });

  it('has words for all that its check says', () => {
    expect(Object.keys(meta.messages)).toEqual(expect.arrayContaining(Object.keys(check.messages)));
    for (const words of Object.values(meta.messages)) {
      expect(words.replace(/\{\{ \w+ \}\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  it('announces the fixes that its check announces', () => {
    expect(meta.fixable).toBe(check.fixable === 'safe' ? 'code' : undefined);
    expect(meta.hasSuggestions ?? false).toBe(check.fixable !== undefined);
  });

  it('takes the options that its check takes, where they are its own', () => {
    const [schema] = meta.schema;
    expect(schema?.properties).toEqual(
      check.kind === 'file' ? check.options?.properties : undefined,
    );
    expect(schema?.additionalProperties).toBe(schema && false);
    expect(meta.defaultOptions).toEqual(schema && [{}]);
  });

  it('is on in the configurations that its kind and its severity ask for', () => {
    const on = Object.keys(configs).filter((name) =>
      [configs[name]!].flat().some((config) => config.rules?.[`loglex/${id}`] !== undefined),
    );
    const isDefault = check.defaultSeverity !== 'off';
    const wanted = {
      file: [...(isDefault ? ['recommended', 'python'] : []), 'strict'],
      catalog: isDefault ? ['catalog'] : [],
      project: [],
    }[check.kind];
    const isAboutYaml = check.docs.incorrect.some(({ language }) => language === 'yaml');
    const inYaml = isDefault && (check.inCatalog === true || isAboutYaml) ? ['catalog'] : [];
    expect(new Set(on)).toEqual(new Set([...wanted, ...inYaml, 'all']));
  });
});

interface Meta {
  readonly docs: { readonly url: string; readonly description: string };
  readonly messages: Readonly<Record<string, string>>;
  readonly fixable?: string;
  readonly hasSuggestions?: boolean;
  readonly schema: readonly { properties: unknown; additionalProperties: unknown }[];
  readonly defaultOptions?: readonly unknown[];
}

describe.each(Object.keys(configs))('the configuration %s', (name) => {
  const parts = [configs[name]!].flat();

  it('has a name, files and settings', () => {
    for (const part of parts) {
      expect(part.name).toBe(`loglex/${name}`);
      expect(part.files?.length).toBeGreaterThan(0);
      expect(part.settings).toEqual({ loglex: { digest: expect.stringMatching(/^[\w-]{16}$/) } });
    }
  });

  it('can be extended by name', async () => {
    const config = defineConfig([
      {
        files: ['src/**'],
        ...(name === 'catalog' && { files: ['**'] }),
        plugins: { loglex: plugin },
        extends: [`loglex/${name}`],
      },
    ]);
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
    const file = { python: 'src/a.py', catalog: 'loglex.yaml' }[name] ?? 'src/a.js';
    const { rules: on } = (await eslint.calculateConfigForFile(file)) as Linter.Config;
    expect(Object.keys(on ?? {})).toEqual(Object.keys(parts[0]!.rules ?? {}));
  });
});

it('gives what is an error by default as an error, and the rest as a warning', () => {
  const { recommended } = configs;
  expect(recommended.rules).toMatchObject({
    'loglex/unknown-code': 'error',
    'loglex/ad-hoc-log': 'warn',
  });
  expect(new Set(Object.values(configs.strict.rules ?? {}))).toEqual(new Set(['error']));
});
