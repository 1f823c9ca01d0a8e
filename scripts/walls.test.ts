/** The walls of ARCHITECTURE.md stand: the engine runs where there is no Node, and lint sees each breach. */
import { createContext, runInContext } from 'node:vm';
import { build, type BuildResult } from 'esbuild';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;

describe('the engine in a web worker', () => {
  it('is bundled without a single module of Node', async () => {
    const { metafile, errors } = await bundleForBrowser("export * from '@loglex/engine'");
    expect(errors).toEqual([]);
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    expect(imports).toEqual([]);
  });

  it('starts where nothing but ECMAScript exists', async () => {
    const { outputFiles } = await bundleForBrowser("export * from '@loglex/engine'");
    const bare = createContext({});
    runInContext(outputFiles[0]!.text, bare);
    expect(Object.keys(runInContext('bundled', bare) as object)).toContain('defineCheck');
  });

  it('would fail to bundle if it imported a module of Node', async () => {
    const { errors } = await bundleForBrowser(
      "export * from '@loglex/engine'; export * from 'node:fs'",
    );
    expect(errors.map((error) => error.text)).toEqual([
      expect.stringContaining('Could not resolve "node:fs"'),
    ]);
  });
});

describe('the runtime', () => {
  it('is bundled for a browser without a single import, and starts where nothing but ECMAScript exists', async () => {
    const { metafile, errors, outputFiles } = await bundleForBrowser(
      "export * from '@loglex/runtime'",
    );
    expect(errors).toEqual([]);
    expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
    const bare = createContext({});
    runInContext(outputFiles[0]!.text, bare);
    const written = runInContext(
      `const lines = [];
       bundled.logConstant({ warn: (...given) => lines.push(given) }, { code: 'A1', name: 'A', level: 'warn', message: '{a}' }, { a: 1 });
       JSON.stringify(lines)`,
      bare,
    ) as string;
    expect(written).toBe('[["1",{"code":"A1","a":1}]]');
  });
});

describe('lint', () => {
  const eslint = new ESLint({ cwd: ROOT });

  it.each([
    ['catalog', '@loglex/engine', 'Arrows point one way'],
    ['engine', '@loglex/project', 'Arrows point one way'],
    ['engine', 'loglex', 'Arrows point one way'],
    ['project', 'eslint-plugin-loglex', 'Arrows point one way'],
    ['eslint-plugin', 'loglex', 'Arrows point one way'],
    ['cli', 'eslint-plugin-loglex', 'Arrows point one way'],
    ['project', '@loglex/lsp', 'Arrows point one way'],
    ['lsp', 'loglex', 'Arrows point one way'],
    ['lsp', 'loglex-vscode', 'Arrows point one way'],
    ['vscode-extension', '@loglex/engine', 'Arrows point one way'],
    ['vscode-extension', 'loglex', 'Arrows point one way'],
    ['runtime', '@loglex/catalog', 'Arrows point one way'],
    ['runtime', 'node:util', 'does no I/O'],
    ['catalog', 'node:fs', 'does no I/O'],
    ['engine', 'node:path', 'does no I/O'],
    ['engine', 'fs/promises', 'does no I/O'],
    ['engine', 'oxc-parser', 'parses none'],
    ['engine', '@typescript-eslint/types', 'parses none'],
    ['engine', 'web-tree-sitter', 'parses none'],
    ['engine', 'typescript', 'parses none'],
    ['catalog', 'typescript', 'parses none'],
    ['engine', 'eslint', 'knows no face'],
    ['engine', 'estree', 'knows no face'],
    ['engine', 'vscode-languageserver-types', 'knows no face'],
    ['engine', '@loglex/catalog/src/text.ts', 'by its name'],
    ['engine', '../../catalog/src/text.ts', 'by its name'],
    ['project', '../../engine/src/ports.ts', 'by its name'],
    ['cli', '../../../project/dist/index.js', 'by its name'],
  ])('reports that %s imports %s', async (name, specifier, words) => {
    for (const code of [`import '${specifier}';`, `export type * from '${specifier}';`]) {
      expect(await messages(entryOf(name), code)).toContainEqual(expect.stringContaining(words));
    }
  });

  it.each([
    ['engine', '@loglex/catalog'],
    ['engine', './ports.ts'],
    ['engine', 'picomatch'],
    ['project', '@loglex/engine'],
    ['project', 'node:fs'],
    ['project', 'oxc-parser'],
    ['cli', '@loglex/project'],
    ['cli', '@loglex/lsp'],
    ['lsp', 'vscode-jsonrpc/node'],
    ['vscode-extension', '@loglex/lsp'],
    ['vscode-extension', 'vscode-languageclient/node'],
    ['eslint-plugin', 'eslint'],
  ])('lets %s import %s', async (name, specifier) => {
    expect(await messages(entryOf(name), `import '${specifier}';`)).toEqual([]);
  });

  it.each(['../frontends/estree/front-end.ts', '../ports.ts', 'node:fs', '@loglex/project'])(
    'reports that a check imports %s',
    async (specifier) => {
      const file = 'packages/engine/src/checks/unknown-code.ts';
      expect(await messages(file, `import '${specifier}';`)).toHaveLength(1);
    },
  );

  it('reports that a front end imports a check', async () => {
    const file = 'packages/engine/src/frontends/data/front-end.ts';
    expect(await messages(file, "import '../../checks/run.ts';")).toHaveLength(1);
  });

  it.each([
    'packages/engine/src/checks/unknown-code.ts',
    'packages/engine/src/change/renumber.ts',
    'packages/engine/src/editor/constant-completion.ts',
    'packages/engine/src/fixes/respell-mention.ts',
    'packages/engine/src/constants/resolve.ts',
    'packages/cli/src/main.ts',
  ])('reports what tells one language from another in %s', async (file) => {
    for (const code of [
      "export const a = (facts) => facts.language === 'python';",
      'export const a = (facts, other) => facts.language !== other;',
      'export const a = (language, other) => language === other;',
      'export function a(facts) { switch (facts.language) { default: } }',
      "export const a = new Set(['javascript']);",
    ]) {
      expect(await messages(file, code), code).toContainEqual(
        expect.stringContaining('knows one language from another'),
      );
    }
    const lookup = 'export const a = (map, facts) => map.get(facts.language);';
    expect(await messages(file, lookup)).not.toContainEqual(
      expect.stringContaining('knows one language from another'),
    );
  });

  it('reports that the engine loads on demand', async () => {
    expect(
      await messages('packages/engine/src/index.ts', "await import('node:fs');"),
    ).toContainEqual(expect.stringContaining('given all it needs'));
  });

  it.each(['utils.ts', 'misc.ts', 'helpers.ts', 'manager.ts', 'text-utils.ts'])(
    'reports a file named %s',
    async (name) => {
      expect(await messages(`packages/engine/test/${name}`, 'export {};')).toContainEqual(
        expect.stringContaining('Name a file after what it holds'),
      );
    },
  );

  /** A file that exists, for rules that ask TypeScript about it. */
  function entryOf(name: string): string {
    const entries: Readonly<Record<string, string>> = {
      cli: 'main',
      'vscode-extension': 'extension',
    };
    return `packages/${name}/src/${entries[name] ?? 'index'}.ts`;
  }

  async function messages(filePath: string, code: string): Promise<string[]> {
    const results = await eslint.lintText(code, { filePath });
    return results.flatMap((result) => result.messages.map((each) => each.message));
  }
});

type Bundled = BuildResult<{ write: false; metafile: true }>;

async function bundleForBrowser(contents: string): Promise<Bundled> {
  try {
    return await build({
      stdin: { contents, resolveDir: `${ROOT}packages/project` },
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      globalName: 'bundled',
      platform: 'browser',
      conditions: ['@loglex/source'],
      logLevel: 'silent',
    });
  } catch (failure) {
    return failure as Bundled;
  }
}
