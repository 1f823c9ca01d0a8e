/** An application in a folder of its own: the packed runtime under `node_modules`, as npm would install it, and constants made of a catalog. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GENERATORS, parseCatalog } from '@loglex/catalog';
import { transform } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const APP = fileURLToPath(new URL('app', import.meta.url));

/** Loggers that the application imports, from where the repository has them. */
const LOGGERS = [
  '@nestjs/common',
  'bunyan',
  'consola',
  'log4js',
  'pino',
  'reflect-metadata',
  'winston',
];

/** The folder; whoever asked for it removes it. The runtime must be built. */
export async function packedApplication(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'loglex-hosts-'));
  cpSync(APP, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const modules = join(folder, 'node_modules');
  for (const name of LOGGERS) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  unpackRuntime(join(modules, '@loglex/runtime'));
  const constants = generated(readFileSync(join(APP, 'catalog.yaml'), 'utf8'));
  writeFileSync(join(folder, 'log-codes.ts'), constants);
  const { code } = await transform(constants, { loader: 'ts', format: 'esm' });
  writeFileSync(join(folder, 'log-codes.js'), code);
  return folder;
}

function unpackRuntime(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const answer = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    {
      cwd: join(ROOT, 'packages/runtime'),
      encoding: 'utf8',
    },
  );
  const [{ filename }] = JSON.parse(answer) as [{ readonly filename: string }];
  execFileSync('tar', ['-xzf', filename, '--strip-components=1'], { cwd: folder });
}

function generated(text: string): string {
  const { catalog, problems } = parseCatalog([{ file: 'catalog.yaml', text }]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return GENERATORS.get('typescript')!(catalog, { from: ['catalog.yaml'] }).text;
}
