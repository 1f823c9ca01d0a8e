/** What the types of a project change in its plan: calls that only a name speaks for. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openProject } from '@loglex/project';
import { expect, it } from 'vitest';
import { migrationProject } from './migration-project.ts';

const FILES = {
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "types": [] }, "include": ["src"] }',
  'src/orders/ports.ts':
    'export interface Logger { info(text: string): void; warn(text: string): void }\n' +
    'export type Entries = Map<string, string> & { info?: never };\n',
  'src/orders/place.ts':
    "\uFEFFimport type { Logger } from './ports.js';\n" +
    'interface Deps { readonly log: Logger }\n' +
    "export function place(deps: Deps) { deps.log.info('Order is placed'); }\n",
  'src/orders/dom.ts':
    "export function of(all: { logger: Set<string> & Date }) { (all as any as { logger: Map<string, (text: string) => void> }).logger.info('No logger'); }\n",
  'src/orders/any.ts': "export function any(logger: any) { logger.info('Who knows'); }\n",
};

async function confidences(root: string, types: boolean) {
  const project = await openProject({ cwd: root });
  const outcome = await project.planMigration({ types });
  if ('refused' in outcome) return outcome.refused;
  return outcome.plan.files.flatMap(({ file, rows }) =>
    rows.map(({ confidence }) => `${file} ${confidence}`),
  );
}

function withTypeScript(root: string) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const installed = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  symlinkSync(installed, join(root, 'node_modules/typescript'));
  return root;
}

it('certifies a logger typed in another file, refutes a value of the language, and leaves `any` as it was', async () => {
  const root = withTypeScript(migrationProject(FILES));
  expect(await confidences(root, false)).toEqual([
    'src/orders/any.ts likely',
    'src/orders/dom.ts likely',
    'src/orders/place.ts likely',
  ]);
  expect(await confidences(root, true)).toEqual([
    'src/orders/any.ts likely',
    'src/orders/place.ts certain',
  ]);
});

it('says how TypeScript is installed where it is not', async () => {
  expect(await confidences(migrationProject(FILES), true)).toContain('npm install -D typescript');
});

it('applies what types made certain', async () => {
  const root = withTypeScript(
    migrationProject({
      ...FILES,
      'src/orders/place.ts':
        "import type { Out } from './out.js';\n" +
        "export function place(deps: { log: Out }, id: string) { deps.log.info('Order %s is placed', id); }\n",
      'src/orders/out.ts': 'export type Out = import("pino").Logger;\n',
      'node_modules/pino/package.json': '{ "name": "pino", "types": "index.d.ts" }',
      'node_modules/pino/index.d.ts':
        'export interface Logger { info(text: string, ...more: unknown[]): void }\n',
    }),
  );
  const project = await openProject({ cwd: root });
  const outcome = await project.planMigration({ types: true });
  if ('refused' in outcome) throw new Error(outcome.refused);
  const { plan } = outcome;
  const row = plan.files.find(({ file }) => file === 'src/orders/place.ts')?.rows[0];
  expect(row).toMatchObject({ confidence: 'certain', tier: 'safe', decision: 'migrate' });
  const applied = await project.applyMigration(plan, { write: false });
  expect(applied).toMatchObject({ rows: 1, unmigrated: [] });
  if ('refused' in applied) throw new Error(applied.refused);
  expect(applied.files.at(-1)?.after).toContain(row?.after);
});
