import {
  type Catalog,
  GENERATORS,
  type ModuleKind,
  parseCatalog,
  type Spelling,
} from '@loglex/catalog';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { evaluateTypeScript } from './evaluate-typescript.ts';
import { hostileCatalog } from './hostile-catalogs.ts';

const generate = GENERATORS.get('javascript')!;
const KINDS: readonly ModuleKind[] = ['esm', 'commonjs'];
const SPELLINGS: readonly (readonly [string, Spelling])[] = [
  ['members', { by: 'name', owner: 'LOG', prefix: '', suffix: '' }],
  ['bare names', { by: 'name', owner: undefined, prefix: '', suffix: '' }],
];

/** What the module exports; throws where it is no JavaScript as it stands. */
function evaluate(text: string, kind: ModuleKind): Record<string, unknown> {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: kind === 'esm' ? 'a.mjs' : 'a.cjs',
    reportDiagnostics: true,
    compilerOptions: { allowJs: true, target: ts.ScriptTarget.ES2022 },
  });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  if (kind === 'esm') return evaluateTypeScript(text);
  const module = { exports: {} as Record<string, unknown> };
  // As Node wraps it.
  new Function('exports', 'require', 'module', '__filename', '__dirname', text)(
    ...[module.exports, undefined, module, '', ''],
  );
  return module.exports;
}

/** What is exported, but for the one name by which an evaluated module of TypeScript exports nothing. */
function exportsOf(module: Record<string, unknown>): string {
  const entries = Object.keys(module).filter((key) => key !== '__proto__');
  return JSON.stringify(entries.sort().map((key) => [key, module[key]]));
}

describe.each(KINDS)('a hostile catalog as a module of %s', (kind) => {
  it.each(SPELLINGS)(
    'of %s has the constants that the one of TypeScript has',
    (_, spelling) => {
      const options = { from: ['*/ \u2028 x'], spelling, module: kind };
      const check = (catalog: Catalog): void => {
        const { text, leftOut } = generate(catalog, options);
        const typed = GENERATORS.get('typescript')!(catalog, options);
        expect(text).not.toMatch(/[^\p{L}\p{M}\p{N}\p{P}\p{S} \n]/u);
        if (leftOut.length > typed.leftOut.length) return;
        expect(exportsOf(evaluate(text, kind))).toBe(exportsOf(evaluateTypeScript(typed.text)));
      };
      fc.assert(fc.property(hostileCatalog, check), { numRuns: 60 });
    },
    120_000,
  );
});

const CATALOG = `loglex: 1
components:
  telemetry:
    loggers: [app.telemetry.*]
    subcomponents: { db-sink: {} }
constants:
  - code: LOG612
    name: SINK_QUEUE_FULL
    aliases: [SINK_FULL]
    level: warning
    message: "Queue full: {dropped} rows"
    component: telemetry
    fields: { dropped: { type: integer, description: Rows lost. }, mode: { enum: ["*/", slow] } }
    deprecated: { since: 1.3.0, replaced-by: LOG9 }
  - { code: LOG9, name: UP, level: info, message: Up }
`;
const { catalog } = parseCatalog([{ file: 'catalog.yaml', text: CATALOG }]);

it.each(KINDS)('is this, as a module of %s', async (module) => {
  const { text } = generate(catalog, { from: ['log-catalog/*.yaml'], module });
  await expect(text).toMatchFileSnapshot(`log-codes.${module}.js.txt`);
});

it('leaves to CommonJS the names that it has for itself', () => {
  const text = 'loglex: 1\nconstants: [{ code: A1, name: exports, level: info, message: a }]\n';
  const spelling = SPELLINGS[1]![1];
  const { leftOut } = generate(parseCatalog([{ file: 'a.yaml', text }]).catalog, {
    from: [],
    spelling,
    module: 'commonjs',
  });
  expect(leftOut.map(({ why }) => why)).toEqual([
    'has the name exports, which stands for something else already',
  ]);
});
