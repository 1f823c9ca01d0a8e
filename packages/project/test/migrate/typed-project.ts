/** A project that can be migrated and whose types can be asked for: with the repository's TypeScript, and packages of loggers. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openProject } from '@loglex/project';
import { migrationProject } from './migration-project.ts';

const STRICT = {
  strict: true,
  types: [],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  target: 'es2022',
  noEmit: true,
};

/** As its declarations have it, as far as calls go. */
const PINO = `export interface LogFn { (text: string, ...more: unknown[]): void; (fields: object, text?: string): void }
export interface Logger { info: LogFn; warn: LogFn; error: LogFn; child(fields: object): Logger }
export default function pino(): Logger;
`;

/** A tsconfig.json with these of its compilerOptions on top, and other keys beside them. */
export function tsconfig(options: object = {}, rest: object = { include: ['src'] }): string {
  return JSON.stringify({ compilerOptions: { ...STRICT, ...options }, ...rest });
}

/** The absolute path of a new project with pino's types. `files` go over what it has by itself. */
export function typedProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = migrationProject({
    'tsconfig.json': tsconfig(),
    'node_modules/pino/package.json': '{ "name": "pino", "type": "module", "types": "index.d.ts" }',
    'node_modules/pino/index.d.ts': PINO,
    ...files,
  });
  const installed = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  symlinkSync(installed, join(root, 'node_modules/typescript'));
  return root;
}

/** The project at `root`, and its plan with types. */
export async function plannedWithTypes(root: string) {
  const project = await openProject({ cwd: root });
  const planned = await project.planMigration({ types: true });
  if ('refused' in planned) throw new Error(planned.refused);
  const rows = planned.plan.files.flatMap(({ file, rows: own }) =>
    own.map((row) => ({ file, ...row })),
  );
  return { project, ...planned, rows };
}
