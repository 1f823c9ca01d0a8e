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
